"""The front door of the audit: a finished site and its lists → proof, or the places of leaks."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from plugins.audit.decoding import texts
from plugins.audit.examining import Fresh, Site
from plugins.audit.folding import APART, Idle, NotExaminable, folded, forms, idle, is_name_like
from plugins.audit.inputs import Inputs, Value
from plugins.audit.kinds import Kind
from plugins.audit.searching import Searcher

OWN = (".md", ".html", ".css", ".js", ".py", ".txt", ".svg", ".yaml")
"""Files that hold words of the site itself."""


FREE = (Kind.ATTACHMENT, Kind.BESIDE, Kind.COMMENT, Kind.PART, Kind.PROPERTY, Kind.UNREAD)
"""Kinds of texts that no column divides."""
TOGETHER = 50_000
"""Characters of small texts that are searched at once: a text of its own costs more."""


class Leak(NamedTuple):
    """A withheld value found in the site: *address* and *place* say where, nothing says what."""

    address: str
    kind: Kind
    place: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit saw: *sought* values, those too *idle* to seek, and those *public* as well."""

    leaks: tuple[Leak, ...]
    closed: tuple[tuple[str, str], ...]
    sought: Mapping[Kind, int]
    public: Mapping[Kind, int]
    idle: Mapping[Idle, int]
    files: int
    bytes: int

    @property
    def proven(self) -> bool:
        """Whether every file was examined and none holds a withheld value."""
        return not self.leaks and not self.closed


@dataclass(frozen=True, slots=True)
class Order:
    """Examine *site*, made of *inputs*; *own* are folders and files of the site's own words.

    *allowed* are words a publisher declares sayable though a cell that stays inside says them.
    *workers* processes look through it (0: one for each processor).
    """

    site: Path
    inputs: Inputs
    own: Sequence[Path] = ()
    allowed: Sequence[str] = ()
    workers: int = 0


def own_words(settings: Mapping[str, Any], root: Path) -> list[Path]:
    """Where the words of a site that come from no workbook stand, by its *settings*."""
    folders = (settings["PATH"], settings["THEME"], *settings["LAWS_PATHS"])
    return [root / path for path in (*folders, *settings["AUDIT_WORDS"])]


@dataclass(slots=True)
class _Sought:
    """The values looked for: each folded form once, and as what it was first met.

    Nothing else is kept of a value, for there may be millions: where it stood is looked up again
    in the rare case that it leaked.
    """

    kinds: dict[str, Kind] = field(default_factory=dict)
    idle: Counter[Idle] = field(default_factory=Counter)

    def add(self, value: Value) -> None:
        for form in _forms(value):
            if form in self.kinds:
                continue
            why = idle(form)
            if why is None:
                self.kinds[form] = value.kind
            else:
                self.idle[why] += 1


def audit(order: Order) -> Audited:
    """Examine every file of the site; bad input never raises."""
    sought = _Sought()
    for value in order.inputs.values():
        sought.add(value)
    public, beside_others = _public(order, sought.kinds)
    known = Counter(sought.kinds.pop(form) for form in public)
    left = list(sought.kinds)
    inside = {number for number, form in enumerate(left) if form in beside_others}
    site = Site(order.site, Searcher(left), lambda hit: hit.alone or hit.value not in inside)
    seen = site.examined(order.workers)
    origins = _origins(order.inputs, {left[number] for _, number in seen.found})
    leaks = tuple(_leak(a, left[number], origins[left[number]]) for a, number in seen.found)
    kinds = Counter(sought.kinds.values())
    return Audited(leaks, seen.closed, kinds, known, sought.idle, seen.files, seen.bytes)


def _forms(value: Value) -> Iterator[str]:
    return forms(value.text, free=value.kind in FREE)


def _origins(inputs: Inputs, leaked: Collection[str]) -> Mapping[str, Value]:
    """Where each of the *leaked* forms was first met."""
    found: dict[str, Value] = {}
    for value in inputs.values() if leaked else ():
        for form in _forms(value):
            if form in leaked:
                found.setdefault(form, value)
    return found


def _public(order: Order, values: Collection[str]) -> tuple[set[str], set[str]]:
    """The values that may be said for another reason, and names that longer words hold.

    A value that the public records or the site's own words say as well proves nothing where it
    is found.  A short name inside a longer word is still looked for where it stands alone.
    """
    listed = list(values)
    searcher = Searcher(listed)
    public: set[str] = set()
    inside: set[str] = set()
    for text in _together(_sayable(order)):
        for hit in searcher.hits(text):
            form = listed[hit.value]
            if hit.alone:
                public.add(form)
            elif is_name_like(form):
                inside.add(form)
    return public, inside - public


def _together(texts: Iterable[str]) -> Iterator[str]:
    """*texts*, what was told a moment ago left out, joined to longer ones."""
    fresh = Fresh[str]()
    parts: list[str] = []
    size = 0
    for text in texts:
        new = fresh.of([text])
        fresh.know(new)
        parts += new
        size += sum(map(len, new))
        if size > TOGETHER:
            yield APART.join(parts)
            parts, size = [], 0
    yield APART.join(parts)


def _sayable(order: Order) -> Iterator[str]:
    yield from order.allowed
    yield from order.inputs.sayable()
    for path in _own(order.own):
        try:
            yield from texts(f"{path.stem}.txt", path.read_bytes())
            if path.suffix in (".md", ".html"):
                yield from texts(f"{path.stem}.html", path.read_bytes())
        except NotExaminable:
            continue


def _own(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        found = path.rglob("*") if path.is_dir() else (path,)
        yield from sorted(one for one in found if one.suffix in OWN and one.is_file())


def _leak(address: str, form: str, value: Value) -> Leak:
    """The leak of *form*, said without it: not even a file's name may repeat it."""
    print_ = blake2b(form.encode(), digest_size=4, key=value.key).hexdigest()
    shown = [_without(text, form, print_) for text in (address, str(value.place))]
    return Leak(shown[0], value.kind, shown[1], print_)


def _without(text: str, form: str, fingerprint: str) -> str:
    if form not in folded(text):
        return text
    return "/".join(
        f"〔{fingerprint}〕" if form in folded(part) or form in folded(text) else part
        for part in text.split("/")
    )
