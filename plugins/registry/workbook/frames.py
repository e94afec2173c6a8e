"""Messages between the reader and its child: a length, then a pickle of plain things.

Only bytes that our own child wrote are unpickled.  A child taken over by a hostile file
could still write what it likes, so nothing but the types below can be made from them.
"""

import copyreg
import io
import pickle
from collections.abc import Callable
from enum import Enum
from typing import IO, Any

from plugins.registry.findings import Scope, Severity

HEADER = 8
LARGEST = 1 << 30
_ALLOWED = {
    "datetime": frozenset(("date", "datetime", "time")),
    "builtins": frozenset(("frozenset", "set")),
    "plugins.registry.findings": frozenset(("Finding", "Place", "Scope", "Severity")),
    "plugins.registry.workbook.limits": frozenset(("Limits",)),
    "plugins.registry.workbook.contents": frozenset(
        ("CellError", "UncachedFormula", "Picture", "SheetRow", "Merge", "Sheet")
    ),
}


def _by_value(member: Enum) -> tuple[Any, ...]:
    return type(member), (member.value,)


# The enumerations of Python 3.11.0 to 3.11.3, of which Debian 12 has one, ask for getattr.
_REDUCED: dict[type, Callable[[Any], Any]] = {
    **copyreg.dispatch_table,
    Scope: _by_value,
    Severity: _by_value,
}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        if name in _ALLOWED.get(module, frozenset()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not part of a message")


def packed(message: object) -> bytes:
    """The bytes of one message."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.dispatch_table = _REDUCED
    pickler.dump(message)
    body = stream.getvalue()
    return len(body).to_bytes(HEADER, "big") + body


def unpacked(body: bytes) -> object:
    """The message in *body*; raises ``pickle.UnpicklingError`` on any other type."""
    return _Unpickler(io.BytesIO(body)).load()


def read_frame(stream: IO[bytes]) -> object | None:
    """The next message, or None at the end of *stream*."""
    header = stream.read(HEADER)
    if len(header) < HEADER:
        return None
    return unpacked(stream.read(int.from_bytes(header, "big")))
