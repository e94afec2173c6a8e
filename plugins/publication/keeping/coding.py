"""A public record as plain JSON and back: words as written, parsed again when they are read."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from plugins.publication.records import PUBLIC_TYPES, Public, PublicTombstone
from plugins.registry.cells import (
    CitedText,
    DocumentNo,
    StatedRange,
    as_cited,
    as_document_no,
    as_range,
)
from plugins.registry.records import Record, Source
from plugins.registry.vocabulary import Vocabulary

DAY, WORD, CITED, RANGE, NUMBER = "day", "word", "cited", "range", "number"


class NotReadable(ValueError):
    """A remembered record that this version of the program does not know."""


def encoded(record: Public) -> dict[str, Any]:
    """The fields of *record* that are filled, its kind and where it was read."""
    source = record.source
    fields = {name: _plain(getattr(record, name)) for name in type(record).model_fields}
    return {
        "kind": type(record).__name__,
        "source": [source.workbook, source.sheet, source.row],
        "fields": {name: value for name, value in fields.items() if value not in (None, [])},
    }


def decoded(told: Mapping[str, Any], sheet: str) -> Record:
    """The record as a full one without what stays inside; *sheet* is what its source is called.

    A tombstone is itself.  Raises NotReadable.
    """
    try:
        model = _models()[told["kind"]]
        workbook, _, row = told["source"]
        values: dict[str, Any] = {name: _meant(value) for name, value in told["fields"].items()}
    except (KeyError, TypeError, ValueError) as problem:
        raise NotReadable(str(problem)) from problem
    if not values.keys() <= model.model_fields.keys():
        raise NotReadable(told["kind"])
    return model.model_construct(**values, source=Source(workbook, sheet, row))


@cache
def _models() -> Mapping[str, type[Record]]:
    """Name of a public type → the full type it was made of."""
    full = {public.__name__: model for model, public in PUBLIC_TYPES.items()}
    return {**full, PublicTombstone.__name__: PublicTombstone}


@cache
def _words() -> Mapping[str, type[Vocabulary]]:
    return {kind.__name__: kind for kind in Vocabulary.__subclasses__()}


def _plain(value: object) -> Any:
    if isinstance(value, Vocabulary):
        return {WORD: [type(value).__name__, value.value]}
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    if isinstance(value, CitedText):
        return {CITED: value.text}
    if isinstance(value, StatedRange):
        return {RANGE: value.text}
    if isinstance(value, DocumentNo):
        return {NUMBER: value.text}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value if isinstance(value, str | int | float | bool) else None


def _meant(value: Any) -> object:
    if isinstance(value, list):
        return tuple(_meant(part) for part in value)
    if not isinstance(value, dict):
        return value
    ((form, told),) = value.items()
    if form == WORD:
        kind, member = told
        return _words()[kind](member)
    if form == DAY:
        return date.fromisoformat(told)
    return {CITED: as_cited, RANGE: as_range, NUMBER: as_document_no}[form](told)
