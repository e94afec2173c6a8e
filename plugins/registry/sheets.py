"""Layout of every sheet: which heading fills which field.  Data, not code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from plugins.registry.records import Record
from plugins.registry.values.text import fold

HINT = re.compile(r"[（(【\[][^（）()【】\[\]]{0,20}[）)】\]]|[*＊:：\s]|必填|选填")
"""What clerks add to a heading: bracketed hints and units, asterisks, colons, blanks."""


class Need(StrEnum):
    """Why a column is asked for.

    Without a KEY a record has no identity and is not published; a missing LAW column is told
    (law or national policy demands it) while the rest is published.
    """

    KEY = "key"
    LAW = "law"
    COMMON = "common"
    DESIGN = "design"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"


class Form(StrEnum):
    """How a template offers the cells of a column."""

    TEXT = "text"
    LONG = "long"
    CODE = "code"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    *spans*: a merged cell of this column speaks for every row it covers.
    *joins*: several columns of a sheet may fill this field; their texts follow each other.
    *unit*: money unit of the column in our template (``元`` or ``万元``).
    *choices*: where the drop-down comes from: a field's vocabulary needs none; ``authorities``,
    ``items`` and ``funds`` are live lists.
    """

    field: str
    heading: str
    aliases: tuple[str, ...] = ()
    need: Need = Need.OPTIONAL
    form: Form = Form.TEXT
    spans: bool = False
    joins: bool = False
    unit: str = ""
    choices: str = ""
    hint: str = ""

    def headings(self) -> tuple[str, ...]:
        """The heading and its aliases, as printed."""
        return (self.heading, *self.aliases)


def column(  # noqa: PLR0913  a column is written on one line
    field: str,
    headings: str,
    need: Need = Need.OPTIONAL,
    form: Form = Form.TEXT,
    *,
    hint: str = "",
    flags: str = "",
    unit: str = "",
    choices: str = "",
) -> Column:
    """A column written short: *headings* divided by ``|``, *flags* of ``spans joins``."""
    first, *others = headings.split("|")
    return Column(
        field,
        first,
        tuple(others),
        need,
        form,
        "spans" in flags,
        "joins" in flags,
        unit,
        choices,
        hint,
    )


@dataclass(frozen=True, slots=True, eq=False)  # one of each: compared, and hashed, as itself
class SheetLayout:
    """One kind of list as a sheet.

    *names* are the sheet's name and its aliases, *never* the headings of columns that may not
    even be kept (class N), *ignored* those we make ourselves.  *folder_default* is the field
    that is filled with the authority of the folder where the sheet has no such column.
    *outcome*: its rows are outcomes, of which a template asks for one year.
    """

    model: type[Record]
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    never: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ("序号",)
    folder_default: str = "authority"
    outcome: bool = False

    @property
    def sheet(self) -> str:
        """The sheet's own name."""
        return self.names[0]

    @property
    def key(self) -> str:
        """The field that names a row: the model's only required one besides its source."""
        fields = self.model.model_fields.items()
        required = [name for name, info in fields if info.is_required() and name != "source"]
        return required[0] if required else "document_no"

    def column_of(self, field: str) -> Column | None:
        """The column that fills *field*."""
        return next((column for column in self.columns if column.field == field), None)

    def spellings(self) -> Iterator[tuple[str, str]]:
        """Every folded heading with the field it fills."""
        for entry in self.columns:
            for heading in entry.headings():
                yield bare_heading(heading), entry.field


def bare_heading(text: str) -> str:
    """A heading without blanks, hints and units, for comparison only."""
    folded = fold(text)
    return HINT.sub("", folded) or folded
