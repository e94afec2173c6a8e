"""What is new: decisions as they are published and withdrawn, lists as they are adjusted.

The pages need to know which authorities have news, since only they have a feed to link to.
"""

from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from plugins.pages.desk import Desk
from plugins.pages.views.changes import change_title
from plugins.pages.views.naming import OUTCOME_NAMES
from plugins.pages.views.outcomes.pages import title_of
from plugins.pages.views.outcomes.telling import about_of, result_of
from plugins.pages.views.outcomes.tombstones import NO_GROUND
from plugins.publication.records import PublicOutcome
from plugins.registry.vocabulary import PowerKind

NEWEST = 100
"""So many entries a feed has; what is older stands in the lists."""


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


def news_of(desk: Desk, authority: str) -> tuple[News, ...]:
    """What is newest of *authority*, newest first.

    What tells of natural persons is left out (PV-18).
    """
    published = _published(desk, desk.public.archive.news(authority, NEWEST))
    return _newest(chain(published, _listed(desk, authority)))


def news_of_all(desk: Desk) -> tuple[News, ...]:
    """The same of all authorities together."""
    return _newest(chain(_published(desk, desk.public.archive.latest(NEWEST)), _listed(desk)))


def news_of_kind(desk: Desk, kind: PowerKind) -> tuple[News, ...]:
    """The newest adjustments of powers of *kind*."""
    return _newest(one for one in _adjusted(desk) if kind in one.kinds)


def _newest(some: Iterable[News]) -> tuple[News, ...]:
    found = Newest()
    for one in some:
        found.add(one)
    return found.entries


def _listed(desk: Desk, whose: str | None = None) -> Iterator[News]:
    """What the catalogue tells of one authority, or of all."""
    return chain(_withdrawn(desk, whose), _adjusted(desk, whose))


def _published(desk: Desk, outcomes: Iterable[PublicOutcome]) -> Iterator[News]:
    for outcome in outcomes:
        if outcome.published:
            parts = (outcome.party, about_of(outcome), result_of(outcome))
            yield News(
                outcome.published,
                outcome.authority or "",
                f"{OUTCOME_NAMES[type(outcome)]}：{title_of(outcome)}",
                desk.addresses.outcome(outcome),
                "，".join(filter(None, parts)),
            )


def _adjusted(desk: Desk, whose: str | None = None) -> Iterator[News]:
    for change in desk.adjustments:
        if change.published and whose in (None, change.authority or ""):
            yield News(
                change.published,
                change.authority or "",
                f"清单调整：{change_title(change)}",
                desk.addresses.change(change.change_no),
                "，".join(filter(None, (change.reason, change.document))) or "清单有调整",
                desk.kinds_of(change),
            )


def _withdrawn(desk: Desk, whose: str | None) -> Iterator[News]:
    for stone in desk.public.tombstones:
        if stone.withdrawn and whose in (None, stone.authority or ""):
            yield News(
                stone.withdrawn,
                stone.authority or "",
                f"撤回：{stone.document_no.text}",
                desk.addresses.tombstone(stone),
                f"{stone.state.label}。{stone.ground or NO_GROUND}",
            )
