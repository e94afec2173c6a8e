"""Numbers that name a person: plausible by check digit, date and region, never by length alone.

Sources: GB 11643-1999 (resident IDs of 18 characters), the 15-digit form before it, ISO 7812
(payment cards), the forms of exit-entry documents.  All take bare digits.
"""

from datetime import date
from functools import cache

from stdnum import luhn, numdb
from stdnum.cn import ric, uscc

FIRST_BIRTH, LAST_BIRTH = 1890, 2099
FIRST_OLD_BIRTH = 20
"""Nobody born before 1920 still has a 15-digit number; registration numbers begin lower."""
PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 "
    "71 81 82 83 91".split()
)
"""First two digits of a resident ID; 81 to 83 are residence permits of HK, MO and TW residents."""
CARD_PREFIXES = ("62", "60", "68", "69", "4", "51", "52", "53", "54", "55", "35", "9")


def is_date(digits: str) -> bool:
    """Whether *digits* (YYYYMMDD) is a day on which somebody may have been born."""
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    if not (FIRST_BIRTH <= year <= LAST_BIRTH and 1 <= month <= 12 and 1 <= day <= 31):
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_resident_id(text: str) -> bool:
    """Whether 18 characters are a resident ID, or a foreigner's residence ID (leading 9)."""
    if text[:2] not in PROVINCES and text[0] != "9":
        return False
    return is_date(text[6:14]) and ric.calc_check_digit(text) == text[17].upper()


def looks_like_resident_id(text: str) -> bool:
    """The same without the check digit: for numbers that a word beside them calls an ID."""
    return text[:2] in PROVINCES and text[6:14].isdigit() and is_date(text[6:14])


def is_old_resident_id(digits: str) -> bool:
    """Whether 15 digits are an old resident ID: a county that was, and a birthday in 19YY."""
    if digits[:2] not in PROVINCES or int(digits[6:8]) < FIRST_OLD_BIRTH:
        return False
    return is_date("19" + digits[6:12]) and _is_county(digits[:6])


@cache
def _is_county(code: str) -> bool:
    found = numdb.get("cn/loc").info(code)
    return any("county" in properties for _, properties in found)


def is_card(digits: str) -> bool:
    """Whether 16 to 19 digits are a payment card: a known issuer and the Luhn digit."""
    return digits.startswith(CARD_PREFIXES) and bool(luhn.is_valid(digits))


def is_credit_code(text: str) -> bool:
    """Whether 18 characters are a unified social credit code that is no resident ID."""
    return bool(uscc.is_valid(text)) and not (text[:17].isdigit() and is_resident_id(text))


_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"


def is_hong_kong_id(letters: str, digits: str, check: str) -> bool:
    """Whether a Hong Kong identity card number has its check character."""
    values = [36, *(ord(c) - 55 for c in letters)][-2:] + [int(c) for c in digits]
    total = sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True))
    return "0123456789A"[-total % 11] == check


def is_taiwan_id(text: str) -> bool:
    """Whether a letter and nine digits have the check digit of a Taiwan identity number."""
    first = _LETTERS.index(text[0]) + 10
    values = [first // 10, first % 10, *(int(c) for c in text[1:])]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
    return sum(v * w for v, w in zip(values, weights, strict=True)) % 10 == 0
