"""The front door of the audit: a finished site and its lists → proof, or the places of leaks."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from plugins.audit.decoding import NotExaminable, texts
from plugins.audit.folding import Idle, folded, forms, idle, is_name_like
from plugins.audit.inputs import Inputs, Value
from plugins.audit.kinds import Kind
from plugins.audit.search_files import FOLDER as SEARCH
from plugins.audit.search_files import SearchFiles
from plugins.audit.searching import Searcher

OWN = (".md", ".html", ".css", ".js", ".py", ".txt", ".svg", ".yaml")
"""Files that hold words of the site itself."""


FREE = (Kind.ATTACHMENT, Kind.BESIDE, Kind.COMMENT, Kind.PART, Kind.PROPERTY, Kind.UNREAD)
"""Kinds of texts that no column divides."""


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
    """

    site: Path
    inputs: Inputs
    own: Sequence[Path] = ()
    allowed: Sequence[str] = ()


def own_words(settings: Mapping[str, Any], root: Path) -> list[Path]:
    """Where the words of a site that come from no workbook stand, by its *settings*."""
    folders = (settings["PATH"], settings["THEME"], *settings["LAWS_PATHS"])
    return [root / path for path in (*folders, *settings["AUDIT_WORDS"])]


@dataclass(slots=True)
class _Sought:
    """The values looked for: one of each folded form, and where it was first met."""

    values: dict[str, Value] = field(default_factory=dict)
    idle: Counter[Idle] = field(default_factory=Counter)

    def add(self, value: Value) -> None:
        for form in forms(value.text, free=value.kind in FREE):
            if form in self.values:
                continue
            why = idle(form)
            if why is None:
                self.values[form] = value
            else:
                self.idle[why] += 1


def audit(order: Order) -> Audited:
    """Examine every file of the site; bad input never raises."""
    sought = _Sought()
    for value in order.inputs.values():
        sought.add(value)
    public, beside_others = _public(order, sought.values)
    left = [form for form in sought.values if form not in public]
    searcher = Searcher(left)
    leaks: dict[tuple[str, str], Leak] = {}
    closed: list[tuple[str, str]] = []
    size = files = 0
    reading = SearchFiles(order.site)
    for address in sorted(_addresses(order.site)):
        data = (order.site / address).read_bytes()
        files, size = files + 1, size + len(data)
        cut = address.startswith(f"{SEARCH}/t/")
        try:
            for text in _texts(reading, address, data):
                for hit in searcher.hits(text, cut=cut):
                    form = left[hit.value]
                    if hit.alone or form not in beside_others:
                        key = address, form
                        leaks[key] = leaks.get(key) or _leak(address, form, sought.values[form])
        except NotExaminable as problem:
            closed.append((address, str(problem)))
    kinds = Counter(sought.values[form].kind for form in left)
    known = Counter(sought.values[form].kind for form in public)
    found = tuple(leaks.values())
    return Audited(found, tuple(closed), kinds, known, sought.idle, files, size)


def _public(order: Order, values: Mapping[str, Value]) -> tuple[set[str], set[str]]:
    """The values that may be said for another reason, and names that longer words hold.

    A value that the public records or the site's own words say as well proves nothing where it
    is found.  A short name inside a longer word is still looked for where it stands alone.
    """
    said = {folded(text) for text in _sayable(order)}
    public = values.keys() & said
    names = [form for form in values if form not in public]
    searcher = Searcher(names)
    inside: set[str] = set()
    for text in sorted(said):
        for hit in searcher.hits(text):
            form = names[hit.value]
            if hit.alone:
                public.add(form)
            elif is_name_like(form):
                inside.add(form)
    return public, inside - public


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


def _addresses(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        for name in names:
            yield (Path(folder) / name).relative_to(site).as_posix()


def _texts(reading: SearchFiles, address: str, data: bytes) -> Iterator[str]:
    yield address
    if address.startswith(f"{SEARCH}/") and address.endswith(".bin"):
        yield from reading.texts(address, data)
    else:
        yield from texts(address, data)


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
