"""What somebody asked for while they made something: made again only when that has changed."""

from collections.abc import Iterator
from contextlib import contextmanager

EVERYTHING = "everything"
"""The scope of all outcomes."""
YEARS = "years"
"""The scope of how many outcomes there are by kind, authority and year."""


def of_owner(authority: str | None) -> str:
    """The scope of the outcomes of one authority."""
    return f"owner:{authority or ''}"


def of_book(book: str) -> str:
    """The scope of the outcomes of one workbook."""
    return f"book:{book}"


class Notes:
    """Collects the scopes that are asked for; whoever answers a question notes its scope."""

    def __init__(self) -> None:
        self._open: list[set[str]] = []

    def note(self, *scopes: str) -> None:
        """Something of *scopes* was asked for."""
        for collected in self._open:
            collected.update(scopes)

    @contextmanager
    def collected(self) -> Iterator[set[str]]:
        """The scopes of all that is asked for within."""
        scopes: set[str] = set()
        self._open.append(scopes)
        try:
            yield scopes
        finally:
            self._open.remove(scopes)
