"""Personal numbers made of digits, however they are spaced, broken over lines or written.

A run of digits is cut into groups at what parts them; every few neighbouring groups are judged
as one number.  Runs are bounded by what a number can be long, so the time is linear in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.publication.detecting.folding import INVISIBLE
from plugins.publication.detecting.identities import (
    PROVINCES,
    is_card,
    is_old_resident_id,
    is_resident_id,
    looks_like_resident_id,
)
from plugins.publication.detecting.secrets import Hit, Secret

_PARTS = rf"[\s\-._·,'’‘{INVISIBLE}]"
_PART = re.compile(_PARTS)
RUN = re.compile(rf"[0-9](?:{_PARTS}{{0,4}}+[0-9])++")
_GROUP = re.compile(rf"[0-9](?:[{INVISIBLE}]{{0,4}}+[0-9])*+")
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_LAST_X = re.compile(rf"{_PARTS}{{0,4}}+[Xx](?![A-Za-z])")
_SCIENTIFIC = re.compile(r"(?<![0-9.])([1-9])\.([0-9]{1,17})[Ee]\+?(1[0-8])(?![0-9])")
_MASK = r"[*xX某?#]"
MASKED = re.compile(
    rf"(?<![0-9])[0-9](?:{_PARTS}?[0-9]){{2,13}}{_PARTS}?"
    rf"(?:{_MASK}{_PARTS}?){{3,14}}(?:[0-9]{_PARTS}?){{0,5}}[0-9Xx]?(?![0-9])"
)
NEAR = 18
ID_WORDS = re.compile(
    "身份证|身份号|证件号|公民身份|居民身份|(?<![A-Za-z])ID(?![A-Za-z])", re.IGNORECASE
)
PHONE_WORDS = re.compile("电话|手机|联系方式|致电|拨打|短信|tel|phone|mobile", re.IGNORECASE)
BANK_WORDS = re.compile("账号|帐号|账户|帐户|卡号|开户|银行卡|户名")
OTHER_NUMBER = re.compile(
    "(?:批号|批次|条码|条形码|货号|款号|型号|规格|订单号?|发票号?码?|合同号?|工单号?|流水号?|序列号"
    "|编号|编码|代码|案号|备案号?|受理号|准字|注册号|登记号|许可证号?|执照号?|标准号?|图号|机身号"
    "|设备号|IMEI|ICCID|单号|页码|索引号|追溯码|监管码)[^0-9]{0,6}$",
    re.IGNORECASE,
)
"""Words right before a number that make it the number of a thing."""
_UNIT = re.compile(
    r"(?:\.[0-9]{1,4})?\s?(?:[元万亿吨个件份户次米克股台套箱只枚盒瓶袋页%℃年月]|kg|ml|mm|cm|m2)",
    re.IGNORECASE,
)
_MOBILE = re.compile("1[3-9][0-9]{9}")
_MOBILE_SHAPES = frozenset(
    {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (4, 3, 4), (3, 3, 5), (1,) * 11}
)
_CALL_PREFIX = re.compile("(?:0086|086|86|0|17951|12593)(?=1[3-9][0-9]{9}$)")
SHORTEST, LONGEST, LONGEST_ACCOUNT = 9, 19, 30


@dataclass(frozen=True, slots=True)
class _Number:
    """Neighbouring groups of a run as one number; *sizes* are the lengths of its groups."""

    digits: str
    sizes: tuple[int, ...]
    start: int
    end: int
    parted_by: str


def digit_hits(text: str) -> Iterator[Hit]:
    """Every personal number in the folded *text*."""
    for run in RUN.finditer(text):
        if run.end() - run.start() < 9:
            continue
        yield from _in_run(text, run.start(), run.end())
    yield from _scientific(text)
    if "*" in text or "某" in text or "x" in text.lower() or "?" in text or "#" in text:
        yield from _masked(text)


def _in_run(text: str, start: int, end: int) -> Iterator[Hit]:
    groups = [
        (match.start(), match.end(), _UNSEEN.sub("", match[0]))
        for match in _GROUP.finditer(text, start, end)
    ]
    at = 0
    while at < len(groups):
        hit = _from(text, groups, at)
        if hit is None:
            yield from _inside(groups[at])
            at += 1
        else:
            yield hit
            while at < len(groups) and groups[at][0] < hit.end:
                at += 1


def _from(text: str, groups: list[tuple[int, int, str]], at: int) -> Hit | None:
    """The longest personal number that begins with group *at*."""
    begin = groups[at][0]
    before = text[max(0, begin - NEAR) : begin]
    longest = LONGEST_ACCOUNT if BANK_WORDS.search(before) else LONGEST
    digits, sizes = "", []
    found: Hit | None = None
    for _, end, more in groups[at : at + longest]:
        digits += more
        sizes.append(len(more))
        if len(digits) > longest and len(sizes) > 1:
            break
        if len(digits) < SHORTEST:
            continue
        parted = text[groups[at][1] : groups[at + 1][0]] if len(sizes) > 1 else ""
        number = _Number(digits, tuple(sizes), begin, end, parted)
        found = _judge(text, number, before) or found
    return found


def _judge(text: str, number: _Number, before: str) -> Hit | None:
    length = len(number.digits)
    if length == 17 and (x := _LAST_X.match(text, number.end)):
        whole = number.digits + "X"
        if is_resident_id(whole) or (ID_WORDS.search(before) and looks_like_resident_id(whole)):
            return Hit(Secret.RESIDENT_ID, number.start, x.end())
    kind = None
    if length == 18:
        kind = _judge_18(number, before)
    elif length == 11 or (length > 11 and _CALL_PREFIX.match(number.digits)):
        kind = _judge_mobile(text, number, before)
    elif length == 15:
        kind = _judge_15(number, before)
    if kind is None and (length >= 16 or BANK_WORDS.search(before)):
        kind = _judge_account(number, before)
    return Hit(kind, number.start, number.end) if kind else None


def _judge_18(number: _Number, before: str) -> Secret | None:
    if is_resident_id(number.digits):
        return Secret.RESIDENT_ID
    if ID_WORDS.search(before) and looks_like_resident_id(number.digits):
        return Secret.RESIDENT_ID
    return None


def _judge_15(number: _Number, before: str) -> Secret | None:
    named = ID_WORDS.search(before)
    if not named and (OTHER_NUMBER.search(before) or len(number.sizes) > 3):
        return None
    return Secret.OLD_RESIDENT_ID if is_old_resident_id(number.digits) else None


def _judge_mobile(text: str, number: _Number, before: str) -> Secret | None:
    prefix = _CALL_PREFIX.match(number.digits)
    if not _MOBILE.fullmatch(number.digits[prefix.end() if prefix else 0 :]):
        return None
    named = PHONE_WORDS.search(before)
    if not named and (_UNIT.match(text, number.end) or OTHER_NUMBER.search(before)):
        return None
    if named or prefix or number.sizes in _MOBILE_SHAPES:
        return Secret.MOBILE
    broken = len(number.sizes) == 2 and number.parted_by.isspace()
    return Secret.MOBILE if broken else None


def _judge_account(number: _Number, before: str) -> Secret | None:
    length = len(number.digits)
    even = len(set(number.sizes[:-1])) <= 1
    if BANK_WORDS.search(before) and 9 <= length <= LONGEST_ACCOUNT and even:
        return Secret.BANK
    if not 16 <= length <= LONGEST or OTHER_NUMBER.search(before):
        return None
    if len(number.sizes) > 2 and number.sizes[0] != 4 and set(number.sizes) != {1}:
        return None
    return Secret.BANK if is_card(number.digits) else None


def _inside(group: tuple[int, int, str]) -> Iterator[Hit]:
    """Resident IDs inside one long unbroken group of digits."""
    start, end, digits = group
    if len(digits) <= LONGEST or end - start != len(digits):
        return
    at = 0
    while at <= len(digits) - 18:
        if is_resident_id(digits[at : at + 18]):
            yield Hit(Secret.RESIDENT_ID, start + at, start + at + 18)
            at += 18
        else:
            at += 1


def _scientific(text: str) -> Iterator[Hit]:
    """Numbers that Excel turned into powers of ten, where the digits left still tell."""
    for match in _SCIENTIFIC.finditer(text):
        exponent = int(match[3])
        digits = match[1] + match[2]
        kind = None
        if exponent == 17 and len(digits) >= 14 and looks_like_resident_id(digits):
            kind = Secret.RESIDENT_ID
        elif exponent == 14 and len(digits) >= 12 and is_old_resident_id(digits.ljust(15, "0")):
            kind = Secret.OLD_RESIDENT_ID
        elif exponent == 10 and len(digits) >= 9 and _MOBILE.fullmatch(digits.ljust(11, "0")):
            kind = Secret.MOBILE
        elif exponent >= 15 and len(digits) >= 12 and digits.startswith("62"):
            kind = Secret.BANK
        if kind:
            yield Hit(kind, match.start(), match.end())


def _masked(text: str) -> Iterator[Hit]:
    """Resident IDs of which some digits are hidden: what is left still tells (PV-08)."""
    for match in MASKED.finditer(text):
        shape = _PART.sub("", match[0])
        lead = len(shape) - len(shape.lstrip("0123456789"))
        tail = len(shape) - len(shape.rstrip("0123456789Xx"))
        named = ID_WORDS.search(text[max(0, match.start() - NEAR) : match.start()])
        whole = len(shape) in (15, 18)
        classic = lead == 6 and tail in (3, 4)
        if shape[:2] in PROVINCES and (whole or classic or named):
            yield Hit(Secret.MASKED_ID, match.start(), match.end())
