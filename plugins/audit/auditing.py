"""The front door of the audit: a finished site and its lists → proof, or the places of leaks."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from plugins.audit.folding import Idle, folded
from plugins.audit.inputs import Inputs, Value
from plugins.audit.kinds import Kind
from plugins.audit.looking import Looking
from plugins.audit.memory import Memory
from plugins.audit.proving import examined
from plugins.audit.sources import Sources
from plugins.audit.words import forms_of


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
    *workers* processes look through it (0: one for each processor).  *memory* is the cache in
    which an audit remembers what it proved; without it everything is examined.  *told* is told
    how many files more were read.
    """

    site: Path
    inputs: Inputs
    own: Sequence[Path] = ()
    allowed: Sequence[str] = ()
    workers: int = 0
    memory: Path | None = None
    told: Callable[[int], object] = lambda _: None


def own_words(settings: Mapping[str, Any], root: Path) -> list[Path]:
    """Where the words of a site that come from no workbook stand, by its *settings*."""
    folders = (settings["PATH"], settings["THEME"], *settings["LAWS_PATHS"])
    return [root / path for path in (*folders, *settings["AUDIT_WORDS"])]


def audit(order: Order) -> Audited:
    """Examine every file of the site; bad input never raises."""
    sources = Sources(order.inputs, order.own, order.allowed)
    with ExitStack() as held:
        folder = order.memory or Path(held.enter_context(TemporaryDirectory()))
        looking = Looking(order.site, Memory(folder), order.workers, order.told)
        seen = examined(looking, sources)
    origins = _origins(order.inputs, {value for _, value in seen.found})
    leaks = tuple(_leak(address, value, origins[value]) for address, value in seen.found)
    return Audited(leaks, *seen[1:])


def _origins(inputs: Inputs, leaked: Collection[str]) -> Mapping[str, Value]:
    """Where each of the *leaked* forms was first met."""
    found: dict[str, Value] = {}
    for value in inputs.values() if leaked else ():
        for form in forms_of(value):
            if form in leaked:
                found.setdefault(form, value)
    return found


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
