"""How well citations are read and resolved over a whole library, and how fast.

``python -m benchmarks.citations FOLDER`` builds 500 true citations and 500 damaged in six ways
from the statutes below FOLDER, with a fixed seed, and prints what became of them.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeVar

from plugins.registry.instruments import (
    Edition,
    Kind,
    Library,
    Likeness,
    Provision,
    Resolution,
    compare_quotation,
    load_library,
)
from plugins.registry.values.citations import Address, parse_citations
from plugins.registry.values.numerals import chinese_numeral

SEED = 20260115
COUNT = 500
T = TypeVar("T")
NATION = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Sample:
    """One citation as a clerk might write it, and what must come of it.

    *expected* are the kinds that name the damage rightly; *hint* must be in the suggestion, the
    missing level or the marked difference.
    """

    damage: str
    text: str
    on: date | None
    edition: Edition
    address: Address
    expected: tuple[Kind, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a sample: *caught* is not FOUND clean, *named* is with the right name."""

    sample: Sample
    answer: Resolution | None
    likeness: Likeness | None
    clean: bool
    named: bool


def true_samples(library: Library, count: int = COUNT, seed: int = SEED) -> list[Sample]:
    """*count* citations of real provisions of newest editions, in ten ways of writing."""
    random = Random(seed)
    picks = _picks(library, random)
    made: list[Sample] = []
    for write in islice(cycle(WAYS), count):
        edition, provision = next(picks)
        address = _address(provision, random)
        text = write(edition, address, provision)
        made.append(Sample("true", text, None, edition, address, (Kind.FOUND,)))
    return made


def damaged_samples(library: Library, count: int = COUNT, seed: int = SEED) -> list[Sample]:
    """*count* citations that are wrong in one of six ways, each way as often."""
    random = Random(seed + 1)
    picks = _picks(library, random)
    made: list[Sample] = []
    ways = cycle(DAMAGES)
    while len(made) < count:
        damage = next(ways)
        sample = None
        while sample is None:
            edition, provision = next(picks)
            sample = damage(edition, provision, random, library)
        made.append(sample)
    return made


def outcome(library: Library, sample: Sample) -> Outcome:
    """Reads and resolves *sample*, and judges the answer."""
    reading = parse_citations(sample.text)
    if not reading.citations:
        return Outcome(sample, None, None, clean=False, named=False)
    citation = reading.citations[-1]
    answer = library.resolve(citation, sample.on)
    likeness, diff = None, ""
    if citation.quoted and answer.provision:
        compared = compare_quotation(citation.quoted, answer.provision)
        likeness, diff = compared.likeness, compared.diff
    right = answer.edition is sample.edition and citation.address == sample.address
    clean = answer.found and right and likeness in {None, Likeness.EQUAL}
    told = f"{answer.suggestion}{answer.level}{diff}"
    named = answer.kind in sample.expected and sample.hint in told
    if sample.damage == "words":
        named = named and likeness is Likeness.DIFFERENT
    return Outcome(sample, answer, likeness, clean, named)


def _picks(library: Library, random: Random) -> Iterator[tuple[Edition, Provision]]:
    instruments = [i for i in library if i.newest.provisions and i.newest.whole and not i.repealed]
    while True:
        edition = random.choice(instruments).newest
        yield edition, random.choice(edition.provisions)


def _address(provision: Provision, random: Random) -> Address:
    """The article, or one of its paragraphs, or one of its items."""
    number = random.randrange(len(provision.paragraphs)) if provision.paragraphs else None
    if number is None or random.random() < 1 / 3:
        return provision.address
    address = provision.address._replace(paragraph=number + 1)
    items = provision.paragraphs[number].items
    return address._replace(item=random.choice(items).number) if items else address


# ------------------------------------------------------------------ ways of writing


def _plain(edition: Edition, address: Address, _: Provision) -> str:
    return f"《{edition.title}》{address.label()}"


def _short_title(edition: Edition, address: Address, _: Provision) -> str:
    return f"《{edition.title.removeprefix(NATION)}》{address.label()}"


def _long_title(edition: Edition, address: Address, _: Provision) -> str:
    return f"《{NATION}{edition.title.removeprefix(NATION)}》 {address.label()}的规定"


def _arabic(edition: Edition, address: Address, _: Provision) -> str:
    words = f"第{address.article}条"
    words += f"之{chinese_numeral(address.bis)}" if address.bis else ""
    words += f"第{address.paragraph}款" if address.paragraph else ""
    return f"《{edition.title}》{words}" + (f"第({address.item})项" if address.item else "")


def _half_width(edition: Edition, address: Address, _: Provision) -> str:
    label = address.label().replace("（", "(").replace("）", ")")
    return f"1. 《{edition.title}》{label}。"


def _no_item_word(edition: Edition, address: Address, _: Provision) -> str:
    return f"违反了《{edition.title}》{address.label().removesuffix('项')}"


def _broken(edition: Edition, address: Address, _: Provision) -> str:
    label = address.label().replace("条", "条\u3000", 1)
    return f"《{edition.title}》\n{label}"


def _second(edition: Edition, address: Address, _: Provision) -> str:
    return f"《示例市虚构条例》第三条第二款、第五条；《{edition.title}》{address.label()}"


def _dated(edition: Edition, address: Address, _: Provision) -> str:
    year = f"（{edition.key[:4]}年修订）" if edition.key else ""
    return f"【依据】《{edition.title}》{year}{address.label()}"


def _quoted(edition: Edition, address: Address, provision: Provision) -> str:
    return f"《{edition.title}》{address.label()}：{provision.words_at(address)}"


WAYS = (
    _plain,
    _short_title,
    _long_title,
    _arabic,
    _half_width,
    _no_item_word,
    _broken,
    _second,
    _dated,
    _quoted,
)


# -------------------------------------------------------------------------- damages


def _article(edition: Edition, _: Provision, random: Random, __: Library) -> Sample:
    address = Address(edition.last + random.randint(1, 60))
    text = f"《{edition.title}》{address.label()}"
    return Sample("article", text, None, edition, address, (Kind.BEYOND_THE_END,), "条")


def _paragraph(edition: Edition, provision: Provision, random: Random, __: Library) -> Sample:
    beyond = len(provision.paragraphs) + random.randint(1, 4)
    address = provision.address._replace(paragraph=beyond)
    text = f"《{edition.title}》{address.label()}"
    kinds = (Kind.BEYOND_THE_END, Kind.OTHER_EDITION)
    return Sample("paragraph", text, None, edition, address, kinds, "款")


def _item(edition: Edition, provision: Provision, random: Random, __: Library) -> Sample | None:
    items = [item.number for paragraph in provision.paragraphs for item in paragraph.items]
    if not items:
        return None
    address = provision.address._replace(item=max(items) + random.randint(1, 5))
    text = f"《{edition.title}》{address.label()}"
    kinds = (Kind.BEYOND_THE_END, Kind.OTHER_EDITION)
    return Sample("item", text, None, edition, address, kinds, "项")


def _title(edition: Edition, provision: Provision, random: Random, library: Library) -> Sample:
    """One sign of the title left out, doubled, or changed for a sign of another title."""
    title = edition.title.removeprefix(NATION)
    at = random.randrange(len(title))
    other = random.choice("管理条例办法规定监督生产安全环境卫生")
    changed = random.choice(
        (
            title[:at] + title[at + 1 :],
            title[:at] + title[at] + title[at:],
            title[:at] + other + title[at + 1 :],
        )
    )
    if library.named(changed):
        return _title(edition, provision, random, library)
    text = f"《{changed}》{provision.label}"
    kinds = (Kind.NEAR_TITLE,)
    return Sample("title", text, None, edition, provision.address, kinds, edition.title)


def _time(edition: Edition, provision: Provision, _: Random, library: Library) -> Sample | None:
    """An edition cited by its year after the next one began, or before it began itself."""
    named = library.named(edition.title)
    editions = named.instrument.editions if named else ()
    if len(editions) > 1 and editions[0].key[:4] != editions[-1].key[:4] and edition.starts:
        text = f"《{edition.title}》（{editions[0].key[:4]}）第一条"
        on, kinds = edition.starts, (Kind.OTHER_EDITION,)
        return Sample("time", text, on, editions[0], Address(1), kinds, edition.key)
    if edition.starts is None or edition.revised:
        return None
    text = f"《{edition.title}》{provision.label}"
    on = edition.starts - timedelta(days=1)
    return Sample("time", text, on, edition, provision.address, (Kind.NOT_YET_IN_FORCE,))


def _words(edition: Edition, provision: Provision, random: Random, _: Library) -> Sample | None:
    """One sign of the quoted article is another one."""
    words = provision.text
    at = random.randrange(len(words)) if words else 0
    if not words or not "\u4e00" <= words[at] <= "\u9fff" or words[:at].count("（") % 2:
        return None
    text = f"《{edition.title}》{provision.label}：{words[:at]}龘{words[at + 1 :]}"
    return Sample("words", text, None, edition, provision.address, (Kind.FOUND,), "龘")


DAMAGES = (_article, _paragraph, _item, _title, _time, _words)


# ---------------------------------------------------------------------------- report


def table(outcomes: list[Outcome]) -> list[str]:
    """One line for each kind of sample: how many, clean, caught, named rightly."""
    lines = [f"{'sample':<12}{'count':>7}{'clean':>8}{'caught':>8}{'named':>8}"]
    kinds = list(dict.fromkeys(o.sample.damage for o in outcomes))
    for kind in kinds:
        group = [o for o in outcomes if o.sample.damage == kind]
        clean = sum(o.clean for o in group)
        named = sum(o.named for o in group)
        lines.append(f"{kind:<12}{len(group):>7}{clean:>8}{len(group) - clean:>8}{named:>8}")
    return lines


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    begun = time.process_time()
    return work(), time.process_time() - begun


def main(folder: Path) -> None:
    """Prints load times, the table, and citations per second; seconds are CPU seconds."""
    with TemporaryDirectory() as kept:
        _, cold = _timed(lambda: load_library([folder], Path(kept)))
        library, warm = _timed(lambda: load_library([folder], Path(kept)))
    editions = list(library.editions)
    articles, parsed = _timed(lambda: sum(len(e.provisions) for e in editions))
    print(f"{len(library)} instruments, {len(editions)} editions, {articles} articles")
    print(f"load cold {cold:.2f} s, warm {warm:.2f} s; every provision {parsed:.2f} s")
    samples = true_samples(library) + damaged_samples(library)
    outcomes = [outcome(library, sample) for sample in samples]
    print(*table(outcomes), sep="\n")
    damaged = [o for o in outcomes if o.sample.damage != "true"]
    true = [o for o in outcomes if o.sample.damage == "true"]
    print(f"true ones clean: {sum(o.clean for o in true) / len(true):.2%}")
    print(f"damaged ones caught and named: {sum(o.named for o in damaged) / len(damaged):.2%}")
    readings, reading = _timed(lambda: [parse_citations(s.text) for s in samples])
    citations = [c for r in readings for c in r.citations]
    _, resolving = _timed(lambda: [library.resolve(c) for c in citations])
    _told("samples", len(citations), reading, resolving)
    _whole(library)


def _whole(library: Library) -> None:
    """Reads and resolves a citation of every article of every newest edition."""
    texts = [
        f"《{instrument.title}》{provision.label}"
        for instrument in library
        for provision in instrument.newest.provisions
    ]
    readings, reading = _timed(lambda: [parse_citations(text) for text in texts])
    citations = [citation for found in readings for citation in found.citations]
    answers, resolving = _timed(lambda: [library.resolve(citation) for citation in citations])
    found = sum(answer.kind in {Kind.FOUND, Kind.REPEALED} for answer in answers)
    print(f"every article: {len(citations):,} citations, {found / len(citations):.2%} found")
    _told("every article", len(citations), reading, resolving)


def _told(what: str, count: int, reading: float, resolving: float) -> None:
    for doing, seconds in (("read", reading), ("resolved", resolving)):
        each = seconds / count * 1e6
        print(f"{what}: {doing} {count / seconds:,.0f} citations/s, {each:.1f} µs each")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
