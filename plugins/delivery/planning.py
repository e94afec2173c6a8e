"""In which order object storage is changed, where no switch exists and readers see every step.

1. What no longer exists is deleted: a withdrawn record is gone before anything else is done.
2. Styles and scripts come before the pages that name them; then pages that became tombstones.
3. What is new follows: nothing leads to it yet.
4. The search entry turns to the new index; after a withdrawal the old index goes at once.
5. Copies, pages, lists and entrances are replaced, so that a link always finds its page.
6. Files named by their content go last: until here pages named them.

Stopped anywhere, the site is one that readers can use; asked again, the plan is what is left.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from plugins.delivery.kinds import Kind, kind
from plugins.delivery.sites import Content


class Stage(IntEnum):
    """Stages in their order; one begins when the one before is done."""

    WITHDRAW = 1
    THEME = 2
    TOMBSTONES = 3
    NEW = 4
    SEARCH = 5
    FORGET = 6
    COPIES = 7
    PAGES = 8
    LISTS = 9
    ENTRANCES = 10
    SWEEP = 11


REPLACING: Mapping[Kind, Stage] = {
    Kind.THEME: Stage.THEME,
    Kind.INDEX: Stage.NEW,
    Kind.SEARCH: Stage.SEARCH,
    Kind.COPY: Stage.COPIES,
    Kind.PAGE: Stage.PAGES,
    Kind.LIST: Stage.LISTS,
    Kind.ENTRANCE: Stage.ENTRANCES,
}


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One change: *address* is sent, or removed where *removes*."""

    stage: Stage
    address: str
    removes: bool = False


def plan(site: Mapping[str, Content], there: Mapping[str, bool]) -> tuple[Step, ...]:
    """Every step from what is *there* to *site*, in order.

    *there* says of each address whether it holds what *site* has for it.
    """
    sending = [_sending(address, content, there) for address, content in site.items()]
    steps = [step for step in sending if step is not None]
    gone = sorted(set(there) - set(site))
    tombstones = any(step.stage is Stage.TOMBSTONES for step in steps)
    return tuple(sorted([*steps, *_removing(gone, withdrawing=tombstones)]))


def _sending(address: str, content: Content, there: Mapping[str, bool]) -> Step | None:
    if there.get(address):
        return None
    stage = REPLACING[kind(address)]
    if address not in there and stage in (Stage.COPIES, Stage.PAGES, Stage.LISTS):
        stage = Stage.NEW
    if content.withdrawn and address in there:
        stage = Stage.TOMBSTONES
    return Step(stage, address)


def _removing(gone: list[str], *, withdrawing: bool) -> Iterator[Step]:
    kinds = {address: kind(address) for address in gone}
    named = (Kind.THEME, Kind.INDEX)
    withdrawing = withdrawing or any(found not in named for found in kinds.values())
    for address, found in kinds.items():
        stage = Stage.SWEEP if found in named else Stage.WITHDRAW
        if found is Kind.INDEX and withdrawing:
            stage = Stage.FORGET
        yield Step(stage, address, removes=True)
