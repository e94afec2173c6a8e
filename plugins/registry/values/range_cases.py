"""The cases of a sanction range: conditions, stages, parties and thresholds in words."""

import re
from typing import NamedTuple

from plugins.registry.values.range_amounts import bounds
from plugins.registry.values.range_lexis import MONEY_FIGURE, NUM, SANCTION_WORDS, Cursor
from plugins.registry.values.range_types import BaseState, Bounds, Threshold, Who

TIER_LABELS = frozenset(
    "不予处罚 免予处罚 免罚 不予 减轻 减轻处罚 从轻 从轻处罚 轻微 较轻 "
    "一般 一般处罚 一般情节 适中 较重 从重 从重处罚 严重 特别严重 特别轻微 "
    "轻微违法 一般违法 较重违法 严重违法 特别严重违法".split()
)
"""Labels of tiers, which stand before a colon."""

STAGE = re.compile(
    "(?:拒不(?:改正|整改|执行|停止|补办|缴纳)|(?:逾期|限期|仍|再次|经责令|责令后)[\u4e00-\u9fff]{0,6}"
    "(?:不|未|拒不|仍不|仍未)[\u4e00-\u9fff]{1,6}|逾期[\u4e00-\u9fff]{0,8}"
    "|(?:违法)?(?:情节|后果|危害|性质)(?:特别|较为)?(?:轻微|较轻|较重|严重|恶劣|一般|显著轻微)"
    "|造成[\u4e00-\u9fff]{0,12}(?:后果|影响|危害|损失|事故|污染)|再次[\u4e00-\u9fff]{1,8}|屡教不改)"
)
_BASE = (
    "(?:(?!或)[\u4e00-\u9fff()、]){0,30}?(?:金额|所得|费用|价值|数额|价款|货款|收入|营业额|投资额|总额|款额"
    "|经营额|销售额|交易额|产值|损失|价格|收益|货值|款项|利润|资金|价税|应收款|工程款|罚款|猎获物|渔获物)"
)
_ABSENT = re.compile(f"(?:上一?年度|当年)?(?:没有|无(?!法)|未有|未取得)(?P<base>{_BASE})")
_PRESENT = re.compile(f"(?:有|取得|存在)(?P<base>{_BASE})")
_FIGURE = re.compile(
    f"(?P<base>{_BASE})?(?:总计|累计|共计|合计)?(?:在|为|达到?)?(?={NUM}|不足|不满|超过|低于|未满)"
)
_UNKNOWN = re.compile(
    f"(?P<base>{_BASE})?(?:无法|难以|不能)(?:计算|确定|查清|核实|认定|查实)(?P<after>(?!或|、){_BASE})?"
)
_LOW = re.compile(f"(?P<base>{_BASE})?(?:明显|显著|过)(?:偏)?低")
_OR = re.compile("或者?|、")

_ROLE_STOP = (
    f"(?=(?:依法|应当|同时)?(?:处(?:以|每|{NUM}|不|(?![分理置罚])(?:[^，；。罚]|罚款数额){{1,40}}(?:倍|分之|[0-9]%))|并处|并可|可以|可[处并]|给予|予以|罚款"
    "|没收|吊销|暂扣|责令|限制|进行|依法|依照|按照|根据|由|单处|不予处罚|免予|按|每)|，|：)"
)
_TOWARDS = re.compile(
    f"(?:还|并且?|同时)?(?:应当|可以?)?(?:按照?[^，；。对]{{1,12}})?对于?(?P<role>[^，；。：]{{1,60}}?){_ROLE_STOP}"
)
_SUBJECT = re.compile(
    "(?P<role>个人|公民|自然人|单位|企业|法人(?:或者?(?:其他|非法人)组织)?|个体工商户|个体户"
    f"|直接责任人员?|责任人|主要负责人){_ROLE_STOP[:-1]}|{NUM})"
)
PARTY_CONDITION = re.compile(
    "(?:属于|系|是|属|当事人[是为]|违法(?:主体|行为人)[是为])?"
    "(?P<role>个人|公民|自然人|单位|企业|法人(?:或者?(?:其他|非法人)组织)?|个体工商户|个体户)"
    "(?:违反|违法|有上述行为)?"
)
_CANONICAL = {
    Who.NATURAL: frozenset({"个人", "公民", "自然人"}),
    Who.ORGANISATION: frozenset(
        {"单位", "法人或者其他组织", "法人或其他组织", "法人或者非法人组织", "法人"}
    ),
    Who.SOLE_TRADER: frozenset({"个体工商户", "个体户", "个体经营户"}),
    Who.RESPONSIBLE: frozenset(
        {
            "直接负责的主管人员和其他直接责任人员",
            "其直接负责的主管人员和其他直接责任人员",
            "直接负责的主管人员和其他责任人员",
        }
    ),
    Who.ANYONE: frozenset({"当事人", "违法行为人", "行为人", "违法者", "违法当事人"}),
}
_SIGNS = (
    (Who.RESPONSIBLE, re.compile("负责人|责任人|主管人员|管理人员|法定代表人|直接责任")),
    (Who.SOLE_TRADER, re.compile("个体工商户|个体户|个体经营户")),
    (Who.ORGANISATION, re.compile("单位|企业|公司|机构|法人|组织(?!者)|学校|医院|平台|社会团体")),
    (Who.NATURAL, re.compile("个人|公民|自然人|居民|人员|驾驶人|乘客|行人|学生|村民")),
)


_NAMED_PARTY = re.compile(
    "(?:违反[^，]{2,60}规定，)?(?P<role>企业事业单位(?=或者其他组织|有)|(?:个人|公民|单位|个体工商户|个体经营户)"
    "(?!信息|独资|合伙|经营|账|所得|和|或|、|隐私|住房|内|用|的|负责|食堂|职工|主管|公示))"
)
_IS_PARTY = re.compile(
    "(?:是|为|系|属于?)(?:[^，]{0,60}(?:等|、|或者?|和))?"
    "(?P<role>个人|公民|自然人|(?:企业事业|企事业)?单位|企业|法人|其他组织|个体(?:工商|经营)?户)$"
)
_NO_ROLE = (SANCTION_WORDS, MONEY_FIGURE, re.compile("处(?![分理置])|[可并或其]$"))


def who_is(role: str) -> tuple[Who, str]:
    """The party that *role* names, and the role where it says more than the party."""
    for who, names in _CANONICAL.items():
        if role in names:
            return who, ""
    signs = [who for who, sign in _SIGNS if sign.search(role)]
    if not signs:
        return Who.ANYONE, role
    if signs[0] is Who.RESPONSIBLE or len(signs) == 1:
        return signs[0], role
    return Who.ANYONE, role


class Party(NamedTuple):
    """A party a clause turns to; *optional* where 可以 stands before it."""

    who: Who
    role: str
    optional: bool = False


def named_party(condition: str) -> Who:
    """The party that a condition's own words name: 个人有前款行为."""
    named = _NAMED_PARTY.match(condition) or _IS_PARTY.search(condition)
    return who_is(named["role"])[0] if named else Who.ANYONE


def take_party(cursor: Cursor) -> Party | None:
    """The party that a clause turns to: 对单位, 个人处."""
    start = cursor.at
    match = cursor.take(_TOWARDS) or cursor.take(_SUBJECT)
    if match is None:
        return None
    if any(words.search(match["role"]) for words in _NO_ROLE):
        cursor.at = start
        return None
    may = "可" in match[0][: match.start("role") - match.start()]
    return Party(*who_is(match["role"]), may)


def threshold(text: str) -> Threshold | None:
    """The threshold that a condition's words are, or None where they are other words."""
    little = _NONE_OR_LITTLE.match(text)
    if little:
        cursor = Cursor(text, little.end())
        most = bounds(cursor)
        if most and cursor.done:
            return Threshold(little["base"], most, (BaseState.ABSENT,))
    base = ""
    figure: Bounds | None = None
    states: list[BaseState] = []
    cursor = Cursor(text)
    while not cursor.done:
        part = _threshold_part(cursor)
        if part is None or (part.base and base and part.base != base):
            return None
        base = base or part.base
        states += part.states
        figure = figure or part.bounds
        if cursor.take(_OR) is None and cursor.rest:
            return None
    ordered = tuple(state for state in BaseState if state in states)
    return Threshold(base, figure, ordered) if base and (ordered or figure) else None


_NONE_OR_LITTLE = re.compile(
    "没有(?P<thing>[^，或]{2,12})或者(?P<base>(?P=thing)(?:价值|数额|金额)?)(?=不[足满]|低于)"
)


def _threshold_part(cursor: Cursor) -> Threshold | None:
    absent = cursor.take(_ABSENT)
    if absent:
        return Threshold(absent["base"], None, (BaseState.ABSENT,))
    unknown = cursor.take(_UNKNOWN)
    if unknown:
        base = unknown["base"] or unknown["after"] or ""
        return Threshold(base, None, (BaseState.INCALCULABLE,))
    low = cursor.take(_LOW)
    if low:
        return Threshold(low["base"] or "", None, (BaseState.TOO_LOW,))
    start = cursor.at
    figure = cursor.take(_FIGURE)
    found = bounds(cursor) if figure else None
    if figure and found:
        return Threshold(figure["base"] or "", found)
    cursor.at = start
    present = cursor.take(_PRESENT)
    return present and Threshold(present["base"], None, (BaseState.PRESENT,))
