"""False friends: numbers of things and of organs, blanked before the detectors look.

A friend is replaced by as many marks as it has characters, so that places stay true.
"""

import re

from plugins.publication.detecting.digits import ID_WORDS, NEAR
from plugins.publication.detecting.identities import (
    is_credit_code,
    is_resident_id,
    looks_like_resident_id,
)

_CREDIT_CODE = re.compile(
    "(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])"
)
_APPROVED = "[准许健特进证食]字|妆网备[字进]?字?|妆备字|械注[准进许]|械备|[新消]备字?"
_THINGS = (
    r"https?://[!-~]{1,300}",
    # Project codes of investments.
    r"(?<![0-9])[0-9]{4}-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}(?![0-9])",
    # Numbers of documents.
    r"〔(?:19|20)[0-9]{2}年?〕第?[A-Za-z]{0,4}-?[0-9]{1,15}(?:-[0-9]{1,4})?号?",
    r"[\[(【](?:19|20)[0-9]{2}年?[\])】]第?[A-Za-z]{0,4}-?[0-9]{1,9}(?:-[0-9]{1,4})?号",
    # Approvals of drugs, food, cosmetics and devices; producers' licences.
    rf"(?:{_APPROVED})[A-Za-z]?[0-9]{{6,14}}号?",
    r"(?<![A-Za-z])(?:SC[0-9]{14}|QS[0-9]{12}|XK[0-9]{2}-[0-9]{3}-[0-9]{5})(?![0-9])",
    # Index numbers of disclosed documents.
    r"(?<![0-9A-Z])[0-9A-Z]{9,18}/(?:19|20)[0-9]{2}-[0-9]{5,6}(?![0-9])",
    # Hotlines of organs and firms.
    r"(?<![0-9])(?:400|800)[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])",
    # Registrations of lifts, boilers and other special equipment.
    r"[锅容瓶管梯起索游车][0-9]{2}[\u4e00-\u9fff][A-Z]{1,2}[0-9]{4,5}\([0-9]{2}\)",
    r"ICP[备证][0-9]{8}号(?:-[0-9]{1,3})?",
)
_FRIENDS = re.compile("|".join(_THINGS))
_MARKS = ("://", "-", "〔", "[", "(", "【", "字", "备", "注", "SC", "QS", "/", "400", "800", "ICP")
_RESIDENT = re.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
BLANK = "\u0001"


def without_friends(text: str) -> str:
    """The folded *text* with every false friend blanked, at the same length."""
    if any(mark in text for mark in _MARKS):
        text = _FRIENDS.sub(_blank, text)
    return _CREDIT_CODE.sub(_blank_code, text)


def _blank(match: re.Match[str]) -> str:
    """Marks for a friend; an address that carries a resident ID is none."""
    piece = match[0]
    if piece.startswith("http") and any(map(is_resident_id, _RESIDENT.findall(piece))):
        return piece
    return BLANK * len(piece)


def _blank_code(match: re.Match[str]) -> str:
    """Marks for a credit code; digits that the words before call an identity number are none."""
    before = match.string[max(0, match.start() - NEAR) : match.start()]
    if looks_like_resident_id(match[0]) and ID_WORDS.search(before):
        return match[0]
    return BLANK * len(match[0]) if is_credit_code(match[0]) else match[0]
