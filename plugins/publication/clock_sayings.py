"""The PB rules as data: when a record appears, how long it stays, and why it goes."""

from plugins.registry.findings import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING
OURS = "本系统约定"

PB_01 = Rule(
    "PB-01",
    WARNING,
    "政府信息公开条例第二十六条",
    "自形成或者变更之日起20个工作日内公开",
    "Published within 20 working days of formation or change",
    "“{heading}”晚于规定：应在作出后20个工作日内公开。",
    "“{heading}” is later than 20 working days after the decision.",
)
PB_02 = Rule(
    "PB-02",
    WARNING,
    "国办发〔2018〕118号；发改办财金〔2018〕424号",
    "行政许可、行政处罚决定自作出之日起7个工作日内公开",
    "Licences and penalties are published within 7 working days",
    "“{heading}”晚于规定：行政许可、行政处罚应在作出后7个工作日内公开。",
    "“{heading}” is later than 7 working days after the decision.",
)
PB_03 = Rule(
    "PB-03",
    ERROR,
    "安全生产法第七十八条",
    "安全生产处罚自作出之日起7个工作日内公开（法定）",
    "Work-safety penalties are published within 7 working days by statute",
    "“{heading}”晚于法律规定：安全生产处罚应在作出后7个工作日内公开。",
    "“{heading}” is later than the 7 working days of the Work Safety Law.",
)
PB_06 = Rule(
    "PB-06",
    ERROR,
    "行政处罚法第四十八条",
    "决定变更、撤销、确认违法或者无效的，3个工作日内撤回并公开说明理由",
    "Decisions that fell are withdrawn within 3 working days, with public reasons",
    "决定状态是“{state}”，请填写“{heading}”：撤回时要公开说明理由和日期。",
    "The decision is {state_en}; “{heading}” is missing, and withdrawal needs a public reason.",
)
PB_08 = Rule(
    "PB-08",
    ERROR,
    "市场监督管理行政处罚信息公示规定第二条；浙江省公共信用信息管理条例第十一条",
    "只给予警告的、适用简易程序的处罚不公开",
    "Warning-only decisions and those of the simple procedure are not published",
    "只给予警告或者适用简易程序的处罚不公开。",
    "Warning-only and simple-procedure penalties are not published.",
)
PB_09 = Rule(
    "PB-09",
    ERROR,
    "市场监督管理行政处罚信息公示规定第十三条",
    "公示期自公示之日起：通报批评、较低数额罚款三个月，其他三年",
    "Three months for criticism or low fines, else three years, from publication",
    "公示期已满。",
    "The period of publication is over.",
)
PB_10 = Rule(
    "PB-10",
    ERROR,
    "国办发〔2025〕22号；信用修复管理办法（自2026年4月1日起）",
    "公示期自决定之日起：轻微的默认不公开，一般的最长一年，严重的最长三年",
    "Light ones are not published; ordinary ones up to one year, grave ones up to three",
    "轻微的处罚默认不公开。",
    "Light penalties are not published by default.",
)
PB_12 = Rule(
    "PB-12",
    ERROR,
    "失信行为纠正后的信用信息修复管理办法（试行）（2023年5月1日至2026年3月31日）",
    "公示期自决定之日起最长三年",
    "Up to three years from the decision",
    "公示期已满。",
    "The period of publication is over.",
)
PB_14 = Rule(
    "PB-14",
    WARNING,
    "浙江省行政处罚结果信息网上公开暂行办法",
    "公示期五年，自然人两年",
    "Five years, two for natural persons",
    "公示期已满。",
    "The period of publication is over.",
)
PB_15 = Rule(
    "PB-15",
    WARNING,
    "市场监督管理行政处罚信息公示规定第十四条",
    "停产停业、限制开展生产经营活动、限制从业、降低资质、吊销的处罚不得提前停止公示",
    "No early removal of closures, restrictions, bans, downgrades and revocations",
    "不公开理由是信用修复，但“{heading}”属于不得提前停止公示的种类，请核对。",
    "Withheld for repair, though its kind (“{heading}”) does not allow early removal.",
)
PB_16 = Rule(
    "PB-16",
    ERROR,
    "个人信息保护法第四十七条；国办发〔2025〕22号",
    "公示期满即从所有页面、下载和检索中移除，不留下当事人的信息",
    "When its period is over a record leaves every output and nothing identifies the party",
    "公示期已满，这条记录已经移除。",
    "The period of publication is over; the record is removed.",
)
PB_19 = Rule(
    "PB-19",
    ERROR,
    "政府信息公开条例第十七条；保守国家秘密法第三十五条",
    "公开前逐条保密审查",
    "Every record passes a confidentiality review before publication",
    "“保密审查”没有通过，这一行不公开。",
    "The confidentiality review is not passed; the row is withheld.",
)
PB_21 = Rule(
    "PB-21",
    WARNING,
    OURS + "（个人信息保护法第六条、第十九条）",
    "规定不一致时，从短、从严",
    "Where rules differ the shorter period and the stricter mask win",
    "“{heading}”晚于规定的公示期，按规定的期限提前移除。",
    "“{heading}” is later than the rules allow; the record leaves earlier.",
)
PB_22 = Rule(
    "PB-22",
    WARNING,
    "全国年节及纪念日放假办法第七条",
    "没有放假通知的年份不推算工作日",
    "Working days beyond the last holiday notice are not computed",
    "没有{year}年的放假安排，期限只能说“不早于”。请在 holidays.toml 里补上国务院办公厅的通知。",
    "The holiday notice of {year} is missing; deadlines are only given as “not before”.",
)
PB_23 = Rule(
    "PB-23",
    ERROR,
    OURS,
    "不予许可的决定只公开数量",
    "Refused licences are only counted",
    "不予许可的决定只公开数量。",
    "Refused licences are only counted.",
)
PB_24 = Rule(
    "PB-24",
    ERROR,
    OURS,
    "有错误的行改正前不公开",
    "A row with errors is withheld until it is put right",
    "这一行有错误，改正前不公开。",
    "The row has errors and is withheld until they are put right.",
)
PB_25 = Rule(
    "PB-25",
    ERROR,
    OURS,
    "还没有作出、还没有到公示日期的不公开",
    "What is not yet decided or not yet due is not published",
    "还没有到公示日期。",
    "The day of publication has not come.",
)
PB_RULES = (
    PB_01,
    PB_02,
    PB_03,
    PB_06,
    PB_08,
    PB_09,
    PB_10,
    PB_12,
    PB_14,
    PB_15,
    PB_16,
    PB_19,
    PB_21,
    PB_22,
    PB_23,
    PB_24,
    PB_25,
)
