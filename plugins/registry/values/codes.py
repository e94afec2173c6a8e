"""Codes of organisations, regions and items: what, if anything, is wrong with one.

Every function answers a key of ``PROBLEMS``, or None where it has nothing to object.
Sources: GB 32100-2015, GB 11714-1997, GB/T 2260, GB/T 39046-2020.
"""

import re
from datetime import date
from functools import lru_cache

from stdnum.cn import uscc

from plugins.registry.values.regions import PROVINCE_PREFIXES, REGIONS

PROBLEMS: dict[str, tuple[str, str]] = {
    "length": ("位数不对", "wrong number of characters"),
    "width": ("含有全角字符、小写字母或者空格", "full-width or lower-case characters, or blanks"),
    "alphabet": ("含有不应出现的字符", "characters that such a code does not use"),
    "placeholder": ("是占位的假代码", "a placeholder, not a code"),
    "check": ("校验位不对，请核对是否抄错", "the check character does not fit"),
    "region": ("行政区划码不存在", "no such region"),
    "not_then": ("行政区划码在该日期不使用", "a region code not in use on that day"),
}

_USCC_SHAPE = re.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_ORGANISATION_SHAPE = re.compile("[0-9A-Z]{8}-?[0-9X]")
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_REGION_SHAPE = re.compile("(?:[0-9]{6}|[0-9]{9}|[0-9]{12})")
_PROFILES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "ZJ-old",
        re.compile(
            "(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决|其他|审批)-[0-9]{4,5}-[0-9]{2,4}"
        ),
    ),
    ("ZJ-12", re.compile("33(?:0[1-9]|10)[0-9A-Z]{8}")),
    ("GZ", re.compile("(?:XK|CF|QZ|ZS|JF|JC|QR|JL|CJ|QT)[0-9]{5}[0-9]{2}[0-9Y]")),
    ("GD", re.compile("44[0-9A-Z]{10}(?:[0-9A-Z]{2,20})?")),
    ("generic", re.compile("[0-9A-Z]{8,36}")),
)


@lru_cache(maxsize=4096)  # the code of an office stands in each of its rows
def credit_code_problem(text: str) -> str | None:
    """What is wrong with a unified social credit code (18 characters) as written."""
    problem = _written_problem(text, 18)
    if problem:
        return problem
    if not _USCC_SHAPE.fullmatch(text):
        return "alphabet"
    if _is_placeholder(text):
        return "placeholder"
    return None if uscc.is_valid(text) else "check"


def organisation_code_problem(text: str) -> str | None:
    """What is wrong with an organisation code (eight characters and a check character)."""
    problem = _written_problem(text.replace("-", "", 1), 9)
    if problem:
        return problem
    if not _ORGANISATION_SHAPE.fullmatch(text):
        return "alphabet"
    body, check = text[:8], text[-1]
    if _is_placeholder(body):
        return "placeholder"
    total = sum(
        int(char, 36) * weight for char, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True)
    )
    return None if "0123456789X0"[11 - total % 11] == check else "check"


def region_problem(text: str, on: date) -> str | None:
    """What is wrong with a region code of 6, 9 or 12 digits on the day *on*.

    Only codes of our own table can be out of use; of others just the province is known.
    """
    if not text.isascii() or not text.isdigit():
        return "width" if text.isdigit() else "alphabet"
    if not _REGION_SHAPE.fullmatch(text):
        return "length"
    if text[:2] not in PROVINCE_PREFIXES:
        return "region"
    region = REGIONS.get(text[:6])
    if region and not region.first <= on <= region.last:
        return "not_then"
    return None


def item_code_profile(text: str) -> str | None:
    """The first code profile whose form *text* has, or None; codes stay opaque otherwise."""
    return next((name for name, form in _PROFILES if form.fullmatch(text)), None)


def _written_problem(text: str, length: int) -> str | None:
    """Problems of writing that stdnum would silently repair, and of length."""
    plain = text.strip()
    if plain != text or not text.isascii() or text != text.upper() or " " in text:
        return "width"
    return None if len(text) == length else "length"


def _is_placeholder(code: str) -> bool:
    """Whether *code* is filled with one digit, or counts 1 2 3."""
    return len(set(code.rstrip("X"))) <= 1 or len(set(code[:-1])) == 1 or "123456789" in code
