"""What a template says to its clerk."""

from collections.abc import Mapping

from plugins.registry.sheets import Form, Need
from plugins.registry.workbook.ours import TEMPLATE

GUIDANCE = "填写说明"
GUIDANCE_TITLE = f"{TEMPLATE}{GUIDANCE}"
CHOICES = "选项"
CHOICES_TITLE = f"{TEMPLATE}下拉框的选项，请勿改动"

NEEDS: Mapping[Need, str] = {
    Need.KEY: "必填",
    Need.LAW: "应填（依法公开）",
    Need.COMMON: "一般要填",
    Need.DESIGN: "最好填",
    Need.CONDITIONAL: "有则填",
    Need.OPTIONAL: "选填",
}
FORMS: Mapping[Form, str] = {
    Form.TEXT: "",
    Form.LONG: "",
    Form.CODE: "按文本填写",
    Form.DATE: "日期，如 2026-03-01",
    Form.MONEY: "只填数字，单位{unit}",
    Form.NUMBER: "只填数字",
    Form.CHOICE: "点单元格选择",
    Form.YES_NO: "填“是”或“否”",
}
PICK = "点单元格可选"
SEVERAL = "可填多项，用“、”隔开"

INTRODUCTION = (
    "本工作簿供{authority}填报清单。每张工作表是一种清单，没有的清单留空，不必删除工作表。"
)
STEPS = (
    "已有的内容已经填好。请逐行核对，改动有变化的单元格；取消的事项不要删行，改它的状态和取消日期。",
    "新增内容接在最后一行下面，一行一条，不要合并单元格，不要在中间插标题行或合计行。",
    "第二行写着每一列怎么填。点到单元格时也有提示；有下拉箭头的请从中选择。",
    "列名（第三行）请保持原样。列的先后可以调整，用不到的列可以留空。",
    "编码、文号、电话按文本填写，前面的 0 和末尾几位都不会丢。",
    "日期写成 2026-03-01 这样；没有期限的写“长期”。金额只填数字，单位看列名。",
    "不要填写身份证号、私人手机号、银行账号、家庭住址。需要公开的电话只填办公电话。",
    "填好后保存为 .xlsx 交回。检查后会退回一份标好问题的工作簿，照着改即可。",
)
LISTS = "本工作簿里的清单"
LIST_COLUMNS = ("工作表", "已填行数", "必填的列")
COLOURS = "列名颜色：深蓝为必填，浅蓝为应填，灰色为其他。必填的单元格空着时会变成黄色。"
TITLE = "{sheet}（{authority}）"

DATE_REFUSED = "这里一般填日期，如 2026-03-01；没有期限的填“长期”。"
CHOICE_REFUSED = "请从下拉框中选择一项。"
