"""Decision and document numbers: 机关代字〔年份〕序号号, and orders: 令第N号."""

import re
from dataclasses import dataclass

from plugins.registry.values import NotUnderstood
from plugins.registry.values.numerals import NUMERAL_CHARACTERS, whole_number
from plugins.registry.values.text import fold

_LONGEST = 80
_BRACKETS = str.maketrans("[]【】﹝﹞{}〖〗〈〉", "〔〕" * 6)
_ROUND_YEAR = re.compile(r"\(((?:19|20)[0-9]{2})年?\)")
_YEAR_SIGN = re.compile(r"〔((?:19|20)[0-9]{2})年〕")
_YEAR = re.compile(r"〔(?:19|20)[0-9]{2}〕")
_NUMBER = re.compile(
    r"(?P<org>[\u4e00-\u9fff()〔〕A-Za-z·、0-9]{1,40}?)〔(?P<year>(?:19|20)[0-9]{2})〕"
    r"第?(?P<seq>(?:[A-Za-z]{0,4}-?)?[0-9]{1,14}(?:-[0-9]{1,4})?)号?"
    r"(?P<part>之[一二三四五六七八九十]+|-[0-9]{1,3})?"
)
_ORDER = re.compile(
    rf"(?P<org>[\u4e00-\u9fff()·、]{{1,60}}令)第?(?P<seq>[{NUMERAL_CHARACTERS}]{{1,12}})号"
)
_USUAL = re.compile(r"[\u4e00-\u9fff]{1,40}〔(?:19|20)[0-9]{2}〕[1-9][0-9]{0,13}号")
"""A number in the form of a key already, as most are."""
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The parts of a document number; orders (令第N号) have no *year*.  *text* is as written."""

    org: str
    year: int | None
    sequence: str
    text: str

    @property
    def key(self) -> str:
        """The number in one form for comparison: no 第, no leading zeros."""
        year = f"〔{self.year}〕" if self.year else "第"
        return f"{self.org}{year}{self.sequence}号"


def parse_document_number(text: str) -> DocumentNumber:
    """The document number that *text* is; raises NotUnderstood (ID-04)."""
    plain = _normalised(text) if len(text) <= _LONGEST else ""
    match = _NUMBER.fullmatch(plain)
    if match and len(_YEAR.findall(plain)) == 1 and not match["org"].isdigit():
        sequence = _ZEROS.sub("", match["seq"]).upper() + (match["part"] or "")
        return DocumentNumber(match["org"], int(match["year"]), sequence, text)
    order = _ORDER.fullmatch(plain)
    count = whole_number(order["seq"]) if order else None
    if order and count is not None:
        return DocumentNumber(order["org"], None, str(count), text)
    raise NotUnderstood(
        "ID-04",
        "文号，如 杭市监罚处〔2021〕12号、国务院令第711号",
        "a document number such as 杭市监罚处〔2021〕12号 or 国务院令第711号",
    )


def document_key(text: str) -> str:
    """*text* in one form for comparison; what is no document number is only folded."""
    if _USUAL.fullmatch(text):
        return text
    try:
        return parse_document_number(text).key
    except NotUnderstood:
        return _normalised(text)


def _normalised(text: str) -> str:
    plain = fold(text).replace(" ", "").translate(_BRACKETS)
    return _YEAR_SIGN.sub(r"〔\1〕", _ROUND_YEAR.sub(r"〔\1〕", plain))
