"""Public records as flat tables: one for each kind of list, in the order of its sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from plugins.pages.desk import Desk
from plugins.pages.places import place_of
from plugins.pages.rendering import UNSEEN
from plugins.publication.records import PUBLIC_TYPES
from plugins.registry.cells import CitedText, DocumentNo, StatedRange
from plugins.registry.layouts import LAYOUTS
from plugins.registry.records import Record
from plugins.registry.sheets import Form, SheetLayout
from plugins.registry.vocabulary import Vocabulary

Scalar = str | int | Decimal | bool | None
Row = tuple[Scalar, ...]
JOINED = "；"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a copy: *heading* as in the lists, *name* for programs, frictionless *type*."""

    name: str
    heading: str
    type: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableOf:
    """One kind of list as a table: *name* is also the name of its files."""

    name: str
    title: str
    model: type[Record]
    fields: tuple[Field, ...]


WHERE = (
    Field("page", "页面", "string", "本站页面的网址"),
    Field("source", "来源", "string", "工作簿、工作表和行"),
)


def tables() -> tuple[TableOf, ...]:
    """Every kind of list that is published."""
    return tuple(_table(layout) for layout in LAYOUTS if layout.model in PUBLIC_TYPES)


def _table(layout: SheetLayout) -> TableOf:
    public = PUBLIC_TYPES[layout.model]
    fields = tuple(
        Field(c.field, c.heading + ("(元)" if c.form is Form.MONEY else ""), _type(public, c.field))
        for c in layout.columns
        if c.field in public.model_fields
    )
    if "authority" in public.model_fields and "authority" not in {f.name for f in fields}:
        fields = (Field("authority", "实施主体", "string"), *fields)
    name = "".join(f"_{c.lower()}" if c.isupper() else c for c in layout.model.__name__)
    return TableOf(name.strip("_"), layout.sheet, public, (*fields, *WHERE))


def _type(model: type[Record], name: str) -> str:
    """The frictionless type of a field."""
    annotation = model.model_fields[name].annotation
    for kind in _kinds(annotation):
        if kind is bool:
            return "boolean"
        if kind is int:
            return "number"
        if kind is date:
            return "date"
    return "string"


def _kinds(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) in (Union, UnionType):
        for part in get_args(annotation):
            yield from _kinds(part)
    elif get_origin(annotation) is Annotated:
        yield from _kinds(get_args(annotation)[0])
    else:
        yield annotation


def rows(desk: Desk, table: TableOf, records: Iterable[Record] | None = None) -> Iterator[Row]:
    """Every record of *table*, or these *records*, as scalars in the order of its fields."""
    money = {
        column.field
        for layout in LAYOUTS
        if PUBLIC_TYPES.get(layout.model) is table.model
        for column in layout.columns
        if column.form is Form.MONEY
    }
    for record in desk.public.all(table.model) if records is None else records:
        told = tuple(
            _scalar(getattr(record, field.name), money=field.name in money)
            for field in table.fields[: -len(WHERE)]
        )
        source = record.source
        page = f"{desk.settings.url}/{place_of(desk.addresses, record)}"
        yield (*told, page, f"{source.workbook} › {source.sheet} 第{source.row}行")


def _scalar(value: object, *, money: bool) -> Scalar:
    if isinstance(value, Vocabulary):
        return value.label
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, CitedText | StatedRange | DocumentNo):
        return UNSEEN.sub("", value.text)
    if isinstance(value, tuple):
        return JOINED.join(v.label if isinstance(v, Vocabulary) else str(v) for v in value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return Decimal(value) / 100 if money else value
    return Decimal(str(value)) if isinstance(value, float) else str(value)
