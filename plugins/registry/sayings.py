"""What reading a sheet can find: the FM rules of cells, rows and headings, as data."""

from plugins.registry.findings import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING
OURS = "本系统约定"

FM_01 = Rule(
    "FM-01",
    ERROR,
    "本系统约定（电子表格只保留 15 位数字）",
    "编码、文号、电话按文本填写",
    "Codes, document numbers and phones are text, not numbers",
    "“{heading}”存成了数字：{given}，位数多的会出错。请把单元格设为文本格式，再重新填写。",
    "“{heading}” is stored as a number: {given}; long codes lose digits. Use text format.",
)
FM_02 = Rule(
    "FM-02",
    ERROR,
    "双公示数据规范",
    "日期写成年月日",
    "Dates are full dates",
    "“{heading}”应当填{allowed_zh}，现在填的是“{given}”。",
    "“{heading}” is not a date we can read: “{given}”. Allowed: {allowed_en}.",
)
FM_03 = Rule(
    "FM-03",
    ERROR,
    "双公示数据规范（金额单位）",
    "金额写明单位",
    "Amounts name their unit",
    "“{heading}”应当填{allowed_zh}，现在填的是“{given}”。",
    "“{heading}” is not an amount with a sure unit: “{given}”. Allowed: {allowed_en}.",
)
FM_04 = Rule(
    "FM-04",
    WARNING,
    OURS,
    "合并单元格只用于说明多行共有的内容",
    "Merged cells only where a column may speak for several rows",
    "“{heading}”有合并的单元格，只读到其中的第一行。请取消合并，逐行填写。",
    "“{heading}” has merged cells; only the first row is read. Unmerge and fill each row.",
)
FM_05 = Rule(
    "FM-05",
    WARNING,
    "个人信息保护法第六条、第五十一条",
    "隐藏的行、列、工作表不公开",
    "Hidden rows, columns and sheets are never published",
    "{what}是隐藏的，里面的内容没有读取，也不会公开。需要公开的请取消隐藏。",
    "{what_en} hidden; its content was not read and will not be published.",
)
FM_06 = Rule(
    "FM-06",
    ERROR,
    OURS,
    "一个内容只有一列",
    "One column fills one field",
    "“{heading}”（{column}列）和“{other}”（{other_column}列）是同一项内容，只能留一列。",
    "“{heading}” ({column}) and “{other}” ({other_column}) are the same field; keep one column.",
)
FM_07 = Rule(
    "FM-07",
    WARNING,
    "国家通用语言文字法第九条",
    "公开文字用规范简体字、半角数字",
    "Public text is in standard simplified characters with half-width digits",
    "“{heading}”里有{kind}：{given}。请改成规范写法。",
    "“{heading}” holds {kind_en}: {given}. Use the standard form.",
)
FM_08 = Rule(
    "FM-08",
    ERROR,
    "GB/T 39046—2020 附录 A 等代码表",
    "选项栏填规定的选项",
    "A cell of a closed set holds one of its members",
    "“{heading}”不能填“{given}”{hint}，可以填：{allowed_zh}。",
    "“{heading}” is “{given}”; allowed: {allowed_en}.",
)
FM_09 = Rule(
    "FM-09",
    ERROR,
    OURS,
    "没有它就无法公开的内容必须填写",
    "What a page cannot do without is filled in",
    "“{heading}”没有填，这一行不能公开。",
    "“{heading}” is empty; the row cannot be published.",
)
FM_10 = Rule(
    "FM-10",
    WARNING,
    OURS,
    "每一列的列名都是模板里的",
    "Every column is known",
    "不认识“{heading}”这一列，{rows}行内容没有读取。需要公开的，请改用模板里的列名。",
    "Column “{heading}” is unknown; {rows} rows of it were not read.",
)
FM_11 = Rule(
    "FM-11",
    ERROR,
    OURS,
    "必须有的列都在",
    "Columns a page cannot do without are there",
    "缺少“{heading}”这一列，{rows}行都不能公开。",
    "Column “{heading}” is missing; {rows} rows cannot be published.",
)
FM_12 = Rule(
    "FM-12",
    WARNING,
    OURS,
    "每张工作表都是一种清单",
    "Every sheet is known",
    "看不出这张工作表是哪一种清单，{rows}行内容没有读取。{hint}",
    "This sheet looks like none of the lists; {rows} rows were not read. {hint_en}",
)
FM_13 = Rule(
    "FM-13",
    ERROR,
    OURS,
    "列名写对",
    "Headings are spelt right",
    "列名“{given}”可能是“{allowed}”的误写，影响{rows}行。请改正列名。",
    "Heading “{given}” may be a misspelt “{allowed}”; it touches {rows} rows.",
)
FM_14 = Rule(
    "FM-14",
    ERROR,
    OURS,
    "单元格里没有公式错误",
    "No cell holds a formula error",
    "“{heading}”显示公式错误 {given}，请改正公式或直接填写内容。",
    "“{heading}” shows the formula error {given}.",
)
FM_15 = Rule(
    "FM-15",
    ERROR,
    OURS,
    "公式带有算好的结果",
    "Formulas carry their results",
    "“{heading}”是没有结果的公式。请用电子表格软件打开后重新保存，或直接填写结果。",
    "“{heading}” is a formula without a saved result; open, recalculate and save.",
)
FM_16 = Rule(
    "FM-16",
    WARNING,
    "个人信息保护法第六条；居民身份证法第十九条",
    "不该收集的个人信息不要填",
    "Personal data that may not be kept is not collected",
    "“{heading}”这一列不该收集，{rows}行内容已经丢弃，没有保存。请删除这一列。",
    "Column “{heading}” must not be collected; {rows} rows of it were dropped.",
)
FM_17 = Rule(
    "FM-17",
    ERROR,
    OURS,
    "数据行可以读成一条记录",
    "A row can be read as a record",
    "这一行没有填“{heading}”，不知道说的是哪一条，没有读取。",
    "This row lacks “{heading}” and cannot become a record.",
)
FM_18 = Rule(
    "FM-18",
    ERROR,
    OURS,
    "数字栏填数字",
    "Number cells hold numbers",
    "“{heading}”应当填{allowed_zh}，现在填的是“{given}”。",
    "“{heading}” should be {allowed_en}; it is “{given}”.",
)
FM_19 = Rule(
    "FM-19",
    ERROR,
    OURS,
    "是否栏填是或否",
    "Yes/no cells hold yes or no",
    "“{heading}”应当填{allowed_zh}，现在填的是“{given}”。",
    "“{heading}” should be {allowed_en}; it is “{given}”.",
)
FM_20 = Rule(
    "FM-20",
    WARNING,
    OURS,
    "单元格图片不公开",
    "Pictures in cells are not published",
    "“{heading}”里是图片，图片不会公开。请填写文字。",
    "“{heading}” holds a picture; pictures are not published.",
)
FM_21 = Rule(
    "FM-21",
    WARNING,
    "法律或者国家政策要求公开的内容",
    "法律要求公开的内容都填写",
    "What law or policy wants public is filled in",
    "{lack}，按规定应当公开（{rows}行）。",
    "{lack_en} though it should be public ({rows} rows).",
)
PN_12 = Rule(
    "PN-12",
    ERROR,
    "行政处罚法第九条、第二十八条、第七十二条",
    "责令改正、加处罚款、查封扣押不列为处罚种类",
    "Orders to correct, surcharges and coercive measures are no penalty kinds",
    "“{heading}”里的“{given}”不是处罚种类，请从这一栏删去，写在“处罚内容”里。",
    "“{given}” in “{heading}” is no penalty kind; take it out and tell it in 处罚内容.",
)
LB_14 = Rule(
    "LB-14",
    WARNING,
    OURS,
    "法规库里的文件都能读",
    "Every file of the law library can be used",
    "法规文件有问题：{zh}",
    "A statute file cannot be used as it stands: {en}",
)

RULES = (
    FM_01,
    FM_02,
    FM_03,
    FM_04,
    FM_05,
    FM_06,
    FM_07,
    FM_08,
    FM_09,
    FM_10,
    FM_11,
    FM_12,
    FM_13,
    FM_14,
    FM_15,
    FM_16,
    FM_17,
    FM_18,
    FM_19,
    FM_20,
    FM_21,
    LB_14,
    PN_12,
)
CELL_RULES = {rule.id: rule for rule in RULES}
"""Rules a cell type may raise, by id."""
