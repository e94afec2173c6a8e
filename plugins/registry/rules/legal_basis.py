"""LB: every power rests on a provision that exists, was in force and is quoted right."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from plugins.registry.cells import CitedText
from plugins.registry.findings import Finding, Place, Rule, Severity
from plugins.registry.instruments import Kind, Resolution
from plugins.registry.linking import BenchmarkKey, Registry
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.records import Record
from plugins.registry.rules.checking import Check, checks, checks_across, checks_each
from plugins.registry.rules.cited import Cited, cited
from plugins.registry.rules.quoted_law import LB_12, LB_13, quotations_differ
from plugins.registry.values.citations import Address
from plugins.registry.values.dates import show_date

ERROR, WARNING = Severity.ERROR, Severity.WARNING
LB_00 = Rule(
    "LB-00",
    WARNING,
    "本系统约定",
    "法规库收录清单引用的法规",
    "The law library holds what the lists cite",
    "法规库里没有{given}，引用它们的条款未能核对。",
    "The law library lacks {given}; what cites them was not checked.",
)
LB_01 = Rule(
    "LB-01",
    ERROR,
    "行政处罚法第五条；行政许可法第五条",
    "每项依据写到条，所引条款项存在",
    "Each basis names an article, and what it names exists",
    "{why}。",
    "{why_en}.",
)
LB_02 = Rule(
    "LB-02",
    ERROR,
    "行政处罚法第三十七条；立法法第一百零四条",
    "所引版本在行为或者决定时有效",
    "The edition cited was in force on the day that matters",
    "{given}在{day}不适用：{why}。",
    "{given} did not apply on {day}: {why_en}.",
)
LB_03 = Rule(
    "LB-03",
    ERROR,
    "行政处罚法第三十七条（程序从新）",
    "程序依据用决定之日有效的版本",
    "Procedure follows the edition in force on the day of the decision",
    "程序依据{given}在决定之日（{day}）不适用：{why}。",
    "The procedural basis {given} did not apply on the day of decision {day}: {why_en}.",
)
LB_10 = Rule(
    "LB-10",
    WARNING,
    "浙江省综合行政执法条例第十条；行政处罚法第十五条",
    "依据废止、修改后及时调整清单",
    "Lists follow when their basis is repealed or amended",
    "{given}{why}。",
    "{given}: {why_en}.",
)
LB_11 = Rule(
    "LB-11",
    WARNING,
    "本系统约定（名称准确）",
    "法规写准确的全称",
    "An instrument is cited by its exact title",
    "《{given}》应写作《{meant}》。",
    "“{given}” should be “{meant}”.",
)
GRACE = timedelta(days=30)
NAMED = 12
"""How many missing titles one finding names."""
SEEN = 200
"""How many places that need them."""


@checks(LB_01)
def bases_name_an_article(registry: Registry) -> Iterator[Finding]:
    """A title alone is no basis that anyone could look up."""
    grounded = {
        BenchmarkKey.of(tier)
        for tier in registry.all(Tier)
        if tier.basis and any(citation.article for citation in tier.basis.citations)
    }
    grounds: tuple[PowerItem | Tier, ...] = (*registry.all(PowerItem), *registry.all(Tier))
    for record in grounds:
        if isinstance(record, Tier) and BenchmarkKey.of(record) in grounded:
            continue  # 逾期不改正的，处……: the second half of what another row quotes
        yield from _unnamed(record, record.basis)


@checks_each(LB_01)
def bases_of_outcomes_name_an_article(registry: Registry) -> Iterator[Finding]:
    """Nor is it one of a decision."""
    for outcome in registry.outcomes():
        yield from _unnamed(outcome, outcome.basis)


def _unnamed(record: Record, basis: CitedText | None) -> Iterator[Finding]:
    if basis is None or any(citation.article for citation in basis.citations):
        return
    why = "依据只写了法规名称，没有写到条" if basis.citations else "没有认出法律依据"
    why_en = "The basis names no article" if basis.citations else "No basis is recognised"
    yield LB_01.at(record.place("basis"), why=why, why_en=why_en)


@dataclass
class LookedUp:
    """Findings about citations, and what of them the library lacks: how often, and where."""

    findings: list[Finding] = field(default_factory=list)
    lacking: Counter[str] = field(default_factory=Counter)
    places: list[Place] = field(default_factory=list)

    def look_up(self, records: Iterable[Record], registry: Registry) -> None:
        """Look up every citation on the days whose law may apply; the first sound day is enough."""
        for one in cited(records, registry.today):
            days = one.days[-1:] if one.procedural else one.days
            answers = [(day, registry.library.resolve(one.citation, day)) for day in days]
            if not answers:
                continue
            sound = next((a for a in answers if a[1].found), None)
            day, answer = sound or answers[-1]
            if answer.kind is Kind.NOT_IN_LIBRARY:
                self.lack(Counter([_lacking(answer)]), [one.place])
            else:
                self.findings += _told(one, day, answer)
                self.findings += _spelt(one, answer)
                self.findings += quotations_differ(one, answer)

    def lack(self, titles: Counter[str], places: Sequence[Place]) -> None:
        """Remember what is not in the library, and the first places that need it."""
        self.lacking += titles
        self.places += places[: SEEN - len(self.places)]


def _looked_up(registry: Registry) -> LookedUp:
    found = LookedUp()
    if registry.library:
        found.look_up(registry.outcomes(), registry)
    return found


@checks_across(LB_00, LB_01, LB_02, LB_03, LB_10, LB_11, LB_12, LB_13, gather=_looked_up)
def citations_lead_to_law(registry: Registry, summaries: Sequence[LookedUp]) -> Iterator[Finding]:
    """Silent without a library: a publisher who keeps none asked for no such check."""
    if not registry.library:
        return
    found = LookedUp()
    found.look_up(registry.catalogue, registry)
    for one in summaries:
        found.findings += one.findings
        found.lack(one.lacking, one.places)
    yield from found.findings
    if found.lacking:
        titles = sorted(found.lacking)
        named = "、".join(titles[:NAMED]) + (f"等{len(titles)}部" if len(titles) > NAMED else "")
        first, *others = found.places
        yield LB_00.at(first, rows=found.lacking.total(), see=tuple(others), given=named)


def _lacking(answer: Resolution) -> str:
    """What the library would need: the title, an edition of it, or an article's text."""
    citation = answer.citation
    if answer.instrument is None:
        return f"《{citation.title}》"
    if answer.edition is None:
        return f"《{citation.title}》的{citation.edition or '旧'}版本"
    return f"{citation.label()}的条文"


def _told(one: Cited, day: date, answer: Resolution) -> Iterator[Finding]:
    """What kept the citation from being found sound on *day*."""
    given = one.citation.label()
    if answer.kind is Kind.BEYOND_THE_END:
        severity = None if answer.settled else WARNING
        yield LB_01.at(one.place, severity=severity, why=_beyond(answer), why_en=_beyond_en(answer))
    elif answer.kind in _UNTIMELY:
        why, why_en = _untimely(answer, decided=one.decided)
        if one.decided:
            rule = LB_03 if one.procedural else LB_02
            yield rule.at(one.place, given=given, day=show_date(day), why=why, why_en=why_en)
        elif answer.kind is Kind.NOT_YET_IN_FORCE:
            yield LB_02.at(one.place, given=given, day=show_date(day), why=why, why_en=why_en)
        else:
            late = _long_repealed(answer, day)
            yield LB_10.at(
                one.place, severity=ERROR if late else None, given=given, why=why, why_en=why_en
            )


_UNTIMELY = frozenset({Kind.OTHER_EDITION, Kind.REPEALED, Kind.NOT_YET_IN_FORCE})


def _long_repealed(answer: Resolution, day: date) -> bool:
    ended = answer.edition.repealed if answer.edition else None
    return answer.kind is Kind.REPEALED and ended is not None and ended + GRACE < day


def _beyond(answer: Resolution) -> str:
    """《甲法》没有第九条，只到第八条（法规库里是2020-01-01版）: a later edition may have it."""
    citation, level = answer.citation, answer.level
    until = f"，只到{answer.suggestion}" if answer.suggestion else ""
    later = "" if answer.settled else "；后来修改过的，请补上新版本"
    stored = (
        f"（法规库里是{answer.edition.key}版{later}）"
        if answer.edition and answer.edition.key
        else ""
    )
    if level == "条":
        article = Address(citation.article, citation.bis)
        return f"《{citation.title}》没有{article.label()}{until}{stored}"
    return f"{citation.label()}：所引的{level}不存在{until}{stored}"


def _beyond_en(answer: Resolution) -> str:
    unit = _UNITS[answer.level]
    until = f"; it ends with {answer.suggestion}" if answer.suggestion else ""
    stored = answer.edition.key if answer.edition else ""
    there = f" in the stored edition of {stored}" if stored else ""
    later = "" if answer.settled else "; if it was amended since, add the new edition"
    return f"{answer.citation.label()}: there is no such {unit}{there}{until}{later}"


_UNITS = {"条": "article", "款": "paragraph", "项": "item", "目": "sub-item"}


def _untimely(answer: Resolution, *, decided: bool) -> tuple[str, str]:
    suggestion = answer.suggestion
    if answer.kind is Kind.REPEALED:
        ended = answer.edition.repealed if answer.edition else None
        on = f"（{show_date(ended)}）" if ended else ""
        instead = f"，由《{suggestion}》替代" if suggestion else ""
        return f"已经废止{on}{instead}", f"repealed {ended or ''} {suggestion}".strip()
    if answer.kind is Kind.NOT_YET_IN_FORCE:
        return f"{suggestion or '尚未'}起施行", f"in force from {suggestion or 'a later day'}"
    if answer.level:
        return f"只有{suggestion}版有这一条款", f"only the edition of {suggestion} has it"
    if decided:
        return f"当时适用的是{suggestion}版", f"the edition of {suggestion} applied"
    return f"是旧版本，现在适用的是{suggestion}版", f"the edition of {suggestion} applies now"


def _spelt(one: Cited, answer: Resolution) -> Iterator[Finding]:
    """Near titles and short names; the table of aliases knows them, readers may not."""
    if answer.instrument is None or answer.by == "title":
        return
    yield LB_11.at(one.place, given=one.citation.title, meant=answer.instrument.title)


CHECKS: tuple[Check, ...] = (
    bases_name_an_article,
    bases_of_outcomes_name_an_article,
    citations_lead_to_law,
)
