"""The page of the downloads, and the data dictionary: what is published of every field, and why."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from plugins.downloads.package import Copy
from plugins.downloads.tables import TableOf
from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Cell, Column, Download, DownloadFile, Fact, Heading, Table
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.page import DocumentPage
from plugins.publication.classes import FieldClass
from plugins.publication.dictionary import Entry, dictionary
from plugins.registry.vocabulary import PowerKind

FORMS = {"csv": "CSV", "json": "JSON", "xlsx": "Excel"}
CLASSES = {
    FieldClass.PUBLISH: "公开",
    FieldClass.MASK: "隐去个人信息后公开",
    FieldClass.INTERNAL: "仅供核对，不公开",
    FieldClass.NEVER: "不收集",
}
TOLD = (
    "部门填写的每一栏，哪些公开，哪些遮盖后公开，哪些不公开，为什么。"
    "网站的页面、搜索和下载只拿得到“公开”和“隐去个人信息后公开”的内容。"
)
HEADS = (Column("栏目"), Column("怎样公开"), Column("为什么"))


def data_page(desk: Desk, copies: Sequence[Copy]) -> DocumentPage:
    """All files to take away, the feeds, and the way to the data dictionary."""
    page = at.DATA
    files = tuple(
        Download(f"{table.title}（{rows}条）", tuple(_file(desk, page, c) for c in found))
        for (table, rows), found in _by_table(copies).items()
        if rows
    )
    address = desk.to(page, "data/datapackage.json")
    package = Download("数据包说明", (DownloadFile("datapackage.json", address, ""),))
    way = Fact("每一栏怎样公开", ("看数据字典",), desk.to(page, at.DICTIONARY))
    feeds = tuple(filter(None, (_feeds(desk, page), _kind_feeds(desk, page))))
    return DocumentPage(
        address=page,
        head=desk.head(page, "数据下载", "全部清单的表格和接口。", columns.DATA),
        trail=desk.trail(page, ("数据下载", page)),
        heading=Heading(
            "数据下载", lead="页面上能看到的，都能下载。可以自由使用，请注明来源和日期。"
        ),
        sections=filled(
            (
                section("files", "全部文件", Block("Downloads", (*files, package))),
                section("feeds", "订阅", Block("Downloads", feeds) if feeds else None),
                section("dictionary", "数据字典", Block("Facts", (way,))),
            )
        ),
    )


def _by_table(copies: Sequence[Copy]) -> dict[tuple[TableOf, int], list[Copy]]:
    found: dict[tuple[TableOf, int], list[Copy]] = {}
    for copy in copies:
        found.setdefault((copy.table, copy.rows), []).append(copy)
    return found


def _file(desk: Desk, page: str, copy: Copy) -> DownloadFile:
    return DownloadFile(FORMS[copy.form], desk.to(page, copy.address), _size(copy.size))


def _feeds(desk: Desk, page: str) -> Download | None:
    names = sorted(desk.with_news)
    if not names:
        return None
    every = DownloadFile("全部机关", desk.to(page, at.FEED), "")
    own = (
        DownloadFile(name or "未注明机关", desk.to(page, desk.addresses.feed(name)), "")
        for name in names
    )
    return Download("新公开、撤回的执法结果和清单调整（Atom）", (every, *own))


def _kind_feeds(desk: Desk, page: str) -> Download | None:
    """The adjustments of each kind of power (CH-08)."""
    kinds = {kind for change in desk.adjustments for kind in desk.kinds_of(change)}
    files = tuple(
        DownloadFile(kind.label, desk.to(page, at.kind_feed(kind)), "")
        for kind in PowerKind
        if kind in kinds
    )
    return Download("清单调整，按事项类型（Atom）", files) if files else None


def dictionary_page(desk: Desk) -> DocumentPage:
    """Every column of every list: its class, and why."""
    page = at.DICTIONARY
    return DocumentPage(
        address=page,
        head=desk.head(page, "数据字典", TOLD, columns.DATA),
        trail=desk.trail(page, ("数据下载", at.DATA), ("数据字典", page)),
        heading=Heading("数据字典", lead=TOLD, facts=tuple(_counted())),
        sections=tuple(_lists()),
    )


def _counted() -> Iterator[Fact]:
    every = dictionary()
    for kind, name in CLASSES.items():
        yield Fact(name, (f"{sum(entry.kind is kind for entry in every)}栏",))


def _lists() -> Iterator[BlockSection]:
    for number, (sheet, entries) in enumerate(
        groupby(dictionary(), key=lambda entry: entry.sheet), 1
    ):
        yield section(f"list-{number}", sheet, Block("Table", _table(sheet, list(entries))))


def _table(sheet: str, entries: Sequence[Entry]) -> Table:
    cells = ((Cell(one.heading), Cell(CLASSES[one.kind]), Cell(one.why)) for one in entries)
    rows = {row[0].text: row for row in cells}
    return Table(f"{sheet}的{len(rows)}栏", HEADS, tuple(rows.values()))


def _size(count: int) -> str:
    return f"{count / 1024:.0f} kB" if count >= 1024 else f"{count} 字节"
