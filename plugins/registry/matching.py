"""Which list a sheet is, where its headings stand and which column fills which field."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from plugins.registry.sheets import Column, SheetLayout, bare_heading
from plugins.registry.workbook import CellValue, Merge, Sheet

SEARCH_DEPTH = 15
"""How many rows with content may stand above the headings."""
DEEPEST = 3
"""How many rows headings may take."""
LONGEST = 40
"""How long a text in the lower rows of headings may be."""
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

    *columns*: index → column of the layout; *guessed*: index → the heading meant; *doubled*:
    index → the column that fills the same field already.  *never* (may not be kept), *ignored*
    (of no interest) and *unknown* are indexes; *last_row* is the last heading row.
    """

    layout: SheetLayout
    headings: Mapping[int, Heading]
    last_row: int
    columns: Mapping[int, Column]
    guessed: Mapping[int, str]
    doubled: Mapping[int, int]
    never: tuple[int, ...]
    ignored: tuple[int, ...]
    unknown: tuple[int, ...]

    def printed(self, index: int) -> str:
        """The heading of column *index* as printed."""
        return self.headings[index].printed


class _Candidate(NamedTuple):
    """Rows that may be the headings; *cost* is how little speaks for taking so many of them."""

    last_row: int
    cost: int
    headings: dict[int, Heading]


@cache
def _spellings(layout: SheetLayout) -> dict[str, str]:
    table: dict[str, str] = {}
    for spelling, name in layout.spellings():
        table.setdefault(spelling, name)
    return table


@cache
def _meanings(layouts: tuple[SheetLayout, ...]) -> dict[str, list[tuple[SheetLayout, str]]]:
    """What every spelling means in each of the lists that know it."""
    meanings: dict[str, list[tuple[SheetLayout, str]]] = {}
    for layout in layouts:
        for spelling, name in _spellings(layout).items():
            meanings.setdefault(spelling, []).append((layout, name))
    return meanings


@cache
def _folded(headings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(bare_heading, headings))


def match_sheet(sheet: Sheet, layouts: Iterable[SheetLayout]) -> Match | None:
    """The best match of *sheet* on one of *layouts*, or None where it is no list we know.

    A candidate counts one for each field that its headings name; a known sheet name decides
    between lists that share headings.  A further row must name another field, or divide
    merged headings of the row above it.
    """
    name, layouts = bare_heading(sheet.name), tuple(layouts)
    candidates = [(each, _named(each, layouts)) for each in _candidates(sheet)]
    best: tuple[int, SheetLayout, _Candidate] | None = None
    for layout in layouts:
        bonus = NAME_BONUS if name in map(bare_heading, layout.names) else 0
        for candidate, named in candidates:
            known = len(named.get(layout, ()))
            if known < 2 or known * 3 < len(candidate.headings):
                continue
            rank = (known + bonus) * 2 - candidate.cost
            if best is None or rank > best[0]:
                best = (rank, layout, candidate)
    return _matched(best[1], best[2]) if best else None


def nearest_layout(sheet: Sheet, layouts: Sequence[SheetLayout]) -> SheetLayout | None:
    """The layout whose name *sheet* bears or nearly bears."""
    names = {bare_heading(name): layout for layout in layouts for name in layout.names}
    close = get_close_matches(bare_heading(sheet.name), names, 1, CLOSE)
    return names[close[0]] if close else None


def _named(candidate: _Candidate, layouts: tuple[SheetLayout, ...]) -> dict[SheetLayout, set[str]]:
    """The fields that the headings of *candidate* name, by list: each text is asked once."""
    meanings = _meanings(layouts)
    named: dict[SheetLayout, set[str]] = {}
    for heading in candidate.headings.values():
        fields: dict[SheetLayout, str] = {}
        for form in (form for text in heading.texts for form in _forms(text)):
            for layout, name in meanings.get(form, ()):
                fields.setdefault(layout, name)
        for layout, name in fields.items():
            named.setdefault(layout, set()).add(name)
    return named


def _field(heading: Heading, layout: SheetLayout) -> str | None:
    """The field a heading fills, None where it is unknown."""
    spellings = _spellings(layout)
    forms = (form for text in heading.texts for form in _forms(text))
    return next((spellings[form] for form in forms if form in spellings), None)


@cache
def _forms(text: str) -> tuple[str, ...]:
    bare = bare_heading(text)
    parts = [part for part in bare.split("/") if part]
    return (bare, *parts) if len(parts) > 1 else (bare,)


def _candidates(sheet: Sheet) -> Iterator[_Candidate]:
    """One to `DEEPEST` rows that follow each other, as headings read from below upwards."""
    rows = [row for row in sheet.rows[:SEARCH_DEPTH] if not row.hidden]
    texts = [_texts(row.values, row.number, sheet.merges) for row in rows]
    for top, row in enumerate(rows):
        if len(texts[top]) < 2:
            continue
        yield _Candidate(row.number, 0, _headings(texts[top : top + 1]))
        cost = 0
        for last in range(top + 1, min(top + DEEPEST, len(rows))):
            consecutive = rows[last].number == rows[last - 1].number + 1
            if not consecutive or not _headings_like(texts[last]):
                break
            merged = _merged(rows[last - 1].number, sheet.merges)
            divides = texts[last].keys() <= merged < texts[last - 1].keys()
            cost += -1 if divides else 1
            yield _Candidate(rows[last].number, cost, _headings(texts[top : last + 1]))


def _merged(number: int, merges: Sequence[Merge]) -> set[int]:
    """The columns that merges beginning in the row *number* cover."""
    own = (merge for merge in merges if merge.first_row == number)
    return {i for merge in own for i in range(merge.first_column, merge.last_column + 1)}


def _headings_like(texts: Mapping[int, str]) -> bool:
    return max(map(len, texts.values()), default=LONGEST + 1) <= LONGEST


def _headings(rows: Sequence[Mapping[int, str]]) -> dict[int, Heading]:
    indexes = sorted({index for texts in rows for index in texts})
    return {
        index: Heading(
            index, tuple(dict.fromkeys(texts[index] for texts in reversed(rows) if index in texts))
        )
        for index in indexes
    }


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


def _matched(layout: SheetLayout, candidate: _Candidate) -> Match:
    headings = candidate.headings
    never, ignored = _folded(layout.never), _folded(layout.ignored)
    columns: dict[int, Column] = {}
    doubled: dict[int, int] = {}
    apart: dict[str, list[int]] = {"never": [], "ignored": [], "unknown": []}
    taken: dict[str, int] = {}
    for index, heading in headings.items():
        forms = {form for text in heading.texts for form in _forms(text)}
        name = _field(heading, layout)
        column = layout.column_of(name) if name else None
        if forms & never:
            apart["never"].append(index)
        elif column is None:
            apart["ignored" if forms & ignored else "unknown"].append(index)
        elif column.field in taken and not column.joins:
            doubled[index] = taken[column.field]
        else:
            taken.setdefault(column.field, index)
            columns[index] = column
    guessed = _guess(layout, headings, apart["unknown"], set(taken))
    for index, (column, _) in guessed.items():
        columns[index] = column
    return Match(
        layout,
        headings,
        candidate.last_row,
        columns,
        {index: meant for index, (_, meant) in guessed.items()},
        doubled,
        tuple(apart["never"]),
        tuple(apart["ignored"]),
        tuple(index for index in apart["unknown"] if index not in guessed),
    )


def _guess(
    layout: SheetLayout, headings: Mapping[int, Heading], left: Sequence[int], taken: set[str]
) -> dict[int, tuple[Column, str]]:
    """Unknown headings that nearly are a known one whose field nothing else fills."""
    free = {
        bare_heading(heading): (column, heading)
        for column in layout.columns
        if column.field not in taken
        for heading in column.headings()
        if len(bare_heading(heading)) > 2
    }
    guessed: dict[int, tuple[Column, str]] = {}
    for index in left:
        close = get_close_matches(bare_heading(headings[index].printed), free, 1, CLOSE)
        if close:
            guessed[index] = meant = free[close[0]]
            free = {bare: other for bare, other in free.items() if other[0] is not meant[0]}
    return guessed
