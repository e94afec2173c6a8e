"""Sheets of legal basis, benchmarks and procedures (domain tables 1.7, 1.8 and 1.9)."""

from plugins.registry.models.basis import ListedProvision
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.procedures import Step
from plugins.registry.sheets import Form, Need, SheetLayout, column

K, L, R, D, C = Need.KEY, Need.LAW, Need.COMMON, Need.DESIGN, Need.CONDITIONAL

PROVISIONS = SheetLayout(
    model=ListedProvision,
    names=("执法依据", "行政执法依据", "执法依据清单", "法律依据"),
    columns=(
        column("title", "法规名称|依据名称|法律法规名称", K, flags="spans"),
        column("rank", "效力层级|依据类别", L, Form.CHOICE, flags="spans"),
        column("decree", "文号|令号", R),
        column("issuer", "制定机关|发布机关", L),
        column("published", "公布日期|发布日期", L, Form.DATE),
        column("effective", "施行日期|实施日期|生效日期", L, Form.DATE),
        column("repealed", "废止日期|失效日期", C, Form.DATE),
        column("edition", "版本", D),
        column("state", "时效性", D, Form.CHOICE),
        column("article", "条", L, Form.CODE),
        column("paragraph", "款", C, Form.CODE),
        column("item", "项", C, Form.CODE),
        column("subitem", "目", form=Form.CODE),
        column("text", "条文内容|条款内容", R, Form.LONG),
        column("role", "条文用途", D, Form.CHOICE),
        column("normative_number", "规范性文件统一编号|统一编号", C, Form.CODE),
        column("authority", "实施主体|使用部门", D, choices="authorities"),
    ),
)

TIERS = SheetLayout(
    model=Tier,
    names=("裁量基准", "行政处罚裁量基准", "行政裁量权基准", "裁量标准", "自由裁量标准"),
    columns=(
        column(
            "item_code", "事项编码|事项代码|权力编码", K, Form.CODE, flags="spans", choices="items"
        ),
        column("item_name", "事项名称", L, flags="spans"),
        column("authority", "实施主体|执法主体", D, choices="authorities", flags="spans"),
        column("offence", "违法行为|违法情形|违法行为种类", K, Form.LONG, flags="spans"),
        column(
            "basis",
            "法定依据|处罚依据|法律法规依据|法律依据|违则|罚则",
            L,
            Form.LONG,
            flags="spans joins",
        ),
        column(
            "statutory_range",
            "法定处罚种类与幅度|法定幅度|法定处罚幅度",
            D,
            Form.LONG,
            flags="spans",
        ),
        column(
            "label",
            "裁量阶次|违法程度|裁量等级|情节|阶次|裁量档次|类别|档次",
            L,
            flags="spans",
        ),
        column("rank", "阶次序号|档次序号", D, Form.CODE),
        column("condition", "适用条件|具体情形|裁量情节|阶次及适用条件|情节后果", L, Form.LONG),
        column(
            "range",
            "具体标准|裁量幅度|处罚标准|裁量标准|处罚幅度",
            L,
            Form.LONG,
            flags="spans",
        ),
        column("kind", "裁量类型|从轻/减轻/不予/从重标记|从轻减轻标记", D, Form.CHOICE),
        column("source_document", "裁量基准来源|基准来源|制定机关及文号", L, flags="spans"),
        column("published", "公布日期|发布日期", D, Form.DATE, flags="spans"),
        column("effective", "生效日期|施行日期", D, Form.DATE, flags="spans"),
        column("ends", "失效日期", D, Form.DATE, flags="spans"),
        column("note", "备注", form=Form.LONG, flags="spans"),
    ),
)

STEPS = SheetLayout(
    model=Step,
    names=("执法流程", "执法程序", "行政执法流程", "办理流程"),
    columns=(
        column("procedure", "程序名称|流程名称", K, flags="spans"),
        column("power_kinds", "适用事项类型|事项类型", L, flags="spans"),
        column("item_codes", "适用事项编码|事项编码", D, Form.CODE, flags="spans"),
        column("number", "步骤序号|环节序号|步骤", K, Form.CODE),
        column("name", "环节名称|步骤名称|环节", L),
        column("role", "责任岗位|办理机构|责任机构", R),
        column("limit", "办理时限|时限", L, Form.NUMBER),
        column("limit_unit", "时限单位|办理时限单位", L, Form.CHOICE),
        column("limit_basis", "时限依据|依据", L, Form.LONG),
        column("previous", "前置步骤", D, Form.CODE),
        column("following", "后续步骤", D, Form.CODE),
        column("condition", "判断条件|分支条件", D),
        column("documents", "文书|执法文书", R),
        column("counted", "是否计入时限", D, Form.YES_NO),
        column("rights", "当事人权利", R, Form.LONG),
        column("loop", "是否回路|允许回退", D, Form.YES_NO),
        column("authority", "实施主体|执法主体", D, choices="authorities"),
        column("note", "备注", form=Form.LONG),
    ),
    never=("经办人", "承办人", "承办人姓名", "经办人姓名"),
)

LAYOUTS = (PROVISIONS, TIERS, STEPS)
