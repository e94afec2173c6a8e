"""Workbooks as clerks' programs leave them, full of what a careless copy would lose."""

import base64
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

HOSTILE = ("张三's 表", 'a b & <c>"d"', "附表!1#二")
"""Names of sheets that must be quoted, escaped or both."""

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"

_X14 = (
    '<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" '
    'count="1"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>码表!$A$1:$A$2'
    "</xm:f></x14:formula1><xm:sqref>D2:D9</xm:sqref></x14:dataValidation></x14:dataValidations>"
    "</ext>"
)
EXTRA_PARTS = {
    "xl/cellimages.xml": b'<cellImages xmlns="http://www.wps.cn/officeDocument/2017/etCustomData"/>',
    "customXml/item1.xml": "<数据>保留</数据>".encode(),
    "xl/threadedComments/threadedComment1.xml": (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        'threadedcomments"><threadedComment ref="B3" dT="2026-01-05T00:00:00.00" '
        'personId="{0}" id="{1}"><text>请核对</text></threadedComment></ThreadedComments>'
    ).encode(),
    "xl/persons/person.xml": b"<personList/>",
}


def by_openpyxl(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "权力清单"
    sheet.merge_cells("A1:D1")
    sheet["A1"] = "某局权力清单"
    for column, heading in enumerate(("事项编码", "事项名称", "权力类型", "金额"), start=1):
        sheet.cell(2, column, heading).font = Font(bold=True)
    for row in range(3, 9):
        sheet.cell(row, 1, f"0201000{row}").number_format = "@"
        sheet.cell(row, 2, f"对第{row}种行为的处罚")
        sheet.cell(row, 3, "行政处罚")
        sheet.cell(row, 4, row * 100).number_format = "#,##0.00"
    sheet["D9"] = "=SUM(D3:D8)"
    sheet["A3"].fill = PatternFill("solid", fgColor="FF00B0F0")
    sheet["A3"].border = Border(bottom=Side("double"))
    sheet["A3"].alignment = Alignment(horizontal="right", indent=1)
    sheet["B3"].comment = Comment("科室意见：\n先不改", "王某")
    sheet.merge_cells("C4:C6")
    kinds = DataValidation("list", formula1='"行政处罚,行政许可"')
    kinds.add("C3:C99")
    sheet.add_data_validation(kinds)
    sheet.freeze_panes = "A3"
    for name in HOSTILE:
        book.create_sheet(name)["B2"] = name
    book.create_sheet("备用").sheet_state = "hidden"
    book.save(path)
    book.close()
    return path


def by_xlsxwriter(path: Path) -> Path:
    raw = path.with_suffix(".raw.xlsx")
    book = xlsxwriter.Workbook(raw)
    sheet = book.add_worksheet("权力清单")
    other = book.add_worksheet("码表")
    other.write_column(0, 0, ["行政处罚", "行政许可"])
    book.define_name("种类", "=码表!$A$1:$A$2")
    book.define_name("码表!本表", "=码表!$A$1")
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, ("编码", "名称", "类型", "金额", "比例"), bold)
    for row in range(1, 9):
        sheet.write_row(row, 0, (f"A{row}", f"名称{row}", "行政处罚", row))
        sheet.write_formula(row, 4, f"=D{row + 1}/10", None, row / 10)
    sheet.write_rich_string(3, 1, "一半", bold, "粗体")
    sheet.write_dynamic_array_formula("G2", "=UNIQUE(C2:C9)", None, "行政处罚")
    sheet.write_comment("B3", "原有批注", {"author": "李某"})
    sheet.write_comment("C7", "另一条")
    sheet.data_validation("C2:C9", {"validate": "list", "source": "=种类"})
    sheet.conditional_format("D2:D9", {"type": "data_bar", "data_bar_2010": True})
    sheet.add_sparkline("H2", {"range": "权力清单!D2:D9"})
    sheet.insert_image("J2", "点.png", {"image_data": BytesIO(PNG)})
    sheet.set_header("&C&G", {"image_center": "点.png", "image_data_center": BytesIO(PNG)})
    sheet.insert_textbox("J9", "说明文字")
    sheet.insert_button("L9", {"caption": "按钮"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=权力清单!$D$2:$D$9"})
    sheet.insert_chart("J12", chart)
    other.add_table("C1:D4", {"columns": [{"header": "甲"}, {"header": "乙"}]})
    book.close()
    end = b"</extLst></worksheet>"
    next_row = b'</row><row r="3"'
    picture = b'<c r="I2" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    edits = {
        "xl/worksheets/sheet1.xml": ((end, _X14.encode() + end), (next_row, picture + next_row))
    }
    return edited(raw, path, edits, EXTRA_PARTS)


def edited(
    source: Path,
    target: Path,
    edits: Mapping[str, tuple[tuple[bytes, bytes], ...]],
    added: Mapping[str, bytes] | None = None,
) -> Path:
    """Copy a package with texts of its parts replaced, each exactly once, and parts added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            for before, after in edits.get(name, ()):
                assert data.count(before) == 1, (name, before, data.count(before))
                data = data.replace(before, after)
            new.writestr(name, data)
        for name, data in (added or {}).items():
            new.writestr(name, data)
    return target


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist() if not name.endswith("/")}


def by_hand(path: Path, kind: str = "") -> Path:
    """The least there can be: odd folders, no styles, no shared strings, no cell references.

    *kind* may be ``strict`` or ``prefixed``.
    """
    p, space = ("x:", "xmlns:x") if kind == "prefixed" else ("", "xmlns")
    main, office = (STRICT_MAIN, STRICT_OFFICE) if kind == "strict" else (MAIN, OFFICE)
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    book_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    texts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        f'package.relationships+xml"/><Override PartName="/book/main.xml" ContentType="{book_type}"'
        f'/><Override PartName="/book/s/one.xml" ContentType="{sheet_type}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r" '
        f'Type="{office}/officeDocument" Target="/book/main.xml"/></Relationships>',
        "book/main.xml": f'<{p}workbook {space}="{main}" xmlns:q="{office}"><{p}sheets>'
        f'<{p}sheet name="表一" sheetId="7" q:id="one"/></{p}sheets></{p}workbook>',
        "book/_rels/main.xml.rels": f'<Relationships xmlns="{rels}"><Relationship Id="one" '
        f'Type="{office}/worksheet" Target="s/one.xml"/></Relationships>',
        "book/s/one.xml": f'<{p}worksheet {space}="{main}"><{p}sheetData>'
        f'<{p}row><{p}c t="inlineStr"><{p}is><{p}t>编码</{p}t></{p}is></{p}c>'
        f"<{p}c><{p}v>1</{p}v></{p}c></{p}row><{p}row/><{p}row r='6'><{p}c r='B6'><{p}v>2</{p}v>"
        f"</{p}c></{p}row></{p}sheetData></{p}worksheet>",
    }
    with zipfile.ZipFile(path, "w") as zipped:
        for name, text in texts.items():
            zipped.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>\n' + text)
    return path
