"""A template knows the list as it stands: saved by LibreOffice and read again, it is that list."""

import re
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook as Book

from plugins.clerks.template import TemplateOptions, Written, write_template
from plugins.clerks.template.choices import choices_of, takes_several, vocabulary_of
from plugins.clerks.template.filling import records_of
from plugins.clerks.template.sheets import FIRST_ROW, HEADING_ROW
from plugins.registry.calendar import load_calendar
from plugins.registry.cells import CitedText, InUnit, StatedRange
from plugins.registry.instruments import Library
from plugins.registry.layouts import LAYOUTS
from plugins.registry.linking import Registry
from plugins.registry.models.authorities import Authority
from plugins.registry.models.funds import Fund
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.reading import SheetReading, read_sheets
from plugins.registry.records import Record, Source
from plugins.registry.sheets import Column, Form, SheetLayout
from plugins.registry.values.money import Unit
from plugins.registry.workbook import Workbook, read_workbook
from tests.conftest import Office

BUREAU = "示例市城市管理局"
CHOICES = {
    "authorities": (BUREAU, "示例市司法局"),
    "items": tuple(f"330201{number:06}" for number in range(300)),
    "funds": ("城市绿化补助资金",),
    "articles": ("《中华人民共和国行政处罚法》第三十三条", "《示例市市容条例》第二十条第一款"),
}


def raw(layout: SheetLayout, column: Column) -> object:
    """What a careful clerk writes into *column*."""
    field = layout.model.model_fields[column.field]
    kind = vocabulary_of(field)
    if kind:
        labels = kind.labels()
        return "、".join(labels[:2]) if takes_several(field) else labels[-1]
    if column.choices:
        return CHOICES[column.choices][0]
    kinds = str(field.annotation)
    by_form: dict[Form, object] = {
        Form.MONEY: InUnit(1234.56, Unit.WAN_YUAN),
        Form.DATE: date(2026, 3, 1),
        Form.YES_NO: "否",
        Form.NUMBER: 2026 if column.field == "year" else 12,
    }
    if "CitedText" in kinds:
        return "《中华人民共和国行政处罚法》第三十三条\n《示例市市容条例》第二十条第一款"
    if "StatedRange" in kinds:
        return "处1万元以上5万元以下罚款"
    if column.form is Form.CODE:
        return "00123456789012"
    return by_form.get(column.form, f"=“{column.heading}”的第一行，含,逗号|竖线")


def record(layout: SheetLayout, **more: object) -> Record:
    fields = {column.field: raw(layout, column) for column in layout.columns}
    source = Source("城管局/清单.xlsx", layout.sheet, 4)
    return layout.model.model_validate({**fields, "source": source, **more})


def written(path: Path, records: Sequence[Record], year: int | None = 2026) -> Written:
    options = TemplateOptions(BUREAU, year)
    return write_template(LAYOUTS, CHOICES, records, path, options)


def opened(path: Path) -> Book:
    with path.open("rb") as stream:
        return openpyxl.load_workbook(stream)


def readings(path: Path) -> list[SheetReading]:
    workbook = read_workbook(path, "城管局/清单.xlsx")
    assert isinstance(workbook, Workbook), workbook
    assert not workbook.findings
    return list(read_sheets(workbook))


def letter(sheet: Any, heading: str) -> str:
    """The column below *heading*."""
    found = [cell.column_letter for cell in sheet[HEADING_ROW] if cell.value == heading]
    assert len(found) == 1, heading
    return str(found[0])


def facts(one: Record) -> dict[str, Any]:
    return {name: value for name, value in vars(one).items() if name != "source"}


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [record(layout) for layout in LAYOUTS]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, records: list[Record]) -> Path:
    return written(tmp_path_factory.mktemp("template") / "模板.xlsx", records).target


@pytest.fixture(scope="module")
def resaved(template: Path, soffice: Office) -> Path:
    return soffice.convert(template, "xlsx", template.parent / "office")


@pytest.mark.parametrize("program", ["openpyxl", "LibreOffice"])
def test_a_filled_template_reads_as_the_list_it_was_filled_with(
    program: str, request: pytest.FixtureRequest, records: list[Record]
) -> None:
    path: Path = request.getfixturevalue("template" if program == "openpyxl" else "resaved")
    read = readings(path)
    assert [reading.count.layout for reading in read] == [layout.sheet for layout in LAYOUTS]
    for reading, before in zip(read, records, strict=True):
        assert not reading.findings, [str(finding) for finding in reading.findings]
        assert (reading.count.rows, reading.count.mapped) == (1, 1), reading.count
        (after,) = reading.records
        assert facts(after) == facts(before)


def test_an_empty_template_has_nothing_to_complain_of(tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    assert set(written(path, ()).rows.values()) == {0}
    for reading in readings(path):
        assert not reading.findings
        assert reading.count.rows == 0


def test_what_a_clerk_has_to_know_comes_first(template: Path) -> None:
    book = opened(template)
    assert book.sheetnames[0] == "填写说明"
    assert book.sheetnames[1:-1] == [layout.sheet for layout in LAYOUTS]
    assert book[book.sheetnames[-1]].sheet_state == "hidden"
    guidance = book["填写说明"]
    said = "\n".join(str(row[0].value) for row in guidance.iter_rows(max_col=1))
    assert BUREAU in said
    assert "身份证号" in said
    links = [cell.hyperlink.location for (cell,) in guidance["A1:A60"] if cell.hyperlink]
    assert links == [f"'{layout.sheet}'!A1" for layout in LAYOUTS]


def test_headings_are_explained_and_stay_in_sight(template: Path) -> None:
    sheet = opened(template)["财政专项资金"]
    amount = letter(sheet, "资金规模（万元）")
    assert sheet[f"{amount}2"].value == "应填（依法公开）；只填数字，单位万元"
    assert sheet.freeze_panes == f"B{FIRST_ROW}"
    assert sheet[f"{amount}{FIRST_ROW}"].value == 1234.56


def test_codes_are_text_below_the_last_row_too(template: Path) -> None:
    sheet = opened(template)["权力清单"]
    assert sheet["A4"].value == "00123456789012"
    assert sheet["A4"].number_format == "@"
    assert sheet.column_dimensions["A"].number_format == "@"
    dates = letter(sheet, "生效日期")
    assert sheet.column_dimensions[dates].number_format == "yyyy-mm-dd"


def test_drop_downs_offer_live_lists_by_name_whatever_their_length(template: Path) -> None:
    book = opened(template)
    offered: dict[str, set[str]] = {}
    for sheet in book.worksheets:
        for validation in sheet.data_validations.dataValidation:
            assert len(validation.prompt) <= 255
            assert len(validation.promptTitle) <= 32
            if validation.type == "list":
                assert len(validation.formula1) <= 255
                offered.setdefault(validation.formula1, set()).add(validation.promptTitle)
    assert "是否收费" in offered.pop('"是,否"')
    assert "事项编码" in offered["FL_items"]
    assert "实施主体" in offered["FL_authorities"]
    assert "设定依据" in offered["FL_articles"]
    assert "事项类型" in offered["FL_PowerKind"]
    names = {name: defined.attr_text for name, defined in book.defined_names.items()}
    assert offered.keys() == names.keys()
    for name, values in (("FL_items", CHOICES["items"]), ("FL_articles", CHOICES["articles"])):
        sheet_name, area = names[name].replace("$", "").split("!")
        column = book[sheet_name.strip("'")][area]
        assert tuple(cell.value for (cell,) in column) == values


def test_libreoffice_keeps_drop_downs_hints_and_the_hidden_sheet(resaved: Path) -> None:
    with zipfile.ZipFile(resaved) as zipped:
        book = zipped.read("xl/workbook.xml").decode()
        items = zipped.read("xl/worksheets/sheet4.xml").decode()
    assert re.search(r'<sheet name="选项"[^>]* state="hidden"', book)
    assert "<definedName" in book
    kinds = re.search(r"<dataValidation [^>]*>(?=<formula1>FL_PowerKind</formula1>)", items)
    assert kinds is not None
    assert 'type="list"' in kinds[0]
    assert 'prompt="必填；点单元格选择"' in kinds[0]


def test_words_that_look_like_formulas_stay_words(template: Path, resaved: Path) -> None:
    for path in (template, resaved):
        with zipfile.ZipFile(path) as zipped:
            for name in zipped.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    assert not re.search(rb"<f[ >]", zipped.read(name)), name


def test_outcomes_are_filled_in_for_a_named_year_only(tmp_path: Path) -> None:
    layout = next(layout for layout in LAYOUTS if layout.model is PenaltyDecision)
    both = [record(layout, decided=date(year, 5, 6)) for year in (2025, 2026)]
    for year, rows in ((None, 0), (2025, 1), (2024, 0)):
        assert written(tmp_path / "a.xlsx", both, year).rows[layout.sheet] == rows


def test_an_open_end_is_written_in_words(tmp_path: Path) -> None:
    layout = next(layout for layout in LAYOUTS if layout.model is PowerItem)
    path = written(tmp_path / "a.xlsx", [record(layout, ends="长期")]).target
    sheet = opened(path)["权力清单"]
    assert sheet[f"{letter(sheet, '取消日期')}{FIRST_ROW}"].value == "长期"


def test_the_same_list_makes_the_same_bytes(tmp_path: Path, records: list[Record]) -> None:
    first = written(tmp_path / "1.xlsx", records).target.read_bytes()
    assert written(tmp_path / "2.xlsx", records).target.read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.xlsx", "2.xlsx"]


def test_live_lists_and_records_come_from_the_registry(tmp_path: Path) -> None:
    by_model = {layout.model: layout for layout in LAYOUTS}
    mine = [
        record(by_model[Authority], name=BUREAU),
        record(by_model[PowerItem], code="B2", authority=BUREAU),
        record(by_model[PowerItem], code="A1", authority=BUREAU),
        record(by_model[Fund], name="资金甲", authority=BUREAU),
    ]
    others = [
        record(by_model[Authority], name="示例市司法局"),
        record(by_model[PowerItem], code="C3", authority="示例市司法局", basis="《某法》第二条"),
    ]
    calendar = load_calendar(tmp_path)
    registry = Registry([*mine, *others], Library(), calendar, date(2026, 11, 20))
    choices = choices_of(registry, BUREAU)
    assert choices["authorities"] == tuple(sorted((BUREAU, "示例市司法局")))
    assert choices["items"] == ("A1", "B2")
    assert choices["funds"] == ("资金甲",)
    assert "《某法》第二条" in choices["articles"]
    assert "《示例市市容条例》第二十条第一款" in choices["articles"]
    assert records_of(registry, BUREAU) == mine


def test_the_test_record_fills_every_kind_of_cell(records: list[Record]) -> None:
    kinds = {type(value) for one in records for value in facts(one).values()}
    assert kinds >= {str, int, bool, date, tuple, CitedText, StatedRange}
