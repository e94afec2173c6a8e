"""The index of instruments, one page for each that is stored or cited, one for each edition."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk, day_of
from plugins.pages.linked_data import Node, thing
from plugins.pages.parts import (
    BrowseGroup,
    Cell,
    Column,
    Heading,
    Link,
    Notice,
    NoticeTone,
    State,
    Table,
)
from plugins.pages.statutes import Resting, anchor
from plugins.pages.views.blocks import Block, filled, section
from plugins.pages.views.facts import day, facts
from plugins.pages.views.laws.setting import article_name, counted, stored, unstored
from plugins.pages.views.page import DocumentPage
from plugins.pages.views.searching import within_law
from plugins.registry.instruments import Edition, Instrument
from plugins.registry.vocabulary import InstrumentRank

UNSTORED = "仅引用，本站没有保存条文"
MAIN = ("权力事项", "裁量基准", "执法结果")
"""What has a column of its own in the table of articles; the rest is summed up."""


def law_pages(desk: Desk) -> Iterator[DocumentPage]:
    """Every page of law."""
    yield _index(desk)
    for key, title in desk.statutes.titles.items():
        named = desk.public.library.named(title)
        resting = desk.statutes.resting.get(key, Resting(title))
        if named is None or named.instrument.key != key:
            yield _unstored(desk, title, resting)
            continue
        instrument = named.instrument
        current = desk.statutes.current(instrument)
        yield _instrument(desk, instrument, current, resting)
        for edition in instrument.editions:
            if edition is not current:
                yield _other_edition(desk, instrument, edition)


def _index(desk: Desk) -> DocumentPage:
    page = at.LAWS
    ranks: dict[str, list[Link]] = defaultdict(list)
    others: list[Link] = []
    for key, title in desk.statutes.titles.items():
        named = desk.public.library.named(title)
        rank = named.instrument.rank if named else None
        link = desk.link(page, f"《{title}》", desk.addresses.instrument(title), _note(desk, key))
        if key in desk.statutes.resting:
            ranks[rank.label if rank else UNSTORED].append(link)
        else:
            others.append(link)
    order = [*InstrumentRank.labels(), UNSTORED]
    groups = tuple(
        BrowseGroup(label, f"rank-{number}", tuple(sorted(ranks[label], key=_name)))
        for number, label in enumerate(order, 1)
        if ranks.get(label)
    )
    kept = BrowseGroup("本站保存", "kept", tuple(sorted(others, key=_name)))
    count = len(desk.statutes.resting)
    lead = "清单引用的法律、法规、规章和文件。点开能看到每一条上有哪些权力、裁量基准和执法结果。"
    return DocumentPage(
        address=page,
        head=desk.head(page, "执法依据", f"清单引用的{count}部法律法规。", columns.LAWS),
        trail=desk.trail(page, ("执法依据", page)),
        heading=Heading("执法依据", lead=lead),
        sections=filled(
            (
                section("cited", "清单引用的", Block("Index", groups) if groups else None),
                section("kept-too", "另外收录的", Block("Index", (kept,)) if others else None),
            )
        ),
        source=desk.source(page, (), *GATHERED),
    )


def _name(link: Link) -> str:
    return link.label


def _note(desk: Desk, key: str) -> str:
    resting = desk.statutes.resting.get(key)
    if resting is None:
        return ""
    items = sum(_number(resting, number, "权力事项") for number in resting.articles)
    return f"{items}项权力" if items else ""


def _number(resting: Resting, number: tuple[int, int], label: str) -> int:
    named = resting.articles[number].get(label)
    return named.count if named else 0


def _instrument(
    desk: Desk, instrument: Instrument, edition: Edition, resting: Resting
) -> DocumentPage:
    page = desk.addresses.instrument(instrument.title)
    text = stored(desk, page, edition, resting)
    return DocumentPage(
        address=page,
        head=desk.head(
            page,
            instrument.title,
            f"《{instrument.title}》条文，以及每条上的权力事项、裁量基准和执法结果。",
            columns.LAWS,
            published=day_of(edition.published),
            data=_legislation(desk, instrument, edition),
        ),
        trail=desk.trail(page, ("执法依据", at.LAWS), (instrument.title, page)),
        heading=_heading(desk, instrument, edition),
        opening=tuple(_opening(desk, page, instrument, edition)),
        sections=filled(
            (
                section("resting", "哪些权力依据它", _summary(resting, edition)),
                section("text", "条文", Block("Statute", text) if text.chapters else None),
            )
        ),
        source=desk.source(page, (), *_files(edition), *GATHERED),
    )


GATHERED = ("各清单里的引用；每条引用的出处写在它自己的页面上",)


def _files(edition: Edition) -> Iterator[str]:
    """The files of the law library that *edition* was read from."""
    for name in edition.sources:
        yield f"法规库 › {PurePosixPath(name).name}"


def _gone(desk: Desk, edition: Edition) -> bool:
    """Whether *edition* was repealed by the day the site speaks for."""
    return edition.repealed is not None and edition.repealed <= desk.settings.today


def _legislation(desk: Desk, instrument: Instrument, edition: Edition) -> Node:
    applies = edition is desk.statutes.current(instrument) and not _gone(desk, edition)
    begun = edition.starts is None or edition.starts <= desk.settings.today
    force = "InForce" if applies and begun else "NotInForce"
    return thing(
        "Legislation",
        name=instrument.title,
        alternateName=list(instrument.aliases),
        legislationIdentifier=edition.decree,
        legislationType=instrument.rank.label if instrument.rank else None,
        legislationPassedBy=thing("Organization", name=edition.issuer) if edition.issuer else None,
        legislationDate=edition.published.isoformat() if edition.published else None,
        legislationDateVersion=edition.key,
        legislationLegalForce=f"https://schema.org/{force}",
        inLanguage="zh-CN",
    )


def _heading(desk: Desk, instrument: Instrument, edition: Edition) -> Heading:
    return Heading(
        title=instrument.title,
        kind=instrument.rank.label if instrument.rank else "法律法规",
        state=State("已废止", "ended") if _gone(desk, edition) else None,
        facts=facts(
            ("制定机关", edition.issuer),
            ("文号", edition.decree),
            ("公布日期", edition.published),
            ("施行日期", edition.effective),
            ("废止日期", edition.repealed),
        ),
    )


def _opening(desk: Desk, page: str, instrument: Instrument, current: Edition) -> Iterator[Block]:
    yield within_law(desk, page, instrument.title)
    if current.repealed:
        yield Block("Notice", _repealed(desk, page, instrument, current.repealed))
    for later in instrument.editions:
        if later.starts and later.starts > desk.settings.today and later is not current:
            told = f"新版本自{day(later.starts)}起施行；在那以前适用本页的条文。"
            target = desk.statutes.page_of(instrument, later)
            link = desk.link(page, "看将要施行的版本", target)
            yield Block("Notice", Notice("warn", "将有新版本", (told,), (link,)))
    if len(instrument.editions) > 1:
        rows = tuple(
            _edition_row(desk, page, instrument, edition)
            for edition in reversed(instrument.editions)
        )
        columns_ = (Column("版本"), Column("施行日期", "date"), Column("状态"))
        yield Block("Table", Table("本站保存的版本", columns_, rows))


def _repealed(desk: Desk, page: str, instrument: Instrument, since: date) -> Notice:
    """That the instrument is no longer in force, or soon will not be, and what comes instead."""
    gone = since <= desk.settings.today
    told = f"本文件自{day(since)}起废止{'' if gone else '，在那以前仍然适用'}。"
    heir = instrument.replaced_by
    told += f"由《{heir}》取代。" if heir else ""
    named = desk.public.library.named(heir) if heir else None
    links = (
        (desk.link(page, f"看《{heir}》", desk.addresses.instrument(named.instrument.title)),)
        if named
        else ()
    )
    tone: NoticeTone = "withdrawn" if gone else "warn"
    return Notice(tone, "已废止" if gone else "将要废止", (told,), links)


def _edition_row(
    desk: Desk, page: str, instrument: Instrument, edition: Edition
) -> tuple[Cell, ...]:
    target = desk.statutes.page_of(instrument, edition)
    name = f"{day(edition.dated)}版" if edition.dated else "未注明日期的版本"
    return (
        Cell(name, "" if target == page else desk.to(page, target)),
        Cell(day(edition.starts) if edition.starts else ""),
        Cell(_standing(desk, instrument, edition)),
    )


def _standing(desk: Desk, instrument: Instrument, edition: Edition) -> str:
    if edition is desk.statutes.current(instrument):
        return "已废止" if _gone(desk, edition) else "现行"
    later = edition.starts is not None and edition.starts > desk.settings.today
    return "尚未施行" if later else "旧版本"


def _summary(resting: Resting, edition: Edition) -> Block | None:
    rows = []
    for number in resting.ordered():
        there = edition.provision(number[0], number[1] or None) is not None
        others = sum(n.count for label, n in resting.articles[number].items() if label not in MAIN)
        figures = [_number(resting, number, label) for label in MAIN]
        name = Cell(article_name(number), f"#{anchor(number)}" if there else "")
        rows.append((name, *(Cell(str(n) if n else "—") for n in (*figures, others))))
    if not rows:
        return None
    columns_ = (Column("条款"), *(Column(label, "number") for label in (*MAIN, "其他引用")))
    return Block("Table", Table("各条上有什么", columns_, tuple(rows)))


def _unstored(desk: Desk, title: str, resting: Resting) -> DocumentPage:
    page = desk.addresses.instrument(title)
    words = "本站没有保存它的条文，请到国家法律法规数据库等权威渠道查阅。下面是清单里引用它的内容。"
    totals: Mapping[str, int] = {
        label: sum(_number(resting, number, label) for number in resting.articles)
        for articles in resting.articles.values()
        for label in articles
    }
    told = "、".join(counted(label, number) for label, number in totals.items())
    return DocumentPage(
        address=page,
        head=desk.head(page, title, f"引用《{title}》的有{told}。", columns.LAWS),
        trail=desk.trail(page, ("执法依据", at.LAWS), (title, page)),
        heading=Heading(title=title, kind="法律法规", lead=f"清单里引用它的有{told}。"),
        opening=(Block("Notice", Notice("info", "没有保存条文", (words,))),),
        sections=(section("cited", "引用的条款", Block("Statute", unstored(desk, page, resting))),),
        source=desk.source(page, (), *GATHERED),
    )


def _other_edition(desk: Desk, instrument: Instrument, edition: Edition) -> DocumentPage:
    page = desk.addresses.edition(instrument.title, edition.key)
    own = desk.addresses.instrument(instrument.title)
    notice = _edition_notice(desk, page, instrument, edition)
    text = stored(desk, page, edition, None)
    name = f"{day(edition.dated)}版" if edition.dated else "未注明日期的版本"
    return DocumentPage(
        address=page,
        head=desk.head(
            page,
            f"{instrument.title}（{name}）",
            f"《{instrument.title}》{name}条文。",
            columns.LAWS,
            published=day_of(edition.published),
            data=_legislation(desk, instrument, edition),
        ),
        trail=desk.trail(page, ("执法依据", at.LAWS), (instrument.title, own), (name, page)),
        heading=_heading(desk, instrument, edition),
        opening=(Block("Notice", notice),),
        sections=filled(
            (section("text", "条文", Block("Statute", text) if text.chapters else None),)
        ),
        source=desk.source(page, (), *_files(edition)),
    )


def _edition_notice(desk: Desk, page: str, instrument: Instrument, edition: Edition) -> Notice:
    newest = desk.link(page, "看现行版本", desk.addresses.instrument(instrument.title))
    if edition.starts and edition.starts > desk.settings.today:
        told = f"这个版本自{day(edition.starts)}起施行，现在还不适用。"
        return Notice("warn", "尚未施行", (told,), (newest,))
    ends = instrument.ends(edition)
    told = f"这是旧版本{f'，{day(ends)}起不再适用' if ends else ''}。此前作出的决定可能依据它。"
    return Notice("expired", "旧版本", (told,), (newest,))
