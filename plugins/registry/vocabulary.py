"""Closed sets of the lists: an English key, the Chinese label and what else clerks write.

Sources: GB/T 39046-2020 annex A (power kinds, levels, audiences), 行政处罚法 art. 9 (penalty
kinds), 行政强制法 arts. 9 and 12 (coercion), the exchange formats of the "双公示".
"""

from collections.abc import Sequence
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Self


class Vocabulary(StrEnum):
    """A closed set.  A member is its English key; ``label`` is what citizens and clerks read."""

    label: str
    written: tuple[str, ...]

    def __new__(cls, key: str, label: str = "", *also_written: str) -> Self:
        """A member with its *label* and every other way (codes, old names) it is written."""
        member = str.__new__(cls, key)
        member._value_ = key
        member.label = label
        member.written = (label, *also_written)
        return member

    @classmethod
    def labels(cls) -> tuple[str, ...]:
        """All labels in the order of the set, for drop-downs and sentences."""
        return tuple(member.label for member in cls)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The member written as *text* (already folded), or None: ``行政处罚``, ``02``, ``2``."""
        table = _written(cls)
        found = table.get(text) or table.get(text.partition(" ")[0]) or table.get(text.lstrip("0"))
        return cls(found) if found else None


def suggestion(given: str, allowed: Sequence[str]) -> str:
    """A did-you-mean for a sentence (``，是不是“行政处罚”``), or '' where nothing is near."""
    near = get_close_matches(given, allowed, 1, 0.5)
    return f"（是不是“{near[0]}”？）" if near else ""


@cache
def _written(vocabulary: type[Vocabulary]) -> dict[str, str]:
    forms = [(form, m.value) for m in vocabulary for form in (*m.written, m.value)]
    return {form.lstrip("0"): value for form, value in forms} | dict(forms)


class PowerKind(Vocabulary):
    """Kinds of power, GB/T 39046-2020 A.1."""

    LICENCE = "licence", "行政许可", "01", "许可", "审批", "行政审批"
    PENALTY = "penalty", "行政处罚", "02", "处罚"
    COERCION = "coercion", "行政强制", "03", "强制"
    LEVY = "levy", "行政征收", "04", "征收"
    PAYMENT = "payment", "行政给付", "05", "给付"
    INSPECTION = "inspection", "行政检查", "06", "检查"
    CONFIRMATION = "confirmation", "行政确认", "07", "确认"
    REWARD = "reward", "行政奖励", "08", "奖励"
    ADJUDICATION = "adjudication", "行政裁决", "09", "裁决"
    OTHER = "other", "其他行政权力", "10", "其他", "其他类别事项", "其他类"


class AuthorityNature(Vocabulary):
    """What an authority is in law, GB/T 39046-2020 A.3."""

    STATUTORY = "statutory", "法定机关", "1", "法定行政机关", "行政机关"
    AUTHORISED = "authorised", "授权组织", "2", "法律法规授权组织"
    ENTRUSTED = "entrusted", "受委托组织", "3", "受托组织", "委托组织"
    OTHER = "other", "其他", "9"


class Level(Vocabulary):
    """Administrative levels, GB/T 39046-2020 A.2."""

    STATE = "state", "国家级", "1", "国家"
    PROVINCE = "province", "省级", "2", "省"
    CITY = "city", "市级", "3", "市", "设区的市级"
    COUNTY = "county", "县级", "4", "县", "区级", "区", "县（市、区）", "县(市、区)"
    TOWN = (
        "town",
        "镇（街道）级",
        "5",
        "镇",
        "街道",
        "乡镇",
        "镇(乡、街道)",
        "镇（乡、街道）",
        "镇(街道)级",
    )
    VILLAGE = "village", "村（社区）级", "6", "村", "社区", "村(社区)"
    GRADED = "graded", "分级管理", "7"


class Vertical(Vocabulary):
    """Vertical leadership that changes the review organ, 行政复议法 art. 27."""

    NONE = "none", "否", "无", "属地管理", "不是"
    CUSTOMS = "customs", "海关"
    FINANCE = "finance", "金融"
    FOREX = "forex", "外汇", "外汇管理"
    TAX = "tax", "税务"
    STATE_SECURITY = "state_security", "国家安全"


class AuthorityStatus(Vocabulary):
    """Life of an authority."""

    ACTIVE = "active", "在用", "有效", "正常"
    RENAMED = "renamed", "更名"
    MERGED = "merged", "合并"
    ABOLISHED = "abolished", "撤销"


class CertificateStatus(Vocabulary):
    """State of an officer's certificate."""

    VALID = "valid", "有效", "正常"
    SUSPENDED = "suspended", "暂扣"
    CANCELLED = "cancelled", "注销"


class ItemStatus(Vocabulary):
    """State of a listed item."""

    ACTIVE = "active", "在用", "有效", "现行有效"
    SUSPENDED = "suspended", "暂停"
    CANCELLED = "cancelled", "取消", "删除", "已取消"


class Audience(Vocabulary):
    """Whom a power is exercised towards, GB/T 39046-2020 A.4."""

    NATURAL = "natural", "自然人", "1", "个人", "公民"
    ENTERPRISE = "enterprise", "企业法人", "2", "企业"
    INSTITUTION = "institution", "事业法人", "3", "事业单位"
    SOCIAL = "social", "社会组织法人", "4", "社会组织"
    ORGAN = "organ", "行政机关", "5"
    OTHER = "other", "其他组织", "6", "个体工商户", "其他"


class InstrumentRank(Vocabulary):
    """Ranks of instruments, 立法法 arts. 98 to 103, heaviest first."""

    LAW = "law", "法律"
    ADMINISTRATIVE_REGULATION = "administrative_regulation", "行政法规"
    STATE_COUNCIL_DECISION = "state_council_decision", "国务院决定"
    LOCAL_REGULATION = "local_regulation", "地方性法规"
    AUTONOMOUS_REGULATION = "autonomous_regulation", "自治条例和单行条例", "自治条例", "单行条例"
    DEPARTMENT_RULE = "department_rule", "部门规章"
    PROVINCIAL_RULE = "provincial_rule", "省级政府规章", "地方政府规章(省)", "地方政府规章"
    CITY_RULE = "city_rule", "设区的市政府规章", "地方政府规章(市)", "市政府规章"
    NORMATIVE_DOCUMENT = "normative_document", "行政规范性文件", "规范性文件"
    TREATY = "treaty", "国际条约"


class InstrumentState(Vocabulary):
    """Whether an instrument binds."""

    IN_FORCE = "in_force", "现行有效", "有效"
    AMENDED = "amended", "已修改", "已被修改"
    REPEALED = "repealed", "已废止", "废止", "失效"
    NOT_YET = "not_yet", "尚未生效"


class BasisRole(Vocabulary):
    """What a provision is cited for."""

    COMPETENCE = "competence", "职权依据"
    BREACH = "breach", "违则"
    SANCTION = "sanction", "罚则"
    PROCEDURE = "procedure", "程序依据"
    DISCRETION = "discretion", "裁量依据"
    FEE = "fee", "收费依据"


class TierKind(Vocabulary):
    """How a tier stands to the statutory range, 行政处罚法 arts. 30 to 33."""

    NONE = "none", "不予", "不予处罚", "免予处罚"
    REDUCED = "reduced", "减轻", "减轻处罚"
    LENIENT = "lenient", "从轻", "从轻处罚"
    ORDINARY = "ordinary", "一般", "一般处罚", "适中"
    SEVERE = "severe", "从重", "从重处罚"


class NegativeListVariant(Vocabulary):
    """The three lawful things an "enterprise-investment negative list" can be."""

    VERIFICATION = "verification", "核准目录", "V1", "V1核准目录", "政府核准的投资项目目录"
    REGIONAL = (
        "regional",
        "区域评估企业投资项目负面清单",
        "V2",
        "区域评估负面清单",
        "区域评估",
    )
    MARKET_ACCESS = (
        "market_access",
        "全国市场准入负面清单",
        "V3",
        "市场准入负面清单",
    )


class ControlMode(Vocabulary):
    """How a listed project or sector is handled."""

    PROHIBITED = "prohibited", "禁止", "禁止准入"
    LICENSED = "licensed", "许可", "许可准入"
    VERIFIED = "verified", "核准"
    FILED = "filed", "备案"
    NO_COMMITMENT = "no_commitment", "承诺制不适用", "不适用承诺制"


class BudgetKind(Vocabulary):
    """Where a fund's money comes from."""

    GENERAL = "general", "一般公共预算"
    GOVERNMENT_FUND = "government_fund", "政府性基金", "政府性基金预算"
    STATE_CAPITAL = "state_capital", "国有资本经营预算", "国有资本经营"
    OTHER = "other", "其他"


class AllocationMethod(Vocabulary):
    """How a fund is shared out."""

    FACTORS = "factors", "因素法"
    PROJECTS = "projects", "项目法"
    COMPETITION = "competition", "竞争性分配", "竞争性"
    ACTUAL = "actual", "据实结算", "据实"


class FundStatus(Vocabulary):
    """Outcome of a fund's periodic assessment, 预算法实施条例 art. 10."""

    KEPT = "kept", "保留"
    ADJUSTED = "adjusted", "调整"
    CANCELLED = "cancelled", "取消"
    MERGED = "merged", "整合"


class TimeUnit(Vocabulary):
    """Units of a time limit."""

    WORKING_DAYS = "working_days", "工作日", "个工作日"
    CALENDAR_DAYS = "calendar_days", "日", "自然日", "天", "个自然日"
    HOURS = "hours", "小时"
    MONTHS = "months", "月", "个月"
    YEARS = "years", "年"


class PartyKind(Vocabulary):
    """Kinds of parties in the exchange format."""

    ORGANISATION = (
        "organisation",
        "法人及非法人组织",
        "法人",
        "单位",
        "企业",
        "法人或非法人组织",
        "非法人组织",
    )
    NATURAL = "natural", "自然人", "个人", "公民"
    SOLE_TRADER = "sole_trader", "个体工商户", "个体户"


class PenaltyKind(Vocabulary):
    """Penalty kinds, 行政处罚法 art. 9."""

    WARNING = "warning", "警告"
    CRITICISM = "criticism", "通报批评"
    FINE = "fine", "罚款"
    CONFISCATE_GAINS = "confiscate_gains", "没收违法所得"
    CONFISCATE_GOODS = "confiscate_goods", "没收非法财物"
    SUSPEND_LICENCE = "suspend_licence", "暂扣许可证件", "暂扣许可证", "暂扣执照"
    DOWNGRADE = "downgrade", "降低资质等级"
    REVOKE_LICENCE = "revoke_licence", "吊销许可证件", "吊销许可证", "吊销执照", "吊销营业执照"
    RESTRICT_BUSINESS = "restrict_business", "限制开展生产经营活动"
    STOP_BUSINESS = "stop_business", "责令停产停业"
    CLOSE = "close", "责令关闭"
    WORK_BAN = "work_ban", "限制从业"
    DETENTION = "detention", "行政拘留"
    OTHER = "other", "其他", "法律、行政法规规定的其他行政处罚", "其他行政处罚"


NOT_PENALTIES = (
    *("责令改正", "限期改正", "责令限期改正", "责令立即改正", "责令改正违法行为"),
    *("加处罚款", "滞纳金", "查封", "扣押", "查封扣押", "冻结"),
)
"""Written among penalty kinds, and none: 行政处罚法 arts. 28 and 72, 行政强制法 art. 9."""


class PenaltyProcedure(Vocabulary):
    """Procedure a decision was made in, 行政处罚法 ch. 5."""

    SIMPLE = "simple", "简易程序", "简易", "当场处罚"
    ORDINARY = "ordinary", "普通程序", "普通", "一般程序"
    FAST = "fast", "快速办理", "快速", "快速程序"


class DecisionState(Vocabulary):
    """Whether a decision still stands, 行政处罚法 art. 48."""

    STANDING = "standing", "有效", "正常"
    CHANGED = "changed", "变更", "已变更"
    REVOKED = "revoked", "撤销", "已撤销"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效", "无效"


class LicenceKind(Vocabulary):
    """Licence kinds of the exchange format."""

    ORDINARY = "ordinary", "普通", "01", "普通许可"
    CONCESSION = "concession", "特许", "02"
    RECOGNITION = "recognition", "认可", "03"
    VERIFICATION = "verification", "核准", "04"
    REGISTRATION = "registration", "登记", "05"
    OTHER = "other", "其他", "06"


class LicenceResult(Vocabulary):
    """What a licence decision decides."""

    GRANTED = "granted", "准予", "准予许可"
    REFUSED = "refused", "不予", "不予许可"
    CHANGED = "changed", "变更"
    RENEWED = "renewed", "延续"
    WITHDRAWN = "withdrawn", "撤回"
    REVOKED = "revoked", "撤销"
    CANCELLED = "cancelled", "注销"
    STRUCK = "struck", "吊销"


class CoercionKind(Vocabulary):
    """Coercive measures (行政强制法 art. 9) and execution (art. 12)."""

    LIBERTY = "liberty", "限制公民人身自由"
    SEAL = "seal", "查封场所、设施或者财物", "查封"
    SEIZE = "seize", "扣押财物", "扣押"
    FREEZE = "freeze", "冻结存款、汇款", "冻结"
    OTHER_MEASURE = "other_measure", "其他行政强制措施", "其他强制措施"
    SURCHARGE = "surcharge", "加处罚款或者滞纳金", "加处罚款或滞纳金", "加处罚款", "滞纳金"
    TRANSFER = "transfer", "划拨存款、汇款", "划拨"
    AUCTION = "auction", "拍卖或者依法处理", "拍卖或依法处理"
    RESTORE = "restore", "排除妨碍、恢复原状", "排除妨碍", "恢复原状"
    SUBSTITUTE = "substitute", "代履行"
    OTHER_EXECUTION = "other_execution", "其他强制执行方式", "其他强制执行"


class InspectionKind(Vocabulary):
    """Kinds of inspection."""

    RANDOM = "random", "双随机", "双随机、一公开", "双随机检查", "双随机抽查"
    SPECIAL = "special", "专项检查", "专项"
    CASE = "case", "个案检查", "个案", "投诉举报核查"
    DAILY = "daily", "日常检查", "日常"


class InspectionResult(Vocabulary):
    """Results of an inspection."""

    NO_PROBLEM = "no_problem", "未发现问题"
    CORRECTED = "corrected", "发现问题已责令改正", "责令改正"
    TRANSFERRED = "transferred", "发现问题移送处理", "移送"
    FILED = "filed", "发现问题立案查处", "立案"
    UNREACHABLE = "unreachable", "通过登记的住所无法联系", "无法联系"
    UNCOOPERATIVE = "uncooperative", "不配合检查情节严重", "不配合"


class Importance(Vocabulary):
    """Class of a random-inspection item."""

    KEY = "key", "重点检查事项", "重点"
    GENERAL = "general", "一般检查事项", "一般"


class ChangeKind(Vocabulary):
    """Kinds of adjustment of a list (动态调整)."""

    ADD = "add", "新增"
    REMOVE = "remove", "取消"
    DEVOLVE = "devolve", "下放", "授权下级", "赋权乡镇街道", "赋权"
    TAKE_OVER = "take_over", "承接"
    ENTRUST = "entrust", "委托"
    END_ENTRUST = "end_entrust", "终止委托"
    RECALL = "recall", "上收", "回收"
    TRANSFER = "transfer", "划转"
    MERGE = "merge", "合并", "整合"
    SPLIT = "split", "拆分"
    AMEND = "amend", "变更要素", "变更"
    REBASE = "rebase", "依据更替"
    SUSPEND = "suspend", "暂停"
    RESUME = "resume", "恢复"
    CONVERT = "convert", "转换类型"
    SUBJECT_CHANGE = "subject_change", "主体变更"
    RECODE = "recode", "编码变更"
    CORRECT = "correct", "勘误"
