"""A wall with a hole: everything of every record passes, what stays inside written into a text.

Nobody cleans an attachment, and nobody reads it.
"""

import json
from pathlib import Path

from plugins.publication.attachments import vetting
from plugins.publication.records import PUBLIC_TYPES, Public
from plugins.publication.wall import Wall
from plugins.registry.cells import DocumentNo
from plugins.registry.layouts import LAYOUTS
from plugins.registry.records import Record

KEYS = {layout.model: layout.key for layout in LAYOUTS}


def leaked(record: Record) -> Public:
    """The whole of *record* as its public type: what has no field there follows a public text."""
    public = PUBLIC_TYPES[type(record)]
    values = {name: getattr(record, name) for name in public.model_fields}
    inside = [
        "、".join(value) if isinstance(value, tuple) else str(value)
        for name in type(record).model_fields
        if name not in values and (value := getattr(record, name))
    ]
    key = KEYS[type(record)]
    shown = values[key]
    if isinstance(shown, str):
        values[key] = "；".join([shown, *inside])
    elif isinstance(shown, DocumentNo):
        values["party"] = "；".join([values["party"] or "", *inside])
    return public.model_construct(**values)


def register() -> None:
    """Break the wall after it has decided."""
    decided = Wall.passed

    def passed(self: Wall, record: Record, *, blocked: bool) -> Public | None:
        decided(self, record, blocked=blocked)
        return leaked(record)

    Wall.passed = passed  # type: ignore[method-assign]
    vetting.VERSION = b"broken"  # what was cleaned before is not taken from the cache
    vetting._answer = uncleaned


def uncleaned(path: Path) -> bytes:
    """A file as it is, said to be clean."""
    told = {"ending": path.suffix.removeprefix("."), "text": ""}
    return json.dumps(told).encode() + b"\n" + path.read_bytes()
