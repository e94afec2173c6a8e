"""A site examined: all of it, or what changed since all of it was proven.

What changes in a site or in its lists can bring a withheld value to light in four ways, and each
is looked into: a file is new or changed (all values are sought in what it tells anew); a value is
new (it is sought in all texts); a value was said for another reason, which is gone (it is sought
in all texts); what was remembered is lost (everything is examined).  A value or a text that is
gone costs nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep, time_ns
from typing import NamedTuple

from plugins.audit.batches import Batch, File, batches
from plugins.audit.folding import APART, Idle
from plugins.audit.kinds import Kind
from plugins.audit.looking import SMALL, Found, Looking, Made, Old, rounds
from plugins.audit.memory import FOLDER, Exempt, LostError, Memory, Piece, Proof
from plugins.audit.searching import Searcher
from plugins.audit.sources import Sources
from plugins.audit.telling import Teller
from plugins.audit.words import Source

MANY = 50
"""Texts beside its first ones from which a batch is read anew: they tell what is long gone."""
TICK = 20_000_000
"""Nanoseconds in which a file system may give two changes one time."""
KILLED = "the system killed a process that looked into it, most likely for lack of memory"
LOST = "what was just written into it cannot be read"


class Examined(NamedTuple):
    """What an examination found: (address, value), which files are *closed*, and what was seen."""

    found: tuple[tuple[str, str], ...] = ()
    closed: tuple[tuple[str, str], ...] = ()
    sought: Mapping[Kind, int] = {}
    public: Mapping[Kind, int] = {}
    idle: Mapping[Idle, int] = {}
    files: int = 0
    bytes: int = 0


def examined(looking: Looking, sources: Sources) -> Examined:
    """Examine a site for the words of its *sources*, as far as it is not known to be proven."""
    site, memory = looking.site, looking.memory
    there = {batch.key: batch for batch in batches(site)}
    _let_pass(there.values())
    seen = _Site(looking, sources, there, site)
    try:
        known = memory.proof(sources.code)
        if known is not None:
            try:
                proof = seen.again(known)
            except LostError:
                proof = None
            if proof is not None:
                memory.prove(proof)
                return seen.told(proof)
        return seen.anew()
    except BrokenProcessPool:
        return Examined(closed=((site.name, KILLED),), files=seen.files)
    except LostError:
        return Examined(closed=((FOLDER, LOST),), files=seen.files)


def _let_pass(there: Iterable[Batch]) -> None:
    """Wait until files that change from now on get other times than those that are *there*."""
    newest = max((batch.newest for batch in there), default=0)
    left = newest + TICK - time_ns()
    if 0 < left <= TICK:
        sleep(left / 1e9)


@dataclass
class _Site:
    """The site that stands *there* in batches by their key, made of *sources*."""

    looking: Looking
    sources: Sources
    there: Mapping[str, Batch]
    folder: Path
    made: dict[str, Made] = field(default_factory=dict)

    @property
    def files(self) -> int:
        """How many files there are."""
        return sum(batch.count for batch in self.there.values())

    def told(self, proof: Proof) -> Examined:
        """What a *proof* says of the site."""
        counts = proof.sought, proof.public, proof.idle
        return Examined((), (), *counts, self.files, proof.bytes)

    def anew(self) -> Examined:
        """Examine every file for every value."""
        memory, every = self.looking.memory, self.sources.every()
        self.looking.tell(every)
        keys = [source.key for source in every]
        self.made = self.looking.read({key: (batch, Old()) for key, batch in self.there.items()})
        texts = {key: piece.texts for key, piece in self.made.items()}
        sought, said, exempt, found = Counter[Kind](), Counter[Kind](), Exempt(), set[Found]()
        for values in rounds(memory.sought(key)[0] for key in keys):
            public, inside = self.looking.in_words(list(values), keys)
            exempt = Exempt(exempt.public | public, exempt.inside | inside)
            said.update(values.pop(form) for form in public)
            sought.update(values.values())
            hits = self.looking.in_texts(list(values), texts)
            found |= {hit for hit in hits if _counts(hit, exempt)}
        proof = self._proof(every, texts, exempt, (sought, said, _idle(memory, keys)))
        closed = tuple(sorted(one for piece in self.made.values() for one in piece.closed))
        if not found and not closed:
            memory.prove(proof)
        return self.told(proof)._replace(found=self._places(found, exempt), closed=closed)

    def again(self, known: Proof) -> Proof | None:
        """What changed since *known*, examined; None where anything was found."""
        memory, every = self.looking.memory, self.sources.every(known.listed)
        before = known.sources
        changed = [source for source in every if before.get(source.name) != source.key]
        self.looking.tell(changed)
        self.made = self.looking.read(dict(self._wanted(known)))
        if any(piece.closed for piece in self.made.values()):
            return None
        keys = [source.key for source in every]
        texts = {key: known.pieces[key] for key in self.there if key in known.pieces}
        texts |= {key: piece.texts for key, piece in self.made.items()}
        exempt = self._still_exempt(known, every, keys)
        new = _Changes(memory, before, changed)
        hits = set[Found]()
        for values in rounds(new.sought()):
            some = [form for form in values if form not in exempt.public]
            hits |= self.looking.in_texts(some, texts)
        doubted = known.exempt.public | known.exempt.inside
        hits |= self.looking.in_texts(sorted(doubted - exempt.public - exempt.inside), texts)
        hits |= self._in_fresh(keys, exempt)
        found = {hit for hit in hits if _counts(hit, exempt)}
        if found:
            more = self.looking.in_words(sorted({hit.form for hit in found}), keys)
            exempt = Exempt(exempt.public | more.public, exempt.inside | more.inside)
            found = {hit for hit in found if _counts(hit, exempt)}
            texts |= self._anew(found)
            if any(self.made[hit.where].closed for hit in found):
                return None
            hits = self.looking.in_texts(
                sorted({hit.form for hit in found}), {hit.where: texts[hit.where] for hit in found}
            )
            if any(_counts(hit, exempt) for hit in hits):
                return None
        counts = Counter(known.sought), Counter(known.public), Counter(known.idle)
        new.count(counts[0], counts[2])
        return self._proof(every, texts, exempt, counts)

    def _wanted(self, known: Proof) -> Iterator[tuple[str, tuple[Batch, Old]]]:
        """The batches that *known* knows nothing of, with what it knows of their files."""
        gone = [self.looking.memory.piece(key) for key in known.pieces if key not in self.there]
        holders = {file: piece for piece in gone for file in piece.files}
        for key, batch in self.there.items():
            if key not in known.pieces:
                yield key, (batch, _old(batch, holders))

    def _still_exempt(self, known: Proof, every: Sequence[Source], keys: Sequence[str]) -> Exempt:
        """The values that may still be found: what said them may say it no longer."""
        memory, now = self.looking.memory, {source.name: source.key for source in every}
        forms = sorted(known.exempt.public | known.exempt.inside)
        searcher, doubted = Searcher(forms), set[str]()
        for name, key in known.sources.items():
            if now.get(name) != key:
                apart = APART.encode()
                left = memory.said(now[name]).split(apart) if name in now else ()
                lost = apart.join(set(memory.said(key).split(apart)).difference(left))
                doubted.update(forms[hit.value] for hit in searcher.found(lost))
        still = self.looking.in_words(sorted(doubted), keys)
        public, inside = (one - doubted for one in known.exempt)
        return Exempt(public | still.public, inside | still.inside)

    def _in_fresh(self, keys: Sequence[str], exempt: Exempt) -> set[Found]:
        """Which values stand in what files tell anew."""
        memory = self.looking.memory
        fresh = {key: piece.fresh for key, piece in self.made.items() if piece.fresh}
        texts, size = [], 0
        for text in (text for names in fresh.values() for text in memory.texts(names)):
            size += len(text.whole) + len(text.cut)
            if size > SMALL:
                break
            texts.append(text)
        if size <= SMALL:
            some = self.looking.possible(keys, texts) - exempt.public
            return self.looking.in_texts(sorted(some), fresh)
        found = set[Found]()
        for values in rounds(memory.sought(key)[0] for key in keys):
            some = values.keys() - exempt.public
            found |= self.looking.in_texts(sorted(some), fresh)
        return found

    def _anew(self, found: set[Found]) -> dict[str, tuple[str, ...]]:
        """The texts of the batches in which anything was *found*, read anew: some may be old."""
        where = {hit.where for hit in found}
        made = self.looking.read({key: (self.there[key], Old()) for key in where})
        self.made |= made
        return {key: piece.texts for key, piece in made.items()}

    def _places(self, found: set[Found], exempt: Exempt) -> tuple[tuple[str, str], ...]:
        """(address, value) of what was *found* in the texts of batches."""
        forms = sorted({hit.form for hit in found})
        searcher, teller = Searcher(forms), Teller(self.folder)
        files = [file for key in {hit.where for hit in found} for file in self.there[key]]

        def look(file: File) -> set[tuple[str, str]]:
            return {
                (file.address, forms[hit.value])
                for text in teller.begun().texts([file])
                for cut, data in enumerate(text)
                for hit in searcher.found(data, cut=bool(cut))
                if _counts(Found("", forms[hit.value], hit.alone), exempt)
            }

        return tuple(sorted(set().union(*self.looking.each(look, files))))

    def _proof(
        self,
        every: Sequence[Source],
        texts: Mapping[str, tuple[str, ...]],
        exempt: Exempt,
        counts: tuple[Mapping[Kind, int], Mapping[Kind, int], Mapping[Idle, int]],
    ) -> Proof:
        size = sum(batch.bytes for batch in self.there.values())
        sources = {source.name: source.key for source in every}
        return Proof(self.sources.code, sources, texts, exempt, self.sources.listed, *counts, size)


@dataclass(frozen=True, slots=True)
class _Changes:
    """Sources that changed, and what they said *before* (their keys by name)."""

    memory: Memory
    before: Mapping[str, str]
    changed: Sequence[Source]

    def sought(self) -> Iterator[dict[str, Kind]]:
        """The values of each that it had not before."""
        for source in self.changed:
            now, old = self._both(source)
            yield {form: kind for form, kind in now[0].items() if form not in old[0]}

    def count(self, sought: Counter[Kind], idle: Counter[Idle]) -> None:
        """Put the new numbers of values in the place of the old ones."""
        for source in self.changed:
            now, old = self._both(source)
            sought.update(now[0].values())
            sought.subtract(old[0].values())
            idle.update(now[1])
            idle.subtract(old[1])

    def _both(self, source: Source) -> tuple[tuple[Mapping[str, Kind], Mapping[Idle, int]], ...]:
        key = self.before.get(source.name)
        return self.memory.sought(source.key), self.memory.sought(key) if key else ({}, {})


def _old(batch: Batch, holders: Mapping[File, Piece]) -> Old:
    """What is known of *batch*; nothing where little of it is, or much of that is over."""
    known = [holders[file] for file in batch if file in holders]
    texts = tuple(dict.fromkeys(name for piece in known for name in piece.texts))
    first = sum(piece.first for piece in {id(piece): piece for piece in known}.values())
    if 2 * len(known) < batch.count or len(texts) > first + MANY:
        return Old()
    runs = {address: one for piece in known for address, one in piece.runs.items()}
    return Old(texts, frozenset(file for file in batch if file in holders), runs, first)


def _counts(hit: Found, exempt: Exempt) -> bool:
    """Whether a *hit* is a leak."""
    return hit.form not in exempt.public and (hit.alone or hit.form not in exempt.inside)


def _idle(memory: Memory, keys: Sequence[str]) -> Counter[Idle]:
    idle = Counter[Idle]()
    for key in keys:
        idle.update(memory.sought(key)[1])
    return idle
