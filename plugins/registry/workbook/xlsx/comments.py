"""Which cells carry a note or a threaded comment."""

from typing import IO

from plugins.registry.workbook.events import Attributes, listen


class _Comments:
    def __init__(self) -> None:
        self.references: set[str] = set()

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("comment", "threadedComment") and "ref" in attributes:
            self.references.add(attributes["ref"])

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, data: str) -> None:
        """Nothing to do."""


def comment_references(stream: IO[bytes]) -> set[str]:
    """The cells (``C5``) that the comments of one part belong to."""
    listener = _Comments()
    listen(stream, listener)
    return listener.references
