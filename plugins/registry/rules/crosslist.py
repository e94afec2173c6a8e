"""XR: what one list says must hold in the others."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

from plugins.registry import vocabulary as v
from plugins.registry.cells import CitedText
from plugins.registry.digests import Digests
from plugins.registry.findings import Finding, Place, Rule, Severity
from plugins.registry.hashing import digest
from plugins.registry.linking import Outcome, Registry
from plugins.registry.models.authorities import Officer
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import (
    CoerciveMeasure,
    Inspection,
    LicenceDecision,
    PenaltyDecision,
)
from plugins.registry.models.procedures import Step
from plugins.registry.rules.checking import Check, checks, checks_across, checks_each
from plugins.registry.rules.suspects import entangled
from plugins.registry.values.citations import title_key
from plugins.registry.values.codes import credit_code_problem
from plugins.registry.values.dates import show_date
from plugins.registry.values.text import fold

ERROR, WARNING = Severity.ERROR, Severity.WARNING
XR_01 = Rule(
    "XR-01",
    ERROR,
    "行政处罚法第十七条、第七十六条；浙江省综合行政执法条例第八条",
    "执法结果对应本机关当时在列的事项",
    "An outcome rests on an item its authority then had",
    "事项编码{given}{why}。",
    "Item code {given}: {why_en}.",
)
XR_02 = Rule(
    "XR-02",
    WARNING,
    "本系统约定（依据一致）",
    "决定引用的依据在事项的依据之内",
    "A decision's basis is among its item's",
    "依据{given}不在事项{code}的设定依据里。",
    "{given} is not among the bases of item {code}.",
)
XR_03 = Rule(
    "XR-03",
    WARNING,
    "行政处罚法第三十九条；行政执法公示六项内容",
    "每个事项六项内容齐全",
    "Every item has its six aspects",
    "这个事项还缺：{missing}。",
    "This item lacks: {missing_en}.",
)
XR_04 = Rule(
    "XR-04",
    ERROR,
    "行政处罚法第三十八条",
    "取消的事项不再作出决定",
    "No decision rests on an item after its end",
    "决定日期{given}晚于事项{code}的取消日期{allowed}。",
    "The decision of {given} came after item {code} ended on {allowed}.",
)
XR_05 = Rule(
    "XR-05",
    WARNING,
    "本系统约定（相对人一致）",
    "同一相对人只有一个代码，同一代码只有一个名称",
    "One party has one code, one code one name",
    "{what}，在别处写的不一样，请核对哪一处写错了。",
    "{what_en} differs from that in another place; one of them is wrong.",
)
XR_06 = Rule(
    "XR-06",
    WARNING,
    "行政许可法第七十条第四项",
    "被吊销的许可不再有效",
    "A struck licence is no longer valid",
    "许可证“{given}”已被处罚决定吊销（见{other}），当前状态还是有效。",
    "Licence “{given}” was struck at {other} but is still valid.",
)
XR_07 = Rule(
    "XR-07",
    WARNING,
    "行政处罚法第四十二条、第七十六条",
    "执法人员所在单位存续、证件在有效期内",
    "Officers belong to a living authority and hold a valid certificate",
    "执法人员“{given}”{why}。",
    "Officer “{given}”: {why_en}.",
)
KIND_OF = {
    PenaltyDecision: v.PowerKind.PENALTY,
    LicenceDecision: v.PowerKind.LICENCE,
    CoerciveMeasure: v.PowerKind.COERCION,
    Inspection: v.PowerKind.INSPECTION,
}


@checks_each(XR_01, XR_04)
def outcomes_rest_on_items(registry: Registry) -> Iterator[Finding]:
    """No power without a listed item, and none after its end."""
    for outcome in registry.outcomes():
        code = outcome.item_code
        if code is None:
            continue
        item = registry.item(code, outcome.authority)
        if item is None:
            others = registry.items_of_code(code)
            if others:
                why = f"不属于“{outcome.authority}”，是“{others[0].authority}”的"
                why_en = f"belongs to “{others[0].authority}”"
            else:
                why, why_en = "不在权力清单里", "is in no power list"
            yield XR_01.at(outcome.place("item_code"), given=code, why=why, why_en=why_en)
        else:
            yield from _fitting(outcome, item)


def _fitting(outcome: Outcome, item: PowerItem) -> Iterator[Finding]:
    kind = KIND_OF[type(outcome)]
    if item.kind not in (None, kind, v.PowerKind.OTHER):
        yield XR_01.at(
            outcome.place("item_code"),
            given=item.code,
            why=f"在权力清单里是{item.kind.label if item.kind else ''}，不是{kind.label}",
            why_en=f"is a {item.kind} item, not {kind}",
        )
    if outcome.decided and item.effective and outcome.decided < item.effective:
        yield XR_01.at(
            outcome.place("item_code"),
            given=item.code,
            why=f"从{show_date(item.effective)}起才在权力清单里",
            why_en=f"is listed only from {item.effective}",
        )
    if outcome.decided and item.ends and outcome.decided > item.ends:
        yield XR_04.at(
            outcome.place("decided"), given=outcome.decided, code=item.code, allowed=item.ends
        )


@checks_each(XR_02)
def decisions_cite_their_items_basis(registry: Registry) -> Iterator[Finding]:
    """A sanction rests on the provision the list announced for it."""
    for decision in registry.all(PenaltyDecision):
        item = registry.item(decision.item_code, decision.authority)
        if item is None or item.basis is None or decision.basis is None:
            continue
        listed = _provisions(item.basis) | _provisions(item.breach_basis)
        whole = {title for title, article in listed if article is None}
        for title, article in sorted(_provisions(decision.basis), key=str):
            if (title, article) not in listed and title not in whole and listed:
                shown = f"《{title}》" + (f"第{article}条" if article else "")
                yield XR_02.at(decision.place("basis"), given=shown, code=item.code)


def _provisions(cited: CitedText | None) -> set[tuple[str, int | None]]:
    return {(title_key(c.title), c.article) for c in cited.citations if c.title} if cited else set()


@checks(XR_03)
def items_have_six_aspects(registry: Registry) -> Iterator[Finding]:
    """Duties, basis, procedure; PL-04 asks for the benchmark, outcomes may be none."""
    general = {kind for step in registry.all(Step) for kind in step.power_kinds}
    named = {code for step in registry.all(Step) for code in step.item_codes}
    for item in registry.all(PowerItem):
        if item.status not in (None, v.ItemStatus.ACTIVE):
            continue
        missing = list(
            _missing(registry, item, has_procedure=item.kind in general or item.code in named)
        )
        if missing:
            yield XR_03.at(
                item.place("code", "name"),
                missing="、".join(zh for zh, _ in missing),
                missing_en=", ".join(en for _, en in missing),
            )


def _missing(
    registry: Registry, item: PowerItem, *, has_procedure: bool
) -> Iterator[tuple[str, str]]:
    authority = registry.authorities.get(item.authority or "")
    if not (item.content or item.division or item.duties or (authority and authority.duties)):
        yield "职责权限", "duties and powers"
    if item.basis is None:
        yield "执法依据", "legal basis"
    if not has_procedure and not item.flow:
        yield "执法流程", "procedure"


def _parties(registry: Registry) -> tuple[Digests, Digests]:
    """Digests of the name and of the code of each party, side by side.

    Of parties whose code can be compared; ID-01 tells of codes that are none.
    """
    pairs = [(fold(one.party or ""), one.credit_code) for one in registry.outcomes()]
    known = [
        (digest(name), digest(code))
        for name, code in pairs
        if name and code and not credit_code_problem(code)
    ]
    return array("q", [name for name, _ in known]), array("q", [code for _, code in known])


@checks_across(XR_05, gather=_parties)
def parties_are_consistent(
    registry: Registry, summaries: Sequence[tuple[Digests, Digests]]
) -> Iterator[Finding]:
    """One party with two codes, or one code with two names, is somebody's slip."""
    doubtful = entangled(summaries)
    names: dict[str, tuple[str, Place]] = {}
    codes: dict[str, tuple[str, Place]] = {}
    for shard, (parties, _) in zip(registry.shards, summaries, strict=True):
        if doubtful.isdisjoint(parties):
            continue
        for outcome in shard.outcomes():
            party, code = fold(outcome.party or ""), outcome.credit_code
            if not code or digest(party) not in doubtful or credit_code_problem(code):
                continue
            known, at = codes.setdefault(party, (code, outcome.place("credit_code")))
            if known != code:
                place = outcome.place("credit_code")
                yield XR_05.at(place, see=(at,), what=ITS_CODE[0], what_en=ITS_CODE[1])
            known, at = names.setdefault(code, (party, outcome.place("party")))
            if known != party:
                place = outcome.place("party")
                yield XR_05.at(place, see=(at,), what=ITS_NAME[0], what_en=ITS_NAME[1])


ITS_CODE = "同一个相对人的统一社会信用代码", "The credit code of one party"
ITS_NAME = "同一个统一社会信用代码的相对人名称", "The name of one credit code"


def _struck(registry: Registry) -> list[tuple[str, Place]]:
    """What penalties say of licences they strike, and where."""
    return [
        (decision.licence, decision.place("licence"))
        for decision in registry.all(PenaltyDecision)
        if v.PenaltyKind.REVOKE_LICENCE in decision.kinds and decision.licence
    ]


@checks_across(XR_06, gather=_struck)
def struck_licences_are_not_valid(
    registry: Registry, summaries: Sequence[list[tuple[str, Place]]]
) -> Iterator[Finding]:
    """A penalty that strikes a licence reaches the licence list."""
    struck = [one for summary in summaries for one in summary]
    every = "\n".join(text for text, _ in struck)
    for licence in registry.all(LicenceDecision) if struck else ():
        number = licence.certificate_no
        if not number or number not in every or licence.state not in (None, "有效", "正常", "1"):
            continue
        for text, place in struck:
            if number in text:
                yield XR_06.at(licence.place("state"), given=number, other=place)


@checks(XR_07)
def officers_are_in_office(registry: Registry) -> Iterator[Finding]:
    """Whoever knocks shows a certificate that holds."""
    certificates: dict[str, list[Officer]] = defaultdict(list)
    for officer in registry.all(Officer):
        authority = registry.authorities.get(officer.authority or "")
        if officer.certificate:
            certificates[officer.certificate].append(officer)
        if authority and authority.status is v.AuthorityStatus.ABOLISHED:
            why, why_en = f"的单位“{authority.name}”已经撤销", "the authority is abolished"
        elif officer.expires and officer.expires < registry.today:
            why, why_en = (
                f"的证件{show_date(officer.expires)}已经到期",
                f"expired on {officer.expires}",
            )
        else:
            continue
        place = officer.place("expires", "name")
        yield XR_07.at(place, given=officer.name, why=why, why_en=why_en)
    for number, holders in certificates.items():
        if len(holders) > 1:
            yield XR_07.at(
                holders[1].place("certificate"),
                given=holders[1].name,
                why=f"的执法证号{number}与{holders[0].place('certificate')}重复",
                why_en=f"shares certificate {number}",
            )


CHECKS: tuple[Check, ...] = (
    outcomes_rest_on_items,
    decisions_cite_their_items_basis,
    items_have_six_aspects,
    parties_are_consistent,
    struck_licences_are_not_valid,
    officers_are_in_office,
)
