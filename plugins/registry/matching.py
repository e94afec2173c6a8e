"""Which list a sheet is, where its headings stand and which column fills which field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from plugins.registry.sheets import Column, SheetLayout, bare_heading
from plugins.registry.workbook import CellValue, Merge, Sheet

SEARCH_DEPTH = 15
"""How many rows with content may stand above the headings."""
CLOSE = 0.74
"""How alike a misspelt heading and a known one must be (difflib ratio)."""
NAME_BONUS = 3
"""What a known sheet name weighs against matched headings."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a sheet as printed: *index* counts from 1; *texts* nearest the data first."""

    index: int
    texts: tuple[str, ...]

    @property
    def printed(self) -> str:
        """The heading as a clerk sees it."""
        return self.texts[0]


@dataclass(frozen=True, slots=True)
class Match:
    """How a sheet maps on a layout.

    *columns*: index → column of the layout; *guessed*: index → the heading meant;
    *never* and *ignored*, *unknown*: indexes; *last_row* is the last heading row.
    """

    layout: SheetLayout
    headings: Mapping[int, Heading]
    first_row: int
    last_row: int
    columns: Mapping[int, Column]
    guessed: Mapping[int, str] = field(default_factory=dict)
    doubled: Mapping[int, int] = field(default_factory=dict)
    never: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()

    def printed(self, index: int) -> str:
        """The heading of column *index* as printed."""
        return self.headings[index].printed


@cache
def _spellings(layout: SheetLayout) -> dict[str, str]:
    table: dict[str, str] = {}
    for spelling, name in layout.spellings():
        table.setdefault(spelling, name)
    return table


@cache
def _never(layout: SheetLayout) -> frozenset[str]:
    return frozenset(bare_heading(heading) for heading in layout.never)


@cache
def _ignored(layout: SheetLayout) -> frozenset[str]:
    return frozenset(bare_heading(heading) for heading in layout.ignored)


def match_sheet(sheet: Sheet, layouts: Iterable[SheetLayout]) -> Match | None:
    """The best match of *sheet* on one of *layouts*, or None where it is no list we know.

    A candidate heading row counts one for each heading known to the layout; a known sheet name
    decides between lists that share headings.
    """
    name = bare_heading(sheet.name)
    candidates = list(_candidates(sheet))
    best: tuple[int, int, SheetLayout, tuple[int, int, dict[int, Heading]]] | None = None
    for order, layout in enumerate(layouts):
        bonus = NAME_BONUS if name in {bare_heading(n) for n in layout.names} else 0
        for candidate in candidates:
            known = _known(candidate[2], layout)
            if known < 2 or known * 3 < len(candidate[2]):
                continue
            rank = (known * 2 + bonus * 2 - (candidate[1] - candidate[0]), -order)
            if best is None or rank > best[:2]:
                best = (*rank, layout, candidate)
    if best is None:
        return None
    return _matched(best[2], *best[3])


def nearest_layout(sheet: Sheet, layouts: Sequence[SheetLayout]) -> SheetLayout | None:
    """The layout whose name *sheet* bears or nearly bears."""
    names = {bare_heading(name): layout for layout in layouts for name in layout.names}
    close = get_close_matches(bare_heading(sheet.name), names, 1, CLOSE)
    return names[close[0]] if close else None


def _known(headings: Mapping[int, Heading], layout: SheetLayout) -> int:
    fields = {_field(heading, layout)[0] for heading in headings.values()}
    return len(fields - {None})


def _field(heading: Heading, layout: SheetLayout) -> tuple[str | None, str]:
    """The field a heading fills (None: unknown) and the text that said so."""
    spellings = _spellings(layout)
    for text in heading.texts:
        for form in _forms(text):
            if form in spellings:
                return spellings[form], text
    return None, heading.printed


@cache
def _forms(text: str) -> tuple[str, ...]:
    bare = bare_heading(text)
    parts = [part for part in bare.split("/") if part]
    return (bare, *parts) if len(parts) > 1 else (bare,)


def _candidates(sheet: Sheet) -> Iterable[tuple[int, int, dict[int, Heading]]]:
    rows = [row for row in sheet.rows[:SEARCH_DEPTH] if not row.hidden]
    for position, row in enumerate(rows):
        upper = _texts(row.values, row.number, sheet.merges)
        if len(upper) < 2:
            continue
        yield row.number, row.number, {i: Heading(i, (t,)) for i, t in upper.items()}
        if position + 1 < len(rows):
            following = rows[position + 1]
            lower = _texts(following.values, following.number, ())
            if following.number == row.number + 1 and _headings_like(lower):
                yield row.number, following.number, _two_rows(upper, lower)


def _headings_like(texts: Mapping[int, str]) -> bool:
    return bool(texts) and max(map(len, texts.values())) <= 40


def _two_rows(upper: Mapping[int, str], lower: Mapping[int, str]) -> dict[int, Heading]:
    both: dict[int, Heading] = {}
    for index in sorted({*upper, *lower}):
        texts = tuple(t[index] for t in (lower, upper) if index in t)
        both[index] = Heading(index, tuple(dict.fromkeys(texts)))
    return both


def _texts(values: Sequence[CellValue], number: int, merges: Sequence[Merge]) -> dict[int, str]:
    texts = {
        index: " ".join(str(value).split())
        for index, value in enumerate(values, 1)
        if isinstance(value, str | int | float) and str(value).strip()
    }
    for merge in merges:
        if merge.first_row == number and merge.first_column in texts:
            for index in range(merge.first_column + 1, merge.last_column + 1):
                texts.setdefault(index, texts[merge.first_column])
    return texts


def _matched(layout: SheetLayout, first: int, last: int, headings: dict[int, Heading]) -> Match:
    never, ignored = _never(layout), _ignored(layout)
    columns: dict[int, Column] = {}
    doubled: dict[int, int] = {}
    dropped: list[int] = []
    left: list[int] = []
    taken: dict[str, int] = {}
    for index, heading in headings.items():
        forms = {form for text in heading.texts for form in _forms(text)}
        if forms & never:
            dropped.append(index)
            continue
        name, _ = _field(heading, layout)
        column = layout.column_of(name) if name else None
        if column is None:
            if not forms & ignored:
                left.append(index)
        elif name in taken and not column.joins:
            doubled[index] = taken[column.field]
        else:
            taken.setdefault(column.field, index)
            columns[index] = column
    guessed = _guess(layout, headings, left, set(taken))
    for index, spelling in guessed.items():
        column = layout.column_of(_spellings(layout)[bare_heading(spelling)])
        if column is not None:
            columns[index] = column
    unknown = tuple(index for index in left if index not in guessed)
    return Match(
        layout,
        headings,
        first,
        last,
        columns,
        guessed,
        doubled,
        tuple(dropped),
        unknown,
    )


def _guess(
    layout: SheetLayout, headings: Mapping[int, Heading], left: Sequence[int], taken: set[str]
) -> dict[int, str]:
    """Unknown headings that are nearly a known one whose field nothing else fills."""
    free = {
        bare_heading(heading): heading
        for column in layout.columns
        if column.field not in taken
        for heading in column.headings()
        if len(bare_heading(heading)) > 2
    }
    guessed: dict[int, str] = {}
    for index in left:
        close = get_close_matches(bare_heading(headings[index].printed), free, 1, CLOSE)
        if close:
            guessed[index] = free[close[0]]
            meant = _spellings(layout)[close[0]]
            free = {b: h for b, h in free.items() if _spellings(layout)[b] != meant}
    return guessed
