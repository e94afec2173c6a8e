"""Views to HTML: the one Jinja environment, strict and escaping, and nothing else."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from plugins.registry.drawers import Drawer

DEFAULT_FILTERS_KEPT = ("batch", "count", "e", "escape", "first", "join", "last", "length", "safe")
"""Jinja's own filters that only arrange; sorting, grouping and string building belong in views."""

# Controls that reorder or hide text: no list of ours needs one, and they can make a
# sentence read as its opposite (Unicode TR 36).  Tab and line feed stay.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)

# A scheme a citizen may follow, or an address of this site: no other scheme, no foreign host.
FOLLOWABLE = re.compile(r"\A(?:https?://|mailto:|tel:|(?!//)(?![^/?#]*:))[^\s\\<>\"\x00-\x1f]+")

REMEMBERED = 4096
"""Drawings of components that are kept, a few kilobytes each."""

QUOTED = tuple(quote(bytes([number])) for number in range(256))
"""Every byte as it stands in an address."""

NUMERALS = "〇一二三四五六七八九十"


class View(Protocol):
    """What a page kind must offer: the name of its template; the rest is its own fields."""

    @property
    def template(self) -> str: ...


def environment(
    templates: Path, everywhere: Mapping[str, object] | None = None, kept: Drawer | None = None
) -> Environment:
    """The environment for *templates*; *everywhere* is what every template (no component) sees.

    With *kept*, all templates are read now, and what they are compiled to is kept there.
    """
    made = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=_Compiled(kept) if kept else None,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        finalize=shown,
    )
    theirs = {name: made.filters[name] for name in DEFAULT_FILTERS_KEPT}
    made.filters = {**theirs, **FILTERS}
    made.tests["followable"] = followable
    made.globals.update({"once": once(), **(everywhere or {})})
    if kept:  # before other processes are forked, which then need not compile anything
        for name in made.list_templates(extensions=("html",)):
            made.get_template(name)
        kept.sweep()
    return made


class _Compiled(BytecodeCache):
    """Templates compiled by an earlier build, by their names, their sources, Jinja and us."""

    def __init__(self, drawer: Drawer) -> None:
        self._drawer = drawer
        ours = blake2b(Path(__file__).read_bytes(), digest_size=8).hexdigest()
        self._by = f"{version('jinja2')}-{ours}"  # filters of ours work on constants at once

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* what is kept for it, if anything is."""
        kept = self._drawer.get(self._key(bucket))
        if isinstance(kept, bytes):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in *bucket*."""
        self._drawer.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        told = f"{bucket.key}-{bucket.checksum}-{self._by}"
        return blake2b(told.encode(), digest_size=16).hexdigest()


def once() -> Callable[..., str]:
    """``once(component, part…)``: a component is sealed, so equal parts are drawn the first time.

    What stands on every page of a folder (masthead, footer, remedies) costs a look-up.
    """

    @lru_cache(maxsize=REMEMBERED)
    def drawn(component: Callable[..., str], *parts: object) -> str:
        return component(*parts)

    return drawn


Theme = Environment
"""What other modules call the environment: only this one knows Jinja."""


def render(theme: Environment, view: View, frame: Mapping[str, object] | None = None) -> str:
    """The whole document of *view*; its template sees it as ``page``, and what *frame* holds."""
    return theme.get_template(view.template).render(page=view, **(frame or {}))


def draw(theme: Theme, parts: Iterable[object]) -> str:
    """*parts* (blocks) below each other, as they stand within a page."""
    return str(theme.get_template("blocks.html").module.blocks(parts))  # type: ignore[attr-defined]


def as_text(words: str) -> str:
    """*words* as they stand in the text of a page and between the quotes of an attribute."""
    return str(escape(UNSEEN.sub("", words)))


def as_data(words: str) -> str:
    """*words* as they stand within a text of ``json_block``."""
    return _contained(encode_basestring(words)[1:-1])


def as_address(words: str) -> str:
    """*words* quoted within an address, as ``urllib.parse.quote`` does it."""
    return "".join(map(QUOTED.__getitem__, words.encode()))


def shown(value: object) -> object:
    """*value* as a page may print it: without unseen controls; ``None`` is our bug."""
    if value is None:
        raise TypeError("a template printed None: the view must say what is shown instead")
    if isinstance(value, str) and not isinstance(value, Markup):
        return UNSEEN.sub("", value)
    return value


def followable(address: str) -> bool:
    """Whether *address* may stand in a link: of this site, the web, a mailbox or a telephone."""
    return FOLLOWABLE.fullmatch(address) is not None


def grouped(number: int) -> str:
    """12345 → 12,345."""
    return f"{number:,}"


def long_date(day: date) -> str:
    """2026-01-05 → 2026年1月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def iso(day: date) -> str:
    """The machine's form of *day*, for ``<time datetime>``."""
    return day.isoformat()


def numeral(number: int) -> str:
    """1 → 一, 12 → 十二, 30 → 三十; from 100 on, digits."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    head = "" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens]}十"
    return head + (NUMERALS[ones] if ones else "")


def json_block(value: Any) -> Markup:
    """*value* as JSON that cannot leave the ``<script>`` it stands in."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(_contained(text))  # noqa: S704  every character HTML knows is escaped


def _contained(text: str) -> str:
    """JSON without the characters that HTML knows."""
    for character in "<>&'":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return UNSEEN.sub("", text)


FILTERS = {
    "grouped": grouped,
    "iso": iso,
    "json_block": json_block,
    "long_date": long_date,
    "numeral": numeral,
}
