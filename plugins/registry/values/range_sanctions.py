"""Single sanctions and orders: 处…罚款, 没收…, 吊销…, 责令停产停业…, 拘留, 责令改正."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from plugins.registry.values.range_amounts import amounts, base_floor, money, term
from plugins.registry.values.range_lexis import MONEY_FIGURE, NUM, SANCTION_WORDS, Cursor
from plugins.registry.values.range_types import Bounds, Join, Multiple, Sanction, Term
from plugins.registry.vocabulary import PenaltyKind

DAILY_BASE = "原处罚数额"
"""What a daily continued fine is a multiple of."""

_PREFIX = re.compile(
    "(?P<lead>或者|或|直至|以及|[和及、])?(?:依法)?(?P<may>可以|可(?!能)|有权)?"
    "(?P<both>单处(?:或者?|、)并处|并处(?:或者?|、)单处)?(?P<also>同时|并(?!且)|单(?=处))?(?P<may2>可以|可)?"
    "(?:依法|应当)?(?:根据(?:违法)?情节(?:轻重)?)?(?P<verb>处以|处(?![分理置罚])|给予|予以|科以|实施|进行)?"
)
_PER = re.compile(
    f"(?:按照?|以)?(?:(?P<what>[^，；。每按{NUM[1:-1]}]{{2,20}}))??每(?P<one>[一1](?!万))?"
    f"(?P<per>(?:逾期|超过|增加|超)?[一1]?[^，；。处以罚{NUM[1:-1]}]{{1,8}}?)"
    f"，?(?=处|以(?!上|下)|罚款|{NUM}|不超过)"
)
_BY_DAY = re.compile("(?:自[^，；。]{2,40}起，?)?按日(?:连续)?(?=处以?|加处|罚款)")
_CONTINUED = re.compile(
    "(?:(?:可以)?自[^，；。]{2,40}起，?)?(?P<may>可以)?(?:按照?原(?:处罚|罚款)数额)?，?按日连续(?:计罚|处罚|罚款)"
)
_VERB = re.compile("加处|处以?|并处")
_FINED = re.compile(
    "(?:的)?(?:标准|数额)?(?:，?(?:并)?(?:处以?|给予))?(?:的)?(?:罚款|处罚(?=[，；。]|$))"
)
_FINE_FIRST = re.compile("罚款(?:人民币|金额|数额|：)?(?=.)")
_CAP = re.compile(
    "(?P<open>\\()?，?(?:但是?|且)?(?:累计)?(?:罚款)?(?:金额|数额|总额|总数)?(?:累计)?"
    "(?P<cap>最高(?:额|金额)?(?:不得|不)超过|(?:累计|总额)?(?:不得|不)超过|最高为?)"
    "|(?P<floor>，?(?:但是?|且)?(?:罚款)?(?:最低(?:额|不少于|不得少于|不低于|为)?|不得?少于|不得?低于))"
)
_CAP_END = re.compile("\\)|罚款")

_STOP = "，；。"
_NEXT = (
    "并处|并可|可以|可并|同时|并给予|单处|直至|并(?=吊销|没收|处|责令|对)"
    f"|处(?={NUM}|以|违|货|不|超|应|合)|(?:或者?|[、和及])?(?:罚款|吊销|暂扣|责令|警告|给予|通报批评)"
)
_END = f"(?=[{_STOP}]|$|{_NEXT})"
_TERM_AHEAD = f"(?={NUM}{{1,4}}(?:个月|日|天|年|[-至到以]))"


@dataclass(frozen=True, slots=True)
class _Form:
    """The words of a kind of sanction; group *what* is what it falls on."""

    kind: PenaltyKind
    words: re.Pattern[str]
    plain: frozenset[str] = frozenset()
    timed: bool = False


_FORMS = (
    _Form(PenaltyKind.WARNING, re.compile("警告(?:处罚)?")),
    _Form(PenaltyKind.CRITICISM, re.compile("通报批评")),
    _Form(
        PenaltyKind.SUSPEND_LICENCE,
        re.compile(f"(?:暂扣|扣留)(?P<what>[^{_STOP}]{{0,40}}?)(?:{_TERM_AHEAD}|{_END})"),
        frozenset({"许可证件", ""}),
        timed=True,
    ),
    _Form(
        PenaltyKind.DOWNGRADE,
        re.compile(f"降低(?P<what>其?[^{_STOP}]{{0,16}}?等级){_END}"),
        frozenset({"资质等级", "其资质等级"}),
    ),
    _Form(
        PenaltyKind.REVOKE_LICENCE,
        re.compile(f"(?<!被)吊销(?P<what>[^{_STOP}]{{1,60}}?){_END}"),
        frozenset({"许可证件"}),
    ),
    _Form(
        PenaltyKind.STOP_BUSINESS,
        re.compile(
            "(?P<what>(?:责令)?(?:其)?(?:限期)?(?:暂时)?(?:停产停业|停产、停业|停业|停产|停止营业)(?:、停业)?(?:整顿|整治|治理)?)"
        ),
        frozenset({"责令停产停业"}),
        timed=True,
    ),
    _Form(
        PenaltyKind.CLOSE,
        re.compile("(?P<what>责令(?:其)?(?:停建、)?关闭)"),
        frozenset({"责令关闭"}),
    ),
    _Form(
        PenaltyKind.RESTRICT_BUSINESS,
        re.compile(
            "(?P<what>(?:责令)?限制(?:开展)?(?:生产经营|生产|经营|业务)(?:活动)?)(?=[，；。、]|$|或)"
        ),
        frozenset({"限制开展生产经营活动"}),
        timed=True,
    ),
)
_BAN = re.compile(
    f"(?:自[^{_STOP}]{{2,40}}之日起)?(?P<life>终身)?(?:在)?"
    f"(?P<term>{NUM}[^，；。内]{{0,12}}?年(?:以[上下])?)?内?"
    f"(?P<what>(?:不得|禁止|不予?受理)[^{_STOP}]{{0,24}}?"
    "(?:从事|受理|提出|开展|参加|担任|申请|进入|聘用|许可)"
    f"[^{_STOP}]{{0,60}}?){_END}"
)
_DETAINED = re.compile("(?:的)?(?:行政)?拘留")
_CONFISCATED = re.compile(
    f"(?:没收|收缴)(?P<what>[^；。，]{{1,120}}?)(?=[；。，]|$|并处|并可|可以|可并|同时|并给予"
    f"|(?:并|或者?|[、和及])?(?:处(?={NUM}|以|违法|货|不)|罚款|吊销|暂扣|责令|警告|没收))"
)
_GAINS = frozenset({"违法所得", "非法所得", "其违法所得", "违法收入", "其非法所得", "全部违法所得"})
_GOODS_PLAIN = frozenset({"非法财物"})
_PARTS = re.compile("、|以及|和|及|与")
_WAIVED = re.compile(
    "(?P<may>可以)?(?:依法)?(?:不予|免予|免于|不给予|不予以)(?:行政)?处罚|(?P<may2>可以)?免罚|不罚款?|不处罚"
)

_PAUSED = re.compile("(?P<lead>责令)?(?:其|相关责任人员|有关医务人员|医务人员)?暂停(?:其)?")
_PRACTICE = re.compile("(?P<what>(?:相关)?(?:执业|业务|经营|营业)(?:活动)?)")
_EITHER_LICENCE = re.compile(f"暂扣(?:或者?|、)(?:依法)?吊销(?P<what>[^{_STOP}]{{1,40}}?){_END}")

_ORDER = re.compile(
    "(?:(?:并且?|同时|应当|可以?|或者|依法|、){0,3}(?:责令|责成|限期|督促|予以|给予(?!警告|通报)|依法"
    "|移送|移交|追究|进行(?!通报)|批评教育|教育|约谈|告诫|记入|计入|纳入|公告|强制|恢复|拆除|查封|扣押|销毁|监督"
    "|赔偿|承担|补办|补缴|补种|取缔|撤销|注销|追缴|退还|收回|取消|所需费用|费用|代为|组织|要求|通知|停止|消除"
    "|处分|向社会|列入|建议|警示|签订|指导)"
    f"[^{_STOP}]{{0,160}}?)(?=[{_STOP}]|$|、(?:警告|通报批评|给予|罚款|没收)|并处|并可|并给予|直至|或者?(?:吊销|处|责令))"
)


def take_sanctions(cursor: Cursor, *, bare: bool) -> tuple[Sanction, ...]:
    """The sanction right here, or the alternatives of one fine; *bare* fines need no 罚款."""
    start = cursor.at
    continued = _continued(cursor)
    if continued:
        return (continued,)
    prefix = cursor.take(_PREFIX)
    assert prefix is not None  # every part of it may be missing
    found = _fine(cursor, bare=bare) or _of_form(cursor) or _confiscation(cursor) or _timed(cursor)
    if not found:
        cursor.at = start
        return ()
    join, optional = _join(prefix), bool(prefix["may"] or prefix["may2"])
    first = replace(found[0], join=join, optional=optional or found[0].optional)
    return (first, *found[1:])


def take_waiver(cursor: Cursor) -> bool | None:
    """Whether 不予处罚 right here is optional; None where it is not here."""
    match = cursor.take(_WAIVED)
    return None if match is None else bool(match["may"] or match["may2"])


def take_order(cursor: Cursor) -> str | None:
    """An order or other consequence that is no penalty, in its own words."""
    start = cursor.at
    match = cursor.take(_ORDER)
    if match is None:
        return None
    words = match[0]
    if SANCTION_WORDS.search(words) or MONEY_FIGURE.search(words):
        cursor.at = start
        return None
    return words


def _join(prefix: re.Match[str]) -> Join:
    if prefix["both"]:
        return Join.AND_OR
    if prefix["lead"] in ("或者", "或"):
        return Join.OR
    if prefix["lead"] == "直至":
        return Join.UP_TO
    return Join.AND if prefix["also"] in ("并", "同时") or prefix["lead"] else Join.ALONE


def _continued(cursor: Cursor) -> Sanction | None:
    """按日连续处罚: the first fine again for every day."""
    start = cursor.at
    match = cursor.take(_CONTINUED)
    if match is None:
        return None
    if not match["may"] and not match[0].startswith(("可以", "按", "自")):
        cursor.at = start
        return None
    again = Multiple(DAILY_BASE, Decimal(1), Decimal(1))
    optional = bool(match["may"]) or match[0].startswith("可以")
    return Sanction(PenaltyKind.FINE, again, per="日", optional=optional)


def _fine(cursor: Cursor, *, bare: bool) -> tuple[Sanction, ...]:
    start = cursor.at
    per, what = _per(cursor)
    cursor.take(_VERB)
    if not per:
        per, what = _per(cursor)
        cursor.take(_VERB)
    fine_first = cursor.take(_FINE_FIRST)
    if fine_first and not per:
        per, what = _per(cursor)
    found = amounts(cursor)
    cap, floor = _limits(cursor) if found else (None, None)
    named = bool(found) and (cursor.take(_FINED) or fine_first or bare)
    if not named:
        cursor.at = start
        return ()
    found = tuple(_floored(cursor, amount) for amount in found)
    after_cap, after_floor = _limits(cursor)
    cap, floor = cap or after_cap, floor or after_floor
    fines = [
        Sanction(PenaltyKind.FINE, amount, per=per, what=what, floor_fen=floor, cap_fen=cap)
        for amount in found
    ]
    return (fines[0], *(replace(fine, join=Join.OR) for fine in fines[1:]))


def _floored(cursor: Cursor, amount: Bounds | Multiple) -> Bounds | Multiple:
    """*amount* with the least its base counts as, where that follows."""
    if isinstance(amount, Bounds):
        return amount
    return replace(amount, base_floor_fen=base_floor(cursor, amount.base))


def _per(cursor: Cursor) -> tuple[str, str]:
    """What a fine is counted by (日, 平方米) and what is measured."""
    if cursor.take(_BY_DAY):
        return "日", ""
    start = cursor.at
    match = cursor.take(_PER)
    if match is None:
        return "", ""
    if SANCTION_WORDS.search(match[0]):
        cursor.at = start
        return "", ""
    return match["per"].removeprefix("一"), match["what"] or ""


def _limits(cursor: Cursor) -> tuple[int | None, int | None]:
    """The cap and the floor in fen that stand beside an amount."""
    cap = floor = None
    while True:
        start = cursor.at
        match = cursor.take(_CAP)
        figure = money(cursor) if match else None
        if match is None or figure is None or figure.unit != "元":
            cursor.at = start
            return cap, floor
        if match["open"]:
            cursor.take(_CAP_END)
        fen = int(figure.value)
        cap, floor = (fen, floor) if match["cap"] else (cap, fen)


def _of_form(cursor: Cursor) -> tuple[Sanction, ...]:
    for form in _FORMS:
        match = cursor.take(form.words)
        if match is None:
            continue
        length = term(cursor) if form.timed else None
        what = match.groupdict().get("what") or ""
        if form.kind is PenaltyKind.SUSPEND_LICENCE and length and not what:
            after = cursor.take(_LICENCE_AFTER)
            what = after[0] if after else ""
        what = "" if what in form.plain else what
        return (Sanction(form.kind, term=length, what=what),)
    return ()


_LICENCE_AFTER = re.compile("[^，；。]{2,20}?(?:证|照|许可|证件|执照|证书)(?=[，；。、]|$|并)")


def _pause(cursor: Cursor, start: int) -> tuple[Sanction, ...]:
    """A pause of practice with its length before or after: 责令暂停六个月执业活动."""
    length = term(cursor)
    practice = cursor.take(_PRACTICE)
    length = length or (term(cursor) if practice else None)
    if practice is None:
        cursor.at = start
        return ()
    return (Sanction(PenaltyKind.WORK_BAN, term=length, what=f"暂停{practice['what']}"),)


def _either_licence(cursor: Cursor) -> tuple[Sanction, ...]:
    """暂扣或者吊销 of one licence."""
    match = cursor.take(_EITHER_LICENCE)
    if match is None:
        return ()
    what = "" if match["what"] == "许可证件" else match["what"]
    revoked = Sanction(PenaltyKind.REVOKE_LICENCE, what=what, join=Join.OR)
    return (Sanction(PenaltyKind.SUSPEND_LICENCE, what=what), revoked)


def _confiscation(cursor: Cursor) -> tuple[Sanction, ...]:
    match = cursor.take(_CONFISCATED)
    if match is None:
        return ()
    parts = [part for part in _PARTS.split(match["what"]) if part]
    gains = [part for part in parts if part in _GAINS]
    goods = "、".join(part for part in parts if part not in _GAINS)
    found = []
    if gains:
        found.append(Sanction(PenaltyKind.CONFISCATE_GAINS))
    if goods:
        what = "" if goods in _GOODS_PLAIN else goods
        join = Join.AND if gains else Join.ALONE
        found.append(Sanction(PenaltyKind.CONFISCATE_GOODS, what=what, join=join))
    return tuple(found)


def _timed(cursor: Cursor) -> tuple[Sanction, ...]:
    """Detention and bans from work, which begin with their length."""
    start = cursor.at
    paused = cursor.take(_PAUSED)
    if paused:
        return _pause(cursor, start)
    length = term(cursor)
    if length and length.unit == "日" and cursor.take(_DETAINED):
        return (Sanction(PenaltyKind.DETENTION, term=length),)
    cursor.at = start
    match = cursor.take(_BAN)
    if match is None:
        return ()
    for_years = term(Cursor(match["term"])) if match["term"] else None
    for_life = Term("终身") if match["life"] else None
    return (Sanction(PenaltyKind.WORK_BAN, term=for_life or for_years, what=match["what"]),)
