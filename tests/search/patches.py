"""An index that is made again and again after edits, beside one made from nothing."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from random import Random  # noqa: TID251 - seeded

from plugins.pages.publishing import Output
from plugins.search.keeping import FOLDER, IndexRoom, KnownIndex
from plugins.search.ordering import Gathered, Sheaf, Traits
from plugins.search.patching import patched
from plugins.search.records import IndexPlan, SearchDocument
from plugins.search.shards import write_gathered
from tests.search.generated import documents

Books = list[list[SearchDocument]]
"""Workbooks, each with its documents."""


@dataclass(slots=True)
class Made:
    """What came of one build: *written* files had to be made, *taken*: from what stands."""

    files: dict[str, bytes]
    known: KnownIndex
    taken: bool
    written: int = 0


class Index:
    """One index in *folder*, made by *plan*."""

    def __init__(self, folder: Path, plan: IndexPlan) -> None:
        self.folder, self.plan = folder, plan
        self.target = folder / "out"
        self.known: KnownIndex | None = None
        self.traits: Mapping[str, Traits] = {}

    def made(self, books: Books) -> Made:
        """Make it of *books*: from what stands, where that can be."""
        made = self._patched(books) if self.known else None
        if made is None:
            made = self._anew(books)
        self.known = made.known
        return made

    def _patched(self, books: Books) -> Made | None:
        cache = self.folder / "cache"
        assert self.known
        with Output(self.target, cache) as output:
            with Gathered(sheaves(books), self.plan, cache, self.traits) as gathered:
                known = patched(gathered, self.known, IndexRoom(output), self.plan, cache)
                self.traits = gathered.traits
            if known is None:
                return None
            written = output.switch().written
        return Made(self._files(), known, True, written)

    def _anew(self, books: Books) -> Made:
        cache = self.folder / "cache"
        with Output(self.target, cache) as output:
            room = IndexRoom(output)
            with Gathered(sheaves(books), self.plan, cache) as gathered:
                found = write_gathered(gathered, room, self.plan, cache)
                self.traits = gathered.traits
                digests = gathered.digests.tobytes()
            output.switch()
        files = bytes(room.files)
        known = KnownIndex(room.entry, files, found.report, found.totals, digests, "")
        return Made(self._files(), known, False)

    def _files(self) -> dict[str, bytes]:
        room = self.target / FOLDER
        found = (path for path in room.rglob("*") if path.is_file())
        return {path.relative_to(room).as_posix(): path.read_bytes() for path in found}


def clean(folder: Path, books: Books, plan: IndexPlan) -> Made:
    """The index of *books* made from nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    return Index(folder, plan).made(books)


def sheaves(books: Books) -> list[Sheaf]:
    """*books* as they are gathered; each is called by what it says."""
    return [
        Sheaf(f"{number}-{blake2b(repr(book).encode()).hexdigest()}", partial(iter, book))
        for number, book in enumerate(books)
    ]


def differences(made: Made, other: Made) -> list[str]:
    """Files and figures in which two builds are not the same."""
    every = sorted({*made.files, *other.files})
    found = [name for name in every if made.files.get(name) != other.files.get(name)]
    mine, theirs = made.known, other.known
    found += ["files"] * (sorted(mine.listed()) != sorted(theirs.listed()))
    found += ["report"] * (mine.report != theirs.report)
    found += ["digests"] * (mine.digests != theirs.digests)
    found += ["totals"] * (told(mine) != told(theirs))
    return found


def told(known: KnownIndex) -> tuple[object, ...]:
    """The totals of an index, to be compared."""
    one = known.totals
    counts = [(part.points.tolist(), part.counts.tolist()) for part in (one.written, one.compared)]
    return one.lengths.tolist(), counts, dict(one.again), one.alike, one.sample


def library(count: int, seed: int) -> Books:
    """*count* documents: the lists, and outcomes in workbooks of some forty."""
    every = documents(count, seed)
    listed = [one for one in every if one.kind != "outcome"]
    rest = [one for one in every if one.kind == "outcome"]
    return [listed, *(rest[at : at + 40] for at in range(0, len(rest), 40))]


LETTERS = "甲乙丙丁戊ab1 "


def tiny(random: Random) -> Books:
    """Some forty documents of a few characters each, so that every border is met."""
    return [[_short(random, number) for number in range(10)] for _ in range(4)]


def _short(random: Random, number: int) -> SearchDocument:
    kind = random.choice(("item", "outcome"))
    return SearchDocument(
        f"{random.randrange(10**9)}-{number}",
        kind,
        word(random),
        random.choice(("", word(random), f"甲罚〔2025〕{random.randrange(5)}号")),
        (("文", word(random)), ("字", word(random)), *([("文", word(random))] * (number % 4))),
        facets=(("authority", random.choice("甲乙")), ("level", random.choice("市区"))),
        date=f"2025-01-{random.randrange(1, 29):02d}",
        reading="jia yi" if kind == "item" else "",
    )


def word(random: Random) -> str:
    """Some characters."""
    return "".join(random.choices(LETTERS, (9, 6, 4, 3, 1, 6, 3, 2, 1), k=random.randint(1, 9)))


def short(random: Random, books: Books) -> Books:
    """*books* of which some documents are gone, others, or new."""
    books = [list(book) for book in books]
    for _ in range(random.choice((1, 1, 2, 5))):
        book = random.choice(books)
        at = random.randrange(len(book) + 1)
        book[at : at + random.choice((0, 1, 1, 1))] = [
            replace(_short(random, number), date="2025-02-01")
            for number in range(random.choice((0, 1, 1, 1)))
        ]
        same = random.randrange(len(book)) if book else None
        if same is not None:
            book[same] = replace(book[same], title=word(random))
    return books


Edit = Callable[[Random, Books], None]


def _one(random: Random, books: Books) -> tuple[list[SearchDocument], int]:
    book = random.choice([book for book in books if book])
    return book, random.randrange(len(book))


def _text(random: Random, books: Books) -> None:
    book, at = _one(random, books)
    texts = list(book[at].texts)
    place = random.randrange(len(texts))
    label, said = texts[place]
    cut = random.randrange(len(said) + 1)
    more = random.choice(
        ("情况属实。", "鬰", "Ａb12", "食品 食品 食品", "餐饮服务提供者", "後", "，")
    )
    texts[place] = (label, said[:cut] + more + said[cut + random.choice((0, 0, 1, 30)) :])
    book[at] = replace(book[at], texts=tuple(texts))


def _title(random: Random, books: Books) -> None:
    book, at = _one(random, books)
    title = book[at].title + random.choice(("（补正）", "案", "第二次"))
    reading = f"{book[at].reading} bu zheng" if book[at].reading else ""
    book[at] = replace(book[at], title=title, reading=reading)


def _code(random: Random, books: Books) -> None:
    book, at = _one(random, books)
    code = random.choice(("", "示市监罚〔2025〕7号", f"甬综执罚〔2026〕{random.randrange(99)}号"))
    book[at] = replace(book[at], code=code)


def _amount(random: Random, books: Books) -> None:
    book, at = _one(random, books)
    book[at] = replace(book[at], amount=random.choice((None, 100, 5_000_00)))


def _date(random: Random, books: Books) -> None:
    book, at = _one(random, books)
    book[at] = replace(book[at], date=random.choice(("", "2025-05-05", "2026-01-31")))


def _summary(random: Random, books: Books) -> None:
    book, at = _one(random, books)
    book[at] = replace(book[at], summary=f"{random.randrange(9)}元")


def _facet(random: Random, books: Books) -> None:
    book, at = _one(random, books)
    facets = dict(book[at].facets) | {"level": random.choice(("市级", "区级", "省级"))}
    book[at] = replace(book[at], facets=tuple(facets.items()))


def _ended(random: Random, books: Books) -> None:
    book, at = _one(random, books)
    book[at] = replace(book[at], current=not book[at].current)


def _removed(random: Random, books: Books) -> None:
    book, at = _one(random, books)
    del book[at]


def _added(random: Random, books: Books) -> None:
    book, at = _one(random, books)
    number = random.randrange(10**9)
    book.insert(at, replace(book[at], address=f"new/{number}/", code=f"新{number}"))


def _common(random: Random, books: Books) -> None:
    """The same words in many documents: terms begin to grow, or cease to."""
    book = random.choice([book for book in books if book])
    word = random.choice(("瀚海阑干", "qwertyui", "瀚海"))
    for at in range(len(book)):
        (label, said), *rest = book[at].texts or (("文", ""),)
        said = said.replace(word, "") if word in said else said + word
        book[at] = replace(book[at], texts=((label, said), *rest))


EDITS: dict[str, Edit] = {
    "text": _text,
    "title": _title,
    "code": _code,
    "amount": _amount,
    "date": _date,
    "summary": _summary,
    "facet": _facet,
    "ended": _ended,
    "removed": _removed,
    "added": _added,
    "common": _common,
}


def edited(random: Random, books: Books, kinds: Sequence[str]) -> Books:
    """*books* after one edit of each of *kinds*."""
    books = [list(book) for book in books]
    for kind in kinds:
        EDITS[kind](random, books)
    return books
