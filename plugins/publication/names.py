"""Names of natural persons: telling them apart, and the form in which they may be said.

A masked name keeps the surname (欧阳某某), the first character of a name transliterated into
Chinese (买某某), or the first letter of a foreign one (J＊).  Persons of one surname in one
record are told apart by 甲, 乙 …  Rule PV-05.
"""

import re
from collections.abc import Iterable

from plugins.publication.surnames import COMPOUND, SINGLE

STEMS = "甲乙丙丁戊己庚辛壬癸"
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
_SPACED = re.compile("(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.'\-]*(?:[ ,·.\-]{1,2}[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.'\-]*){0,5}")
_COMPANY = re.compile(
    r"\b(?:ltd|limited|co|inc|llc|corp|company|gmbh|plc|group|bank|university|s\.?a|pte)\b",
    re.IGNORECASE,
)
_MASKED = re.compile("[\u3400-\u9fff]{1,2}(?:某+|[*＊×xX○]+)[甲乙丙丁戊己庚辛壬癸0-9]*")
_ORGANISATION_ENDINGS = tuple(
    "店馆部坊厂铺社室厅吧城场站院校局处队司轩阁庄楼堂网厨摊点号行苑府居屋家园会所"
)
_SEVERAL = re.compile(r"[、,，;；/\n]|(?<=[\u3400-\u9fff])(?:和|与|及)(?=[\u3400-\u9fff]{2})")
_TAIL = re.compile(r"等[0-9一二两三四五六七八九十]*[余多]?[人名户]?$|[（(].*$")
_DOTS = "·•・‧∙⋅･."


def surname(name: str) -> str:
    """The surname that a Han *name* begins with; the longest that leaves a given name."""
    for length in (4, 3, 2):
        if len(name) > length and name[:length] in COMPOUND:
            return name[:length]
    return name[:1]


def is_masked(name: str) -> bool:
    """Whether a name was already masked by its department (张某, 张**)."""
    return bool(_MASKED.fullmatch(name))


def is_person(text: str) -> bool:
    """Whether *text* by its form alone is a natural person's name, not an organisation's."""
    name = _SPACED.sub("", text.strip())
    if is_masked(name):
        return True
    if _LATIN.fullmatch(name):
        return " " in name and not _COMPANY.search(name)
    parts = re.split(f"[{_DOTS}]", name)
    if len(parts) > 1:
        return all(_HAN.fullmatch(part) for part in parts) and len(name) <= 20
    if not _HAN.fullmatch(name):
        return False
    family = surname(name)
    if len(family) > 1:
        return len(name) - len(family) in (1, 2)
    return (
        family in SINGLE
        and 2 <= len(name) <= 3
        and not (len(name) == 3 and name.endswith(_ORGANISATION_ENDINGS))
    )


def names_in(party: str) -> tuple[str, ...]:
    """The names that a party cell lists (张三、李四等3人), in order, as they stand there."""
    found = []
    for piece in _SEVERAL.split(party):
        name = _TAIL.sub("", piece.strip()).strip()
        found += _by_blanks(name) if _HAN.match(name) else [name]
    return tuple(dict.fromkeys(name for name in found if name))


def _by_blanks(name: str) -> list[str]:
    """Chinese names parted by blanks; a blank inside one name (张 三) parts nothing."""
    pieces = name.split()
    if len(pieces) > 1 and all(len(piece) > 1 for piece in pieces):
        return pieces
    return [name]


def masks(names: Iterable[str]) -> dict[str, str]:
    """The masked form of every name; persons of one surname get 甲, 乙 … in order given."""
    forms: dict[str, list[str]] = {}
    kept: dict[str, str] = {}
    for name in dict.fromkeys(names):
        plain = _SPACED.sub("", name)
        if is_masked(plain):
            kept[name] = plain
        elif plain:
            forms.setdefault(_form(plain), []).append(name)
    for form, persons in _by_surname(forms).items():
        for number, (name, own) in enumerate(persons):
            kept[name] = own if len(persons) == 1 else _numbered(form, number)
    return kept


def _by_surname(forms: dict[str, list[str]]) -> dict[str, list[tuple[str, str]]]:
    """Persons under what stays of their names, each with the form it has alone."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for form, names in forms.items():
        key = form.rstrip("某") if form.endswith("某") else form
        groups.setdefault(key, []).extend((name, form) for name in names)
    return groups


def _numbered(stays: str, number: int) -> str:
    mark = STEMS[number] if number < len(STEMS) else str(number + 1)
    return f"{stays}{mark}" if stays.endswith("＊") else f"{stays}某{mark}"


def _form(name: str) -> str:
    """The masked form of one name that stands alone."""
    if not _HAN.match(name):
        return f"{name[:1].upper()}＊"
    if any(dot in name for dot in _DOTS):
        return f"{name[:1]}某某"
    family = surname(name)
    given = len(name) - len(family)
    return family + ("某" if given <= 1 else "某某")
