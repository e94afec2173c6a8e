"""Sheets of annual statistics and of change records (domain table 1.12, section 3)."""

from plugins.registry.models.changes import Change
from plugins.registry.models.statistics import (
    CoercionStatistics,
    LicenceStatistics,
    OtherStatistics,
    PenaltyStatistics,
    StaffStatistics,
)
from plugins.registry.sheets import Form, Need, SheetLayout, column

K, L, R, D, C = Need.KEY, Need.LAW, Need.COMMON, Need.DESIGN, Need.CONDITIONAL
N = Form.NUMBER
WHO = (
    column(
        "authority",
        "单位名称|执法主体|执法主体名称|填报单位",
        L,
        choices="authorities",
        flags="spans",
    ),
    column("year", "统计年度|年度", L, N, flags="spans"),
)

PENALTY_STATISTICS = SheetLayout(
    model=PenaltyStatistics,
    names=("行政处罚统计", "统计年报-行政处罚", "行政处罚实施情况统计表"),
    columns=(
        *WHO,
        column("warnings", "警告、通报批评|警告", L, N),
        column("fines", "罚款", L, N),
        column("confiscations", "没收违法所得、没收非法财物", L, N),
        column("suspensions", "暂扣许可证、执照,降低资质等级|暂扣许可证、执照", L, N),
        column("revocations", "吊销许可证、执照", L, N),
        column("restrictions", "限制开展生产经营活动", R, N),
        column("closures", "责令停产停业、责令关闭、限制从业|责令停产停业", L, N),
        column("detentions", "行政拘留", L, N),
        column("others", "其他行政处罚|其他", L, N),
        column("total", "合计", L, N),
        column("amount", "罚没金额", L, Form.MONEY, unit="万元"),
    ),
)

LICENCE_STATISTICS = SheetLayout(
    model=LicenceStatistics,
    names=("行政许可统计", "统计年报-行政许可", "行政许可实施情况统计表"),
    columns=(
        *WHO,
        column("applied", "申请数量", L, N),
        column("accepted", "受理数量", L, N),
        column("granted", "许可数量", L, N),
        column("refused", "不予许可数量", L, N),
        column("revoked", "撤销许可数量", L, N),
    ),
)

COERCION_STATISTICS = SheetLayout(
    model=CoercionStatistics,
    names=("行政强制统计", "统计年报-行政强制", "行政强制实施情况统计表"),
    columns=(
        *WHO,
        column("seals", "查封场所、设施或者财物|查封", L, N),
        column("seizures", "扣押财物|扣押", L, N),
        column("freezes", "冻结存款、汇款|冻结", L, N),
        column("other_measures", "其他强制措施", L, N),
        column("surcharges", "加处罚款或滞纳金|加处罚款或者滞纳金", L, N),
        column("transfers", "划拨", L, N),
        column("auctions", "拍卖或依法处理", L, N),
        column("restorations", "排除妨碍、恢复原状", L, N),
        column("substitutes", "代履行", L, N),
        column("other_executions", "其他强制执行", L, N),
        column("court_executions", "申请法院强制执行", L, N),
        column("total", "合计", L, N),
    ),
)

OTHER_STATISTICS = SheetLayout(
    model=OtherStatistics,
    names=("其他执法行为统计", "统计年报-其他执法行为", "其他行政执法行为实施情况统计表"),
    columns=(
        *WHO,
        column("levies", "行政征收次数|行政征收", R, N),
        column("levy_amount", "行政征收金额|征收总金额", R, Form.MONEY, unit="万元"),
        column("inspections", "行政检查次数|行政检查", R, N),
        column("adjudications", "行政裁决次数|行政裁决", R, N),
        column("confirmations", "行政确认次数|行政确认", R, N),
        column("rewards", "行政奖励次数|行政奖励", R, N),
        column("payments", "行政给付次数|行政给付", R, N),
        column("payment_amount", "行政给付金额|给付总金额", R, Form.MONEY, unit="万元"),
        column("others", "其他行政执法行为|其他", R, N),
    ),
)

STAFF_STATISTICS = SheetLayout(
    model=StaffStatistics,
    names=("持证率统计", "统计年报-持证率", "持证情况统计"),
    columns=(
        *WHO,
        column("posts", "在编在岗人数|在岗人数", R, N),
        column("certified", "持证人数", R, N),
    ),
    ignored=("序号", "持证率"),
)

CHANGES = SheetLayout(
    model=Change,
    names=("调整记录", "动态调整记录", "清单调整", "变更记录"),
    columns=(
        column("change_no", "调整编号|变更编号", K, Form.CODE),
        column("kind", "调整类型|调整种类|变更类型", K, Form.CHOICE),
        column("item_codes", "事项编码", L, Form.CODE, choices="items"),
        column("item_name", "事项名称", R),
        column("authority", "实施主体|调整主体", L, choices="authorities"),
        column("counterpart", "对方主体|承接主体|划入主体", C, choices="authorities"),
        column("field", "调整要素|变更要素", C),
        column("old", "调整前|变更前", C, Form.LONG),
        column("new", "调整后|变更后", C, Form.LONG),
        column("reason", "调整理由|调整原因", L, Form.LONG),
        column("document", "决定文号|文件文号", L),
        column("link", "文件链接"),
        column("decided", "决定日期", L, Form.DATE),
        column("effective", "生效日期", L, Form.DATE),
        column("published", "公布日期", L, Form.DATE),
        column("comment_from", "征求意见开始日期", C, Form.DATE),
        column("comment_to", "征求意见截止日期", C, Form.DATE),
        column("next_assessment", "下次评估日期", C, Form.DATE),
        column("note", "备注", form=Form.LONG),
    ),
)

LAYOUTS = (
    PENALTY_STATISTICS,
    LICENCE_STATISTICS,
    COERCION_STATISTICS,
    OTHER_STATISTICS,
    STAFF_STATISTICS,
    CHANGES,
)
