"""A part cut into records, so that plain records need no XML parser.

The part is cut after the end tag of a record (``</row>``, ``</si>``).  A fast reader takes the
records it covers to the last letter; they never reach expat.  Everything else is fed to expat
in its place, so that one check of well-formedness and one order hold for both.  Where it is
not certain what expat would see next, the rest of the part is expat's.
"""

import re
from typing import IO, Protocol

from plugins.registry.workbook.events import CHUNK, Attributes, Feed, Listener

PLAIN_TEXT = "[^<&\x00-\x08\x0b-\x1f\ufffe\uffff]*"
SPACE = "[ \t\r\n]*"
_ATTRIBUTE = r' ([A-Za-z][A-Za-z0-9]*(?::[A-Za-z][A-Za-z0-9]*)?)="([^"<>&\x00-\x1f]*)"'
_ATTRIBUTES = re.compile(f"(?:{_ATTRIBUTE})* ?")
_EACH_ATTRIBUTE = re.compile(_ATTRIBUTE)
_LONGEST = 16 * 1024 * 1024


def attributes_of(text: str) -> Attributes | None:
    """Attributes as expat would give them; None where it might object."""
    if not _ATTRIBUTES.fullmatch(text):
        return None
    pairs = _EACH_ATTRIBUTE.findall(text)
    found = dict(pairs)
    return found if len(found) == len(pairs) else None


class RecordListener(Listener, Protocol):
    """A listener that knows whether the next thing may be a record."""

    @property
    def between_records(self) -> bool:
        """Whether all elements but the parents of records are closed."""


class Records(Protocol):
    """A fast reader of records."""

    @property
    def listener(self) -> RecordListener:
        """Who receives what the fast reader leaves to expat."""

    def read(self, text: str, feed: Feed) -> int:
        """Read the records in *text*, leaving odd ones to *feed*; how far it came."""


class Cutter:
    """Feeds a part to a fast reader and to expat."""

    def __init__(self, records: Records, begin: re.Pattern[bytes], end: bytes) -> None:
        self._records, self._begin, self._end = records, begin, end
        self._feed = Feed(records.listener)
        self._begun = False
        self._closed = False
        self._waiting = b""

    def read(self, stream: IO[bytes]) -> None:
        """Read a whole part."""
        while chunk := stream.read(CHUNK):
            self._waiting += chunk
            if not self._begun:
                self._find_begin()
            if self._begun and not self._closed:
                self._whole_records()
            if self._closed or len(self._waiting) > _LONGEST:
                self._leave_to_expat(self._waiting)
                self._waiting = b""
        self._leave_to_expat(self._waiting)
        self._feed(b"", last=True)

    def _leave_to_expat(self, data: bytes) -> None:
        self._closed = True
        self._feed(data)

    def _find_begin(self) -> None:
        match = self._begin.search(self._waiting)
        if match is not None:
            self._feed(self._waiting[: match.end()])
            self._waiting = self._waiting[match.end() :]
            self._begun = True
            self._closed = not self._records.listener.between_records

    def _whole_records(self) -> None:
        end = self._waiting.rfind(self._end) + len(self._end)
        if end < len(self._end):
            return
        whole, self._waiting = self._waiting[:end], self._waiting[end:]
        try:
            text = whole.decode()
        except UnicodeDecodeError:
            self._leave_to_expat(whole)
            return
        # comments and CDATA may hold what looks like records, and "]]>" is for expat to judge
        odd = "<!" in text or "<?" in text or "]]>" in text
        done = 0 if odd else self._records.read(text, self._feed)
        if done < len(text):
            self._leave_to_expat(text[done:].encode())
