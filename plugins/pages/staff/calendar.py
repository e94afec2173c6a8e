"""The publisher's calendar as data, for machines and for a calendar program.

It names document numbers and cells, never a party; it lies beside the findings, never in the
site.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from icalendar import Calendar as ICalendar
from icalendar import Event

from plugins.pages.addresses import digest16
from plugins.publication.agenda import HORIZON, Entry, Task
from plugins.publication.archive import Withheld
from plugins.publication.public import Publication
from plugins.publication.timeliness import Timeliness

FORMAT = "four-lists-calendar/1"
NAMED = 20
"""How many numbers an event names before it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What has to be done from *day* on for ``HORIZON`` days, and what is kept back meanwhile."""

    day: date
    entries: tuple[Entry, ...]
    withheld: tuple[Withheld, ...]
    timeliness: tuple[Timeliness, ...]

    @classmethod
    def of(cls, publication: Publication, entries: Sequence[Entry], authority: str) -> "Calendar":
        """The calendar of *authority*, or of everyone where that is empty."""
        return cls(
            publication.public.as_of,
            tuple(one for one in entries if authority in ("", one.authority)),
            tuple(one for one in publication.withheld if authority in ("", one.authority)),
            tuple(one for one in publication.timeliness if authority in ("", one.authority)),
        )

    @property
    def by_authority(self) -> Mapping[str, list[Entry]]:
        """The entries of each authority, soonest first."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.authority].append(entry)
        return {name: found[name] for name in sorted(found)}

    @property
    def kept_back(self) -> Mapping[tuple[str, str], list[Withheld]]:
        """What is kept back, by authority and rule."""
        found: dict[tuple[str, str], list[Withheld]] = defaultdict(list)
        for one in self.withheld:
            found[one.authority, one.rule].append(one)
        return {key: found[key] for key in sorted(found)}


def as_json(calendar: Calendar) -> str:
    """The calendar for machines: days are ISO, cells as a workbook names them."""
    told = {
        "format": FORMAT,
        "day": calendar.day.isoformat(),
        "days": HORIZON,
        "entries": [_entry(one) for one in calendar.entries],
        "kept_back": [
            {"authority": authority, "rule": rule, "cells": [str(one.place) for one in found]}
            for (authority, rule), found in calendar.kept_back.items()
        ],
        "timeliness": [
            {
                "authority": one.authority,
                "dated": one.dated,
                "in_time": one.in_time,
                "undated": one.undated,
            }
            for one in calendar.timeliness
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _entry(one: Entry) -> dict[str, object]:
    return {
        "day": one.day.isoformat(),
        "exact": one.exact,
        "task": one.task.value,
        "authority": one.authority,
        "document_no": one.document_no,
        "cell": str(one.place),
        "late": one.late,
        "rule": one.rule,
    }


def as_ics(calendar: Calendar, host: str) -> bytes:
    """The calendar as iCalendar (RFC 5545): one whole-day event a day, task and authority."""
    made = ICalendar()
    made.add("prodid", "-//four-lists//publishing calendar//ZH")
    made.add("version", "2.0")
    made.add("x-wr-calname", "公开日历")
    groups: dict[tuple[date, Task, str], list[Entry]] = defaultdict(list)
    for entry in calendar.entries:
        groups[max(entry.day, calendar.day), entry.task, entry.authority].append(entry)
    stamp = datetime.combine(calendar.day, time(), UTC)
    for (day, task, authority), entries in sorted(groups.items()):
        event = Event()
        event.add("uid", f"{digest16(f'{day}|{task}|{authority}')}@{host}")
        event.add("dtstamp", stamp)
        event.add("dtstart", day)
        event.add("summary", f"{task.label}{len(entries)}件：{authority or '未注明机关'}")
        event.add("description", "\n".join(_lines(entries)))
        event.add("categories", [authority or "未注明机关", task.label])
        made.add_component(event)
    return bytes(made.to_ical())


def _lines(entries: Sequence[Entry]) -> Iterable[str]:
    yield from (f"{one.document_no or '无文号'} {one.place}" for one in entries[:NAMED])
    if len(entries) > NAMED:
        yield f"还有{len(entries) - NAMED}件"


def counted(calendar: Calendar) -> Mapping[str, Counter[Task]]:
    """How many of each task every authority has."""
    return {
        name: Counter(one.task for one in found) for name, found in calendar.by_authority.items()
    }
