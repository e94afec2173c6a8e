"""The columns of the portal that pages belong to (国办发〔2017〕47号 meta tags).  Data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteColumn:
    """A column: its name, what it holds, and its type in the vocabulary of the guide."""

    name: str
    kind: str
    description: str


HOME = SiteColumn("首页", "首页", "四张清单与行政执法公示的首页")
POWERS = SiteColumn("权力清单", "办事服务", "各部门行使的行政权力，逐项写明六个方面")
RESPONSIBILITIES = SiteColumn("责任清单", "机构职能", "各部门的主要职责、职责边界、监管和公共服务")
NEGATIVE = SiteColumn("企业投资负面清单", "数据发布", "企业投资项目不能做、要先核准的事项")
FUNDS = SiteColumn("财政专项资金", "数据发布", "财政专项资金的设立、申报、安排和分配结果")
AUTHORITIES = SiteColumn("执法主体", "机构职能", "行政执法主体的职责、联系方式和执法人员")
OUTCOMES = SiteColumn("执法结果", "数据发布", "公示期内的处罚、许可、强制和检查结果")
BENCHMARKS = SiteColumn("裁量基准", "政策文件", "行政处罚裁量权基准")
PROCEDURES = SiteColumn("执法流程", "办事服务", "执法程序的步骤、时限和当事人的权利")
LAWS = SiteColumn("执法依据", "政策文件", "清单引用的法律、法规、规章和文件")
STATISTICS = SiteColumn("统计年报", "数据发布", "行政执法统计年报")
CHANGES = SiteColumn("清单调整", "工作动态", "清单的新增、取消、下放和变更")
BROWSE = SiteColumn("浏览与搜索", "信息公开目录", "按类型、层级、地区、对象和拼音查找")
DATA = SiteColumn("数据下载", "数据开放", "全部清单的表格、接口和数据字典")
GUIDE = SiteColumn("使用指南", "信息公开指南", "怎样看懂清单、怎样申请复议、怎样申请更正")
