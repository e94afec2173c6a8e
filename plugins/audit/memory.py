"""What an audit remembers for the next one: which words it sought, in which files, without a hit.

It remembers nothing but what it examined itself, and only when nothing was found.  Where any of
it is missing or is not what it was, the next audit examines everything (`LostError`).
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TypeVar

from plugins.audit.batches import Batch
from plugins.audit.folding import APART, Idle
from plugins.audit.kinds import Kind
from plugins.audit.telling import Text
from plugins.audit.words import Source, Words
from plugins.registry.drawers import Drawer

FOLDER = "audit"
Held = TypeVar("Held")


class LostError(Exception):
    """Something that was remembered is missing or broken."""


class Piece(NamedTuple):
    """The texts of a batch of *files*: all they tell, and perhaps what they told before.

    *fresh* are those of the *texts* that nobody looked into before; *runs* the digests of the
    runs of large files among them, by address; the *first* so many texts are of the time when all
    of it was read.
    """

    files: Batch
    texts: tuple[str, ...]
    fresh: tuple[str, ...]
    closed: tuple[tuple[str, str], ...]
    runs: Mapping[str, bytes]
    first: int


class Exempt(NamedTuple):
    """Values that may be found: *public* ones anywhere, those *inside* others not alone."""

    public: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()


class Proof(NamedTuple):
    """What was proven: none of the words of *sources* stands in any of *pieces*.

    *sources* are their keys by name; *pieces* the names of texts by the key of a batch; *listed*
    the digests of what the catalogue says of each workbook.  The counts are for the report.
    """

    code: str
    sources: Mapping[str, str]
    pieces: Mapping[str, tuple[str, ...]]
    exempt: Exempt
    listed: tuple[str, Mapping[str, str]]
    sought: Mapping[Kind, int]
    public: Mapping[Kind, int]
    idle: Mapping[Idle, int]
    bytes: int


class Memory:
    """The drawer of the audit below *cache*."""

    def __init__(self, cache: Path) -> None:
        self._drawer = Drawer(cache / FOLDER)

    def proof(self, code: str) -> Proof | None:
        """What was proven last by this same *code*."""
        held = self._drawer.get(f"{code}.proof")
        return held if isinstance(held, Proof) and held.code == code else None

    def prove(self, proof: Proof) -> None:
        """Remember *proof* and what belongs to it, and nothing else."""
        self._drawer.put(f"{proof.code}.proof", proof)
        for key in proof.sources.values():
            self._drawer.path(f"{key}.sought")
            self._drawer.path(f"{key}.said")
        for key, texts in proof.pieces.items():
            self._drawer.path(f"{key}.piece")
            for text in texts:
                self._drawer.path(text)
        self._drawer.sweep()

    def knows(self, source: Source) -> bool:
        """Whether the words of *source* are here."""
        return all(self._drawer.path(f"{source.key}.{one}").is_file() for one in ("said", "sought"))

    def keep(self, source: Source, words: Words) -> None:
        """Keep the *words* of *source*."""
        self._put(f"{source.key}.said", words.said)
        self._put(f"{source.key}.sought", (words.sought, words.idle))

    def sought(self, key: str) -> tuple[Mapping[str, Kind], Mapping[Idle, int]]:
        """What is sought of the source of *key*, and how much of it is too idle."""
        found: tuple[Mapping[str, Kind], Mapping[Idle, int]] = self._got(f"{key}.sought", tuple)
        return found

    def said(self, key: str) -> bytes:
        """What the source of *key* says that may be said."""
        return self._got(f"{key}.said", bytes)

    def note(self, key: str, text: Text) -> str:
        """Keep a text of the batch of *key*; returns its name, which no other text ever has."""
        name = f"{key}-{blake2b(APART.encode().join(text), digest_size=8).hexdigest()}.text"
        self._put(name, text)
        return name

    def text(self, name: str) -> Text:
        """The text of that *name*."""
        return self._got(name, Text)

    def texts(self, names: Sequence[str]) -> Iterator[Text]:
        """The texts of these *names*."""
        return map(self.text, names)

    def add(self, key: str, piece: Piece) -> None:
        """Keep the *piece* of the batch of *key*."""
        self._put(f"{key}.piece", piece)

    def piece(self, key: str) -> Piece:
        """The piece of the batch of *key*."""
        return self._got(f"{key}.piece", Piece)

    def _put(self, name: str, held: object) -> None:
        # With its name: what lies under another one is as good as lost.
        self._drawer.put(name, (name, held))

    def _got(self, name: str, kind: type[Held]) -> Held:
        match self._drawer.get(name):
            case (str(called), held) if called == name and isinstance(held, kind):
                return held
            case _:
                raise LostError(name)
