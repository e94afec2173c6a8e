"""Text → terms, and a reader's query → words.

A term is a single character, a pair, or a longer piece that *grew* because too many documents
hold the shorter one.  Nothing is left out, punctuation neither, so every substring has terms.
``theme/static/search-worker.js`` cuts the same way; one case file holds both to it.
"""

import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from plugins.search.folding import SPACES, fold
from plugins.search.records import SearchDocument

EXACT = "\x01"
"""Before the checksum of a whole code or title: a term no text can hold."""
NUMBER = "\x02"
"""Before year and sequence of a document number."""

_LOOSE = re.compile(r"[ ()\-·,.、，。:：;/]+")
_NUMBER = re.compile(r"(.*?)\(? *((?:19|20)[0-9]{2})(?:[) 年-]+第?|第) *([0-9]+(?:-[0-9]+)*) *号?")
_WORD = re.compile(rf'([-－–—]?)"([^"]*)"?|([^{SPACES}]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』〝〞〟＂", '"'))


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader typed: folded words that must all stand in a document, or must not."""

    words: tuple[str, ...]
    excluded: tuple[str, ...]
    whole: str
    exact: str
    number: str


@dataclass(frozen=True, slots=True)
class NumberParts:
    """A document number for comparison: letters before the year, and ``year sequence``."""

    letters: str
    key: str


def terms(text: str, grown: Collection[str] = frozenset()) -> Iterator[str]:
    """Every term at every place of folded *text*: one character, a pair, and on while grown."""
    for start in range(len(text)):
        yield text[start]
        end = start + 2
        if end > len(text):
            return
        yield text[start:end]
        while end < len(text) and text[start:end] in grown:
            end += 1
            yield text[start:end]


def compact(text: str) -> str:
    """*text* folded, without its spaces, dashes, brackets and stops."""
    return _LOOSE.sub("", fold(text))


def exact_key(text: str) -> str:
    """The term of a whole code or title, however it is spaced; empty if nothing is left."""
    whole = compact(text).encode()
    return f"{EXACT}{zlib.crc32(whole):08x}" if whole else ""


def number_parts(text: str) -> NumberParts | None:
    """Year and sequence of a document number in any brackets, with or without 第 and 号."""
    match = _NUMBER.fullmatch(fold(text))
    if not match:
        return None
    letters, year, sequence = match.groups()
    plain = " ".join(part.lstrip("0") or "0" for part in sequence.split("-"))
    return NumberParts(letters.strip(" ("), f"{NUMBER}{year} {plain}")


def number_matches(asked: NumberParts, code: str) -> bool:
    """Whether *code* is the document number *asked* for; the letters may be the last of its own."""
    own = number_parts(code)
    return own is not None and own.key == asked.key and own.letters.endswith(asked.letters)


def document_keys(document: SearchDocument) -> list[str]:
    """The terms of its whole code, its whole title, and its number if it has one."""
    parts = number_parts(document.code)
    keys = {exact_key(document.code), exact_key(document.title), parts.key if parts else ""}
    return sorted(keys - {""})


def parse(query: str) -> Query:
    """Words split at spaces; quotes keep a space, ``-`` before a word leaves it out."""
    words: list[str] = []
    excluded: list[str] = []
    for minus, quoted, bare in _WORD.findall(query.translate(_QUOTES)):
        leaves_out = bool(minus) or (len(bare) > 1 and bare[0] in "-－–—")
        word = fold(quoted or (bare[1:] if leaves_out else bare))
        if word:
            (excluded if leaves_out else words).append(word)
    whole = " ".join(words)
    parts = number_parts(whole)
    return Query(
        tuple(dict.fromkeys(words)),
        tuple(dict.fromkeys(excluded)),
        whole,
        exact_key(whole),
        parts.key if parts else "",
    )


def matches(query: Query, document: SearchDocument) -> bool:
    """The meaning of a hit: every word stands in a text, or the whole is its code or title.

    A word that is a document number also holds where it is the document's own.
    """
    texts = [fold(text) for text in document.searched()]

    def holds(word: str) -> bool:
        if any(word in text for text in texts):
            return True
        asked = number_parts(word)
        return asked is not None and number_matches(asked, document.code)

    if not query.words or any(map(holds, query.excluded)):
        return False
    if all(map(holds, query.words)):
        return True
    whole = compact(query.whole)
    if whole and whole in (compact(document.code), compact(document.title)):
        return True
    asked = number_parts(query.whole)
    return asked is not None and number_matches(asked, document.code)
