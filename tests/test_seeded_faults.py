"""Forty faults put into the example city on purpose: check finds exactly those, at their cells."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from plugins.registry.loading import Loaded, load
from tests.books import TODAY

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "shi-shichang-jianguan"
ITEMS, DUTIES = ("权力和责任清单.xlsx", "权力清单"), ("权力和责任清单.xlsx", "主要职责")
BOUNDARIES = ("权力和责任清单.xlsx", "职责边界")
SERVICES = ("权力和责任清单.xlsx", "公共服务事项")
PEOPLE, AUTHORITY = ("执法主体和人员.xlsx", "执法人员"), ("执法主体和人员.xlsx", "执法主体")
TIERS, STEPS = ("裁量基准.xlsx", "裁量基准"), ("执法流程和依据.xlsx", "执法流程")
PROVISIONS = ("执法流程和依据.xlsx", "执法依据")
PENALTIES, LICENCES = ("执法结果2026.xlsx", "行政处罚"), ("执法结果2026.xlsx", "行政许可")
INSPECTIONS, COERCION = ("执法结果2026.xlsx", "行政检查"), ("执法结果2024.xlsx", "行政强制")
STATISTICS = ("统计年报和调整记录.xlsx", "行政处罚统计")
LICENCE_STATISTICS = ("统计年报和调整记录.xlsx", "行政许可统计")

Sheet = tuple[str, str]
Value = str | int | date | None
Broken = tuple[str, str, str, str]
"""(rule, workbook, sheet, cell)."""


@dataclass(frozen=True)
class Fault:
    """A fault of *rule*: what is done to a sheet, returning the cell it is expected at.

    *told_of* is the sheet it is expected at, where that is another one.
    """

    rule: str
    sheet: Sheet
    put: Callable[[Worksheet], str]
    told_of: str = ""


def heading(sheet: Worksheet, name: str) -> tuple[int, int]:
    """(row, column) of the heading *name*."""
    for row in sheet.iter_rows(min_row=1, max_row=5):
        for cell in row:
            if str(cell.value or "").replace("\n", "") == name:
                assert cell.row is not None
                assert cell.column is not None
                return cell.row, cell.column
    raise AssertionError(f"{sheet.title} has no heading {name}")


def cell(name: str, value: Value, row: int) -> Callable[[Worksheet], str]:
    """Put *value* below the heading *name*, in Excel's own *row*."""

    def put(sheet: Worksheet) -> str:
        _, column = heading(sheet, name)
        target = sheet.cell(row, column)
        assert target.value != value
        target.value = value
        return target.coordinate

    return put


def renamed(name: str, to: str | None) -> Callable[[Worksheet], str]:
    """Change the heading *name* itself."""

    def put(sheet: Worksheet) -> str:
        row, column = heading(sheet, name)
        sheet.cell(row, column).value = to
        return sheet.cell(row, column).coordinate

    return put


def added(name: str, value: str) -> Callable[[Worksheet], str]:
    """A further column with a value in its first row of data."""

    def put(sheet: Worksheet) -> str:
        row = next(c.row for r in sheet.iter_rows(max_row=5) for c in r if c.value == "序号")
        column = sheet.max_column + 1
        sheet.cell(row, column).value = name
        sheet.cell(row + 1, column).value = value
        return sheet.cell(row, column).coordinate

    return put


def copied(name: str, source: int, row: int) -> Callable[[Worksheet], str]:
    """Put the value of row *source* into *row*, below the heading *name*."""

    def put(sheet: Worksheet) -> str:
        _, column = heading(sheet, name)
        sheet.cell(row, column).value = sheet.cell(source, column).value
        return sheet.cell(row, column).coordinate

    return put


def told_at(other: int, put: Callable[[Worksheet], str]) -> Callable[[Worksheet], str]:
    """The same fault, told in another row of its column."""

    def elsewhere(sheet: Worksheet) -> str:
        return put(sheet).rstrip("0123456789") + str(other)

    return elsewhere


def told_below(name: str, put: Callable[[Worksheet], str]) -> Callable[[Worksheet], str]:
    """The same fault, told in the same row below the heading *name*."""

    def elsewhere(sheet: Worksheet) -> str:
        row = put(sheet).lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        _, column = heading(sheet, name)
        return f"{get_column_letter(column)}{row}"

    return elsewhere


def merged(name: str, first: int, last: int) -> Callable[[Worksheet], str]:
    """Merge cells below the heading *name*; told at the heading."""

    def put(sheet: Worksheet) -> str:
        row, column = heading(sheet, name)
        sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)
        return sheet.cell(row, column).coordinate

    return put


def hidden(name: str) -> Callable[[Worksheet], str]:
    """Hide the column of the heading *name*."""

    def put(sheet: Worksheet) -> str:
        row, column = heading(sheet, name)
        cell = sheet.cell(row, column)
        sheet.column_dimensions[get_column_letter(column)].hidden = True
        return cell.coordinate

    return put


def emptied(name: str) -> Callable[[Worksheet], str]:
    """Take a whole column out; told at the first cell of the headings."""

    def put(sheet: Worksheet) -> str:
        row, column = heading(sheet, name)
        for number in range(row, sheet.max_row + 1):
            sheet.cell(number, column).value = None
        return f"A{row}"

    return put


def with_sheet(sheet: Worksheet) -> str:
    """Leave a sheet that is no list in the workbook; told of the sheet, at no cell."""
    assert sheet.parent is not None
    other = sheet.parent.create_sheet("通讯录")
    for row in (("科室", "电话"), ("办公室", "1"), ("法规处", "2")):
        other.append(row)
    return ""


FAULTS = [
    Fault("FM-01", AUTHORITY, cell("传真", 900001234567, 4)),
    Fault("FM-02", PENALTIES, cell("公示截止期", "27.1.5", 3)),
    Fault("FM-03", PENALTIES, cell("货值金额（万元）", "若干", 3)),
    Fault("FM-04", INSPECTIONS, merged("检查方式", 3, 4)),
    Fault("FM-05", LICENCES, hidden("数据来源单位")),
    Fault("FM-06", INSPECTIONS, added("抽查主体", "示例市市场监督管理局")),
    Fault("FM-07", ITEMS, cell("通俗说明", "开餐馆、卖食品前要先辦的证。", 4)),
    Fault("FM-08", ITEMS, cell("行使层级", "市里面", 5)),
    Fault("FM-09", LICENCES, cell("行政相对人名称", None, 12)),
    Fault("FM-10", SERVICES, added("领导批示", "同意")),
    Fault("FM-11", ("执法结果2025.xlsx", "行政检查"), emptied("检查日期")),
    Fault("FM-12", SERVICES, with_sheet, "通讯录"),
    Fault("FM-13", STEPS, renamed("责任岗位", "责任刚位")),
    Fault("FM-14", PENALTIES, cell("裁量阶次", "#REF!", 5)),
    Fault("FM-15", LICENCES, cell("许可编号", "=B5&1", 5)),
    Fault("FM-16", INSPECTIONS, added("手机号码", "13900000000")),
    Fault("FM-17", SERVICES, cell("公共服务事项", None, 3)),
    Fault("FM-18", ITEMS, cell("到现场次数", "两三趟", 4)),
    Fault("FM-19", PENALTIES, cell("保密审查", "看情况", 3)),
    Fault("FM-21", PENALTIES, cell("违法事实", None, 4)),
    Fault("ID-01", LICENCES, cell("统一社会信用代码", "91339901MA0478780Y", 6)),
    Fault("ID-02", ITEMS, copied("实施编码", 46, 47)),
    Fault("ID-03", AUTHORITY, cell("行政区划代码", "3399", 4)),
    Fault("ID-04", LICENCES, cell("行政许可决定文书号", "示药监许〔2026〕1号", 13)),
    Fault("ID-05", PENALTIES, cell("行政处罚决定书文号", "示市监罚〔2026〕26号", 26)),
    Fault("PL-01", ITEMS, cell("实施主体", "示例市市场监督局", 41)),
    Fault("PL-05", ITEMS, cell("承诺办结时限", 25, 4)),
    Fault("PL-06", ITEMS, cell("法定办结时限", 30, 7)),
    Fault("PL-07", ITEMS, cell("是否收费", "是", 8)),
    Fault("RL-01", BOUNDARIES, cell("职责分工", "负责流动摊贩。", 4)),
    Fault("DB-01", TIERS, cell("具体标准", "处76万元以上120万元以下罚款", 35)),
    Fault("DB-02", TIERS, told_at(43, cell("具体标准", "处9万元以上不足18万元罚款", 44))),
    Fault("DB-03", TIERS, cell("具体标准", "处2000元以上1万元以下罚款", 77)),
    Fault("DB-04", TIERS, cell("具体标准", "处7万元以上10万元以下罚款", 49)),
    Fault("DB-05", TIERS, copied("适用条件", 55, 56)),
    Fault("DB-06", TIERS, cell("具体标准", "并处违法所得1倍以上不足1.6倍罚款", 39)),
    Fault("XR-01", INSPECTIONS, cell("事项编码", "330631009999", 16)),
    Fault("XR-02", PENALTIES, cell("处罚依据", "《中华人民共和国特种设备安全法》第八十四条", 9)),
    Fault("XR-07", PEOPLE, cell("有效期至", date(2026, 10, 31), 16)),
    Fault("ST-02", STATISTICS, cell("合计", 20, 4)),
    Fault("ST-03", LICENCE_STATISTICS, cell("许可数量", 6, 4)),
    Fault("ST-04", STATISTICS, cell("罚没金额（万元）", 106, 5)),
    Fault("ST-05", LICENCE_STATISTICS, cell("受理数量", 12, 5)),
    Fault("PN-02", PENALTIES, cell("罚款金额（万元）", 8, 17)),
    Fault("PN-11", PENALTIES, cell("处罚类别", "警告", 11)),
    Fault("PN-16", PENALTIES, cell("送达日期", date(2026, 1, 1), 3)),
    Fault("LI-02", LICENCES, cell("发证日期", date(2026, 2, 28), 3)),
    Fault("LI-05", LICENCES, cell("不予许可理由", None, 11)),
    Fault("IN-03", INSPECTIONS, cell("公示日期", date(2026, 6, 30), 4)),
    Fault("IN-04", INSPECTIONS, cell("检查批次", None, 5)),
    Fault("LB-01", ITEMS, cell("设定依据", "依照有关规定", 37)),
]


def found(loaded: Loaded) -> set[Broken]:
    """Every (rule, cell) of a check, but for the one note on what the law library lacks."""
    return {
        (f.rule, place.workbook, place.sheet, place.cell)
        for f in loaded.findings
        if f.rule != "LB-00"
        for place in (f.place, *f.see)
    }


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[Broken], set[Broken]]:
    """What was put in, and what check finds beyond the city as it stands."""
    lists = tmp_path_factory.mktemp("faults") / "lists"
    shutil.copytree(ROOT / "lists", lists)
    before = found(load(lists, [ROOT / "content/laws"], today=TODAY))
    put: set[Broken] = set()
    books: dict[str, Workbook] = {}
    for fault in FAULTS:
        name, sheet = fault.sheet
        if name not in books:
            books[name] = load_workbook(lists / FOLDER / name)
        at = fault.put(books[name][sheet])
        put.add((fault.rule, f"{FOLDER}/{name}", fault.told_of or sheet, at))
    for name, book in books.items():
        book.save(lists / FOLDER / name)
    after = found(load(lists, [ROOT / "content/laws"], today=TODAY))
    return put, after - before


def test_nothing_that_was_put_in_is_missed(checked: tuple[set[Broken], set[Broken]]) -> None:
    put, seen = checked
    assert put - seen == set()


def test_nothing_else_is_said(checked: tuple[set[Broken], set[Broken]]) -> None:
    put, seen = checked
    assert seen - put == set()


def test_there_are_forty_of_every_family() -> None:
    assert len(FAULTS) >= 40
    families = {fault.rule.partition("-")[0] for fault in FAULTS}
    assert families >= {"FM", "ID", "PL", "RL", "DB", "XR", "ST", "LB", "PN"}
