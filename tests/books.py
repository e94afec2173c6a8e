"""Workbooks for tests, as a department would leave them in its folder."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from plugins.registry.loading import Loaded, load

TODAY = date(2026, 11, 20)
Rows = Sequence[Sequence[object]]
Sheets = Mapping[str, Rows]

CITY = "示例市生态环境局"
AUTHORITY_HEADINGS = (
    "执法主体名称",
    "统一社会信用代码",
    "主体性质",
    "行使层级",
    "所属人民政府",
    "职责权限",
    "联系电话",
    "投诉举报电话",
    "负责人姓名",
    "办公地址",
    "办公时间",
)
AUTHORITY = (
    CITY,
    "11230500001755309F",
    "法定机关",
    "市级",
    "示例市人民政府",
    "监督管理生态环境。",
    "0000-1234567",
    "0000-12345",
    "王示",
    "示例路1号",
    "工作日",
)
ITEM_HEADINGS = (
    "事项编码",
    "事项名称",
    "权力类型",
    "设定依据",
    "是否收费",
    "咨询方式",
    "监督投诉方式",
    "无裁量基准原因",
    "行使内容",
    "办理流程",
)
ITEM = (
    "339902000101",
    "对未批先建的处罚",
    "行政处罚",
    "《环境影响评价法》第三十一条",
    "否",
    "0000-1",
    "0000-2",
    "没有幅度",
    "查处未批先建",
    "立案、调查、决定",
)


def book(path: Path, sheets: Sheets) -> Path:
    """A workbook at *path* with *sheets* (name → rows, the headings first)."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path)
    return path


def city(**more: Rows) -> dict[str, Rows]:
    """Sheets of one authority with one item, without a finding; *more* adds or replaces."""
    return {
        "执法主体": (AUTHORITY_HEADINGS, AUTHORITY),
        "权力清单": (ITEM_HEADINGS, ITEM),
        **more,
    }


def loaded(folder: Path, sheets: Sheets, *, today: date = TODAY) -> Loaded:
    """The lists of one authority with *sheets*, read and checked."""
    book(folder / "eco" / "清单.xlsx", sheets)
    return load(folder, today=today)


def said(found: Loaded, rule: str) -> list[str]:
    """The cells at which *rule* was found broken."""
    return [f.place.cell for f in found.findings if f.rule == rule]


def put_in_last_row(path: Path, column: str, value: str) -> None:
    """Put *value* below the heading *column* into the last row of the first sheet of *path*."""
    opened = load_workbook(path)
    sheet = opened.worksheets[0]
    heads = {str(cell.value): cell.coordinate for row in sheet["A1:Z4"] for cell in row}
    sheet[f"{heads[column].rstrip('1234')}{sheet.max_row}"] = value
    opened.save(path)
