"""Sheets of the negative list and of special funds (domain tables 1.5 and 1.6)."""

from plugins.registry.models.funds import Allocation, Fund, FundYear
from plugins.registry.models.negative_list import NegativeEntry
from plugins.registry.sheets import Form, Need, SheetLayout, column

K, L, R, D, C = Need.KEY, Need.LAW, Need.COMMON, Need.DESIGN, Need.CONDITIONAL

NEGATIVE_LIST = SheetLayout(
    model=NegativeEntry,
    names=("企业投资负面清单", "负面清单", "企业投资项目负面清单", "核准目录", "市场准入负面清单"),
    ignored=(),
    columns=(
        column("number", "序号|项目号", R, Form.CODE),
        column("variant", "清单类型|清单种类|变体", L, Form.CHOICE, flags="spans"),
        column("item", "禁止或许可事项|项目类别|行业/领域|项目名称", K, Form.LONG, flags="spans"),
        column("code", "事项编码", C, Form.CODE),
        column("measure", "禁止或许可准入措施描述|准入条件|管理措施|措施描述", L, Form.LONG),
        column("organ", "主管部门|核准机关", L, choices="authorities"),
        column("local_measure", "地方性许可措施|地方性许可事项|地方性许可措施/事项", C, Form.LONG),
        column("mode", "管理方式", L, Form.CHOICE),
        column("approval_level", "核准权限|核准层级", C),
        column("area", "适用区域|特定区域名称", C),
        column("assessments", "评估事项", R),
        column("standard", "标准条件", C, Form.LONG),
        column("pledge", "承诺书文本|承诺书", C, Form.LONG),
        column("basis", "依据|设定依据", L, Form.LONG),
        column("edition", "版本|清单版本", L),
        column("issuer", "发布机关|制定机关", C),
        column("effective", "生效日期", L, Form.DATE),
        column("authority", "公布单位|责任单位", D, choices="authorities"),
        column("note", "备注"),
    ),
)

FUNDS = SheetLayout(
    model=Fund,
    names=("财政专项资金", "财政专项资金管理清单", "专项资金清单", "专项资金"),
    columns=(
        column("name", "专项资金名称|资金名称", K),
        column("code", "编码|资金编码", D, Form.CODE),
        column("authority", "主管部门|业务主管部门", L, choices="authorities"),
        column("finance_unit", "财政部门处室|财政处室", L),
        column("basis", "设立依据|政策依据", L, Form.LONG),
        column("rule_document", "管理办法|管理办法文号", L),
        column("budget_kind", "资金性质|预算来源", R, Form.CHOICE),
        column("amount", "资金规模|年度预算", L, Form.MONEY, unit="万元"),
        column("beneficiaries", "支持对象", L, Form.LONG),
        column("scope", "支持方向|使用范围", L, Form.LONG),
        column("mode", "支持方式", R),
        column("standard", "支持标准", R, Form.LONG),
        column("method", "分配方法", L, Form.CHOICE),
        column("apply_conditions", "申报条件", C, Form.LONG),
        column("apply_procedure", "申报程序", C, Form.LONG),
        column("apply_time", "申报时间", C),
        column("target", "绩效目标", R, Form.LONG),
        column("evaluation", "评价结果|绩效评价结果", R),
        column("year_from", "起始年度|实施期限起", L, Form.NUMBER),
        column("year_to", "截止年度|实施期限止", L, Form.NUMBER),
        column("status", "状态|清理意见", D, Form.CHOICE),
        column("contact", "咨询电话|监督电话|咨询监督电话", R, Form.CODE),
    ),
)

FUND_YEARS = SheetLayout(
    model=FundYear,
    names=("资金年度安排", "专项资金年度安排", "年度预算安排"),
    columns=(
        column("fund", "专项资金名称|资金名称", K, choices="funds", flags="spans"),
        column("year", "年度|预算年度", L, Form.NUMBER),
        column("amount", "安排金额|年度预算|预算金额", L, Form.MONEY, unit="万元"),
        column("evaluation", "评价结果", R),
        column("authority", "主管部门", D, choices="authorities"),
    ),
)

ALLOCATIONS = SheetLayout(
    model=Allocation,
    names=("资金分配结果", "专项资金分配结果", "分配结果"),
    columns=(
        column("fund", "专项资金名称|资金名称", K, choices="funds", flags="spans"),
        column("year", "年度|预算年度", L, Form.NUMBER, flags="spans"),
        column("region", "地区|分配地区", L),
        column("project", "项目|项目名称", L),
        column("recipient", "单位|受益单位|受益对象", L),
        column("recipient_kind", "受益对象类别|对象类别", D, Form.CHOICE),
        column("amount", "金额|分配金额", L, Form.MONEY, unit="万元"),
        column("document", "分配文号|下达文号", R),
        column("authority", "主管部门", D, choices="authorities"),
        column("note", "备注"),
    ),
    never=(
        "银行账号",
        "银行账户",
        "开户行",
        "账号",
        "身份证号",
        "身份证号码",
        "联系电话",
        "手机号码",
    ),
)

LAYOUTS = (NEGATIVE_LIST, FUNDS, FUND_YEARS, ALLOCATIONS)
