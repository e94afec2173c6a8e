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
    settings={"periods.policy_days": "7个工作日（118号未见全文，424号转引）"},
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
PB_04 = Rule(
    "PB-04",
    WARNING,
    "市场监督管理行政处罚信息公示规定第九条、第十条",
    "市场监管部门的处罚自作出之日起20个工作日内公示",
    "Market-supervision penalties are published within 20 working days",
    "“{heading}”超过了20个工作日：市场监管部门的处罚应在此期限内公示。",
    "“{heading}” is later than the 20 working days of market supervision.",
)
PB_05 = Rule(
    "PB-05",
    WARNING,
    "浙江省行政处罚结果信息网上公开暂行办法第八条（未见全文）",
    "处罚结果自作出或者变更之日起20个工作日内在网上公开",
    "Penalties are online within 20 working days of making or changing",
    "“{heading}”超过了20个工作日，这是网上公开处罚结果的最后期限。",
    "“{heading}” is later than the 20 working days for penalties online.",
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
PB_07 = Rule(
    "PB-07",
    ERROR,
    "行政处罚法第四十八条；政府信息公开条例第二十条第六项",
    "具有一定社会影响的处罚决定才必须公开；公开范围由部门选定",
    "Only decisions of some social impact must be published; an authority sets its scope",
    "这个部门只公开对单位的处罚，这条记录不公开。",
    "This authority publishes decisions on organisations only.",
    settings={"organisations_only": "空：对单位和对个人的普通程序处罚都公开，个人的姓名遮盖"},
)
PB_08 = Rule(
    "PB-08",
    ERROR,
    "市场监督管理行政处罚信息公示规定第二条；浙江省公共信用信息管理条例第十一条",
    "只给予警告的、适用简易程序的处罚不公开",
    "Warning-only decisions and those of the simple procedure are not published",
    "只给予警告或者适用简易程序的处罚不公开。",
    "Warning-only and simple-procedure penalties are not published.",
    settings={"light": "空；填“部门: 所依据的规定”"},
)
PB_09 = Rule(
    "PB-09",
    ERROR,
    "市场监督管理行政处罚信息公示规定第十三条",
    "公示期自公示之日起：通报批评、较低数额罚款三个月，其他三年",
    "Three months for criticism or low fines, else three years, from publication",
    "公示期已满。",
    "The period of publication is over.",
    settings={
        "periods.low_fine_person": "200元（浙江的数额未能核实，借用行政处罚法第五十一条）",
        "periods.low_fine_unit": "3000元（同上）",
        "market_regulators": "名称含“市场监督管理”“知识产权局”“药品监督管理”的部门",
    },
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
PB_11 = Rule(
    "PB-11",
    WARNING,
    "国办发〔2025〕22号；信用修复管理办法（分类为转述，未见各领域目录）",
    "处罚分三类：简易程序、警告、通报批评为轻微，吊销、限制从业、责令关闭为严重，其余为一般；有疑问的从轻",
    "Simple, warning, criticism: light; revocation, work ban, closure: grave; else ordinary",
    "处罚类别没有写明，公示期按一般处罚计算。",
    "The kind of penalty is not stated; the period is that of an ordinary one.",
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
    settings={
        "periods.online_months": "60个月（条文未见，据实践文本）",
        "periods.online_person_months": "24个月（同上）",
    },
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
PB_17 = Rule(
    "PB-17",
    WARNING,
    "市场监督管理行政处罚信息公示规定第十二条；政府信息公开条例第四十一条；浙江省行政处罚结果信息网上公开暂行办法第九条（未见全文）",
    "有证据证明公示有错的，及时更正，自收到申请起5个工作日",
    "A proven error is put right at once: within 5 working days of the request",
    "更正申请已过5个工作日，工作簿里还没有更正。",
    "The request is older than 5 working days and the workbook is not yet corrected.",
)
PB_18 = Rule(
    "PB-18",
    WARNING,
    "市场监督管理行政处罚信息公示规定第八条",
    "处罚决定书应当告知当事人将公示",
    "The served decision tells the party that it will be published",
    "“{heading}”没有告知当事人处罚信息将公示，请核对决定书。",
    "“{heading}” does not tell the party of the publication.",
)
PB_19 = Rule(
    "PB-19",
    ERROR,
    "政府信息公开条例第十七条；保守国家秘密法第三十五条",
    "公开前逐条保密审查",
    "Every record passes a confidentiality review before publication",
    "“保密审查”没有通过，这一行不公开。",
    "The confidentiality review is not passed; the row is withheld.",
    settings={"review_required": "否：没有填写的不拦；是：没有填写的也不公开"},
)
PB_20 = Rule(
    "PB-20",
    WARNING,
    "行政处罚法第七十三条",
    "复议、诉讼期间不停止公示，但要写明正在复议或者诉讼",
    "Review or suit does not stop publication; its state is shown",
    "复议、诉讼期间不停止公示：请在“{heading}”写明状态，不必填“不公开”。",
    "Review or suit does not stop publication; state it in “{heading}” instead.",
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
PB_26 = Rule(
    "PB-26",
    ERROR,
    OURS + "（个人信息保护法第四十七条）",
    "发布单位撤下的记录不在任何地方出现，直到工作簿改正",
    "What the publisher took down is shown nowhere, and told until its workbook agrees",
    "这条记录已于{since}撤下（{reason}）。{following}",
    "This record was taken down on {since} ({reason}). {following_en}",
)
PB_RULES = (
    PB_01,
    PB_02,
    PB_03,
    PB_04,
    PB_05,
    PB_06,
    PB_07,
    PB_08,
    PB_09,
    PB_10,
    PB_11,
    PB_12,
    PB_14,
    PB_15,
    PB_16,
    PB_17,
    PB_18,
    PB_19,
    PB_20,
    PB_21,
    PB_23,
    PB_24,
    PB_25,
    PB_26,
)
