"""The page of the downloads, with the data dictionary: every field and its publication class."""

from collections.abc import Sequence

from plugins.downloads.package import Copy
from plugins.downloads.tables import TableOf
from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Cell, Column, Download, DownloadFile, Heading, Table
from plugins.pages.views.blocks import Block, section
from plugins.pages.views.page import DocumentPage
from plugins.publication.classes import FieldClass, class_of
from plugins.registry.layouts import LAYOUTS

FORMS = {"csv": "CSV", "json": "JSON", "xlsx": "Excel"}
CLASSES = {
    FieldClass.PUBLISH: "公开",
    FieldClass.MASK: "隐去个人信息后公开",
    FieldClass.INTERNAL: "仅供核对，不公开",
    FieldClass.NEVER: "不收集",
}


def data_page(desk: Desk, copies: Sequence[Copy]) -> DocumentPage:
    """All files to take away, then the data dictionary."""
    page = at.DATA
    files = tuple(
        Download(f"{table.title}（{rows}条）", tuple(_file(desk, page, c) for c in found))
        for (table, rows), found in _by_table(copies).items()
        if rows
    )
    address = desk.to(page, "data/datapackage.json")
    package = Download("数据包说明", (DownloadFile("datapackage.json", address, ""),))
    return DocumentPage(
        address=page,
        head=desk.head(page, "数据下载", "全部清单的表格和接口。", columns.DATA),
        trail=desk.trail(page, ("数据下载", page)),
        heading=Heading(
            "数据下载", lead="页面上能看到的，都能下载。可以自由使用，请注明来源和日期。"
        ),
        sections=(
            section("files", "全部文件", Block("Downloads", (*files, package))),
            section("dictionary", "数据字典", *_dictionary()),
        ),
    )


def _by_table(copies: Sequence[Copy]) -> dict[tuple[TableOf, int], list[Copy]]:
    found: dict[tuple[TableOf, int], list[Copy]] = {}
    for copy in copies:
        found.setdefault((copy.table, copy.rows), []).append(copy)
    return found


def _file(desk: Desk, page: str, copy: Copy) -> DownloadFile:
    return DownloadFile(FORMS[copy.form], desk.to(page, copy.address), _size(copy.size))


def _dictionary() -> list[Block]:
    blocks = []
    for layout in LAYOUTS:
        told = [(c.heading, CLASSES[class_of(layout.model, c.field)]) for c in layout.columns] + [
            (heading, CLASSES[FieldClass.NEVER]) for heading in layout.never
        ]
        cells = tuple((Cell(heading), Cell(said)) for heading, said in dict(told).items())
        heads = (Column("栏目"), Column("怎样公开"))
        blocks.append(Block("Table", Table(layout.sheet, heads, cells)))
    return blocks


def _size(count: int) -> str:
    return f"{count / 1024:.0f} kB" if count >= 1024 else f"{count} 字节"
