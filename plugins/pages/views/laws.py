"""Pages of law: the articles, the editions, and for each article what rests on it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.parts import Article as Part
from plugins.pages.parts import (
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
from plugins.pages.statutes import SHOWN, Article, Resting, anchor
from plugins.pages.views.blocks import Block, BlockSection, filled, section
from plugins.pages.views.facts import day, facts
from plugins.pages.views.page import DocumentPage
from plugins.registry import vocabulary as v
from plugins.registry.instruments import Edition, Instrument, Provision
from plugins.registry.values.citations import Address

UNSTORED = "仅引用，本站未存正文"


def law_pages(desk: Desk) -> Iterator[DocumentPage]:
    """The index of instruments, one page for each that is stored or cited, one an edition."""
    statutes = desk.statutes
    yield _index(desk)
    for key, title in statutes.titles.items():
        named = desk.public.library.named(title)
        resting = statutes.resting.get(key, Resting(title))
        if named is None:
            yield _unstored(desk, title, resting)
            continue
        current = statutes.current(named.instrument)
        yield _instrument(desk, named.instrument, current, resting)
        for edition in named.instrument.editions:
            if edition is not current:
                yield _old_edition(desk, named.instrument, edition)


def _index(desk: Desk) -> DocumentPage:
    page = at.LAWS
    titles = desk.statutes.titles
    groups: dict[str, list[Link]] = defaultdict(list)
    for key, title in titles.items():
        named = desk.public.library.named(title)
        rank = named.instrument.rank if named else None
        note = _items_note(desk.statutes.resting.get(key))
        link = desk.link(page, f"《{title}》", desk.addresses.instrument(title), note)
        groups[rank.label if rank else UNSTORED].append(link)
    order = [rank.label for rank in v.InstrumentRank] + [UNSTORED]
    index = tuple(
        BrowseGroup(label, f"g{number}", tuple(groups[label]))
        for number, label in enumerate((name for name in order if name in groups), 1)
    )
    return DocumentPage(
        address=page,
        head=desk.head(page, "执法依据", f"清单引用的{len(titles)}部法律法规。", columns.LAWS),
        trail=desk.trail(page, ("执法依据", page)),
        heading=Heading(
            "执法依据", lead="清单引用的法律、法规、规章和文件，以及每一条上有哪些权力。"
        ),
        sections=filled((section("all", "按效力层级", Block("Index", index) if index else None),)),
    )


def _items_note(resting: Resting | None) -> str:
    """How many power items rest on an instrument."""
    if resting is None:
        return ""
    found = {
        address
        for labels in resting.articles.values()
        for _, address in (labels["权力事项"].told if "权力事项" in labels else ())
    }
    return f"{len(found)}项" if found else ""


def _instrument(
    desk: Desk, instrument: Instrument, edition: Edition, resting: Resting
) -> DocumentPage:
    page = desk.addresses.instrument(instrument.title)
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
                    desk.to(page, desk.statutes.page_of(instrument, edition)),
                ),
                Cell(day(edition.starts) if edition.starts else ""),
            )
            for edition in reversed(instrument.editions)
        )
        heads = (Column("版本"), Column("施行日期", "date"))
        yield Block("Table", Table("本站保存的版本", heads, rows))


def _summary(resting: Resting) -> Iterator[Block]:
    """Which articles are rested on, and how often."""
    labels = list(dict.fromkeys(x for found in resting.articles.values() for x in found))
    rows = tuple(
        (
            Cell(_label(article), f"#{anchor(article)}"),
            *(
                Cell(
                    str(resting.articles[article][x].count)
                    if x in resting.articles[article]
                    else ""
                )
                for x in labels
            ),
        )
        for article in resting.ordered()
        if article[0]
    )
    if rows:
        heads = (Column("条款"), *(Column(label, "number") for label in labels))
        yield Block("Table", Table("各条上的内容", heads, rows))


def _count(resting: Resting, article: Article, label: str) -> str:
    named = resting.articles[article].get(label)
    return str(named.count) if named else ""


def _label(article: Article) -> str:
    return Address(article[0], article[1] or None).label() if article[0] else "整部"


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


def _article(desk: Desk, page: str, provision: Provision, resting: Resting | None) -> Part:
    lines = [
        StatuteLine(line, 1 if number and paragraph.text else 0)
        for paragraph in provision.paragraphs
        for number, line in enumerate(paragraph.lines())
    ]
    on = _resting_on(desk, page, resting, (provision.article, provision.bis or 0))
    return Part(provision.anchor, provision.label, tuple(lines), _said(on), on)


def _said(resting: tuple[RestingOn, ...]) -> str:
    return "依据本条的：" + "、".join(f"{r.label}{r.count}" for r in resting) if resting else ""


def _resting_on(
    desk: Desk, page: str, resting: Resting | None, article: Article
) -> tuple[RestingOn, ...]:
    found = resting.articles.get(article, {}) if resting else {}
    return tuple(
        RestingOn(
            label,
            f"{named.count}条",
            tuple(desk.link(page, name, target) for name, target in named.told),
            f"另有{named.count - SHOWN}条未列出。" if named.count > SHOWN else "",
        )
        for label, named in found.items()
    )


def _unstored(desk: Desk, title: str, resting: Resting) -> DocumentPage:
    page = desk.addresses.instrument(title)
    words = "本站没有保存它的正文，请到国家法律法规数据库等权威渠道查阅；下面是清单里引用它的内容。"
    articles = tuple(
        Part(anchor(article), _label(article), (), _said(on), on)
        for article in resting.ordered()
        if (on := _resting_on(desk, page, resting, article))
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
