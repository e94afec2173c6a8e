"""Reads the words of a sanction range from left to right, clause by clause, into bands."""

import re
from collections.abc import Callable
from dataclasses import replace

from plugins.registry.values import NotUnderstood
from plugins.registry.values.range_cases import TIER_LABELS, take_party, threshold, who_is
from plugins.registry.values.range_forms import GAINS, SURE_ORDER, TAKEN_GOODS
from plugins.registry.values.range_lexis import MONEY_FIGURE, NUM, SANCTION_WORDS, Cursor
from plugins.registry.values.range_sanctions import take_order, take_sanctions, take_waiver
from plugins.registry.values.range_scope import Scope
from plugins.registry.values.range_types import Band, Join, Multiple, Sanction, SanctionRange, Who
from plugins.registry.vocabulary import PenaltyKind

_SEPARATOR = re.compile("[，；。、]+")
_LABEL = re.compile("(?P<label>[\u4e00-\u9fffA-Z()]{1,12})：")
_HEADING = re.compile(
    f"(?:《[^《》]{{2,60}}》)?第{NUM}{{1,8}}条(?:之{NUM})?(?:第{NUM}{{1,4}}款)?"
    f"(?:第\\({NUM}{{1,4}}\\)项)?(?:规定)?：?(?!规定|第)|"
    "(?:处罚|罚款)(?:幅度|标准|种类|金额|数额)?：|(?:裁量)?(?:标准|幅度)："
)
_VERBS = (
    "处(?![分理置罚于方所])|并处|并可|可以|可[处并]|给予|予以|责令|没收|吊销|暂扣"
    f"|由|对|不予|免予|罚款(?={NUM})|依法|原发证"
)
_CONDITION = re.compile(
    f"(?:如|若|(?P<may>并?可以?)?对(?!外)于?)?(?P<words>[^，；。：]{{1,200}}?)的(?=，|：|{_VERBS})，?：?"
)
_LONG_CONDITION = re.compile(f"(?P<words>[^；。：]{{1,400}}?)的(?=，|：|{_VERBS})，?：?")
_BARE_STAGE = re.compile(
    "(?P<words>拒不改正|逾期[未不](?:改正|整改)|逾期仍?不改正?|情节(?:特别)?严重|情节(?:轻微|较轻|较重)|造成严重后果)，"
)
_ACTS = f"(?:{_VERBS}|应当|警告|通报|依法|按照|根据|进行|单处)"
_ORDER_INSIDE = re.compile(
    "(?:^|，)(?:由[^，]{2,60}?)?(?:责令|限期|给予|予以|依法|没收|吊销|处[0-9])"
)
_AGENT = re.compile(
    f"(?:并)?(?:由|报请|提请)[^，；。]{{2,60}}?(?={_ACTS})"
    f"|(?!对|并|处|责令)[^，；。：拒违未擅]{{2,40}}?(?:部门|公安机关|发证机关|登记机关|执法局)(?:应当|依法)?(?={_ACTS})"
)


def refused() -> NotUnderstood:
    """What every refusal of a range says."""
    return NotUnderstood(
        "DB-00",
        "写明处罚种类和幅度，如“处5万元以上10万元以下罚款”、“警告或者200元以下罚款”、“不予处罚”",
        "kinds and bounds of sanctions, such as 处5万元以上10万元以下罚款 or 不予处罚",
    )


class Reader:
    """Reads one text from left to right, collecting bands."""

    def __init__(self, plain: str) -> None:
        self._cursor = Cursor(plain.strip("，；。"))
        self._bare = "罚款" not in _HEADING.sub("", plain)
        self._scope = Scope()
        self._bands: list[Band] = []
        self._mark = ""
        self._pending = self._may = False
        self._after_order = self._divided = False

    def read(self) -> SanctionRange:
        """The whole text as a range."""
        while not self._cursor.done:
            if not any(step() for step in self._steps()):
                raise refused()
        if self._pending or not any(band.sanctions or band.waived for band in self._bands):
            raise refused()
        return SanctionRange(tuple(self._bands))

    def _steps(self) -> tuple[Callable[[], bool], ...]:
        """What may come next, the surest first."""
        return (
            self._separator,
            self._label,
            self._agent,
            self._short_condition,
            self._sanction,
            self._waiver,
            self._party,
            self._sure_order,
            self._long_condition,
            self._order,
        )

    def _separator(self) -> bool:
        match = self._cursor.take(_SEPARATOR)
        if match is None:
            return False
        self._mark = match[0]
        mark = "。" if "。" in match[0] else "；" if "；" in match[0] else ""
        if mark and self._pending:
            raise refused()
        if mark:
            self._scope.divide(mark)
            self._divided = True
        return True

    def _label(self) -> bool:
        if self._cursor.take(_HEADING):
            return True
        start = self._cursor.at
        match = self._cursor.take(_LABEL)
        if match is None:
            return False
        who, role = who_is(match["label"])
        if match["label"] in TIER_LABELS:
            self._scope.enter_stage(match["label"])
        elif who is not Who.ANYONE and not role:
            self._scope.enter_party(who, role)
        else:
            self._cursor.at = start
            return False
        self._pending = True
        return True

    def _agent(self) -> bool:
        start = self._cursor.at
        match = self._cursor.take(_AGENT)
        if match and SANCTION_WORDS.search(match[0]):
            self._cursor.at = start
            return False
        return match is not None

    def _short_condition(self) -> bool:
        return self._condition(_BARE_STAGE) or self._condition(_CONDITION)

    def _long_condition(self) -> bool:
        return self._condition(_LONG_CONDITION)

    def _condition(self, pattern: re.Pattern[str]) -> bool:
        start = self._cursor.at
        match = self._cursor.take(pattern)
        if match is None:
            return False
        if not _is_condition(match["words"]):
            self._cursor.at = start
            return False
        self._scope.enter_condition(match["words"])
        self._may = bool(match.groupdict().get("may"))
        self._pending = True
        return True

    def _party(self) -> bool:
        found = take_party(self._cursor)
        if found is None:
            return False
        self._scope.enter_party(found.who, found.role)
        # “可以对个人处…、对单位处…” says 可以 of both.
        again = self._mark == "、" and self._bands[-1:] and self._bands[-1].optional_fines
        self._may = found.optional or bool(again)
        self._pending = True
        return True

    def _sanction(self) -> bool:
        found = take_sanctions(self._cursor, bare=self._bare)
        if found:
            band = self._band()
            found = tuple(self._resolved(sanction) for sanction in found)
            first = found[0]
            chosen = first.join is Join.OR and any(s.optional for s in band.sanctions[-1:])
            first = replace(first, optional=first.optional or self._may or chosen)
            if band.sanctions and first.join is Join.ALONE and not self._divided:
                first = replace(first, join=Join.AND)
            loose_or = first.join is Join.OR and (self._divided or not band.sanctions)
            if (loose_or and not self._after_order) or any(_repeats(band, s) for s in found):
                raise refused()
            others = (replace(s, optional=s.optional or self._may) for s in found[1:])
            self._settle(replace(band, sanctions=(*band.sanctions, first, *others)))
            self._after_order = self._divided = False
        return bool(found)

    def _resolved(self, found: Sanction) -> Sanction:
        """*found* with the base or the goods it means where it does not say them again."""
        if isinstance(found.amount, Multiple) and not found.amount.base:
            return replace(found, amount=replace(found.amount, base=self._last_base()))
        if found.what != TAKEN_GOODS:
            return found
        limit = self._scope.when.threshold
        if limit and limit.base in GAINS:
            return replace(found, kind=PenaltyKind.CONFISCATE_GAINS, what="")
        return replace(found, what="")

    def _last_base(self) -> str:
        for band in reversed(self._bands):
            for fine in reversed(band.fines):
                if isinstance(fine.amount, Multiple):
                    return fine.amount.base
        raise refused()

    def _waiver(self) -> bool:
        optional = take_waiver(self._cursor)
        if optional is None:
            return False
        self._settle(replace(self._band(), waived=True, optional=optional))
        return True

    def _sure_order(self) -> bool:
        return self._cursor.sees(SURE_ORDER) and self._order()

    def _order(self) -> bool:
        words = take_order(self._cursor)
        if words is None:
            return False
        if words.startswith("或") and not self._after_order:
            raise refused()
        band = self._band()
        self._settle(replace(band, orders=(*band.orders, words)))
        self._after_order = True
        return True

    def _band(self) -> Band:
        """The band of the present case: the last one, or a new one."""
        if not self._bands or self._bands[-1].when != self._scope.when:
            self._bands.append(Band(self._scope.when))
        return self._bands[-1]

    def _settle(self, band: Band) -> None:
        self._bands[-1] = band
        self._scope.settle(fined=bool(band.fines))
        self._pending = self._may = False


def _repeats(band: Band, found: Sanction) -> bool:
    """Whether *found* is what its case has already: then the cases were not told apart."""
    return found.join is not Join.OR and any(
        (said.kind, said.per, said.what) == (found.kind, found.per, found.what)
        for said in band.sanctions
    )


def _is_condition(words: str) -> bool:
    """Whether *words* may be a condition: no sanction in them, money only as a threshold."""
    if threshold(words) is not None:
        return True
    if MONEY_FIGURE.search(words):
        return False
    if "，" in words and _ORDER_INSIDE.search(words):
        return False
    return not SANCTION_WORDS.search(words) or words.startswith(
        ("被", "受", "曾", "因", "警告后", "经警告")
    )
