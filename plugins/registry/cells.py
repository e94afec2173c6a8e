"""Cell types of the models: what a cell must hold, and how it is read.

Each type turns the raw value of a cell into a field, or raises a pydantic error whose *type*
is the id of the rule that was not kept and whose context holds what is allowed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any, NamedTuple

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
from plugins.registry.values.text import fold, tidy

LONG_NUMBER = 10**11
"""From twelve digits on, Excel may have lost digits of a number (rule FM-01)."""

SEPARATORS = str.maketrans("，,;；、\n|/", "\n\n\n\n\n\n\n\n")


class InUnit(NamedTuple):
    """A raw value below a heading that names a money unit."""

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


def _refuse(rule: str, allowed_zh: str, allowed_en: str) -> PydanticCustomError:
    return PydanticCustomError(
        rule,
        "not allowed here",
        {"allowed_zh": allowed_zh, "allowed_en": allowed_en},
    )


def _bare(raw: object) -> object:
    return raw.value if isinstance(raw, InUnit) else raw


def as_text(raw: object) -> str:
    """A cell as tidy text; whole numbers lose no digit, long ones are refused (FM-01)."""
    value = _bare(raw)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        if abs(value) >= LONG_NUMBER:
            raise _refuse("FM-01", "以文本格式填写", "text, not a number")
        return f"{value:g}" if isinstance(value, float) else str(value)
    return tidy(str(value))


def as_prose(raw: object) -> str:
    """A cell as tidy text that keeps its line breaks."""
    value = _bare(raw)
    if not isinstance(value, str):
        return as_text(value)
    lines = (tidy(line) for line in value.splitlines())
    return "\n".join(line for line in lines if line)


def as_code(raw: object) -> str:
    """A code as folded text without inner blanks, letters in upper case."""
    return "".join(fold(as_text(raw)).split()).upper()


def _parsed(parser: Callable[[Any], Any], raw: object) -> Any:
    try:
        return parser(raw)
    except NotUnderstood as problem:
        raise _refuse(problem.rule, problem.allowed_zh, problem.allowed_en) from problem


def as_member(kind: type[v.Vocabulary], raw: object) -> v.Vocabulary:
    """The member of a closed set that a cell names (FM-08)."""
    if isinstance(raw, kind):
        return raw
    member = kind.read(fold(as_text(raw)).strip("。. "))
    if member is None:
        raise _refuse("FM-08", "、".join(kind.labels()), ", ".join(m.value for m in kind))
    return member


def as_members(kind: type[v.Vocabulary], raw: object) -> tuple[v.Vocabulary, ...]:
    """Every member that a cell lists, in the order given, none twice."""
    if isinstance(raw, tuple):
        return raw
    return tuple(dict.fromkeys(as_member(kind, part) for part in as_list(raw)))


def as_list(raw: object) -> tuple[str, ...]:
    """The parts of a cell divided by 、 , ; or line breaks."""
    if isinstance(raw, tuple) and not isinstance(raw, InUnit):
        return raw
    if isinstance(raw, str):
        parts = raw.translate(SEPARATORS).split("\n")
        return tuple(tidy(part) for part in parts if tidy(part))
    return (as_text(raw),)


def as_date(raw: object) -> date:
    """A date in one of the written forms (FM-02); 长期 is the open end."""
    value = _bare(raw)
    return _parsed(parse_date, value)  # type: ignore[no-any-return]


def as_fen(raw: object) -> int:
    """An amount in fen; the unit comes from the cell or its heading (FM-03)."""
    value, unit = raw if isinstance(raw, InUnit) else (raw, None)
    return _parsed(partial(parse_money, unit=unit), value)  # type: ignore[no-any-return]


def as_whole(raw: object) -> int:
    """A whole number in Arabic or Chinese digits (FM-18)."""
    value = _bare(raw)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    number = whole_number(fold(as_text(value)))
    if number is None:
        raise _refuse("FM-18", "整数，例如 20", "a whole number, such as 20")
    return number


def as_ratio(raw: object) -> float:
    """A share between 0 and 1; ``5%`` and 0.05 are the same (FM-18)."""
    value = _bare(raw)
    text = fold(as_text(value)).removesuffix("%")
    try:
        number = float(text)
    except ValueError as problem:
        raise _refuse("FM-18", "百分数，例如 5%", "a percentage, such as 5%") from problem
    return number if isinstance(value, float) and value <= 1 else number / 100


YES = frozenset({"是", "有", "Y", "YES", "TRUE", "1", "√", "✓", "已", "需要", "收费", "公开"})
NO = frozenset(
    {"否", "无", "N", "NO", "FALSE", "0", "×", "✗", "不", "未", "不需要", "不收费", "不公开"}
)


def as_yes(raw: object) -> bool:
    """A yes/no cell (FM-19)."""
    value = _bare(raw)
    if isinstance(value, bool):
        return value
    text = fold(as_text(value)).upper()
    if text in YES:
        return True
    if text in NO:
        return False
    raise _refuse("FM-19", "是、否", "yes or no")


def as_cited(raw: object) -> CitedText:
    """Citations of provisions, with the words they were written in."""
    if isinstance(raw, CitedText):
        return raw
    text = as_text(raw) if not isinstance(raw, str) else raw.strip()
    return CitedText(text, parse_citations(text).citations)


def as_range(raw: object) -> StatedRange:
    """A stated sanction range; words that cannot be read as one are kept as words (DB-00)."""
    if isinstance(raw, StatedRange):
        return raw
    text = as_text(raw)
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
Ratio = Annotated[float, BeforeValidator(as_ratio)]
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
