"""LB-10: what is affected when an edition is replaced or a statute repealed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.registry.affected import Change, Citing, Fate, Happening
from plugins.registry.findings import Finding
from plugins.registry.instruments import Edition, Instrument, Likeness, compare_quotation
from plugins.registry.layouts import LAYOUTS
from plugins.registry.linking import Registry
from plugins.registry.records import Record
from plugins.registry.rules.checking import Check, checks
from plugins.registry.rules.cited import Cited, cited
from plugins.registry.rules.legal_basis import LB_10
from plugins.registry.values.citations import Citation

RECENT = timedelta(days=365)
"""How long a new edition is told to records that do not say since when they are as they are."""
NAMES = ("name", "offence", "topic", "task", "procedure", "item", "title")
"""Fields that name a record, the first that is filled wins."""
SHEETS = {layout.model: layout.sheet for layout in LAYOUTS}
LONGEST = 80


@dataclass(frozen=True, slots=True)
class _Event:
    """A change of *instrument* from *old* (None where it is not stored) to *new* (or nothing)."""

    instrument: Instrument
    happening: Happening
    day: date
    old: Edition | None = None
    new: Edition | None = None

    @property
    def heir(self) -> str:
        return self.new.key if self.new else self.instrument.replaced_by


@checks(LB_10)
def amended_provisions_are_reviewed(registry: Registry) -> Iterator[Finding]:
    """A citation that still resolves, though its words are no longer those of its day."""
    for one in cited(registry.catalogue, registry.today):
        for event in _events(registry, one):
            if event.happening is not Happening.REPLACED or one.citation.edition:
                continue  # LB-10 tells of the others where the citation is looked up
            fate, diff = _fate(event, one.citation)
            if fate is Fate.CHANGED:
                yield LB_10.at(
                    one.place,
                    given=one.citation.label(),
                    why=f"在{event.heir}版里已经修改：{diff}（〔-旧-〕〔+新+〕）",
                    why_en=f"amended in the edition of {event.heir}: {diff}",
                )


def affected(registry: Registry) -> tuple[Change, ...]:
    """Every change of a cited statute that the lists must follow, the latest first."""
    groups: dict[tuple[str, Happening, date, str], dict[Citing, None]] = {}
    for one in cited(registry.catalogue, registry.today):
        for event in _events(registry, one):
            key = (event.instrument.title, event.happening, event.day, event.heir)
            fate, diff = _fate(event, one.citation)
            groups.setdefault(key, {})[_citing(one, fate, diff)] = None
    changes = (
        Change(title, happening, day, heir, tuple(found))
        for (title, happening, day, heir), found in groups.items()
    )
    return tuple(sorted(changes, key=lambda change: (-change.day.toordinal(), change.title)))


def _events(registry: Registry, one: Cited) -> Iterator[_Event]:
    """What happened to the instrument since the record was made, and what is to come."""
    named, today = registry.library.named(one.citation.title), registry.today
    if named is None:
        return
    instrument = named.instrument
    applying, newest = instrument.on(today), instrument.newest
    if newest.repealed:
        gone = newest.repealed <= today
        what = Happening.REPEALED if gone else Happening.ENDING
        yield _Event(instrument, what, newest.repealed, newest)
        if gone:
            return
    if applying is None:
        return
    if applying.starts and _outdated(one, instrument, applying, today):
        old = _edition_of(one, instrument, applying)
        yield _Event(instrument, Happening.REPLACED, applying.starts, old, applying)
    for later in instrument.editions:
        if later.starts and later.starts > today:
            yield _Event(instrument, Happening.COMING, later.starts, applying, later)


def _outdated(one: Cited, instrument: Instrument, applying: Edition, today: date) -> bool:
    """Whether the citation is of a time before *applying*."""
    wanted = one.citation.edition
    if wanted:
        return not applying.bears(wanted) and applying.key[: len(wanted)] > wanted
    if applying is instrument.editions[0] or applying.starts is None:
        return False
    since = _since(one.record) or today - RECENT
    return applying.starts > since


def _edition_of(one: Cited, instrument: Instrument, applying: Edition) -> Edition | None:
    """The stored edition that the citation is of, if there is one."""
    wanted = one.citation.edition
    if wanted:
        return next((e for e in reversed(instrument.editions) if e.bears(wanted)), None)
    since = _since(one.record)
    before = instrument.on(since) if since else None
    return before or instrument.editions[instrument.editions.index(applying) - 1]


def _since(record: Record) -> date | None:
    """Since when the row says that it is as it is."""
    days = (getattr(record, name, None) for name in ("effective", "published"))
    return next((day for day in days if isinstance(day, date)), None)


def _fate(event: _Event, citation: Citation) -> tuple[Fate, str]:
    """What became of the cited words."""
    if event.new is None:
        return Fate.REPEALED, ""
    article = citation.article
    new = event.new.provision(article, citation.bis) if article else None
    old = event.old.provision(article, citation.bis) if article and event.old else None
    if article is None:
        return Fate.UNKNOWN, ""
    if new is None or new.missing_level(citation.address):
        return Fate.GONE, ""
    if old is None or old.missing_level(citation.address):
        stored = event.old is not None and event.old.whole
        return (Fate.NEW if stored else Fate.UNKNOWN), ""
    if old.words_at(citation.address) == new.words_at(citation.address):
        return Fate.SAME, ""
    compared = compare_quotation(old.words_at(citation.address), new)
    return (Fate.SAME if compared.likeness is Likeness.EQUAL else Fate.CHANGED), compared.diff


def _citing(one: Cited, fate: Fate, diff: str) -> Citing:
    record = one.record
    names = (getattr(record, field, None) for field in NAMES)
    name = next((str(value) for value in names if value), "")
    code = getattr(record, "code", None) or getattr(record, "item_code", None) or ""
    return Citing(
        list_name=SHEETS.get(type(record), ""),
        authority=getattr(record, "authority", None) or "",
        name=name[:LONGEST],
        code=str(code),
        citation=one.citation.label(),
        place=one.place,
        fate=fate,
        diff=diff,
    )


CHECKS: tuple[Check, ...] = (amended_provisions_are_reviewed,)
