"""The words by which sanctions and orders are known, as patterns and data."""

import re
from dataclasses import dataclass

from plugins.registry.values.range_lexis import NUM
from plugins.registry.vocabulary import PenaltyKind

PREFIX = re.compile(
    "(?P<lead>或者|或|直至|以及|[和及、])?(?:还)?(?:依法)?(?P<may>可以|可(?!能)|有权)?"
    "(?P<both>单处(?:或者?|、)并处|并处(?:或者?|、)单处)?(?P<also>同时|并且?|单(?=处))?(?P<may2>可以|可)?"
    "(?:依法|应当|分别)?(?:根据(?:违法)?情节(?:轻重)?)?(?P<verb>处以|处(?![分理置罚])|给予|予以|科以|实施|进行)?"
)
PER = re.compile(
    f"(?:(?:按照?|以)?(?:(?P<what>[^，；。每按对处的{NUM[1:-1]}]{{2,20}})处?)??|对)"
    "每(?P<one>[一1](?!万))?"
    f"(?P<per>(?:逾期|超过|增加|超)?[一1]?[^，；。处以罚的{NUM[1:-1]}]{{1,8}}?)"
    f"，?(?=处|以(?!上|下)|罚款|{NUM}|不超过)"
)
BY_DAY = re.compile("(?:自[^，；。]{2,40}起，?)?按日(?:连续)?(?=处以?|加处|罚款)")
CONTINUED = re.compile(
    "(?:(?:可以)?自[^，；。]{2,40}起，?)?(?P<may>可以)?(?:按照?原(?:处罚|罚款)数额)?，?按日连续(?:计罚|处罚|罚款)"
)
VERB = re.compile("加处|处以?|并处")
FINED = re.compile(
    "(?:的)?(?:标准|数额)?(?:计算)?(?:，?(?:并)?(?:处以?|给予))?(?:的)?(?:罚款|处罚(?=[，；。]|$))"
)
FINE_FIRST = re.compile("罚款(?:人民币|金额|数额|：)?(?=.)")
CAP = re.compile(
    "(?P<open>\\()?，?(?:但是?|且)?(?:累计)?(?:罚款)?(?:金额|数额|总额|总数)?(?:累计)?"
    "(?P<cap>最高(?:额|金额)?(?:不得|不)超过|(?:累计|总额)?(?:不得|不)超过|最高为?)"
    "|(?P<floor>，?(?:但是?|且)?(?:罚款)?(?:最低(?:额|不少于|不得少于|不低于|为)?|不得?少于|不得?低于))"
)
CAP_END = re.compile("\\)|罚款")

STOP = "，；。"
NEXT = (
    "或者?处|并处|并可|可以|可并|同时|并给予|单处|直至|并(?=吊销|没收|处|责令|对)"
    f"|处(?={NUM}|以|违|货|不|超|应|合)|(?:或者?|[、和及])?(?:罚款|吊销|暂扣|责令|警告|给予|通报批评)"
)
END = f"(?=[{STOP}]|$|{NEXT})"
TERM_AHEAD = f"(?={NUM}{{1,4}}(?:个月|日|天|年|[-至到以]))"


@dataclass(frozen=True, slots=True)
class Form:
    """The words of a kind of sanction; group *what* is what it falls on."""

    kind: PenaltyKind
    words: re.Pattern[str]
    plain: frozenset[str] = frozenset()
    timed: bool = False


FORMS = (
    Form(PenaltyKind.WARNING, re.compile("警告(?:处罚)?")),
    Form(PenaltyKind.CRITICISM, re.compile("通报批评")),
    Form(
        PenaltyKind.SUSPEND_LICENCE,
        re.compile(f"暂扣(?P<what>[^{STOP}]{{0,40}}?)(?:{TERM_AHEAD}|{END})"),
        frozenset({"许可证件", ""}),
        timed=True,
    ),
    Form(
        PenaltyKind.DOWNGRADE,
        re.compile(f"降低(?P<what>其?[^{STOP}]{{0,16}}?等级){END}"),
        frozenset({"资质等级", "其资质等级"}),
    ),
    Form(
        PenaltyKind.REVOKE_LICENCE,
        re.compile(f"(?<!被)吊销(?P<what>[^{STOP}]{{1,60}}?){END}"),
        frozenset({"许可证件"}),
    ),
    Form(
        PenaltyKind.STOP_BUSINESS,
        re.compile(
            "(?P<what>(?:责令)?(?:其)?(?:限期)?(?:暂时)?(?:停产停业|停产、停业|停业|停产"
            "|停止(?:营业|执业|招生|办学|(?:生产|经营|生产经营|执业|诊疗|业务)活动))"
            "(?:活动)?(?:、停业)?(?:整顿|整治|治理)?)"
        ),
        frozenset({"责令停产停业"}),
        timed=True,
    ),
    Form(
        PenaltyKind.CLOSE,
        re.compile("(?P<what>责令(?:其)?(?:停建、)?关闭)"),
        frozenset({"责令关闭"}),
    ),
    Form(
        PenaltyKind.RESTRICT_BUSINESS,
        re.compile(
            "(?P<what>(?:责令)?限制(?:开展)?(?:生产经营|生产|经营|业务)(?:活动)?)(?=[，；。、]|$|或)"
        ),
        frozenset({"限制开展生产经营活动"}),
        timed=True,
    ),
)
BAN = re.compile(
    f"(?:自[^{STOP}]{{2,40}}之日起)?(?P<life>终身)?(?:在)?"
    f"(?P<term>{NUM}[^，；。内]{{0,12}}?年(?:以[上下])?)?内?"
    f"(?P<what>(?:不得|禁止|不予?受理)[^{STOP}]{{0,24}}?"
    "(?:从事|受理|提出|开展|参加|担任|申请|进入|聘用|许可)"
    f"[^{STOP}]{{0,60}}?){END}"
)
DETAINED = re.compile("(?:的)?(?:行政)?拘留")
CONFISCATED = re.compile(
    f"(?:没收|收缴)(?P<what>[^；。，]{{1,120}}?)(?=[；。，]|$|并处|并可|可以|可并|同时|并给予"
    f"|(?:并|或者?|[、和及])?(?:处(?={NUM}|以|违法|货|不)|罚款|吊销|暂扣|责令|警告|没收))"
)
GAINS = frozenset({"违法所得", "非法所得", "其违法所得", "违法收入", "其非法所得", "全部违法所得"})
GOODS_PLAIN = frozenset({"非法财物"})
PARTS = re.compile("、|以及|和|及|与")
WAIVED = re.compile(
    "(?P<may>可以)?(?:依法)?(?:不予|免予|免于|不给予|不予以)(?:行政)?处罚|(?P<may2>可以)?免罚|不罚款?|不处罚"
)

PAUSED = re.compile("(?P<lead>责令)?(?:其|相关责任人员|有关医务人员|医务人员)?暂停(?:其)?")
PRACTICE = re.compile("(?P<what>(?:相关)?(?:执业|业务|经营|营业)(?:活动)?)")
EITHER_LICENCE = re.compile(f"暂扣(?:或者?|、)(?:依法)?吊销(?P<what>[^{STOP}]{{1,40}}?){END}")

SURE_ORDER = re.compile(
    "(?:并且?|同时|应当|可以?|或者|依法|、){0,3}(?:责令|责成|限期|督促|给予|予以|依法|移送|追究|批评教育|教育|约谈"
    "|记入|纳入|取缔|撤销|注销|报经)"
)
TAKEN = re.compile("(?:一并)?没收(?=[，；。]|$)")
TAKEN_GOODS = "此物"
"""Stands for the goods of a bare 予以没收 until its case tells which they are."""
ORDER = re.compile(
    "(?!(?:责令|给予|予以|依法|限期|或者?)(?:[，；。、的并]|$))(?:报经[^，；。]{2,30}批准|(?:(?:并且?|同时|应当|可以?|或者|依法|、){0,3}(?:责令|责成|限期|督促|予以|给予(?!警告|通报)|依法"
    "|移送|移交|追究|进行(?!通报)|批评教育|教育|约谈|告诫|记入|计入|纳入|公告|强制|恢复|拆除|查封|扣押|销毁|监督"
    "|赔偿|承担|补办|补缴|补种|取缔|撤销|注销|追缴|退还|收回|取消|所需费用|费用|代为|组织|要求|通知|停止|消除"
    "|处分|向社会|列入[^，；。]{0,12}(?:名单|档案)|建议|警示|签订|指导)"
    f"[^{STOP}]{{0,160}}?))(?=[{STOP}]|$|、(?:警告|通报批评|给予|罚款|没收)|并处|并可|并给予|直至|或者?(?:吊销|处|责令(?!给予)))"
)

LICENCE_AFTER = re.compile(
    f"[^，；。以可内或{NUM[1:-1]}]{{2,20}}?(?:证|照|许可|证件|执照|证书)(?=[，；。、]|$|并)"
)
