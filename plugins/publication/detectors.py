"""Personal data in a text: the door of the detectors of domain rule PV-06.

A text is folded character by character, false friends are blanked, and every family of
detectors looks once: the time is linear in the length of the text.
"""

import re

from plugins.publication.detecting.digits import digit_hits
from plugins.publication.detecting.folding import folded
from plugins.publication.detecting.friends import without_friends
from plugins.publication.detecting.lettered import lettered_hits
from plugins.publication.detecting.persons import told_hits
from plugins.publication.detecting.secrets import Hit, Secret
from plugins.publication.detecting.wording import worded_hits

__all__ = ["Hit", "Secret", "detect", "redacted"]

_MANY_DIGITS = re.compile("(?:[0-9][^0-9]{0,4}+){3}")
_WORDS = re.compile(r"@|住|户籍|家[庭中里]|生于|出生|生日|[qQ扣微薇威vVwW企]|[0-9]生|at[)\]]")
_TOLD = re.compile(
    "[患诊学孕癌病]|感染|幼儿园|托育|初中|高中|职高|中专|残疾|骨折|中毒|流产|腹泻|脑梗|中风|住院号"
)
HIDDEN = "＊＊＊"


def detect(text: str) -> tuple[Hit, ...]:
    """Personal data in *text*, in order of place; what overlaps is one hit of the first kind."""
    plain = folded(text)
    numbered = _MANY_DIGITS.search(plain)
    told = _TOLD.search(plain)
    if not numbered and not told and not _WORDS.search(plain):
        return ()
    plain = without_friends(plain)
    found = list(worded_hits(plain))
    if told:
        found += told_hits(plain)
    if numbered:
        found += digit_hits(plain)
        found += lettered_hits(plain)
    return _apart(found)


def _apart(found: list[Hit]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end, hit.kind)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end > kept[-1].end:
            kept[-1] = kept[-1]._replace(end=hit.end)
    return tuple(kept)


def redacted(text: str, hits: tuple[Hit, ...]) -> str:
    """*text* with every hit replaced by the same mark, whatever its length."""
    pieces, at = [], 0
    for hit in hits:
        pieces += [text[at : hit.start], HIDDEN]
        at = hit.end
    return "".join([*pieces, text[at:]])
