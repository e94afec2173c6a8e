"""The enterprise-investment negative list: which of three lawful things it is, and its entries."""

from collections.abc import Callable, Iterator, Mapping

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk, day_of
from plugins.pages.parts import Card, Cell, Column, Fact, Heading, Notice, Table
from plugins.pages.views.blocks import Block, filled, section
from plugins.pages.views.citing import cited
from plugins.pages.views.facts import facts
from plugins.pages.views.page import DocumentPage
from plugins.publication.records import PublicNegativeEntry
from plugins.registry import vocabulary as v

V = v.NegativeListVariant
MEANING = {
    V.VERIFICATION: (
        "目录内的企业投资项目要经核准才能开工；目录外的实行备案。目录由国务院制定，"
        "各地不得增加。核准机关自受理起20个工作日内决定，可以延长，最长不超过40个工作日；"
        "委托评估的时间不计入，一般不超过30个工作日。"
    ),
    V.REGIONAL: (
        "在完成区域评估的特定区域内，列在这里的企业投资项目仍按一般程序办理；"
        "没有列的，可以适用承诺制。"
    ),
    V.MARKET_ACCESS: (
        "这是全国统一的市场准入负面清单在本地的转载，以国家公布的版本为准。"
        "任何地区和部门不得自行发布市场准入性质的负面清单。清单以外的行业、领域，"
        "各类经营主体都可以依法平等进入。"
    ),
}


def negative_pages(desk: Desk) -> Iterator[DocumentPage]:
    """The index of variants and one page for each that has entries."""
    page = at.NEGATIVE
    found = [
        (variant, entries)
        for variant in V
        if (entries := desk.public.where(PublicNegativeEntry, variant=variant))
    ]
    cards = tuple(
        Card(
            variant.label,
            desk.to(page, desk.addresses.negative_list(variant)),
            kind="负面清单",
            text=MEANING[variant],
            facts=(Fact("条目", (f"{len(entries)}条",)),),
        )
        for variant, entries in found
    )
    yield DocumentPage(
        address=page,
        section="negative",
        head=desk.head(page, "企业投资负面清单", "三种合法的负面清单。", columns.NEGATIVE),
        trail=desk.trail(page, ("负面清单", page)),
        heading=Heading(
            "企业投资负面清单", lead="法无禁止即可为。哪些投资不能做、哪些要先核准，都列在这里。"
        ),
        opening=(Block("Cards", cards),) if cards else (),
        source=desk.source(page, [entry for _, entries in found for entry in entries]),
    )
    for variant, entries in found:
        yield _variant(desk, variant, entries)


def _variant(desk: Desk, variant: V, entries: tuple[PublicNegativeEntry, ...]) -> DocumentPage:
    page = desk.addresses.negative_list(variant)
    first = entries[0]
    bases = cited(desk, page, *(entry.basis for entry in entries))
    return DocumentPage(
        address=page,
        section="negative",
        head=desk.head(
            page,
            variant.label,
            MEANING[variant],
            columns.NEGATIVE,
            published=day_of(first.effective),
        ),
        trail=desk.trail(page, ("负面清单", at.NEGATIVE), (variant.label, page)),
        heading=Heading(
            title=variant.label,
            kind="企业投资负面清单",
            facts=facts(
                ("条目", f"{len(entries)}条"),
                ("版本", first.edition),
                ("发布机关", first.issuer),
                ("生效日期", first.effective),
            ),
        ),
        opening=(Block("Notice", Notice("info", "这是什么清单", (MEANING[variant],))),),
        sections=filled(
            (
                section("entries", "条目", Block("Table", _table(variant, entries))),
                section("basis", "依据", Block("Citations", bases) if bases else None),
            )
        ),
        source=desk.source(page, entries),
    )


Told = tuple[str, Callable[[PublicNegativeEntry], str | None]]
EVERY: tuple[Told, ...] = (
    ("编号", lambda e: e.number or e.code),
    ("管理方式", lambda e: e.mode.label if e.mode else None),
    ("管理措施", lambda e: e.measure),
    ("本地措施", lambda e: e.local_measure),
)
NOTE: Told = ("备注", lambda e: e.note)
OF_VARIANT: Mapping[V, tuple[Told, ...]] = {
    V.VERIFICATION: (("核准机关", lambda e: e.organ), ("核准权限", lambda e: e.approval_level)),
    V.REGIONAL: (
        ("区域", lambda e: e.area),
        ("已完成的评估", lambda e: "、".join(e.assessments)),
        ("准入标准", lambda e: e.standard),
        ("承诺内容", lambda e: e.pledge),
    ),
    V.MARKET_ACCESS: (("主管部门", lambda e: e.organ),),
}
"""What is told of an entry besides its name; a column that no entry fills is not shown."""


def _table(variant: V, entries: tuple[PublicNegativeEntry, ...]) -> Table:
    told = [
        (label, texts)
        for label, field in (*EVERY, *OF_VARIANT[variant], NOTE)
        if any(texts := [field(entry) or "" for entry in entries])
    ]
    rows = tuple(
        (Cell(entry.item), *(Cell(texts[place]) for _, texts in told))
        for place, entry in enumerate(entries)
    )
    columns_ = (Column("项目"), *(Column(label) for label, _ in told))
    return Table(f"{variant.label}（{len(rows)}条）", columns_, rows)
