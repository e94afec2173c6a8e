"""A public record beside the full one it was made of: what it hides, and what it may say.

The audit does not take the wall's word: a public text counts as sayable only clause by clause,
where the same field of the full record says the same or the difference is nothing but masks.
"""

import re
from collections.abc import Iterator
from datetime import date

from plugins.audit.folding import is_han
from plugins.publication.attachments.attaching import DECLARED
from plugins.publication.classes import FieldClass, fields_of
from plugins.publication.masks import has_natural_party
from plugins.publication.names import names_in
from plugins.publication.policy import Policy
from plugins.publication.records import FULL_OUTCOMES, FullOutcome, PublicTombstone
from plugins.publication.withholding import FALLEN, is_sealed
from plugins.registry.cells import CitedText, DocumentNo, StatedRange
from plugins.registry.findings import Place
from plugins.registry.models.attachments import Attachment
from plugins.registry.models.outcomes import CoerciveMeasure, LicenceDecision, PenaltyDecision
from plugins.registry.records import Record
from plugins.registry.values.text import fold
from plugins.registry.vocabulary import CoercionKind, LicenceResult

_CLAUSES = re.compile(r"[，。；：！？、,;:!?（）()\n]")
_MASKS = re.compile(r"[某甲乙丙丁戊己庚辛壬癸＊*\[\]0-9]|当事人|先生|女士")
_LONG_NUMBER = re.compile("[0-9A-Za-z]{6,}")
_NUMBERS = ("credit_code", "certificate_no", "licence")


def never_said(full: Record, day: date) -> bool:
    """Whether *full* may not be said by what its own cells state, whatever the wall decided."""
    if isinstance(full, Attachment):
        declared = fold(full.declared or "") == DECLARED and full.reviewer
        return not declared or full.reviewed_on is None or full.reviewed_on > day
    if not isinstance(full, FULL_OUTCOMES):
        return False
    if full.publish is False or is_sealed(full, day):
        return True
    if isinstance(full, PenaltyDecision):
        fallen = full.state in FALLEN and (full.state_date is None or full.state_date <= day)
        return bool(full.minor) or full.reviewed is False or fallen
    if isinstance(full, LicenceDecision):
        return full.result is LicenceResult.REFUSED
    return isinstance(full, CoerciveMeasure) and full.kind is CoercionKind.LIBERTY


def originals(full: Record, public: Record, policy: Policy) -> Iterator[tuple[str, Place]]:
    """Every text that must be hidden of *full*, or that *public* hides, with its cell."""
    for name, text in _feared(full, policy):
        yield text, full.place(name)
    for name in fields_of(type(full), FieldClass.PUBLISH, FieldClass.MASK):
        held, said = getattr(full, name), getattr(public, name, None)
        if held is None or held is said:
            continue
        before, after = _text(held), _text(said)
        if before and before != after:
            place = full.place(name)
            yield from ((text, place) for text in _hidden(before, after))


def sayable(full: Record, public: Record, policy: Policy) -> Iterator[str]:
    """The texts of *public* that may be said because they stem from the same field of *full*."""
    feared = [text for _, text in _feared(full, policy)]
    if isinstance(public, PublicTombstone):
        yield public.document_no.text
        yield from _trusted(_text(getattr(full, "state_reason", None)), public.ground or "", feared)
        yield public.authority or ""
        return
    for name in fields_of(type(full), FieldClass.PUBLISH, FieldClass.MASK):
        said = getattr(public, name, None)
        if said is None:
            continue
        if isinstance(said, int) and not isinstance(said, bool) and said == getattr(full, name):
            yield from (str(said), str(said // 100), f"{said / 100:.2f}")
        after = _text(said)
        if after:
            yield from _trusted(_text(getattr(full, name)), after, feared)
            if isinstance(said, tuple):
                yield from (part for part in said if isinstance(part, str) and part not in feared)
                yield after.replace("、", "；")


def texts_in(public: Record) -> Iterator[str]:
    """Every text of a public record."""
    values = [getattr(public, name) for name in type(public).model_fields]
    yield from filter(None, map(_text, values))
    for value in values:
        if isinstance(value, tuple):
            yield from (part for part in value if isinstance(part, str))


def _feared(full: Record, policy: Policy) -> Iterator[tuple[str, str]]:
    """(field, text) that names or numbers a natural party."""
    if not isinstance(full, FULL_OUTCOMES) or (full.authority or "") in policy.full_names:
        return
    if not has_natural_party(full):
        return
    yield from _of_person(full)


def _of_person(full: FullOutcome) -> Iterator[tuple[str, str]]:
    for name in names_in(full.party or ""):
        yield "party", name
    for field in _NUMBERS:
        for number in _LONG_NUMBER.findall(getattr(full, field, None) or ""):
            yield field, number


def _trusted(before: str, after: str, feared: list[str]) -> Iterator[str]:
    """Of *after*, the clauses that stem from *before*; the whole of it where all of them do."""
    if before == after and not any(one in after for one in feared):
        yield after
        return
    clauses = _CLAUSES.split(before)
    known = set(clauses)
    good = [
        clause
        for index, clause in enumerate(_CLAUSES.split(after))
        if (clause in known or _is_masked(clauses, index, clause))
        and not any(one in clause for one in feared)
    ]
    whole = len(good) == len(_CLAUSES.split(after))
    yield from (after,) if whole else good


def _is_masked(clauses: list[str], index: int, clause: str) -> bool:
    """Whether *clause* is the clause of the original at its place with something masked."""
    if index >= len(clauses):
        return False
    start, end = _ends(clauses[index], clause)
    return not _MASKS.sub("", clause[start : len(clause) - end])


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, CitedText | StatedRange | DocumentNo):
        return value.text
    if isinstance(value, tuple):
        return "、".join(part for part in value if isinstance(part, str))
    return ""


def _hidden(before: str, after: str) -> Iterator[str]:
    """The clauses of *before* that *after* lacks, and in each the piece that was replaced."""
    yield before
    clauses, left = _CLAUSES.split(before), _CLAUSES.split(after)
    said = set(left)
    for index, clause in enumerate(clauses):
        if clause in said:
            continue
        yield clause
        if len(clauses) == len(left):
            start, end = _ends(clause, left[index])
            # With the character that was kept of a name: 张三 is told, not 三.
            start -= bool(start) and is_han(clause[start - 1])
            yield clause[start : len(clause) - end]


def _ends(one: str, other: str) -> tuple[int, int]:
    """How many characters *one* and *other* share at the beginning, and then at the end."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, end
