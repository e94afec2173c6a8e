"""Closed sets of what offices did: penalties, licences, coercion, inspections.

Sources: 行政处罚法 art. 9 (penalty kinds), 行政强制法 arts. 9 and 12 (coercion), the exchange
formats of the "双公示".
"""

from plugins.registry.vocabulary.closed_set import Vocabulary


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


class Dispute(Vocabulary):
    """Whether a decision is before a review organ or a court; it stands meanwhile (art. 73)."""

    NONE = "none", "无", "未申请复议、未起诉"
    REVIEW = "review", "复议中", "行政复议中", "正在复议"
    SUIT = "suit", "诉讼中", "行政诉讼中", "正在诉讼"
    UPHELD = "upheld", "维持", "复议维持"
    DISMISSED = "dismissed", "驳回诉讼请求"


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
