"""The head of a statute file: our front matter, or a title with dated lines under it."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from plugins.registry.instruments.ranks import issuer_of, rank_of
from plugins.registry.instruments.repeals import read_repeals
from plugins.registry.values import NotUnderstood
from plugins.registry.values.dates import parse_date
from plugins.registry.vocabulary import InstrumentRank

HEAD_ENDS = "<!-- INFO END -->"

_FENCE = re.compile(r"\A\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_KEYS = {
    "标题": "title",
    "效力层级": "rank",
    "制定机关": "issuer",
    "文号": "decree",
    "令号": "decree",
    "公布日期": "published",
    "施行日期": "effective",
    "废止日期": "repealed",
    "失效日期": "repealed",
    "替代": "replaced_by",
    "别名": "aliases",
    "版本": "edition",
}
_DAYS = ("published", "effective", "repealed", "edition")
_KNOWN = frozenset(_KEYS.values())
_EVENT = re.compile(r"\A[（(]?\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(.*)")
_NAMED_DAY = re.compile(r"[（(](\d{4})-(\d\d)-(\d\d)[）)]$")
_IN_FORCE = re.compile(
    r"自\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*起\s*(?:正式)?(?:施行|实施|执行|生效)"
)
_STARTS = re.compile(r"^(?:起)?\s*(?:正式)?(?:施行|实施|执行|生效)")
_MADE = re.compile(r"通过|公布|发布|修订|修正|修改|批准|颁布|令第|公告")
_DECREE = re.compile(
    r"((?:主席|国务院|[^\s，。、》日]{2,24}?)令|公告)\s*第?\s*([〇零一二三四五六七八九十百\d]{1,5})\s*号"
)
_TAIL = 1200


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says about its edition; *changes* are all days of making and amending.

    *repeals* are titles that its last article puts out of force.  *kept* is whether the head is
    our own layout: written by the publisher, who adds the next edition when there is one.
    """

    title: str
    dated: date | None = None
    published: date | None = None
    effective: date | None = None
    repealed: date | None = None
    rank: InstrumentRank | None = None
    issuer: str = ""
    decree: str = ""
    replaced_by: str = ""
    aliases: tuple[str, ...] = ()
    changes: tuple[date, ...] = ()
    unread: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    repeals_since: date | None = None
    kept: bool = False


def split_file(text: str) -> tuple[str, str]:
    """Head and body of a file in either layout."""
    fenced = _FENCE.match(text)
    if fenced:
        return fenced[0], text[fenced.end() :]
    head, found, body = text.partition(HEAD_ENDS)
    if found:
        return head, body
    first, _, rest = text.lstrip().partition("\n")
    return first, rest


def read_head(text: str, stem: str) -> Head | None:
    """The head of the file *text* named *stem*; None where it has no title."""
    head, body = split_file(text)
    fenced = _FENCE.match(head)
    read = _from_front_matter(fenced[1]) if fenced else _from_lines(head, body, stem)
    if read is None:
        return None
    repeals = read_repeals(body)
    return replace(read, repeals=repeals.titles, repeals_since=repeals.since)


def _from_front_matter(words: str) -> Head | None:
    values: dict[str, str] = {}
    unread: list[str] = []
    for line in words.splitlines():
        name, colon, value = line.replace("：", ":", 1).partition(":")
        key = _KEYS.get(name.strip(), name.strip())
        if colon and key in _KNOWN:
            values[key] = value.strip().strip("\"'")
        elif line.strip():
            unread.append(line.strip())
    title = bare_title(values.get("title", ""))
    if not title:
        return None
    days: dict[str, date] = {}
    for key in _DAYS:
        if values.get(key):
            try:
                days[key] = parse_date(values[key])
            except NotUnderstood:
                unread.append(values[key])
    rank = InstrumentRank.read(values["rank"]) if values.get("rank") else None
    if values.get("rank") and rank is None:
        unread.append(values["rank"])
    dated = days.get("edition") or days.get("published") or days.get("effective")
    return Head(
        title,
        dated,
        days.get("published"),
        days.get("effective"),
        days.get("repealed"),
        rank,
        values.get("issuer", ""),
        values.get("decree", ""),
        bare_title(values.get("replaced_by", "")),
        tuple(
            bare_title(a) for a in re.split(r"[、,，;；]", values.get("aliases", "")) if a.strip()
        ),
        tuple(sorted({*days.values()} & {dated} if dated else set())),
        tuple(unread),
        kept=True,
    )


def bare_title(words: str) -> str:
    """*words* as a title: no Markdown sign, no 《》 around it, no spaces within."""
    title = re.sub(r"\s+", "", words.strip().lstrip("#"))
    if title.startswith("《") and title.endswith("》") and title.count("《") == 1:
        title = title[1:-1]
    return title


def _from_lines(head: str, body: str, stem: str) -> Head | None:
    lines = [line.strip() for line in unicodedata.normalize("NFKC", head).splitlines()]
    lines = [line for line in lines if line]
    if not lines or not lines[0].startswith("#"):
        return None
    title = bare_title(head.strip().splitlines()[0])
    events = _events(lines[1:])
    made = tuple(sorted({day for day, words in events if _MADE.search(words) or not words}))
    named = _NAMED_DAY.search(stem)
    dated = _day(named) if named else max(made, default=None)
    announced = [day for day, words in events if re.search("公布|发布", words)]
    told = " ".join(lines)
    last = " ".join(words for _, words in events[-2:]) or told
    decree = _DECREE.search(last)
    rank = rank_of(title, told)
    return Head(
        title,
        dated,
        dated if named else max(announced, default=dated),
        _effective(events, told, body, dated),
        None,
        rank,
        issuer_of(rank, told),
        f"{decree[1]}第{decree[2]}号" if decree else "",
        changes=made,
    )


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _events(lines: list[str]) -> list[tuple[date, str]]:
    """Dated lines in their order; a line without a date goes on with the one before."""
    events: list[tuple[date, str]] = []
    for line in lines:
        found = _EVENT.match(line)
        day = _day(found) if found else None
        if found and day:
            events.append((day, found[4]))
        elif events:
            events[-1] = (events[-1][0], events[-1][1] + line)
    return events


def _effective(
    events: list[tuple[date, str]], told: str, body: str, dated: date | None
) -> date | None:
    """The day this edition starts, where head or last article states one not before *dated*."""
    days = [day for day, words in events if _STARTS.match(words)]
    days += [day for found in _IN_FORCE.finditer(told) if (day := _day(found))]
    tail = unicodedata.normalize("NFKC", body[-_TAIL:])
    days += [day for found in _IN_FORCE.finditer(tail) if (day := _day(found))]
    stated = [day for day in days if dated is None or day >= dated]
    return min(stated, default=None)
