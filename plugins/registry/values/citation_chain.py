"""The chain of numbers after a title: 第三条、第五条第一款第（二）、（三）项 as four addresses."""

from dataclasses import dataclass, field

from plugins.registry.values.citation_lexis import (
    LONGEST_RANGE,
    NEXT,
    Group,
    group_at,
)
from plugins.registry.values.citation_types import Address

Slots = tuple[int | None, ...]
EMPTY: Slots = (None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class Link:
    """One address and the stretch of text it was read from."""

    address: Address
    start: int
    end: int


@dataclass(slots=True)
class Chain:
    """Addresses read so far; *slots* is the one still open, *start* where its words begin."""

    slots: Slots
    start: int
    end: int
    fresh: bool = False
    links: list[Link] = field(default_factory=list)

    def take(self, group: Group, at: int, *, ranged: bool) -> None:
        """Adds *group*: deepens the open address, or closes it and opens the next at its level."""
        deepest = max((n for n, slot in enumerate(self.slots) if slot is not None), default=-1)
        base = self.slots[: group.level]
        previous = self.slots[group.level]
        if self.fresh and deepest >= group.level:
            self.close()
            if ranged and deepest == group.level and previous is not None:
                self._fill(base, range(previous + 1, group.numbers[0]), group.end)
            self.start = at
        for number in group.numbers[:-1]:
            self._open((*base, number), group.end)
            self.close()
        self._open((*base, group.numbers[-1]), group.end)
        self._take_bis(group)

    def _take_bis(self, group: Group) -> None:
        for bis in group.bis[:-1]:
            self._open((*self.slots[:1], bis), group.end)
            self.close()
        if group.bis:
            self._open((*self.slots[:1], group.bis[-1]), group.end)

    def _fill(self, base: Slots, between: range, end: int) -> None:
        if len(between) <= LONGEST_RANGE:
            for number in between:
                self._open((*base, number), end)
                self.close()

    def _open(self, slots: Slots, end: int) -> None:
        self.slots = (*slots, *EMPTY[len(slots) :])
        self.end = end
        self.fresh = True

    def close(self) -> None:
        self.links.append(Link(Address(*self.slots), self.start, self.end))


def read_chain(text: str, pos: int, start: int, inherited: Slots = EMPTY) -> tuple[list[Link], int]:
    """All addresses from *pos* on and where they end; no link where no group begins at *pos*.

    *start* is where the words of the first address begin (its title); *inherited* are the
    article and paragraph that a leading 第二款 or （三）项 continues.
    """
    group = group_at(text, pos, loose=True)
    if group is None or (group.level and inherited[0] is None):
        return [], pos
    chain = Chain(inherited, start, pos)
    at, ranged = pos, False
    while group is not None:
        chain.take(group, at, ranged=ranged)
        step = NEXT.match(text, chain.end)
        at = step.end() if step else chain.end
        ranged = bool(step and step["range"])
        apart = bool(step and (step["range"] or step["list"]))
        group = group_at(text, at, loose=True)
        if group and not apart and "\n" in text[chain.end : at] and group.level == 3:
            group = None
    chain.close()
    return chain.links, chain.end
