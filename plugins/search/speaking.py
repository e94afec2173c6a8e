"""How a title is read aloud, so that letters find it."""

import functools
from typing import Any

HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))


def reading(title: str) -> str:
    """A syllable for each Chinese character of *title*; ``?`` where nobody knows how it is read.

    ``对“食品”的处罚`` is ``dui shi pin de chu fa``; ü is ``v``, as keyboards have it.
    """
    characters = "".join(one for one in title if any(a <= ord(one) <= b for a, b in HAN))
    syllables = _syllables(characters, _unknown)
    return " ".join(one if one.isascii() and one.isalpha() else "?" for one in syllables)


def _syllables(characters: str, errors: Any) -> list[str]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415  50 MB, where few titles change

    return lazy_pinyin(characters, errors=errors)


def _unknown(characters: str) -> Any:
    # Annotated as giving a text; what it gives is put in place of each character.
    return list("?" * len(characters))


@functools.cache
def readings() -> str:
    """How every common character is read: a syllable and its characters a line."""
    found: dict[str, list[str]] = {}
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            character = bytes((high, low)).decode("gb2312", errors="ignore")
            for syllable in _syllables(character, "ignore"):
                found.setdefault(syllable, []).append(character)
    return "\n".join(f"{syllable} {''.join(found[syllable])}" for syllable in sorted(found))
