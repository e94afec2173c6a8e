"""What is new: decisions as they are published, and decisions as they are withdrawn.

The pages need to know which authorities have news, since only they have a feed to link to.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.pages.desk import Desk
from plugins.pages.views.naming import OUTCOME_NAMES
from plugins.pages.views.outcomes.pages import title_of
from plugins.pages.views.outcomes.telling import about_of, result_of
from plugins.pages.views.outcomes.tombstones import NO_GROUND

NEWEST = 100
"""So many entries a feed has; what is older stands in the lists."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new: when, whose, what it is called, where it is told, in a sentence."""

    day: date
    authority: str
    title: str
    address: str
    told: str


def news(desk: Desk) -> tuple[News, ...]:
    """Everything new, newest first; what tells of natural persons is left out (PV-18)."""
    found = [*_published(desk), *_withdrawn(desk)]
    return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), one.address)))


def newest(found: Iterable[News], authority: str = "") -> Sequence[News]:
    """The newest of *found*, of one authority or of all."""
    own = [one for one in found if authority in ("", one.authority)]
    return own[:NEWEST]


def _published(desk: Desk) -> Iterator[News]:
    for outcome in desk.of_organisations:
        if outcome.published:
            parts = (outcome.party, about_of(outcome), result_of(outcome))
            yield News(
                outcome.published,
                outcome.authority or "",
                f"{OUTCOME_NAMES[type(outcome)]}：{title_of(outcome)}",
                desk.addresses.outcome(outcome),
                "，".join(filter(None, parts)),
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
