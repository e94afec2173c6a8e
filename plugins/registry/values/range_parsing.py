"""A cell's words → a sanction range; what is not wholly understood is refused, never guessed."""

import re
from dataclasses import dataclass, replace

from plugins.registry.values.range_articles import PatientReader
from plugins.registry.values.range_lexis import normal
from plugins.registry.values.range_reader import Reader, refused
from plugins.registry.values.range_types import Band, Bounds, Multiple, SanctionRange

LONGEST = 3000
"""Characters; no cell or article of law needs more."""

_INCLUSIVE = re.compile(
    "[(，；。]?(?:注：)?(?:本[^，；。]{0,8})?(?:所称)?[“]?以上[”]?(?:均)?(?:包括|包含|含)本数，"
    "?(?:所称)?以下(?:均)?(?P<not>不)?(?:包括|包含|含)本数\\)?"
)


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """What an article says of fines, and the clauses that were passed over as saying nothing."""

    range: SanctionRange
    skipped: tuple[str, ...]


def parse_range(text: str) -> SanctionRange:
    """The range that *text* states; raises NotUnderstood (DB-00) rather than guess.

    Every word must have its place: a rest of unknown words refuses the whole text.
    """
    plain, upper_open = _prepared(text)
    return _opened(Reader(plain).read(), upper_open=upper_open)


def read_article(text: str) -> ArticleReading:
    """The range that an article of law states beside much else.

    Unknown clauses are passed over where no fine can hide in them; a fine that is not
    understood, or two that nothing tells apart, refuse the whole text.
    """
    plain, upper_open = _prepared(text)
    reader = PatientReader(plain)
    found = _opened(reader.read(), upper_open=upper_open)
    return ArticleReading(found, tuple(reader.skipped))


def _prepared(text: str) -> tuple[str, bool]:
    """*text* in its normal spelling, and whether it says that 以下 excludes its figure."""
    if len(text) > LONGEST:
        raise refused()
    plain = normal(text)
    note = _INCLUSIVE.search(plain)
    return _INCLUSIVE.sub("", plain), bool(note and note["not"])


def _opened(stated: SanctionRange, *, upper_open: bool) -> SanctionRange:
    if not upper_open:
        return stated
    return SanctionRange(tuple(_open_upper_ends(band) for band in stated.bands))


def _open_upper_ends(band: Band) -> Band:
    """*band* where the text says that 以下 excludes its figure."""
    fines = tuple(
        replace(sanction, amount=_open_above(sanction.amount)) if sanction.amount else sanction
        for sanction in band.sanctions
    )
    limit = band.when.threshold
    if limit and limit.bounds:
        limit = replace(limit, bounds=_open_bounds(limit.bounds))
    return replace(band, sanctions=fines, when=replace(band.when, threshold=limit))


def _open_above(amount: Bounds | Multiple) -> Bounds | Multiple:
    if isinstance(amount, Bounds):
        return _open_bounds(amount)
    opens = amount.high is not None and amount.high != amount.low
    return replace(amount, high_open=amount.high_open or opens)


def _open_bounds(amount: Bounds) -> Bounds:
    opens = amount.max_fen is not None and amount.max_fen != amount.min_fen
    return replace(amount, max_open=amount.max_open or opens)
