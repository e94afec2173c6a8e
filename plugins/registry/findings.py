"""A finding: one rule not kept, at one place, in one sentence for each reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from plugins.registry.values.dates import show_date


class Severity(StrEnum):
    """How much a finding weighs: an error is not published, a warning is published and told."""

    ERROR = "error"
    WARNING = "warning"


class Scope(StrEnum):
    """What an error keeps from publication: its row, every row of its sheet, or nothing."""

    ROW = "row"
    SHEET = "sheet"
    WORKBOOK = "workbook"
    NOTHING = "nothing"


class Place(NamedTuple):
    """Where in ``lists/`` something was read, so that a clerk can open that very cell.

    *workbook* is the path below the lists folder with ``/``; *sheet* and *cell*
    (``C5``, or a range ``C5:C9``) are empty where the whole workbook or sheet is meant.
    """

    workbook: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        if not self.sheet:
            return self.workbook
        return f"{self.workbook} › {self.sheet}" + (f"!{self.cell}" if self.cell else "")


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule not kept.

    *rows* says how many rows the one cause touches, *see* the other cells it touches (a bounded
    number), *scope* what an error keeps from publication.
    """

    rule: str
    severity: Severity
    place: Place
    zh: str
    en: str
    rows: int = 1
    see: tuple[Place, ...] = ()
    scope: Scope = Scope.ROW

    def __str__(self) -> str:
        return f"{self.place}: {self.zh} [{self.rule}]"

    @property
    def column(self) -> str:
        """The column letters of the place ('' for a sheet or workbook)."""
        return self.place.cell.rstrip("0123456789") if ":" not in self.place.cell else ""

    @property
    def row(self) -> int:
        """The row of the place (0 for a sheet or workbook)."""
        digits = self.place.cell.partition(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return int(digits) if digits else 0

    @property
    def blocks_row(self) -> bool:
        """Whether this keeps its row from publication."""
        return self.severity is Severity.ERROR and self.scope is Scope.ROW

    @property
    def blocks_sheet(self) -> bool:
        """Whether this keeps every row of its sheet from publication."""
        return self.severity is Severity.ERROR and self.scope in (Scope.SHEET, Scope.WORKBOOK)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as data: what must hold, who says so, and how a clerk is told otherwise.

    *statement* pairs describe the rule itself (documentation); *zh* and *en* are
    ``str.format`` templates for one finding.  *source* cites the law, standard or
    design decision the rule comes from.  *family* is the part of the id before the dash.
    """

    id: str
    severity: Severity
    source: str
    statement_zh: str
    statement_en: str
    zh: str
    en: str
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def family(self) -> str:
        return self.id.partition("-")[0]

    def at(
        self,
        place: Place,
        *,
        rows: int = 1,
        see: tuple[Place, ...] = (),
        scope: Scope = Scope.ROW,
        severity: Severity | None = None,
        **words: object,
    ) -> Finding:
        """The finding that this rule is not kept at *place*; *words* fill both templates.

        ``{rows}`` in a template is *rows*; a day is written as each language writes it.
        """
        words = {"rows": rows, **words}
        return Finding(
            self.id,
            severity or self.severity,
            place,
            self.zh.format(**{name: _in_chinese(word) for name, word in words.items()}),
            self.en.format(**words),
            rows,
            see,
            scope,
        )


def _in_chinese(word: object) -> object:
    return show_date(word) if isinstance(word, date) else word
