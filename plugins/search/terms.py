"""Text → terms, and a reader's query → words.

A term is a single character, a pair, or a longer piece that *grew* because too many documents
hold the shorter one.  Nothing is left out, punctuation neither, so every substring has terms.
``theme/static/search-worker.js`` cuts the same way; one case file holds both to it.
"""

import re
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from plugins.search.folding import SPACES, fold
from plugins.search.records import SearchDocument
from plugins.search.wording import Synonyms, forms, heard, is_sound

EXACT = "\x01"
"""Before the checksum of a whole code or title: a term no text can hold."""
NUMBER = "\x02"
"""Before year and sequence of a document number."""

MOST_WAYS = 8
"""So many combinations of forms are looked for; each costs a reader bytes."""

_LOOSE = re.compile(r"[ ()\-·,.、，。:：;/]+")
_NUMBER = re.compile(r"(.*?)\(? *((?:19|20)[0-9]{2})(?:[) 年-]+第?|第) *([0-9]+(?:-[0-9]+)*) *号?")
_WORD = re.compile(rf'([-－–—]?)"([^"]*)"?|([^{SPACES}]+)')
_SYLLABLES = re.compile(r" *[a-z]+(?: +[a-z]+)+ *")
_BRACKETS = str.maketrans("", "", "《》")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』〝〞〟＂", '"'))


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader typed: folded words that must all stand in a document, or must not.

    *forms* are what each word may stand for, itself first; *ways* are the combinations of them.
    """

    words: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    excluded: tuple[str, ...]
    whole: str
    exact: str
    number: str

    def ways(self) -> list[tuple[str, ...]]:
        """Every choice of one form for each word, the words as typed first; at most eight."""
        return list(islice(product(*self.forms), MOST_WAYS))


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
    return _checked(fold(text))


def _checked(folded: str) -> str:
    whole = _LOOSE.sub("", folded).encode()
    return f"{EXACT}{zlib.crc32(whole):08x}" if whole else ""


def number_parts(text: str) -> NumberParts | None:
    """Year and sequence of a document number in any brackets, with or without 第 and 号."""
    return _numbered(fold(text))


def _numbered(folded: str) -> NumberParts | None:
    match = _NUMBER.fullmatch(folded)
    if not match:
        return None
    letters, year, sequence = match.groups()
    plain = " ".join(part.lstrip("0") or "0" for part in sequence.split("-"))
    return NumberParts(letters.strip(" ("), f"{NUMBER}{year} {plain}")


def number_matches(asked: NumberParts, code: str) -> bool:
    """Whether *code* is the document number *asked* for; the letters may be the last of its own."""
    own = number_parts(code)
    return own is not None and own.key == asked.key and own.letters.endswith(asked.letters)


def document_keys(document: SearchDocument, folded: Sequence[str] = ()) -> list[str]:
    """The terms of its whole code and title, as written and as read, and of its number.

    *folded* are its code and title, folded, where they are known.
    """
    code, title = folded[:2] or (fold(document.code), fold(document.title))
    parts = _numbered(code)
    keys = {_checked(code), _checked(title), parts.key if parts else ""}
    keys.update(map(exact_key, _otherwise(document)))
    if document.reading:
        keys.add(exact_key(f"@{document.address}"))  # so that it can be compared
    return sorted(keys - {""})


def _otherwise(document: SearchDocument) -> Iterator[str]:
    """What *document* is called as a whole beside its code and title."""
    if document.title.startswith("《"):
        yield _short(document.title)
    if document.reading:
        syllables = document.reading.split()
        yield "".join(syllables)
        yield "".join(one[0] for one in syllables)


def _short(title: str) -> str:
    """An article or instrument as it is cited: without the nation and the brackets."""
    return title.replace("中华人民共和国", "").translate(_BRACKETS)


def parse(query: str, synonyms: Synonyms | None = None) -> Query:
    """Words split at spaces; quotes keep a space, ``-`` before a word leaves it out."""
    words: dict[str, tuple[str, ...]] = {}
    excluded: list[str] = []
    for minus, quoted, bare in _WORD.findall(_together(query.translate(_QUOTES))):
        leaves_out = bool(minus) or (len(bare) > 1 and bare[0] in "-－–—")
        word = fold(quoted or (bare[1:] if leaves_out else bare))
        if word and leaves_out:
            excluded.append(word)
        elif word:
            words[word] = (word,) if quoted else forms(word, bare, synonyms or {})
    whole = " ".join(words)
    parts = number_parts(whole)
    return Query(
        tuple(words),
        tuple(words.values()),
        tuple(dict.fromkeys(excluded)),
        whole,
        exact_key(whole),
        parts.key if parts else "",
    )


def _together(query: str) -> str:
    """*query*, of which syllables typed with spaces between them are made one word."""
    return "".join(query.split()) if _SYLLABLES.fullmatch(query) else query


def matches(query: Query, document: SearchDocument) -> bool:
    """The meaning of a hit: of every word a form stands in a text, or it bears the whole.

    A word that is a document number also holds where it is the document's own.
    """
    texts = [fold(text) for text in document.searched()]

    def stands(form: str) -> bool:
        if is_sound(form):
            return heard(form, document.reading)
        return any(form in text for text in texts)

    def holds(word: str) -> bool:
        if stands(word):
            return True
        asked = number_parts(word)
        return asked is not None and number_matches(asked, document.code)

    if not query.words or any(map(holds, query.excluded)):
        return False
    pairs = zip(query.words, query.forms, strict=True)
    if all(holds(word) or any(map(stands, others)) for word, others in pairs):
        return True
    whole = compact(query.whole)
    wholes = (document.code, document.title, *_otherwise(document))
    if whole and any(whole == compact(one) for one in wholes):
        return True
    asked = number_parts(query.whole)
    return asked is not None and number_matches(asked, document.code)
