"""What else a reader's word may stand for: official names, citations, sounds.

A word a reader puts in quotation marks stands for itself alone.  ``search-worker.js`` words a
query the same way; one case file holds both to it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.registry.values.numerals import chinese_numeral, whole_number
from plugins.search.folding import fold

Synonyms = Mapping[str, tuple[str, ...]]

SPELT, INITIALS = 0x100000, 0x100080
"""Letters of a reading stand in the index above these code points, where no text can meet them."""
_SPELT = {point: SPELT + point for point in range(0x80)}
_INITIALS = {point: INITIALS + point for point in range(0x80)}
LONGEST_AFFIX = 2
"""城管 also stands for its official name in 城管局 and 城管执法: this much more on either side."""
_LETTERS = re.compile(r"[a-z]{3,}")
_NO_SYLLABLE = re.compile("[^aeiouv]{3}")
_NO_INITIALS = re.compile("[iuv]")
_NUMERAL = "〇零一二三四五六七八九十百千两"
_PART = rf"第?([0-9]{{1,4}}|[{_NUMERAL}]{{1,9}})"
_ARTICLE = re.compile(
    rf"(.*?[^{_NUMERAL}第0-9 ]|)(?: ?{_PART}(条)(?:{_PART}(款))?(?:{_PART}(项))?| ?([0-9]{{1,4}}))"
)
_DIGITS = re.compile("[零一二三四五六七八九]+")
_LAW = re.compile(r"(法|典|条例|规定|办法|细则|决定|规则)》?$")


def read_synonyms(path: Path) -> Synonyms:
    """The groups of *path*: ``城管 = 综合行政执法、城市管理`` a line; ``#`` begins a remark."""
    found: dict[str, tuple[str, ...]] = {}
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for line in lines:
        common, equals, official = line.partition("#")[0].replace("＝", "=").partition("=")
        names = tuple(filter(None, map(fold, re.split(r"[、,，;；]", official))))
        if equals and names and fold(common):
            found[fold(common)] = (*found.get(fold(common), ()), *names)
    return found


def forms(word: str, bare: str, synonyms: Synonyms) -> tuple[str, ...]:
    """*word* (folded) and what it may stand for, of which one must stand in a text.

    *bare* is the word as typed: only small letters are a reading, AB12 is part of a code.
    """
    found = [word, *_official(word, synonyms), *_citation(word)]
    if _LETTERS.fullmatch(bare.replace(" ", "")):
        found += sounds(bare.replace(" ", ""))
    return tuple(dict.fromkeys(found))


def sounds(letters: str) -> Iterator[str]:
    """*letters* as whole syllables and as initials, in the alphabets of readings.

    Only as what they can be: a syllable has a vowel among its first three letters, and none
    begins with i, u or v.
    """
    if not _NO_SYLLABLE.match(letters):
        yield letters.translate(_SPELT)
    if not _NO_INITIALS.search(letters):
        yield letters.translate(_INITIALS)


def spoken(reading: str) -> tuple[str, str]:
    """The two texts in which a *reading* (``xing zheng chu fa``) is found."""
    syllables = reading.split()
    initials = "".join([one[0] for one in syllables])
    return "".join(syllables).translate(_SPELT), initials.translate(_INITIALS)


def is_sound(form: str) -> bool:
    """Whether *form* is of the alphabets of readings."""
    return form[:1] >= chr(SPELT)


def heard(form: str, reading: str) -> bool:
    """Whether *form* is heard in *reading*: from the beginning of a syllable, or as initials."""
    if not reading:
        return False
    spelt, initials = spoken(reading)
    if form[0] >= chr(INITIALS):
        return form in initials
    starts = {0}
    for syllable in reading.split():
        starts.add(max(starts) + len(syllable))
    return any(spelt.startswith(form, start) for start in starts)


def _official(word: str, synonyms: Synonyms) -> Iterator[str]:
    for common, names in synonyms.items():
        if common in word and len(word) - len(common) <= LONGEST_AFFIX:
            for name in names:
                # 城管局 is the bureau whatever it is called; 城管执法 must not say 执法 twice.
                if word not in name:
                    yield name if word == common else _joined(word, common, name)


def _joined(word: str, common: str, name: str) -> str:
    before, _, after = word.partition(common)
    return f"{before}{name}{'' if name.endswith(after) else after}"


def _citation(word: str) -> Iterator[str]:
    """处罚法34 as a text writes it: 处罚法》第三十四条, and with the number in figures."""
    match = _ARTICLE.fullmatch(word)
    if not match:
        return
    law, *parts, bare = match.groups()
    if bare:
        parts = [bare, "条", *parts[2:]]
        if not _LAW.search(law):
            return
    pairs = [(_counted(parts[at]), parts[at + 1]) for at in (0, 2, 4) if parts[at]]
    if any(not 0 < number < 2000 for number, _ in pairs):
        return
    law = law.rstrip(" 》")
    written = "".join(f"第{chinese_numeral(number)}{unit}" for number, unit in pairs)
    figures = "".join(f"第{number}{unit}" for number, unit in pairs)
    if _LAW.search(law):
        yield f"{law}》{written}"
        yield f"{law}》{figures}"
    else:
        yield f"{law}{figures}"
    yield f"{law}{written}"


def _counted(text: str) -> int:
    """The number *text* counts, or 0: in figures, digit by digit, or exactly as it is written."""
    number = whole_number(text) or 0
    plain = text.replace("〇", "零").replace("两", "二")
    spelt = not text.isascii() and not _DIGITS.fullmatch(plain)
    written = plain.removeprefix("一") if plain.startswith("一十") else plain
    return 0 if spelt and chinese_numeral(number) != written else number
