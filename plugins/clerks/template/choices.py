"""What drop-downs offer: closed sets and live lists, on a hidden sheet and by name."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from pydantic.fields import FieldInfo

from plugins.clerks.template.words import CHOICES, CHOICES_TITLE
from plugins.registry.cells import CitedText
from plugins.registry.linking import Registry
from plugins.registry.models.authorities import Authority
from plugins.registry.models.funds import Fund
from plugins.registry.models.items import PowerItem
from plugins.registry.sheets import Column, Form, SheetLayout
from plugins.registry.values.citation_types import Address
from plugins.registry.vocabulary import Vocabulary

Choices = Mapping[str, Sequence[str]]
"""Live lists by the name that layouts know them by: ``authorities``, ``items``, ``funds``,
and ``articles`` for cells that cite provisions."""

ARTICLES = "articles"
ARTICLES_LIMIT = 3_000
"""Provisions offered; beyond that nobody finds one in a drop-down, and any may be typed."""
_FIRST_ROW = 3


class ChoiceSheet:
    """The hidden sheet of choices; lists are put on it as columns of the template ask for them."""

    def __init__(self, live: Choices) -> None:
        self._live = live
        self._lists: dict[str, tuple[str, ...]] = {}

    def formula(self, layout: SheetLayout, column: Column) -> str | None:
        """What the drop-down of *column* lists, or None where it has none."""
        name, values = self._offered(layout, column)
        if not values:
            return None
        if not name:
            return f'"{",".join(values)}"'
        self._lists.setdefault(name, values)
        return name

    def _offered(self, layout: SheetLayout, column: Column) -> tuple[str, tuple[str, ...]]:
        if column.form is Form.YES_NO:
            return "", ("是", "否")
        field = layout.model.model_fields[column.field]
        if live := column.choices or (ARTICLES if _mentions(field, CitedText) else ""):
            return f"FL_{live}", tuple(dict.fromkeys(self._live.get(live, ())))
        if kind := vocabulary_of(field):
            return f"FL_{kind.__name__}", kind.labels()
        return "", ()

    def write(self, book: Workbook) -> None:
        """Put the lists that were asked for on a hidden last sheet of *book* and name them."""
        sheet = book.create_sheet(CHOICES)
        sheet["A1"] = CHOICES_TITLE
        for number, (name, values) in enumerate(sorted(self._lists.items()), start=1):
            sheet.cell(_FIRST_ROW - 1, number, name)
            for row, value in enumerate(values, start=_FIRST_ROW):
                cell = sheet.cell(row, number, value)
                cell.data_type, cell.number_format = "s", "@"
            letter = get_column_letter(number)
            area = f"'{CHOICES}'!${letter}${_FIRST_ROW}:${letter}${_FIRST_ROW + len(values) - 1}"
            book.defined_names[name] = DefinedName(name, attr_text=area)
        sheet.sheet_state = "hidden"


def takes_several(field: FieldInfo) -> bool:
    """Whether a cell may name several members, so that a drop-down can only propose."""
    return _mentions(field, tuple)


def vocabulary_of(field: FieldInfo) -> type[Vocabulary] | None:
    """The closed set whose members fill *field*."""
    for part in _parts(field.annotation):
        if isinstance(part, type) and issubclass(part, Vocabulary):
            return part
    return None


def _mentions(field: FieldInfo, kind: type) -> bool:
    return any(part is kind for part in _parts(field.annotation))


def _parts(annotation: Any) -> list[Any]:
    """The annotation and everything in its brackets, however deep."""
    inside = [part for argument in get_args(annotation) for part in _parts(argument)]
    origin = getattr(annotation, "__origin__", None)
    return [annotation, *([origin] if origin else []), *inside]


def choices_of(registry: Registry, authority: str) -> dict[str, tuple[str, ...]]:
    """The live lists for *authority*: every authority, its own items and funds, cited articles."""
    items = (one.code for one in registry.where(PowerItem, authority=authority) if one.code)
    return {
        "authorities": tuple(sorted({one.name for one in registry.all(Authority)})),
        "items": tuple(sorted(set(items))),
        "funds": tuple(sorted({one.name for one in registry.where(Fund, authority=authority)})),
        ARTICLES: _articles(registry),
    }


def _articles(registry: Registry) -> tuple[str, ...]:
    """The provisions that any record cites, each as one would write it, by title and article."""
    found: dict[tuple[str, str], str] = {}
    for record in registry:
        for value in vars(record).values():
            if isinstance(value, CitedText):
                for citation in value.citations:
                    if citation.title and citation.article:
                        title = _full_title(registry, citation.title)
                        words = f"《{title}》{citation.address.label()}"
                        found[title, _sortable(citation.address)] = words
    return tuple(found[key] for key in sorted(found))[:ARTICLES_LIMIT]


def _full_title(registry: Registry, title: str) -> str:
    named = registry.library.named(title)
    return named.instrument.title if named else title


def _sortable(address: Address) -> str:
    return ".".join(f"{level or 0:04}" for level in address)
