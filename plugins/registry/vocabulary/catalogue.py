"""Closed sets of the lists: kinds and states of items, ranks of instruments, funds, changes.

Source: GB/T 39046-2020 annex A (power kinds, levels, audiences).
"""

from plugins.registry.vocabulary.closed_set import Vocabulary


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
