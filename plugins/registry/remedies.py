"""Remedies computed, never typed: who reviews an act, until when, and what must come first.

Sources: 行政复议法 (2023) arts. 19 to 34; 行政诉讼法 (2017) arts. 18, 45, 46; 最高人民法院关于适用
行政诉讼法的解释 art. 64.  Domain table 1.11.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from plugins.registry import vocabulary as v
from plugins.registry.models.authorities import Authority

REVIEW_DAYS = 60
SUIT_MONTHS = 6
AFTER_REVIEW_DAYS = 15
NEW_LAW = date(2024, 1, 1)
"""Since then a department no longer reviews its subordinates' acts."""

TOWN_GOVERNMENT = ("镇人民政府", "乡人民政府")


@dataclass(frozen=True, slots=True)
class Remedies:
    """The two ways against an act of one authority.

    *organs*: who may review it (any of them); *respondent*: against whom, where that is not the
    authority itself; *review_first*: a suit is only possible after review, and why;
    *sources*: the provisions all this rests on.
    """

    organs: tuple[str, ...]
    respondent: str = ""
    review_first: str = ""
    sources: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the review organ could be computed."""
        return bool(self.organs)


def remedies(
    authority: Authority,
    authorities: Mapping[str, Authority],
    *,
    simple_procedure: bool = False,
) -> Remedies:
    """The remedies against an act that *authority* does, by the decision table of the law.

    *authorities* are all listed ones by name.  Where the lists do not say enough (no government
    named), no organ is guessed.
    """
    first = "当场作出的行政处罚，应当先申请行政复议" if simple_procedure else ""
    sources = ("《行政复议法》第二十三条第一款第（一）项",) if simple_procedure else ()
    acting, source = _answering(authority, authorities)
    organs, law = _organs(acting, authorities)
    respondent = acting.name if acting.name != authority.name else ""
    return Remedies(organs, respondent, first, tuple(s for s in (source, law, *sources) if s))


def _answering(authority: Authority, authorities: Mapping[str, Authority]) -> tuple[Authority, str]:
    """The respondent: who entrusted, or who succeeded an abolished authority."""
    if authority.nature is v.AuthorityNature.ENTRUSTED and authority.entrusting_authority:
        other = authorities.get(authority.entrusting_authority)
        if other is not None:
            return other, "《行政复议法》第十九条第三款"
    if authority.status is v.AuthorityStatus.ABOLISHED and authority.successor:
        other = authorities.get(authority.successor)
        if other is not None:
            return other, "《行政复议法》第十九条第四款"
    return authority, ""


def _organs(  # noqa: PLR0911  one return for each row of the table
    authority: Authority, authorities: Mapping[str, Authority]
) -> tuple[tuple[str, ...], str]:
    government = authority.government or ""
    if authority.vertical not in (None, v.Vertical.NONE):
        return _one(authority.parent), "《行政复议法》第二十七条"
    if authority.level is v.Level.STATE:
        return (authority.name,), "《行政复议法》第二十五条"
    if authority.level is v.Level.PROVINCE and authority.name.endswith(
        ("省人民政府", "自治区人民政府")
    ):
        return (authority.name,), "《行政复议法》第二十四条第二款"
    if authority.name.endswith(TOWN_GOVERNMENT):
        return _one(government), "《行政复议法》第二十四条第一款第（二）项"
    if authority.name.endswith("街道办事处") or authority.dispatched == "派出机关":
        return _one(government or authority.parent), "《行政复议法》第二十四条第一款第（三）项"
    if authority.dispatched == "派出机构":
        department = authorities.get(authority.parent or "")
        higher = department.government if department else ""
        both = tuple(dict.fromkeys(name for name in (higher, government) if name))
        return both, "《行政复议法》第二十四条第四款"
    if authority.nature is v.AuthorityNature.AUTHORISED:
        return _one(government), "《行政复议法》第二十四条第一款第（四）项"
    if authority.name.endswith("司法局"):
        higher = _higher_justice(authority)
        return tuple(n for n in (government, higher) if n), "《行政复议法》第二十八条"
    return _one(government), "《行政复议法》第二十四条第一款第（一）项"


def _higher_justice(authority: Authority) -> str:
    return "上一级司法行政部门" if authority.government else ""


def _one(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()
