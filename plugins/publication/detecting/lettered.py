"""Personal numbers with letters: passports, permits, identity cards elsewhere, number plates."""

import re
from collections.abc import Iterator

from plugins.publication.detecting.digits import NEAR, OTHER_NUMBER
from plugins.publication.detecting.identities import is_hong_kong_id, is_taiwan_id
from plugins.publication.detecting.secrets import Hit, Secret

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])([A-Za-z]{1,3})[ -]?([0-9]{6,12})([( ]{0,2}([0-9Aa])[)])?(?![0-9A-Za-z])"
)
_BARE_NEAR = re.compile(r"(?<![0-9A-Za-z])([0-9]{7,8})(\([0-9]\))?(?![0-9A-Za-z])")
_PASSPORT_WORDS = re.compile("护照|passport", re.IGNORECASE)
_PERMIT_WORDS = re.compile("通行证|回乡证|台胞证|入台证|永久居留|澳门居民|香港居民|台湾居民|身份证")
_DATE = re.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
PLATE = re.compile(
    rf"([{_PROVINCE}]\s?[A-HJ-Z]\s?[·.\-]?\s?)"
    r"([A-HJ-NP-Z0-9]{4}[学警挂港澳使领试超]|[A-HJ-NP-Z0-9]{5,6})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_LICENSED = re.compile(r"B[12]-?20[0-9]{2}", re.IGNORECASE)


def lettered_hits(text: str) -> Iterator[Hit]:
    """Every document number and number plate in the folded *text*."""
    for match in _NUMBER.finditer(text):
        kind = _judge(match, text[max(0, match.start() - NEAR) : match.start()])
        if kind:
            yield Hit(kind, match.start(), match.end())
    for match in PLATE.finditer(text):
        digits = sum(char.isdigit() for char in match[2])
        if digits >= 3 and not _LICENSED.search(match[0]):
            yield Hit(Secret.PLATE, match.start(), match.end())
    for words in _PERMIT_WORDS.finditer(text):
        bare = _BARE_NEAR.search(text, words.end(), words.end() + NEAR)
        if bare and words[0] != "身份证" and not _DATE.fullmatch(bare[1]):
            yield Hit(Secret.PERMIT, bare.start(), bare.end())


def _judge(match: re.Match[str], before: str) -> Secret | None:
    letters, digits, _, check = match.groups()
    letters = letters.upper()
    if check:
        fits = len(digits) == 6 and len(letters) < 3
        return Secret.PERMIT if fits and is_hong_kong_id(letters, digits, check.upper()) else None
    if _PASSPORT_WORDS.search(before):
        return Secret.PASSPORT if len(letters) + len(digits) >= 8 else None
    if _PERMIT_WORDS.search(before):
        return Secret.PERMIT
    if OTHER_NUMBER.search(before) or _DATE.match(digits):
        return None
    return _by_form(letters, digits)


def _by_form(letters: str, digits: str) -> Secret | None:
    """The kind that a number shows by its form alone."""
    if len(digits) == 8 and letters in ("E", "G", "D", "S", "P", "K"):
        return Secret.PASSPORT
    if len(digits) == 7 and len(letters) == 2 and letters[0] == "E" and letters[1] not in "IO":
        return Secret.PASSPORT
    if letters in ("H", "M", "C") and 8 <= len(digits) <= 10:
        return Secret.PERMIT
    if len(letters) == 1 and len(digits) == 9 and digits[0] in "12":
        return Secret.PERMIT if is_taiwan_id(letters + digits) else None
    return None
