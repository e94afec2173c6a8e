"""UN: the same item is the same item on every level and in every district.

An item of one code is one power of one law, whoever exercises it.  Limits, benchmarks and
tiers may differ; they stand side by side on the site's pages of comparison.
"""

from collections.abc import Iterator
from functools import partial

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.items import PowerItem
from plugins.registry.rules.checking import Check, checks
from plugins.registry.values.citations import Citation, title_key
from plugins.registry.values.text import fold

WARNING = Severity.WARNING
CALIBRE = "本系统约定（统一口径、统一标准）；GB/T 39046—2020 表 4（基本编码）"
UN_01 = Rule(
    "UN-01",
    WARNING,
    CALIBRE,
    "同一事项编码的名称各机关一致",
    "An item of one code has one name, whoever exercises it",
    "事项{code}在{other}叫“{allowed}”，这里叫“{given}”；同一编码应当是同一个名称。",
    "Item {code} is “{given}” here and “{allowed}” at {other}.",
)
UN_02 = Rule(
    "UN-02",
    WARNING,
    CALIBRE,
    "同一事项编码的权力类型各机关一致",
    "An item of one code is of one kind",
    "事项{code}在{other}是{allowed}，这里是{given}；同一编码应当是同一种权力。",
    "Item {code} is {given_en} here and {allowed_en} at {other}.",
)
UN_03 = Rule(
    "UN-03",
    WARNING,
    CALIBRE,
    "同一事项编码的设定依据各机关一致",
    "An item of one code rests on the same provisions",
    "事项{code}的依据与{other}不一致：{why}。",
    "The basis of item {code} differs from {other}: {why_en}.",
)
NAMED = 4
"""How many provisions one finding names on each side."""


@checks(UN_01, UN_02, UN_03)
def items_of_a_code_agree(registry: Registry) -> Iterator[Finding]:
    """Each item is held against that of the highest level; of equals the first read counts."""
    for code, items in shared_items(registry).items():
        first, *others = items
        for item in others:
            yield from _compared(registry, code, first, item)


def shared_items(registry: Registry) -> dict[str, list[PowerItem]]:
    """Codes that several authorities list and use → their items, the highest level first."""
    groups: dict[str, list[PowerItem]] = {}
    for item in registry.all(PowerItem):
        if item.code and item.status in (None, v.ItemStatus.ACTIVE):
            groups.setdefault(item.code, []).append(item)
    return {
        code: sorted(items, key=partial(_height, registry))
        for code, items in groups.items()
        if len({item.authority for item in items}) > 1
    }


def _height(registry: Registry, item: PowerItem) -> int:
    """0 for the state; an item without a level has that of its authority."""
    authority = registry.authorities.get(item.authority or "")
    level = item.level or (authority.level if authority else None)
    return list(v.Level).index(level) if level else len(v.Level)


def _compared(
    registry: Registry, code: str, first: PowerItem, item: PowerItem
) -> Iterator[Finding]:
    if item.authority == first.authority:
        return  # ID-02 tells of it
    if fold(item.name) != fold(first.name):
        there = first.place("name")
        yield UN_01.at(
            item.place("name"),
            see=(there,),
            code=code,
            other=there,
            given=item.name,
            allowed=first.name,
        )
    if item.kind and first.kind and item.kind is not first.kind:
        there = first.place("kind")
        yield UN_02.at(
            item.place("kind"),
            see=(there,),
            code=code,
            other=there,
            given=item.kind.label,
            allowed=first.kind.label,
            given_en=item.kind.value,
            allowed_en=first.kind.value,
        )
    more, less = _bases(registry, item), _bases(registry, first)
    if more and less and more.keys() != less.keys():
        there = first.place("basis")
        ours = [label for key, label in more.items() if key not in less]
        theirs = [label for key, label in less.items() if key not in more]
        why = [f"这里多{_some(ours)}"] if ours else []
        why += [f"这里少{_some(theirs)}"] if theirs else []
        why_en = [f"only here {_some(ours)}"] if ours else []
        why_en += [f"only there {_some(theirs)}"] if theirs else []
        yield UN_03.at(
            item.place("basis"),
            see=(there,),
            code=code,
            other=there,
            why="，".join(why),
            why_en="; ".join(why_en),
        )


def _bases(registry: Registry, item: PowerItem) -> dict[tuple[str, int | None, int | None], str]:
    """The articles *item* rests on: key → how it is written; short names count as full ones."""
    citations = item.basis.citations if item.basis else ()
    found: dict[tuple[str, int | None, int | None], str] = {}
    for citation in citations:
        if citation.title:
            named = registry.library.named(citation.title)
            key = named.instrument.key if named else title_key(citation.title)
            found.setdefault((key, citation.article, citation.bis), _article(citation))
    return found


def _article(citation: Citation) -> str:
    return Citation(citation.title, None, citation.article, citation.bis).label()


def _some(labels: list[str]) -> str:
    more = f"等{len(labels)}条" if len(labels) > NAMED else ""
    return "、".join(labels[:NAMED]) + more


CHECKS: tuple[Check, ...] = (items_of_a_code_agree,)
