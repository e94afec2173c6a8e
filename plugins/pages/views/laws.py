"""Pages of law: the articles, the editions, and for each article what rests on it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import OUTCOME_TYPES, Desk
from plugins.pages.parts import (
    Article,
    BrowseGroup,
    Cell,
    Chapter,
    Column,
    Heading,
    Link,
    Notice,
    RestingOn,
    State,
    Statute,
    StatuteLine,
    Table,
)
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.facts import day, facts
from plugins.pages.views.page import DocumentPage
from plugins.publication.records import PublicItem, PublicTier
from plugins.registry.cells import CitedText
from plugins.registry.instruments import Edition, Instrument, Provision
from plugins.registry.linking import tiers_by_benchmark
from plugins.registry.values.citations import Address, title_key

SHOWN = 12
"""How many outcomes are named below one article; the rest are counted."""


@dataclass
class Resting:
    """What rests on one instrument: links by article (0: the whole instrument)."""

    title: str
    items: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    benchmarks: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    outcomes: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def articles(self) -> list[int]:
        """Articles anything rests on, in order."""
        return sorted({*self.items, *self.benchmarks, *self.outcomes})


def law_pages(desk: Desk) -> Iterator[DocumentPage]:
    """The index of instruments, one page for each that is stored or cited, one an edition."""
    resting = _resting(desk)
    titles = {title_key(i.title): i.title for i in desk.public.library}
    titles |= {key: found.title for key, found in resting.items() if key not in titles}
    yield _index(desk, titles, resting)
    for key in sorted(titles):
        named = desk.public.library.named(titles[key])
        on = resting.get(key, Resting(titles[key]))
        if named is None:
            yield _unstored(desk, titles[key], on)
        elif named.instrument.key == key:
            yield _instrument(desk, named.instrument, on)
            for edition in named.instrument.editions[:-1]:
                yield _old_edition(desk, named.instrument, edition)


def _resting(desk: Desk) -> dict[str, Resting]:
    found: dict[str, Resting] = {}
    for item in desk.public.all(PublicItem):
        address = desk.addresses.item(item.code, item.authority)
        for cited in (item.basis, item.breach_basis):
            _rest(desk, found, cited, "items", (f"{item.name}（{item.authority}）", address))
    for key, tiers in tiers_by_benchmark(desk.public.all(PublicTier)).items():
        target = (key.offence, desk.addresses.benchmark(key))
        _rest(desk, found, tiers[0].basis, "benchmarks", target)
    for outcome in chain.from_iterable(desk.public.all(kind) for kind in OUTCOME_TYPES):
        number = outcome.document_no.text if outcome.document_no else "无文号"
        target = (number, desk.addresses.outcome(outcome))
        _rest(desk, found, outcome.basis, "outcomes", target)
    return found


def _rest(
    desk: Desk,
    found: dict[str, Resting],
    cited: CitedText | None,
    kind: str,
    target: tuple[str, str],
) -> None:
    for citation in cited.citations if cited else ():
        if not citation.title:
            continue
        named = desk.public.library.named(citation.title)
        title = named.instrument.title if named else citation.title
        resting = found.setdefault(title_key(title), Resting(title))
        targets = getattr(resting, kind)[citation.article or 0]
        if target not in targets:
            targets.append(target)


def _index(desk: Desk, titles: dict[str, str], resting: dict[str, Resting]) -> DocumentPage:
    page = at.LAWS
    groups: dict[str, list[Link]] = defaultdict(list)
    for key, title in sorted(titles.items()):
        named = desk.public.library.named(title)
        rank = named.instrument.rank if named else None
        count = len(set(chain.from_iterable(resting[key].items.values()))) if key in resting else 0
        note = f"{count}项" if count else ""
        link = desk.link(page, f"《{title}》", desk.addresses.instrument(title), note)
        groups[rank.label if rank else "仅引用，本站未存正文"].append(link)
    index = tuple(
        BrowseGroup(label, f"g{number}", tuple(links))
        for number, (label, links) in enumerate(sorted(groups.items()), 1)
    )
    return DocumentPage(
        address=page,
        head=desk.head(page, "执法依据", f"清单引用的{len(titles)}部法律法规。", columns.LAWS),
        trail=desk.trail(page, ("执法依据", page)),
        heading=Heading(
            "执法依据", lead="清单引用的法律、法规、规章和文件，以及每一条上有哪些权力。"
        ),
        opening=(Block("Index", index),),
    )


def _instrument(desk: Desk, instrument: Instrument, resting: Resting) -> DocumentPage:
    page = desk.addresses.instrument(instrument.title)
    edition = instrument.newest
    return DocumentPage(
        address=page,
        head=desk.head(
            page,
            instrument.title,
            f"《{instrument.title}》条文，以及每条上的权力事项、裁量基准和执法结果。",
            columns.LAWS,
            published=edition.published,
            data={"@type": "Legislation", "name": instrument.title},
        ),
        trail=desk.trail(page, ("执法依据", at.LAWS), (instrument.title, page)),
        heading=_heading(instrument, edition),
        opening=tuple(_opening(desk, page, instrument)),
        sections=filled(
            (
                section("resting", "以它为依据的权力", *_summary(resting)),
                _text(desk, page, edition, resting),
            )
        ),
    )


def _heading(instrument: Instrument, edition: Edition) -> Heading:
    return Heading(
        title=instrument.title,
        kind=instrument.rank.label if instrument.rank else "法律法规",
        state=State("已废止", "ended") if edition.repealed else None,
        facts=facts(
            ("制定机关", edition.issuer),
            ("文号", edition.decree),
            ("公布日期", edition.published),
            ("施行日期", edition.effective),
            ("废止日期", edition.repealed),
        ),
    )


def _opening(desk: Desk, page: str, instrument: Instrument) -> Iterator[Block]:
    newest = instrument.newest
    if newest.repealed:
        told = f"本文件自{day(newest.repealed)}起废止。"
        heir = f"由《{instrument.replaced_by}》取代。" if instrument.replaced_by else ""
        yield Block("Notice", Notice("withdrawn", "已废止", (told + heir,)))
    if len(instrument.editions) > 1:
        rows = tuple(
            (
                Cell(
                    f"{day(edition.dated)}版" if edition.dated else "版本",
                    desk.link(page, "", _target(desk, instrument, edition)).address,
                ),
                Cell(day(edition.starts) if edition.starts else ""),
            )
            for edition in reversed(instrument.editions)
        )
        heads = (Column("版本"), Column("施行日期", "date"))
        yield Block("Table", Table("本站保存的版本", heads, rows))


def _target(desk: Desk, instrument: Instrument, edition: Edition) -> str:
    if edition is instrument.newest:
        return desk.addresses.instrument(instrument.title)
    return desk.addresses.edition(instrument.title, edition.key)


def _summary(resting: Resting) -> Iterator[Block]:
    rows = []
    for article in resting.articles():
        label = Address(article).label() if article else "整部"
        cell = Cell(label, f"#a{article}" if article else "")
        rows.append(
            (
                cell,
                Cell(str(len(resting.items.get(article, ())))),
                Cell(str(len(resting.benchmarks.get(article, ())))),
                Cell(str(len(resting.outcomes.get(article, ())))),
            )
        )
    if rows:
        heads = (
            Column("条款"),
            Column("权力事项", "number"),
            Column("裁量基准", "number"),
            Column("执法结果", "number"),
        )
        yield Block("Table", Table("各条上的权力", heads, tuple(rows)))


def _text(desk: Desk, page: str, edition: Edition, resting: Resting | None) -> BlockSection:
    """The text of *edition* set as a statute, with what rests on each article."""
    chapters: list[Chapter] = []
    for provision in edition.provisions:
        heading = " ".join(provision.headings)
        if not chapters or chapters[-1].heading != heading:
            chapters.append(Chapter(f"c{len(chapters) + 1}", heading, ()))
        article = _article(desk, page, provision, resting)
        last = chapters[-1]
        chapters[-1] = replace(last, articles=(*last.articles, article))
    contents = tuple(Link(c.heading, f"#{c.anchor}") for c in chapters if c.heading)
    block = Block("Statute", Statute(tuple(chapters), contents)) if chapters else None
    return section("text", "条文", block)


def _article(desk: Desk, page: str, provision: Provision, resting: Resting | None) -> Article:
    lines = []
    for paragraph in provision.paragraphs:
        for number, line in enumerate(paragraph.lines()):
            lines.append(StatuteLine(line, 1 if number and paragraph.text else 0))
    number = provision.article
    on = () if resting is None or provision.bis else _on_article(desk, page, resting, number)
    return Article(provision.anchor, provision.label, tuple(lines), _said(on), on)


def _said(resting: tuple[RestingOn, ...]) -> str:
    return "依据本条的：" + "、".join(f"{r.label}{r.count}" for r in resting) if resting else ""


def _on_article(desk: Desk, page: str, resting: Resting, article: int) -> tuple[RestingOn, ...]:
    kinds = (
        ("权力事项", "项", resting.items),
        ("裁量基准", "项", resting.benchmarks),
        ("执法结果", "件", resting.outcomes),
    )
    found = []
    for label, unit, targets in kinds:
        here = targets.get(article, [])
        links = tuple(desk.link(page, name, target) for name, target in here[:SHOWN])
        left = f"另有{len(here) - SHOWN}{unit}未列出。" if len(here) > SHOWN else ""
        if here:
            found.append(RestingOn(label, f"{len(here)}{unit}", links, left))
    return tuple(found)


def _unstored(desk: Desk, title: str, resting: Resting) -> DocumentPage:
    page = desk.addresses.instrument(title)
    words = "本站没有保存它的正文，请到国家法律法规数据库等权威渠道查阅；下面是清单里引用它的内容。"
    articles = tuple(
        Article(f"a{n}", Address(n).label() if n else "整部", (), _said(on), on)
        for n in resting.articles()
        if (on := _on_article(desk, page, resting, n))
    )
    statute = Statute((Chapter("c1", "", articles),))
    sections = (section("text", "引用的条款", Block("Statute", statute) if articles else None),)
    return DocumentPage(
        address=page,
        head=desk.head(page, title, f"引用《{title}》的权力事项。", columns.LAWS),
        trail=desk.trail(page, ("执法依据", at.LAWS), (title, page)),
        heading=Heading(title=title, kind="法律法规"),
        opening=(Block("Notice", Notice("info", "未存正文", (words,))),),
        sections=filled(sections),
    )


def _old_edition(desk: Desk, instrument: Instrument, edition: Edition) -> DocumentPage:
    page = desk.addresses.edition(instrument.title, edition.key)
    ends = instrument.ends(edition)
    newest = desk.link(page, "看现行版本", desk.addresses.instrument(instrument.title))
    told = f"这是旧版本{f'，{day(ends)}起不再适用' if ends else ''}。"
    return DocumentPage(
        address=page,
        head=desk.head(
            page,
            f"{instrument.title}（{edition.key}）",
            f"《{instrument.title}》旧版本条文。",
            columns.LAWS,
            published=edition.published,
        ),
        trail=desk.trail(
            page,
            ("执法依据", at.LAWS),
            (instrument.title, desk.addresses.instrument(instrument.title)),
            (edition.key, page),
        ),
        heading=_heading(instrument, edition),
        opening=(Block("Notice", Notice("expired", "旧版本", (told,), (newest,))),),
        sections=filled((_text(desk, page, edition, None),)),
    )
