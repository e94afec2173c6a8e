"""PL: who may exercise a power: in whose name, entrusted or authorised."""

from collections.abc import Iterator

from plugins.registry import vocabulary as v
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.authorities import Authority
from plugins.registry.models.changes import Change
from plugins.registry.models.items import PowerItem
from plugins.registry.rules.checking import Check, checks
from plugins.registry.rules.legal_rank import rank_of

ERROR = Severity.ERROR
NO_ORGANS = (v.AuthorityNature.ENTRUSTED, v.AuthorityNature.AUTHORISED)
PL_01 = Rule(
    "PL-01",
    ERROR,
    "行政处罚法第二十条；行政许可法第二十四条",
    "实施主体在执法主体清单中，存续并以自己的名义实施",
    "The authority is listed, exists and acts in its own name",
    "实施主体{given}{why}。",
    "Authority {given}: {why_en}.",
)
PL_02 = Rule(
    "PL-02",
    ERROR,
    "行政强制法第十七条、第七十条",
    "行政强制措施不得委托",
    "Coercive measures are never entrusted",
    "{why}。",
    "{why_en}.",
)
PL_03 = Rule(
    "PL-03",
    ERROR,
    "行政许可法第二十四条",
    "行政许可只能委托其他行政机关，并且公告",
    "Licensing is entrusted to administrative organs only, and announced",
    "事项“{given}”属于行政许可，{why}。",
    "“{given}” is a licence; {why_en}.",
)


@checks(PL_01)
def authorities_are_competent(registry: Registry) -> Iterator[Finding]:
    """Someone answers for every item."""
    known = registry.all(Authority)
    for item in registry.all(PowerItem):
        name = item.authority
        if name is None:
            why, why_en = "没有填写，也不能从文件夹得知", "is not given"
        elif (authority := registry.authorities.get(name)) is None:
            near = v.suggestion(name, [a.name for a in known])
            why, why_en = f"不在执法主体清单里{near}", "is not in the list of authorities"
        elif authority.status is v.AuthorityStatus.ABOLISHED and _active(item):
            why, why_en = "已经撤销，事项应由承继主体行使", "is abolished"
        elif authority.nature is v.AuthorityNature.ENTRUSTED:
            why, why_en = "是受委托组织，不能以自己的名义实施", "is entrusted only"
        elif item.kind and authority.act_kinds and item.kind not in authority.act_kinds:
            why = f"的执法类别里没有{item.kind.label}"
            why_en = f"has no {item.kind.value} among its kinds of acts"
        else:
            continue
        given = f"“{name}”" if name else ""
        yield PL_01.at(item.place("authority"), given=given, why=why, why_en=why_en)


@checks(PL_02, PL_03)
def entrusted_powers_may_be_entrusted(registry: Registry) -> Iterator[Finding]:
    """What an entrusted organisation may not be given."""
    for authority in registry.all(Authority):
        for code in authority.entrusted_items:
            kinds = {item.kind for item in registry.items_of_code(code)}
            place = authority.place("entrusted_items")
            if v.PowerKind.COERCION in kinds:
                why = f"事项“{code}”属于行政强制，不能委托给“{authority.name}”"
                why_en = f"“{code}” is coercive and cannot be entrusted to “{authority.name}”"
                yield PL_02.at(place, why=why, why_en=why_en)
            if v.PowerKind.LICENCE in kinds and authority.nature in NO_ORGANS:
                why = f"只能委托行政机关，不能委托“{authority.name}”"
                why_en = f"it cannot be entrusted to “{authority.name}”, which is no organ"
                yield PL_03.at(place, given=code, why=why, why_en=why_en)
            elif v.PowerKind.LICENCE in kinds and not _announced(registry, authority, code):
                why = "委托要公告：请填写“委托书”，或者在动态调整记录里写明公布日期"
                why_en = "no letter and no published change record announces that it is entrusted"
                yield PL_03.at(place, given=code, why=why, why_en=why_en)


def _announced(registry: Registry, authority: Authority, code: str) -> bool:
    """Whether a letter, or a change record that is out, tells of the entrustment (art. 24)."""
    return bool(authority.entrustment_letter) or any(
        change.kind is v.ChangeKind.ENTRUST
        and code in change.item_codes
        and change.published is not None
        and change.published <= registry.today
        for change in registry.all(Change)
    )


@checks(PL_02)
def coercion_is_authorised_by_law(registry: Registry) -> Iterator[Finding]:
    """An organisation coerces only by authority of a law or an administrative regulation."""
    high = {v.InstrumentRank.LAW, v.InstrumentRank.ADMINISTRATIVE_REGULATION}
    for item in registry.where(PowerItem, kind=v.PowerKind.COERCION):
        authority = registry.authorities.get(item.authority or "")
        if not authority or authority.nature is not v.AuthorityNature.AUTHORISED:
            continue
        basis = authority.authorising_basis
        ranks = {rank_of(registry, c) for c in basis.citations if c.title} if basis else set()
        if _active(item) and ranks and None not in ranks and not ranks & high:
            yield PL_02.at(
                item.place("authority", "code"),
                why=f"“{authority.name}”没有法律、行政法规授权，不能实施行政强制事项“{item.code}”",
                why_en=f"“{authority.name}” may not coerce ({item.code}): no law authorises it",
            )


def _active(item: PowerItem) -> bool:
    return item.status in (None, v.ItemStatus.ACTIVE)


CHECKS: tuple[Check, ...] = (
    authorities_are_competent,
    entrusted_powers_may_be_entrusted,
    coercion_is_authorised_by_law,
)
