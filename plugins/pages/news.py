"""What is new: decisions as they are published and withdrawn, lists as they are adjusted.

The pages need to know which authorities have news, since only they have a feed to link to.
"""

from bisect import insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from plugins.pages.desk import Desk
from plugins.pages.views.changes import change_title
from plugins.pages.views.naming import OUTCOME_NAMES
from plugins.pages.views.outcomes.pages import title_of
from plugins.pages.views.outcomes.telling import about_of, result_of
from plugins.pages.views.outcomes.tombstones import NO_GROUND
from plugins.registry.vocabulary import PowerKind

NEWEST = 100
"""So many entries a feed has; what is older stands in the lists."""
ALL = "*"
"""What no authority is called: everyone's news."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new: when, whose, what it is called, where it is told, in a sentence.

    *kinds* are those of the items that an adjustment is about (CH-08); decisions have none.
    """

    day: date
    authority: str
    title: str
    address: str
    told: str
    kinds: tuple[PowerKind, ...] = ()


@dataclass(slots=True)
class Newest:
    """The newest of what is added, newest first."""

    _entries: list[tuple[tuple[int, str], News]] = field(default_factory=list)

    def add(self, one: News) -> None:
        """Take *one* in, as long as it is among the newest."""
        order = (-one.day.toordinal(), one.address)
        if len(self._entries) < NEWEST or order < self._entries[-1][0]:
            insort(self._entries, (order, one), key=lambda entry: entry[0])
            del self._entries[NEWEST:]

    @property
    def entries(self) -> tuple[News, ...]:
        """The newest, newest first."""
        return tuple(one for _, one in self._entries)


def news(desk: Desk) -> Mapping[str, tuple[News, ...]]:
    """What is newest of each authority by its name, and of all as ``ALL``; newest first.

    Adjustments also stand under the kinds of their items: ``ALL`` and the kind's value.
    What tells of natural persons is left out (PV-18).
    """
    found: dict[str, Newest] = {}
    for one in chain(_published(desk), _withdrawn(desk), _adjusted(desk)):
        for whose in (ALL, one.authority, *(ALL + kind.value for kind in one.kinds)):
            found.setdefault(whose, Newest()).add(one)
    return {whose: found[whose].entries for whose in sorted(found)}


def _published(desk: Desk) -> Iterator[News]:
    for outcome in desk.public.archive.news(NEWEST):
        if outcome.published:
            parts = (outcome.party, about_of(outcome), result_of(outcome))
            yield News(
                outcome.published,
                outcome.authority or "",
                f"{OUTCOME_NAMES[type(outcome)]}：{title_of(outcome)}",
                desk.addresses.outcome(outcome),
                "，".join(filter(None, parts)),
            )


def _adjusted(desk: Desk) -> Iterator[News]:
    for change in desk.adjustments:
        if change.published:
            yield News(
                change.published,
                change.authority or "",
                f"清单调整：{change_title(change)}",
                desk.addresses.change(change.change_no),
                "，".join(filter(None, (change.reason, change.document))) or "清单有调整",
                desk.kinds_of(change),
            )


def _withdrawn(desk: Desk) -> Iterator[News]:
    for stone in desk.public.tombstones:
        if stone.withdrawn:
            yield News(
                stone.withdrawn,
                stone.authority or "",
                f"撤回：{stone.document_no.text}",
                desk.addresses.tombstone(stone),
                f"{stone.state.label}。{stone.ground or NO_GROUND}",
            )
