"""Long lists cut into pages of at most a hundred rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from plugins.pages.parts import PageNumber, Pagination

PAGE = 100
"""How many rows stand on one page."""
AROUND = 2
"""How many neighbours of a page are named beside the first and the last."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of a long list: its number from 1, address, entries, and the way to the others."""

    number: int
    address: str
    entries: tuple[T, ...]
    pagination: Pagination | None


def sheets(
    entries: Sequence[T], address: Callable[[int], str], to: Callable[[str, str], str]
) -> Iterator[Sheet[T]]:
    """*entries* page by page; *address* gives the address of a page by its number from 1.

    *to* writes the link from one page to another.
    """
    last = max(1, -(-len(entries) // PAGE))
    for number in range(1, last + 1):
        start = (number - 1) * PAGE
        part = tuple(entries[start : start + PAGE])
        here = address(number)

        def link(other: int, here: str = here) -> str:
            return to(here, address(other)) if 1 <= other <= last else ""

        told = f"第{start + 1}至{start + len(part)}条，共{len(entries)}条"
        shown = tuple(_numbers(number, last, link))
        pagination = Pagination(told, shown, link(number - 1), link(number + 1))
        yield Sheet(number, here, part, pagination if last > 1 else None)


def _numbers(here: int, last: int, link: Callable[[int], str]) -> Iterator[PageNumber]:
    shown = sorted({1, last, *range(max(1, here - AROUND), min(last, here + AROUND) + 1)})
    before = 0
    for number in shown:
        if number - before > 1:
            yield PageNumber("…")
        yield PageNumber(str(number), "" if number == here else link(number), number == here)
        before = number
