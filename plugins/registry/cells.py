"""Cell types of the models: what a cell must hold, and how it is read.

Each type turns the raw value of a cell into a field, or raises a pydantic error whose *type*
is the id of the rule that was not kept and whose context holds what is allowed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache, partial
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from plugins.registry import vocabulary as v
from plugins.registry.values import NotUnderstood
from plugins.registry.values.citations import Citation, parse_citations
from plugins.registry.values.dates import parse_date
from plugins.registry.values.document_numbers import document_key
from plugins.registry.values.money import Unit, parse_money
from plugins.registry.values.numerals import whole_number
from plugins.registry.values.range_parsing import parse_range
from plugins.registry.values.ranges import SanctionRange
from plugins.registry.values.text import fold, simplified, tidy

T = TypeVar("T")

LONG_NUMBER = 10**11
"""From twelve digits on, Excel may have lost digits of a number (rule FM-01)."""

REMEMBERED = 8192
"""Citations and ranges read once: rows of one item repeat theirs, and then share them."""

SEPARATORS = str.maketrans("，,;；、\n|/", "\n\n\n\n\n\n\n\n")


class InUnit(NamedTuple):
    """An amount as it stands below a heading that names its unit."""

    value: object
    unit: Unit


@dataclass(frozen=True, slots=True)
class CitedText:
    """A cell of citations: the words as written and the provisions they name."""

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedRange:
    """A cell that states a sanction range: the words, and the structure if it can be read."""

    text: str
    range: SanctionRange | None = None


@dataclass(frozen=True, slots=True)
class DocumentNo:
    """A document number as written, with the key that identifies it in any bracket form."""

    text: str
    key: str


def _refuse(rule: str, allowed_zh: str, allowed_en: str, **words: str) -> PydanticCustomError:
    words = {"allowed_zh": allowed_zh, "allowed_en": allowed_en, **words}
    return PydanticCustomError(rule, "not allowed here", words)


def as_seen(number: float, code: str) -> float | str:
    """*number* as its format *code* shows it where that says more: ``5%``, ``0571``."""
    if code.strip("0.") == "%":
        return f"{_figures(number * 100)}%"
    if code and not code.strip("0") and isinstance(number, int) and 0 <= number < LONG_NUMBER:
        return str(number).zfill(len(code))
    return number


def as_text(raw: object) -> str:
    """A cell as tidy text; numbers lose no digit, long ones are refused (FM-01)."""
    if isinstance(raw, str):
        return tidy(raw)
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, datetime):
        return raw.isoformat(" ", "minutes").removesuffix(" 00:00")
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, time):
        return raw.isoformat("minutes")
    if isinstance(raw, int | float):
        if abs(raw) >= LONG_NUMBER:
            raise _refuse("FM-01", "以文本格式填写", "text, not a number")
        return _figures(raw)
    return tidy(str(raw))


def _figures(number: float) -> str:
    """*number* with the fifteen digits a spreadsheet keeps, and no exponent."""
    if isinstance(number, int) or number.is_integer():
        return str(int(number))
    return f"{Decimal(f'{number:.15g}'):f}"


def as_prose(raw: object) -> str:
    """A cell as tidy text that keeps its line breaks."""
    if not isinstance(raw, str):
        return as_text(raw)
    if raw.isprintable():
        return tidy(raw)
    lines = (tidy(line) for line in raw.splitlines())
    return "\n".join(line for line in lines if line)


def as_code(raw: object) -> str:
    """A code as folded text without inner blanks, letters in upper case."""
    return "".join(fold(as_text(raw)).split()).upper()


def _parsed(parser: Callable[[Any], T], raw: object) -> T:
    try:
        return parser(raw)
    except NotUnderstood as problem:
        raise _refuse(problem.rule, problem.allowed_zh, problem.allowed_en) from problem


def as_member(kind: type[v.Vocabulary], raw: object) -> v.Vocabulary:
    """The member of a closed set that a cell names (FM-08)."""
    if isinstance(raw, kind):
        return raw
    text = as_text(raw)
    member = _member(kind, text)
    if member is None:
        raise _no_member(kind, text, "（这一栏只能填一项）")
    return member


def as_members(kind: type[v.Vocabulary], raw: object) -> tuple[v.Vocabulary, ...]:
    """Every member that a cell lists, in the order given, none twice (FM-08)."""
    if isinstance(raw, tuple):
        return raw
    if whole := _member(kind, as_text(raw)):  # one label may hold a mark that divides others
        return (whole,)
    listed = (member for part in as_list(raw) for member in _members(kind, part))
    return tuple(dict.fromkeys(listed))


def _members(kind: type[v.Vocabulary], part: str) -> list[v.Vocabulary]:
    """The member that *part* names, or those it names with blanks between."""
    if member := _member(kind, part):
        return [member]
    members = [member for word in part.split() if (member := _member(kind, word))]
    if len(members) < max(2, len(part.split())):
        raise _no_member(kind, part, "（几项之间请用顿号隔开）")
    return members


def _member(kind: type[v.Vocabulary], text: str) -> v.Vocabulary | None:
    return kind.read(simplified(fold(text)).strip("。.；;，,、 "))


def _no_member(kind: type[v.Vocabulary], given: str, several: str) -> PydanticCustomError:
    """FM-08 for *given*; *several* is the hint where it names more than one member.

    What is often taken for a penalty kind and is none has a sentence of its own (PN-12).
    """
    if kind is v.PenaltyKind and fold(given) in v.NOT_PENALTIES:
        return _refuse("PN-12", "、".join(kind.labels()), "", given=given)
    inside = [label for label in kind.labels() if label in given]
    hint = (
        several if len(inside) > 1 else v.suggestion(inside[0] if inside else given, kind.labels())
    )
    return _refuse(
        "FM-08",
        "、".join(kind.labels()),
        ", ".join(member.value for member in kind),
        given=given,
        hint=hint,
    )


def as_list(raw: object) -> tuple[str, ...]:
    """The parts of a cell divided by 、 , ; | / or line breaks."""
    if isinstance(raw, tuple):
        return raw
    if isinstance(raw, str):
        parts = map(tidy, raw.translate(SEPARATORS).split("\n"))
        return tuple(part for part in parts if part)
    return (as_text(raw),)


def as_date(raw: object) -> date:
    """A date in one of the written forms (FM-02); 长期 is the open end."""
    return _parsed(parse_date, raw if isinstance(raw, date | int | float) else as_text(raw))


def as_fen(raw: object) -> int:
    """An amount in fen; the unit comes from the cell or its heading (FM-03)."""
    value, unit = raw if isinstance(raw, InUnit) else (raw, None)
    amount = value if isinstance(value, int | float) else as_text(value)
    return _parsed(partial(parse_money, unit=unit), amount)


def as_whole(raw: object) -> int:
    """A whole number in Arabic or Chinese digits (FM-18)."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    number = whole_number(as_text(raw))
    if number is None:
        raise _refuse("FM-18", "整数，例如 20", "a whole number, such as 20")
    return number


YES = frozenset({"是", "有", "Y", "YES", "TRUE", "1", "√", "✓", "已", "需要", "收费", "公开"})
NO = frozenset(
    {"否", "无", "N", "NO", "FALSE", "0", "×", "✗", "不", "未", "不需要", "不收费", "不公开"}
)


def as_yes(raw: object) -> bool:
    """A yes/no cell (FM-19)."""
    if isinstance(raw, bool):
        return raw
    text = fold(as_text(raw)).upper().strip("。.；;，, ")
    if text in YES:
        return True
    if text in NO:
        return False
    raise _refuse("FM-19", "“是”或者“否”", "yes or no")


def as_cited(raw: object) -> CitedText:
    """Citations of provisions, with the words they were written in."""
    if isinstance(raw, CitedText):
        return raw
    return _cited(as_text(raw) if not isinstance(raw, str) else raw.strip())


@lru_cache(maxsize=REMEMBERED)
def _cited(text: str) -> CitedText:
    return CitedText(text, parse_citations(text).citations)


def as_range(raw: object) -> StatedRange:
    """A stated sanction range; words that cannot be read as one are kept as words (DB-00)."""
    if isinstance(raw, StatedRange):
        return raw
    return _stated(as_text(raw))


@lru_cache(maxsize=REMEMBERED)
def _stated(text: str) -> StatedRange:
    try:
        return StatedRange(text, parse_range(text))
    except NotUnderstood:
        return StatedRange(text)


def as_document_no(raw: object) -> DocumentNo:
    """A document number; its key is the same in every bracket form (§5.5)."""
    if isinstance(raw, DocumentNo):
        return raw
    text = as_text(raw)
    return DocumentNo(text, document_key(text))


Text = Annotated[str, BeforeValidator(as_text)]
Prose = Annotated[str, BeforeValidator(as_prose)]
Code = Annotated[str, BeforeValidator(as_code)]
Texts = Annotated[tuple[str, ...], BeforeValidator(as_list)]
Date = Annotated[date, BeforeValidator(as_date)]
Fen = Annotated[int, BeforeValidator(as_fen)]
Whole = Annotated[int, BeforeValidator(as_whole)]
Yes = Annotated[bool, BeforeValidator(as_yes)]
Cited = Annotated[CitedText, BeforeValidator(as_cited)]
Range = Annotated[StatedRange, BeforeValidator(as_range)]
DocNo = Annotated[DocumentNo, BeforeValidator(as_document_no)]


def one(kind: type[v.Vocabulary]) -> BeforeValidator:
    """The validator of a cell that names one member of *kind*."""
    return BeforeValidator(partial(as_member, kind))


def some(kind: type[v.Vocabulary]) -> BeforeValidator:
    """The validator of a cell that lists members of *kind*."""
    return BeforeValidator(partial(as_members, kind))
