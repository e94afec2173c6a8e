"""Every rule of privacy and publication with records on both sides of its edge.

A fixture says on which day, of which record, under which policy the rule speaks, and when not.
``speaks`` is true where the rule keeps the record back or is told of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from plugins.publication.judging import Site, judged
from plugins.publication.ledger import Ledger, Mark, Request, Takedown
from plugins.publication.policy import Policy
from plugins.publication.public import Publication, publish_as_of
from plugins.publication.records import PublicPenalty
from plugins.registry.cells import CitedText, as_document_no
from plugins.registry.models.attachments import Attachment
from plugins.registry.models.outcomes import (
    CoerciveMeasure,
    Inspection,
    LicenceDecision,
    PenaltyDecision,
)
from plugins.registry.records import Record
from plugins.registry.vocabulary import (
    CoercionKind,
    DecisionState,
    Dispute,
    LicenceResult,
    PartyKind,
    PenaltyKind,
    PenaltyProcedure,
)
from tests.publication.making import (
    DAY,
    MARKET,
    OTHER,
    loaded,
    outcome,
    penalty,
    published,
    record,
)

PERSON: dict[str, Any] = {"party": "张三", "party_kind": PartyKind.NATURAL}
ORDER = CitedText("《中华人民共和国治安管理处罚法》第四十三条")
SAFETY = CitedText("《中华人民共和国安全生产法》第九十七条")
FINE: dict[str, Any] = {"decided": date(2026, 5, 6), "published": date(2026, 5, 7)}
OLD: dict[str, Any] = {"decided": date(2022, 6, 1), "published": date(2022, 6, 8)}
FELL: dict[str, Any] = {"state": DecisionState.REVOKED, "state_date": date(2026, 11, 18)}
EARLY: dict[str, Any] = {"decided": date(2024, 3, 1), "published": date(2024, 3, 5)}
SPRING: dict[str, Any] = {"decided": date(2026, 3, 2), "published": date(2026, 3, 5)}
HIDDEN: dict[str, Any] = {"publish": False, "withhold_reason": "商业秘密"}
SEAT = "住所：长青路12号"
NUMBER = "示〔2026〕9号"
ONE = timedelta(days=1)


@dataclass(frozen=True)
class Edge:
    """One rule at one record: whether it speaks on *day*."""

    rule: str
    what: str
    record: Record
    speaks: bool
    day: date = DAY
    policy: Policy = Policy()  # noqa: RUF009  frozen


def days(rule: str, what: str, one: Record, edge: date, speaks: str, **more: Any) -> list[Edge]:
    """The same record on the day before *edge*, on it, and after: *speaks* as ``no no yes``."""
    told = [word == "yes" for word in speaks.split()]
    every = (edge - ONE, edge, edge + ONE)
    names = ("before", "on", "after")
    return [
        Edge(rule, f"{what}, the day {name} the edge", one, yes, day, **more)
        for name, day, yes in zip(names, every, told, strict=True)
    ]


def pair(
    rule: str, what: str, breaking: Record, keeping: Record, policy: Policy | None = None
) -> list[Edge]:
    """A record that breaks *rule*, and one that only nearly does."""
    chosen = policy or Policy()
    return [
        Edge(rule, f"{what}: broken", breaking, speaks=True, policy=chosen),
        Edge(rule, f"{what}: kept", keeping, speaks=False, policy=chosen),
    ]


def late(rule: str, edge: date, **fields: Any) -> list[Edge]:
    """Published a day before the last day, on it, and a day after."""
    names = {-1: "before", 0: "on", 1: "after"}
    model = fields.pop("model", PenaltyDecision)
    made = penalty if model is PenaltyDecision else None
    rows = {
        step: made(published=edge + step * ONE, **fields)
        if made
        else outcome(model, published=edge + step * ONE, **fields)
        for step in names
    }
    return [
        Edge(
            rule,
            f"published the day {names[step]} its last",
            rows[step],
            speaks=step > 0,
            day=date(2026, 12, 1),
        )
        for step in names
    ]


def ledger(*requests: Request, down: Record | None = None) -> Policy:
    """A policy with these requests, and a takedown of *down*."""
    downs = (Takedown(Mark.of(down), DAY, "来电"),) if down else ()
    return Policy(ledger=Ledger(downs, requests))


ASKED = Request(Mark("示城管罚〔2026〕2号", OTHER), date(2026, 10, 13))
MINOR_TEXT = "示例市东湖小学学生张某在店内购买香烟"
NAMED: dict[str, Any] = {"facts": "举报人李小四称当事人占道", **PERSON}

EDGES: tuple[Edge, ...] = (
    # ---------------------------------------------------------------- privacy
    *pair("PV-01", "minor", penalty(**PERSON, minor=True), penalty(**PERSON, minor=False)),
    *pair(
        "PV-01",
        "age in the text",
        penalty(**PERSON, facts="当事人系未成年人"),
        penalty(**PERSON, facts="当事人18周岁"),
    ),
    *pair(
        "PV-02",
        "a pupil of a school",
        penalty(facts=MINOR_TEXT),
        penalty(facts="示例市东湖小学学生食堂未留样"),
    ),
    *days(
        "PV-03",
        "public order",
        penalty(
            **PERSON,
            basis=ORDER,
            kinds=(PenaltyKind.DETENTION,),
            decided=date(2025, 5, 6),
            published=date(2025, 5, 12),
        ),
        date(2026, 1, 1),
        "no yes yes",
    ),
    *pair("PV-04", "a name", penalty(party="张三", party_kind=None), penalty()),
    *pair(
        "PV-06",
        "a number",
        penalty(note="联系电话15412345678"),
        penalty(note="投诉电话0000-88000001"),
    ),
    *pair(
        "PV-06",
        "health",
        penalty(facts="从业人员王某患有痢疾"),
        penalty(facts="安排患有痢疾的人员上岗"),
    ),
    *pair(
        "PV-07",
        "a home",
        penalty(**PERSON, facts="住所：示例市长青路12号"),
        penalty(**PERSON, facts="经营场所（住所）：示例市长青路12号"),
    ),
    *pair(
        "PV-07",
        "a seat",
        penalty(**PERSON, facts="住所：长青路12号"),
        penalty(facts="住所：长青路12号"),
    ),
    *pair("PV-08", "half an ID", penalty(note="330102********123X"), penalty(note="3301********")),
    *pair(
        "PV-09", "a transcript", penalty(note="问：叫什么？答：张某"), penalty(note="有询问笔录")
    ),
    *pair(
        "PV-10", "marked", penalty(publish=False, withhold_reason="商业秘密"), penalty(publish=True)
    ),
    *pair("PV-10", "secret", penalty(note="机密★一年"), penalty(note="保守商业秘密")),
    *pair(
        "PV-11", "no reason", penalty(publish=False), penalty(publish=False, withhold_reason="x")
    ),
    *pair(
        "PV-12",
        "a trader",
        penalty(party="张三", party_kind=PartyKind.SOLE_TRADER),
        penalty(party="万家超市", party_kind=PartyKind.SOLE_TRADER),
    ),
    *days(
        "PV-13",
        "a person, assessed on the edge",
        penalty(**PERSON),
        date(2026, 11, 20),
        "yes no no",
        policy=Policy(assessed=date(2026, 11, 20)),
    ),
    *pair("PV-13", "never assessed", penalty(**PERSON), penalty(), Policy(assessed=None)),
    *pair(
        "PV-15",
        "masked by choice",
        penalty(note="电话15412345678"),
        penalty(note="已改正"),
        Policy(auto_mask=frozenset({OTHER})),
    ),
    *pair(
        "PV-16",
        "an attachment nobody declares",
        record(
            Attachment, title="决定书", authority=OTHER, document_no=as_document_no("示〔2026〕9号")
        ),
        penalty(),
    ),
    *pair(
        "PV-19",
        "liberty",
        outcome(CoerciveMeasure, kind=CoercionKind.LIBERTY),
        outcome(CoerciveMeasure, kind=CoercionKind.SEAL),
    ),
    # ------------------------------------------------------------------ clocks
    *late("PB-01", date(2026, 11, 9), model=Inspection),
    *late("PB-01", date(2026, 11, 9), model=LicenceDecision),
    *late("PB-02", date(2026, 10, 21)),
    *late("PB-03", date(2026, 10, 21), basis=SAFETY),
    *late("PB-04", date(2026, 11, 9), authority=MARKET),
    *late("PB-05", date(2026, 11, 9)),
    *days("PB-06", "it falls", penalty(**FELL), date(2026, 11, 18), "no yes yes"),
    *pair(
        "PB-07",
        "organisations only",
        penalty(**PERSON),
        penalty(),
        Policy(organisations_only=frozenset({OTHER})),
    ),
    *pair(
        "PB-08",
        "a warning",
        penalty(kinds=(PenaltyKind.WARNING,)),
        penalty(kinds=(PenaltyKind.WARNING, PenaltyKind.FINE)),
    ),
    *pair(
        "PB-08",
        "simple",
        penalty(procedure=PenaltyProcedure.SIMPLE),
        penalty(procedure=PenaltyProcedure.ORDINARY),
    ),
    *days(
        "PB-09",
        "three months of a low fine",
        penalty(
            authority=MARKET, fine=3000_00, decided=date(2024, 3, 1), published=date(2024, 3, 5)
        ),
        date(2024, 6, 5),
        "no yes yes",
    ),
    *days(
        "PB-09",
        "three years",
        penalty(authority=MARKET, decided=date(2019, 12, 2), published=date(2019, 12, 10)),
        date(2022, 12, 10),
        "no yes yes",
    ),
    *days("PB-10", "one year", penalty(**FINE), date(2027, 5, 6), "no yes yes"),
    *days(
        "PB-10",
        "three years of the grave",
        penalty(**FINE, kinds=(PenaltyKind.REVOKE_LICENCE,)),
        date(2029, 5, 6),
        "no yes yes",
    ),
    *days(
        "PB-10",
        "a light one before and after the rule",
        penalty(
            kinds=(PenaltyKind.CRITICISM,), decided=date(2026, 3, 2), published=date(2026, 3, 5)
        ),
        date(2026, 4, 1),
        "no yes yes",
    ),
    *pair("PB-11", "no kind", penalty(kinds=()), penalty()),
    *days(
        "PB-12",
        "three years",
        penalty(decided=date(2023, 3, 1), published=date(2023, 3, 6)),
        date(2026, 3, 1),
        "no yes yes",
    ),
    *days("PB-14", "five years", outcome(Inspection, **OLD), date(2027, 6, 1), "no yes yes"),
    *days(
        "PB-14",
        "two years of a person",
        outcome(Inspection, **OLD, **PERSON),
        date(2024, 6, 1),
        "no yes yes",
    ),
    *pair(
        "PB-15",
        "repaired",
        penalty(kinds=(PenaltyKind.CLOSE,), publish=False, withhold_reason="信用修复"),
        penalty(kinds=(PenaltyKind.FINE,), publish=False, withhold_reason="信用修复"),
    ),
    *days(
        "PB-16",
        "its own end",
        penalty(publish_until=date(2026, 11, 19)),
        date(2026, 11, 20),
        "no yes yes",
    ),
    *days(
        "PB-17",
        "a request",
        penalty(),
        date(2026, 10, 20),
        "no no yes",
        policy=ledger(ASKED),
    ),
    *pair("PB-18", "not told", penalty(told_public=False), penalty(told_public=True)),
    *pair(
        "PB-18",
        "a text that tells nothing",
        penalty(authority=MARKET, document="罚款三万元。"),
        penalty(authority=MARKET, document="本决定将依法公示。"),
    ),
    *pair("PB-19", "review", penalty(reviewed=False), penalty(reviewed=True)),
    *pair(
        "PB-20",
        "kept back while disputed",
        penalty(publish=False, withhold_reason="正在行政复议"),
        penalty(dispute=Dispute.REVIEW),
    ),
    *pair(
        "PB-21",
        "its own end is too late",
        penalty(publish_until=date(2027, 10, 13)),
        penalty(publish_until=date(2027, 10, 12)),
    ),
    *pair(
        "PB-22",
        "beyond the notices",
        penalty(decided=date(2026, 12, 30), published=date(2026, 12, 31)),
        penalty(decided=date(2026, 12, 18), published=date(2026, 12, 21)),
    ),
    *pair(
        "PB-23",
        "refused",
        outcome(LicenceDecision, result=LicenceResult.REFUSED),
        outcome(LicenceDecision, result=LicenceResult.GRANTED),
    ),
    *days("PB-25", "its day", penalty(), date(2026, 10, 15), "yes no no"),
    *pair("PB-26", "taken down", penalty(2), penalty(3), ledger(down=penalty(2))),
)
"""Rules that keep a record back, or are told of it."""


def spoken(edge: Edge) -> set[str]:
    """The rules that keep a record back or are told of it."""
    publication = published(edge.record, day=edge.day, policy=edge.policy)
    whole = loaded([edge.record])
    whole.registry.today = edge.day
    told = judged(whole, Site(edge.policy)).findings
    return {one.rule for one in publication.withheld} | {one.rule for one in told}


def _said(publication: Publication) -> PublicPenalty:
    (one,) = publication.public.all(PublicPenalty)
    return one


SHOWN: dict[str, tuple[Callable[[], bool], Callable[[], bool]]] = {
    "PV-05": (
        lambda: _said(published(penalty(**NAMED))).facts == "举报人李某某称当事人占道",
        lambda: "有限公司" in (_said(published(penalty())).party or ""),
    ),
    "PV-14": (
        lambda: _of_the_site(Policy()) == ["PV-14"],
        lambda: _of_the_site(Policy(kept_in_china="政务云合同")) == [],
    ),
    "PV-17": (
        lambda: published(*_minors(2)).counts[0].number is None,
        lambda: published(*_minors(3)).counts[0].number == 3,
    ),
    "PV-18": (lambda: _is_of_person(**PERSON), lambda: not _is_of_person()),
    "PB-24": (lambda: _kept(2) == ["PB-24"], lambda: _kept(3) == []),
}
"""Rules that are seen in what is said, each on both sides."""
ELSEWHERE = {"PB-13": "a period of the credit archive, which is not this site"}
"""Rules of the domain that nothing here can break or keep, with the reason."""


def _of_the_site(policy: Policy) -> list[str]:
    found = judged(loaded([penalty()]), Site(policy, "s3://lists")).findings
    return [one.rule for one in found]


def _minors(count: int) -> list[PenaltyDecision]:
    return [penalty(row, **PERSON, minor=True) for row in range(2, 2 + count)]


def _is_of_person(**party: Any) -> bool:
    publication = published(penalty(**party))
    return publication.public.is_of_person(_said(publication))


def _kept(row: int) -> list[str]:
    whole = loaded([penalty(row)], blocked=[penalty(2)])
    return [one.rule for one in publish_as_of(whole, DAY).withheld]
