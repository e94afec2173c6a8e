"""What the cells of one column become: each value read once, then found again by itself.

Columns repeat themselves, and no field depends on another: a cell that was read before is
neither looked at nor validated again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from plugins.registry import sayings as say
from plugins.registry.cells import InUnit, as_seen
from plugins.registry.findings import Rule
from plugins.registry.records import Record
from plugins.registry.sheets import Column, Form, Need, SheetLayout
from plugins.registry.values.money import Unit
from plugins.registry.values.text import oddities
from plugins.registry.workbook import CellError, CellValue, Picture, UncachedFormula

SHOWN = 40
"""How much of a bad value a sentence repeats."""
PIECES = 5
"""How many odd pieces of one cell a sentence repeats."""
REMEMBERED = 4096
"""How many values of one column are remembered at once."""
ODD: Mapping[str, tuple[str, str]] = {
    "traditional": ("繁体字", "traditional characters"),
    "full_width": ("全角数字或字母", "full-width digits or letters"),
    "zero_width": ("看不见的字符", "invisible characters"),
    "pinyin": ("夹带的拼音", "leftover pinyin"),
}
BROKEN: Mapping[type, Rule] = {
    CellError: say.FM_14,
    UncachedFormula: say.FM_15,
    Picture: say.FM_20,
}
NO_CODE = frozenset({"无", "暂无", "没有", "待定", "待赋码"})
"""What clerks write where there is no code yet."""
FIGURES = (Form.NUMBER, Form.MONEY, Form.DATE)
"""Columns whose numbers count by their value, not as they are shown."""


class Nothing:
    """In place of a value: the cell gives none."""


NOTHING = Nothing()

Saying = tuple[Rule, Mapping[str, object]]
"""A rule that a cell does not keep, and the words of its sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """A cell of which something is to be told.

    *odd* is told of its text, *refused* why it has no value (then *value* is `NOTHING`); *broken*
    cells never had one.
    """

    value: object
    odd: tuple[Saying, ...] = ()
    refused: tuple[Saying, ...] = ()
    broken: bool = False


class ColumnCells(dict[CellValue, object]):
    """One column of a sheet: raw value → field value, `NOTHING` or `Told`.  Never numbers.

    A number is read by `number`, for 1, 1.0 and True are one key; joined texts by `whole`.
    """

    def __init__(self, layout: SheetLayout, column: Column, unit: Unit | None) -> None:
        super().__init__({None: NOTHING})
        self.field, self.unit = column.field, unit
        asked = column.need in (Need.KEY, Need.LAW)
        self.asked_for = asked and column.field != layout.folder_default
        """Whether an empty cell is told; the folder may speak for it."""
        self._validate = _validator(layout.model, column.field)
        self._coded, self._figures = column.form is Form.CODE, column.form in FIGURES
        self._numbers: dict[tuple[type, float, str], object] = {}
        self.tells = False
        """Whether any cell of the column had something told of it."""

    def __missing__(self, raw: CellValue) -> object:
        if len(self) >= REMEMBERED:
            self.clear()
            self[None] = NOTHING
        made = self[raw] = self._read(raw)
        self.tells |= type(made) is Told
        return made

    def number(self, raw: float, code: str) -> object:
        """What a number shown by the format *code* becomes."""
        key = (type(raw), raw, code)
        if key not in self._numbers:
            if len(self._numbers) >= REMEMBERED:
                self._numbers.clear()
            made = self._numbers[key] = self.whole(self.seen(raw, code))
            self.tells |= type(made) is Told
        return self._numbers[key]

    def seen(self, raw: CellValue, code: str) -> CellValue:
        """*raw*, a number as its format *code* shows it where that counts."""
        if isinstance(raw, int | float) and not self._figures:
            return as_seen(raw, code)
        return raw

    def whole(self, raw: object) -> object:
        """What the whole raw value of the field becomes."""
        given = raw if self.unit is None else InUnit(raw, self.unit)
        try:
            return self._validate(given)
        except ValidationError as problem:
            return Told(NOTHING, refused=tuple(map(_refusal, problem.errors())))

    def _read(self, raw: CellValue) -> object:
        if self._coded and raw in NO_CODE:
            return NOTHING
        if type(raw) in BROKEN:
            return Told(NOTHING, ((BROKEN[type(raw)], {"given": shown(raw)}),), broken=True)
        made = self.whole(raw)
        odd = odd_text(raw) if isinstance(raw, str) else ()
        if not odd:
            return made
        return Told(made.value, odd, made.refused) if isinstance(made, Told) else Told(made, odd)


def odd_text(text: str) -> tuple[Saying, ...]:
    """What FM-07 tells of *text*, by kind."""
    found_odd = oddities(text)
    if not found_odd:
        return ()
    pieces: dict[str, list[str]] = {}
    for kind, piece in found_odd:
        pieces.setdefault(kind, []).append(piece[:SHOWN])
    return tuple((say.FM_07, _oddity(kind, found)) for kind, found in pieces.items())


def _oddity(kind: str, found: list[str]) -> Mapping[str, object]:
    zh, en = ODD[kind]
    given = "、".join(found[:PIECES]) + ("……" if len(found) > PIECES else "")
    return {"kind": zh, "kind_en": en, "given": given}


def _refusal(error: Any) -> Saying:
    words = {"given": error["input"], **error.get("ctx", {})}
    words["given"] = shown(words["given"])
    return say.CELL_RULES[error["type"]], words


def shown(value: object) -> str:
    """*value* as a sentence repeats it."""
    bare = value.value if isinstance(value, InUnit) else value
    text = " ".join(str(bare).split())
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _validator(model: type[Record], field: str) -> Callable[[object], object]:
    """What the model does to a raw value of *field*; raises ``ValidationError``."""
    info = model.model_fields[field]
    kind: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return _adapter(kind).validator.validate_python  # the adapter's own adds but words to errors


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind, config=ConfigDict(arbitrary_types_allowed=True))
