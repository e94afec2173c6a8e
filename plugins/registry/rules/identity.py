"""ID: codes and document numbers identify one thing each."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from plugins.registry.digests import Digests
from plugins.registry.findings import Finding, Place, Rule, Severity
from plugins.registry.linking import Outcome, Registry
from plugins.registry.models.authorities import Authority
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import CoerciveMeasure, LicenceDecision, PenaltyDecision
from plugins.registry.rules.checking import Check, checks, checks_across, checks_each
from plugins.registry.rules.suspects import keyed, suspects
from plugins.registry.values import NotUnderstood
from plugins.registry.values.codes import PROBLEMS, credit_code_problem, region_problem
from plugins.registry.values.document_numbers import DocumentNumber, parse_document_number

ID_01 = Rule(
    "ID-01",
    Severity.ERROR,
    "GB 32100—2015",
    "统一社会信用代码有效",
    "Credit codes are valid",
    "统一社会信用代码“{given}”不对：{why}。",
    "Credit code “{given}” is not valid: {why_en}.",
)
ID_02 = Rule(
    "ID-02",
    Severity.ERROR,
    "GB/T 39046—2020 表 4",
    "同一主体的事项编码不重复",
    "An authority uses a code once",
    "“{heading}”{given}已经用过（见{earlier}），同一主体的编码不能重复。",
    "“{heading}” {given} is already used at {earlier}.",
)
ID_03 = Rule(
    "ID-03",
    Severity.WARNING,
    "行政区划管理条例第十七条；GB/T 2260",
    "行政区划代码存在且当时有效",
    "Region codes exist and are in force",
    "行政区划代码“{given}”有疑问：{why}。",
    "Region code “{given}” is doubtful: {why_en}.",
    settings={"region_codes": "没有（GB/T 2260以外的代码：代码和名称）"},
)
ID_04 = Rule(
    "ID-04",
    Severity.WARNING,
    "党政机关公文处理规定（发文字号）",
    "文号与机关代字、年份一致，不重复",
    "Document numbers match their authority and year, and are unique",
    "文号“{given}”有疑问：{why}。",
    "Document number “{given}” is doubtful: {why_en}.",
)
ID_05 = Rule(
    "ID-05",
    Severity.WARNING,
    "政府信息公开条例第六条",
    "文号连续，缺号有数",
    "Gaps in a sequence are known",
    "{org}〔{year}〕的文号缺 {count} 个（最大 {last} 号），请核对有没有漏报：{missing}。",
    "{org} {year}: {count} numbers are missing up to {last}: {missing}.",
)
NUMBERED: tuple[type[Outcome], ...] = (PenaltyDecision, LicenceDecision, CoerciveMeasure)
"""Outcomes that bear a document number of their authority."""
SHOWN_GAPS = 12
EARLY = 1
"""Only decisions of January may bear last year's number."""
LONG = 16
"""Digits of a number that is none of a series."""


@checks(ID_01)
def credit_codes_are_valid(registry: Registry) -> Iterator[Finding]:
    """An authority's own code must be right."""
    for authority in registry.all(Authority):
        if authority.credit_code and (why := credit_code_problem(authority.credit_code)):
            yield ID_01.at(
                authority.place("credit_code"), given=authority.credit_code, **_said(why)
            )


@checks_each(ID_01)
def credit_codes_of_parties_are_valid(registry: Registry) -> Iterator[Finding]:
    """A party's code is told as doubtful, since the party is not ours."""
    for outcome in registry.outcomes():
        if outcome.credit_code and (why := credit_code_problem(outcome.credit_code)):
            yield ID_01.at(
                outcome.place("credit_code"),
                severity=Severity.WARNING,
                given=outcome.credit_code,
                **_said(why),
            )


@checks(ID_02)
def codes_are_used_once(registry: Registry) -> Iterator[Finding]:
    """Citizens cite an item by its code, and its page is named by it."""
    for name, heading in (("code", "事项编码"), ("implementation_code", "实施编码")):
        seen: dict[tuple[str | None, str], Place] = {}
        for item in registry.all(PowerItem):
            code = getattr(item, name)
            if code is None:
                continue
            earlier = seen.setdefault((item.authority, code), item.place(name))
            if earlier != item.place(name):
                yield ID_02.at(item.place(name), heading=heading, given=code, earlier=str(earlier))


@checks(ID_03)
def regions_exist(registry: Registry) -> Iterator[Finding]:
    """A region code is in force on the publication date; the settings may know further codes."""
    for authority in registry.all(Authority):
        if not authority.region or authority.region[:6] in registry.settings.region_codes:
            continue
        if why := region_problem(authority.region, registry.today):
            yield ID_03.at(authority.place("region"), given=authority.region, **_said(why))


@checks_each(ID_04)
def document_numbers_fit(registry: Registry) -> Iterator[Finding]:
    """Prefix of the authority, and year of the decision."""
    for kind in NUMBERED:
        for outcome in registry.all(kind):
            yield from _unfitting(registry, outcome)


def _number_of(registry: Registry, outcome: Outcome) -> str:  # noqa: ARG001  the contract of keys
    """What no other outcome of the same kind and authority may bear."""
    if outcome.document_no is None or not isinstance(outcome, NUMBERED):
        return ""
    return f"{type(outcome).__name__} {outcome.authority} {outcome.document_no.key}"


@checks_across(ID_04, gather=partial(keyed, key=_number_of))
def document_numbers_are_used_once(
    registry: Registry, summaries: Sequence[Digests]
) -> Iterator[Finding]:
    """A number leads to one decision."""
    seen: dict[str, Place] = {}
    for number, outcome in suspects(registry, summaries, _number_of):
        place = outcome.place("document_no")
        earlier = seen.setdefault(number, place)
        if earlier != place:
            yield ID_04.at(
                place,
                severity=Severity.ERROR,
                given=outcome.document_no.text if outcome.document_no else "",
                why=f"与{earlier}重复",
                why_en=f"the same as {earlier}",
            )


def _said(problem: str) -> dict[str, Any]:
    """What is wrong with a code, in both languages."""
    zh, en = PROBLEMS[problem]
    return {"why": zh, "why_en": en}


def _unfitting(registry: Registry, outcome: Outcome) -> Iterator[Finding]:
    number = _number(outcome)
    authority = registry.authorities.get(outcome.authority or "")
    if number is None or outcome.document_no is None:
        return
    words: dict[str, Any] = {"given": outcome.document_no.text}
    prefixes = authority.document_prefixes if authority else ()
    if prefixes and number.org not in prefixes:
        allowed = "、".join(prefixes)
        yield ID_04.at(
            outcome.place("document_no"),
            why=f"机关代字不是本机关登记的（{allowed}）",
            why_en=f"the prefix is none of {allowed}",
            **words,
        )
    decided = outcome.decided
    if decided and number.year and not _of_its_year(outcome, number.year):
        yield ID_04.at(
            outcome.place("document_no"),
            why=f"年份与决定日期{decided:%Y-%m-%d}不一致",
            why_en=f"its year is not that of {decided:%Y-%m-%d}",
            **words,
        )


def _of_its_year(outcome: Outcome, year: int) -> bool:
    """Whether a number of *year* suits the day of the decision; an unknown day suits all."""
    decided = outcome.decided
    return decided is None or year in {decided.year, decided.year - (decided.month <= EARLY)}


@dataclass
class Run:
    """The numbers of one series in some shards: *last* stands at *place*."""

    numbers: "array[int]" = field(default_factory=lambda: array("q"))
    of_its_year: bool = False
    last: int = 0
    place: Place | None = None

    def add(self, outcome: Outcome, number: int, year: int) -> None:
        """Count the decision of *number*."""
        self.numbers.append(number)
        self.of_its_year |= _of_its_year(outcome, year)
        if number >= self.last:
            self.last, self.place = number, outcome.place("document_no")

    def join(self, other: "Run") -> None:
        """Count those of a later shard."""
        self.numbers += other.numbers
        self.of_its_year |= other.of_its_year
        if other.last >= self.last:
            self.last, self.place = other.last, other.place


Runs = dict[tuple[str, str | None, str, int], Run]
"""Series of numbers, by kind, authority, prefix and year."""


def _runs(registry: Registry) -> Runs:
    runs: Runs = defaultdict(Run)
    for kind in NUMBERED:
        for outcome in registry.all(kind):
            number = _number(outcome)
            if number and number.year and number.sequence.isdigit() and len(number.sequence) < LONG:
                key = (kind.__name__, outcome.authority, number.org, number.year)
                runs[key].add(outcome, int(number.sequence), number.year)
    return runs


@checks_across(ID_05, gather=_runs)
def sequences_have_no_silent_gaps(
    registry: Registry,  # noqa: ARG001  the contract of checks
    summaries: Sequence[Runs],
) -> Iterator[Finding]:
    """Numbers that no list shows are named, never what they were about."""
    joined: Runs = defaultdict(Run)
    for summary in summaries:
        for key, run in summary.items():
            joined[key].join(run)
    order = {kind.__name__: place for place, kind in enumerate(NUMBERED)}
    for (_, _, org, year), run in sorted(joined.items(), key=lambda one: order[one[0][0]]):
        if not run.of_its_year or run.place is None:
            continue  # a mistyped year (ID-04) opens no series
        there = set(run.numbers)
        missing = [n for n in range(1, run.last) if n not in there] if run.last < 10**5 else []
        if missing:
            shown = "、".join(map(str, missing[:SHOWN_GAPS]))
            yield ID_05.at(
                run.place,
                rows=len(missing),
                org=org,
                year=year,
                count=len(missing),
                last=run.last,
                missing=shown + ("……" if len(missing) > SHOWN_GAPS else ""),
            )


def _number(outcome: Outcome) -> DocumentNumber | None:
    """The parsed document number, or None where it has another form."""
    if outcome.document_no is None:
        return None
    try:
        return parse_document_number(outcome.document_no.text)
    except NotUnderstood:
        return None


CHECKS: tuple[Check, ...] = (
    credit_codes_are_valid,
    credit_codes_of_parties_are_valid,
    codes_are_used_once,
    regions_exist,
    document_numbers_fit,
    document_numbers_are_used_once,
    sequences_have_no_silent_gaps,
)
