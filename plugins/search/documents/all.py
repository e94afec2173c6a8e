"""All kinds of documents, in the order hits are grouped.  A new kind adds its line here."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.pages.desk import Desk
from plugins.pages.rendering import UNSEEN
from plugins.search.documents import bodies, lists
from plugins.search.records import IndexPlan, SearchDocument
from plugins.search.speaking import reading
from plugins.search.wording import read_synonyms


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its name as printed, what its hits weigh, and how they are made.

    Letters find the titles of a *spoken* kind: what a reader knows by name.
    """

    kind: str
    label: str
    weight: float
    make: Callable[[Desk], Iterator[SearchDocument]]
    spoken: bool = True


KINDS = (
    DocumentKind("item", "权力清单", 1.0, lists.items),
    DocumentKind("authority", "执法主体", 1.0, bodies.authorities),
    DocumentKind("responsibility", "责任清单", 0.5, lists.responsibilities),
    DocumentKind("negative", "企业投资负面清单", 0.8, lists.negative_entries),
    DocumentKind("fund", "财政专项资金", 1.0, lists.funds),
    DocumentKind("benchmark", "裁量基准", 0.5, lists.benchmarks),
    DocumentKind("procedure", "执法流程", 0.6, lists.procedures),
    DocumentKind("inspection_item", "随机抽查事项", 0.5, lists.inspection_items),
    DocumentKind("law", "执法依据", 0.9, bodies.laws),
    DocumentKind(
        "article", "法律条文", 0.5, lambda _: iter(()), spoken=False
    ),  # made with their instrument
    DocumentKind("page", "说明", 0.9, bodies.written),
    DocumentKind("officer", "执法人员", 0.6, bodies.officers, spoken=False),
    DocumentKind("change", "清单调整", 0.3, bodies.changes),
    DocumentKind(
        "outcome", "执法结果", 0.25, lambda _: iter(()), spoken=False
    ),  # made workbook by workbook
)
SYNONYMS = "synonyms.txt"
PLAN = IndexPlan(
    kinds=tuple((kind.kind, kind.label, kind.weight) for kind in KINDS),
    facets=(
        ("authority", "执法主体"),
        ("kind", "权力类型"),
        ("level", "行使层级"),
        ("region", "地区"),
        ("year", "年份"),
        ("amount", "罚没金额"),
        ("law", "法律依据"),
    ),
)


def planned(content: Path) -> IndexPlan:
    """The plan with the synonyms that stand in the folder *content*."""
    return replace(PLAN, synonyms=tuple(read_synonyms(content / SYNONYMS).items()))


def feeds(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """The feed of each authority that has one, for those who filter by it."""
    for name in desk.listed:
        if address := desk.feed_of(name):
            yield "authority", name, address


def listed(desk: Desk, titles: Iterable[str]) -> Iterator[SearchDocument]:
    """Every document but outcomes; *titles* are those that outcomes cite."""
    for kind in KINDS:
        yield from kind.make(desk)
    yield from bodies.cited(desk, titles)


def seen(documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
    """*documents* as pages would print them and as they are read aloud."""
    spoken = {kind.kind for kind in KINDS if kind.spoken}
    for made in documents:
        document = _seen(made)
        told = document.kind in spoken
        yield replace(document, reading=reading(document.title)) if told else document


def _seen(document: SearchDocument) -> SearchDocument:
    """*document* as a page would print it: without controls that reorder or hide its words."""
    return replace(
        document,
        title=UNSEEN.sub("", document.title),
        code=UNSEEN.sub("", document.code),
        texts=tuple((label, UNSEEN.sub("", text)) for label, text in document.texts),
        summary=UNSEEN.sub("", document.summary),
        facets=tuple((name, UNSEEN.sub("", value)) for name, value in document.facets),
    )
