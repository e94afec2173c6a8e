"""LB: what rank of instrument may create which power, and how heavy a fine."""

from collections.abc import Iterable, Iterator

from plugins.registry import vocabulary as v
from plugins.registry.cells import StatedRange
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.rule_settings import DEPARTMENT_CAP
from plugins.registry.rules.checking import Check, checks, checks_each
from plugins.registry.values.citations import Citation, title_key
from plugins.registry.values.range_types import Bounds

ERROR, WARNING = Severity.ERROR, Severity.WARNING
LB_05 = Rule(
    "LB-05",
    ERROR,
    "行政处罚法第十条至第十六条；行政许可法第十四条至第十七条；行政强制法第十条、第十三条",
    "依据的效力层级足以设定这类权力",
    "The rank of the basis may create the power",
    "{ranks}不能设定{kind}，请补充法律、法规依据。",
    "{ranks} cannot create {kind_en}; cite a law or regulation.",
)
LB_06 = Rule(
    "LB-06",
    ERROR,
    "行政处罚法第十六条；行政许可法第十七条；行政强制法第十条",
    "规范性文件不能是唯一依据",
    "A normative document is never the only basis",
    "{kind}只引用了规范性文件{given}，规范性文件不能设定{kind}。",
    "Only normative documents are cited ({given}); they cannot create {kind_en}.",
)
LB_07 = Rule(
    "LB-07",
    ERROR,
    "行政处罚法第十四条；浙江省人民代表大会常务委员会关于政府规章设定罚款限额的规定第三条",
    "地方政府规章设定的罚款不超过限额",
    "A fine created by a local-government rule keeps to its cap",
    "依据只有地方政府规章，罚款{given}元超过{allowed}元的限额{note}。",
    "Only local-government rules are cited; a fine of {given} yuan is above {allowed}.",
    settings={"region": "浙江：3万元；涉及安全、环境等事项10万元。全国：没有统一限额，不核对"},
)
LB_08 = Rule(
    "LB-08",
    WARNING,
    "行政处罚法第十三条；国发〔2021〕26号",
    "部门规章设定的罚款不超过限额",
    "A fine created by a department rule keeps to its cap",
    "依据只有部门规章，罚款{given}元超过{allowed}元的限额{note}。",
    "Only department rules are cited; a fine of {given} yuan is above {allowed}.",
    settings={"department_cap": f"10万元；涉及生命健康、金融安全20万元（{DEPARTMENT_CAP.source}）"},
)
LB_09 = Rule(
    "LB-09",
    ERROR,
    "行政处罚法第十条至第十二条",
    "吊销营业执照、行政拘留有法律（行政法规）依据",
    "Detention rests on law, revoking a business licence on law or administrative regulation",
    "{ranks}不能设定{given}。",
    "{ranks} cannot create {given_en}.",
)
R = v.InstrumentRank
_RULES = frozenset({R.DEPARTMENT_RULE, R.PROVINCIAL_RULE, R.CITY_RULE})
_REGULATIONS = frozenset(
    {R.LAW, R.ADMINISTRATIVE_REGULATION, R.LOCAL_REGULATION, R.AUTONOMOUS_REGULATION}
)
MAY_CREATE = {
    v.PowerKind.PENALTY: _REGULATIONS | _RULES,
    v.PowerKind.LICENCE: _REGULATIONS | {R.STATE_COUNCIL_DECISION, R.PROVINCIAL_RULE},
    v.PowerKind.COERCION: _REGULATIONS,
}
_KINDS_EN = {
    v.PowerKind.PENALTY: "penalties",
    v.PowerKind.LICENCE: "licences",
    v.PowerKind.COERCION: "coercion",
}
_LIGHT = frozenset({v.PenaltyKind.WARNING, v.PenaltyKind.CRITICISM, v.PenaltyKind.FINE})
_BUSINESS_LICENCE = "吊销营业执照"
_YUAN = 100
_CAP_RULES = {rule.id: rule for rule in (LB_07, LB_08)}


def rank_of(registry: Registry, citation: Citation) -> v.InstrumentRank | None:
    """The rank of what *citation* names, from the library or the list of legal bases."""
    named = registry.library.named(citation.title)
    if named and named.instrument.rank:
        return named.instrument.rank
    return registry.listed_ranks.get(title_key(citation.title))


def _ranks(registry: Registry, citations: Iterable[Citation]) -> list[v.InstrumentRank] | None:
    """All their ranks, heaviest first; None where one is not known or there is none."""
    ranks = [rank_of(registry, citation) for citation in citations if citation.title]
    if not ranks or None in ranks:
        return None
    order = list(v.InstrumentRank)
    return sorted({rank for rank in ranks if rank}, key=order.index)


def _labels(ranks: Iterable[v.InstrumentRank]) -> str:
    return "、".join(rank.label for rank in ranks)


@checks(LB_05, LB_06)
def ranks_may_create_the_power(registry: Registry) -> Iterator[Finding]:
    """Silent where the rank of any basis is unknown, for that one may suffice."""
    for item in registry.all(PowerItem):
        if item.kind not in MAY_CREATE or item.basis is None:
            continue
        ranks = _ranks(registry, item.basis.citations)
        if ranks is None:
            continue
        if MAY_CREATE[item.kind] & set(ranks):
            yield from _beyond_rules(item, ranks)
            continue
        kind, kind_en = item.kind.label, _KINDS_EN[item.kind]
        if ranks == [R.NORMATIVE_DOCUMENT]:
            given = "、".join(dict.fromkeys(f"《{c.title}》" for c in item.basis.citations))
            yield LB_06.at(item.place("basis"), given=given, kind=kind, kind_en=kind_en)
        else:
            yield LB_05.at(item.place("basis"), ranks=_labels(ranks), kind=kind, kind_en=kind_en)


def _beyond_rules(item: PowerItem, ranks: list[v.InstrumentRank]) -> Iterator[Finding]:
    """Rules may create warnings, criticism and capped fines (arts. 13 and 14), nothing else."""
    stated = item.penalty_range.range if item.penalty_range else None
    told = {v.PenaltyKind.DETENTION}  # what LB-09 says of the gravest is not said twice
    if item.penalty_range and _BUSINESS_LICENCE in item.penalty_range.text:
        told.add(v.PenaltyKind.REVOKE_LICENCE)
    heavy = [kind for kind in stated.kinds if kind not in _LIGHT | told] if stated else []
    if item.kind is v.PowerKind.PENALTY and set(ranks) <= _RULES and heavy:
        labels = "、".join(kind.label for kind in heavy)
        names = ", ".join(heavy)
        place = item.place("penalty_range", "basis")
        yield LB_05.at(place, ranks=_labels(ranks), kind=labels, kind_en=names)


@checks(LB_07, LB_08)
def fines_of_rules_keep_to_their_caps(registry: Registry) -> Iterator[Finding]:
    """Items and tiers that rest on rules alone."""
    stated = [
        (item, item.basis, item.penalty_range, "penalty_range") for item in registry.all(PowerItem)
    ]
    tiers = [(tier, tier.basis, tier.range, "range") for tier in registry.all(Tier)]
    for record, basis, given, name in (*stated, *tiers):
        highest = _highest_fine(given)
        if basis is None or highest is None:
            continue
        ranks = _ranks(registry, basis.citations)
        for cap in registry.settings.caps:
            if ranks and cap.ranks >= set(ranks) and highest > cap.plain:
                sure = highest > cap.safety
                yield _CAP_RULES[cap.rule].at(
                    record.place(name, "basis"),
                    severity=None if sure else WARNING,
                    given=f"{highest // _YUAN}",
                    allowed=f"{(cap.safety if sure else cap.plain) // _YUAN}",
                    note="" if sure else "（涉及安全等事项的除外，请核对）",
                )


def _highest_fine(stated: StatedRange | None) -> int | None:
    """The highest fine in fen that a range states as a figure."""
    if stated is None or stated.range is None:
        return None
    amounts = [fine.amount for _, fine in stated.range.fines_for()]
    figures = [a.max_fen for a in amounts if isinstance(a, Bounds) and a.max_fen is not None]
    return max(figures, default=None)


@checks(LB_09)
def the_gravest_penalties_rest_on_law(registry: Registry) -> Iterator[Finding]:
    """Detention: law only.  Revoking a business licence: no local regulation and no rule."""
    for item in registry.all(PowerItem):
        if item.kind is v.PowerKind.PENALTY and item.penalty_range and item.basis:
            kinds = item.penalty_range.range.kinds if item.penalty_range.range else ()
            words = item.penalty_range.text
            yield from _gravest(registry, item, (kinds, words))


@checks_each(LB_09)
def the_gravest_decisions_rest_on_law(registry: Registry) -> Iterator[Finding]:
    """As the items they exercise."""
    for decision in registry.all(PenaltyDecision):
        if decision.basis:
            yield from _gravest(registry, decision, (decision.kinds, decision.content or ""))


def _gravest(
    registry: Registry,
    record: PowerItem | PenaltyDecision,
    stated: tuple[tuple[v.PenaltyKind, ...], str],
) -> Iterator[Finding]:
    kinds, words = stated
    ranks = _ranks(registry, record.basis.citations) if record.basis else None
    if ranks is None or R.LAW in ranks:
        return
    if v.PenaltyKind.DETENTION in kinds:
        yield LB_09.at(
            record.place("penalty_range", "kinds", "basis"),
            ranks=_labels(ranks),
            given="行政拘留",
            given_en="detention",
        )
    if _BUSINESS_LICENCE in words and R.ADMINISTRATIVE_REGULATION not in ranks:
        yield LB_09.at(
            record.place("penalty_range", "content", "basis"),
            ranks=_labels(ranks),
            given=_BUSINESS_LICENCE,
            given_en="revoking a business licence",
        )


CHECKS: tuple[Check, ...] = (
    ranks_may_create_the_power,
    fines_of_rules_keep_to_their_caps,
    the_gravest_penalties_rest_on_law,
    the_gravest_decisions_rest_on_law,
)
