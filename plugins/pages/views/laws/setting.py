"""The text of an instrument as a statute is set: chapters, articles, what rests on each."""

from collections.abc import Iterator, Sequence

from plugins.pages.desk import Desk
from plugins.pages.gists import Article as Number
from plugins.pages.parts import Article, Chapter, Link, RestingOn, Statute, StatuteLine
from plugins.pages.statutes import Named, Resting, anchor
from plugins.registry.instruments import Edition, Provision
from plugins.registry.values.citations import Address
from plugins.registry.values.numerals import chinese_numeral

UNITS = {"执法结果": "件"}
"""How records of a kind are counted, where not as 项."""


def counted(label: str, number: int) -> str:
    """12项权力事项, 3件执法结果."""
    return f"{number}{UNITS.get(label, '项')}{label}"


def article_name(number: Number) -> str:
    """第一百二十条之一; 整部 for the whole instrument."""
    return Address(number[0], number[1] or None).label() if number[0] else "整部"


def stored(desk: Desk, page: str, edition: Edition, resting: Resting | None) -> Statute:
    """The whole text of *edition*, with what rests on its articles."""
    chapters = tuple(_chapters(desk, page, edition.provisions, resting))
    contents = tuple(
        Link(chapter.heading, f"#{chapter.anchor}", _span(chapter.articles))
        for chapter in chapters
        if chapter.heading and chapter.depth == 0
    )
    return Statute(chapters, contents if len(contents) > 2 else ())


def unstored(desk: Desk, page: str, resting: Resting) -> Statute:
    """Only the articles that something rests on, without their words."""
    articles = tuple(_article(desk, page, number, (), resting) for number in resting.ordered())
    return Statute((Chapter("text", "", articles),))


def _span(articles: Sequence[Article]) -> str:
    if not articles:
        return ""
    first, last = articles[0].label, articles[-1].label
    return first if first == last else f"{first}至{last}"


def _chapters(
    desk: Desk, page: str, provisions: Sequence[Provision], resting: Resting | None
) -> Iterator[Chapter]:
    """A chapter for every heading; its articles follow until the next heading."""
    standing: tuple[str, ...] = ()
    number, heading, depth = 0, "", 0
    articles: list[Article] = []
    for provision in provisions:
        if provision.headings != standing:
            if articles:
                yield Chapter(f"c{number}", heading, tuple(articles), depth)
            same = _shared(standing, provision.headings)
            *outer, inner = list(enumerate(provision.headings))[same:] or [(0, "")]
            for level, title in outer:
                number += 1
                yield Chapter(f"c{number}", title, (), level)
            number += 1
            (depth, heading), articles = inner, []
            standing = provision.headings
        lines = tuple(_lines(provision))
        known = (provision.article, provision.bis or 0)
        articles.append(_article(desk, page, known, lines, resting))
    if articles:
        yield Chapter(f"c{number}", heading, tuple(articles), depth)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def _lines(provision: Provision) -> Iterator[StatuteLine]:
    for paragraph in provision.paragraphs:
        if paragraph.text:
            yield StatuteLine(paragraph.text)
        for item in paragraph.items:
            yield StatuteLine(f"（{chinese_numeral(item.number)}）{item.text}", 1)
            for sub in item.subitems:
                yield StatuteLine(f"{sub.number}.{sub.text}", 2)


def _article(
    desk: Desk,
    page: str,
    number: Number,
    lines: tuple[StatuteLine, ...],
    resting: Resting | None,
) -> Article:
    on = resting.articles.get(number, {}) if resting is not None else {}
    told = "、".join(counted(label, named.count) for label, named in on.items())
    return Article(
        anchor=anchor(number),
        label=article_name(number),
        lines=lines,
        told=f"依据本条的有{told}" if told else "",
        resting=tuple(_resting(desk, page, label, named) for label, named in on.items()),
    )


def _resting(desk: Desk, page: str, label: str, named: Named) -> RestingOn:
    links = tuple(desk.link(page, name, target) for name, target in named.told)
    left = named.count - len(links)
    unit = UNITS.get(label, "项")
    return RestingOn(
        label, f"{named.count}{unit}", links, f"另有{left}{unit}没有列出。" if left else ""
    )
