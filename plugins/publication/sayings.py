"""What the wall keeps: the PV and PB rules as data, with the sentence a clerk reads.

Numbers up to PV-18 and PB-22 are those of the domain dictionary; later ones are design
decisions of this program, marked 本系统约定.
"""

from plugins.registry.findings import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING
OURS = "本系统约定"

PV_01 = Rule(
    "PV-01",
    ERROR,
    "预防未成年人犯罪法第五十九条",
    "未成年人的处罚记录封存，任何形式都不公开",
    "Penalties on minors are sealed and never published in any form",
    "“{heading}”的内容像是在说当事人未成年，这条记录不公开。如果不是，请把“是否未成年人”填为“否”。",
    "“{heading}” reads as if the party were a minor; the record is withheld.",
)
PV_02 = Rule(
    "PV-02",
    ERROR,
    "未成年人保护法第一百零三条；个人信息保护法第二十八条",
    "其他未成年人（受害人、学生等）的姓名、学校、住处等能认出本人的内容不公开",
    "What identifies other minors (victims, pupils) is removed",
    "“{heading}”里有能认出未成年人的内容（{kind}），这一行不公开。请改写，不提学校、班级和姓名。",
    "“{heading}” identifies a minor; the row is withheld.",
)
PV_03 = Rule(
    "PV-03",
    ERROR,
    "治安管理处罚法（2025年修订）第一百三十六条，自2026年1月1日起",
    "违反治安管理的记录封存，不公开",
    "Public-order violation records are sealed from 2026-01-01",
    "这条记录依据治安管理处罚法作出，已经封存，不公开。",
    "This record rests on the public-order penalties law and is sealed.",
)
PV_04 = Rule(
    "PV-04",
    WARNING,
    "个人信息保护法第二十五条、第三十四条；浙江省公共信用信息管理条例第十五条",
    "自然人的姓名遮盖后公开",
    "Natural persons' names are masked",
    "“{heading}”像是人名，已按自然人遮盖。如果是单位，请填写统一社会信用代码或者相对人类别。",
    "“{heading}” looks like a person's name and was masked; fill in the code if it is no person.",
    settings={"full_names": "空；填“部门: 所依据的规定”"},
)
PV_05 = Rule(
    "PV-05",
    ERROR,
    OURS + "（参照裁判文书公开的做法）",
    "姓名只留姓，同姓的用甲、乙区分，全文一致；外文名只留首字母",
    "Names keep the surname, namesakes are numbered, the same in every field",
    "姓名已按规则遮盖。",
    "The name was masked.",
)
PV_06 = Rule(
    "PV-06",
    ERROR,
    "个人信息保护法第六条、第二十八条；居民身份证法第十九条",
    "公开的内容里没有证件号码、住址、电话、账号等个人信息",
    "No identity numbers, home addresses, phones or accounts in what is published",
    "“{heading}”里有{kind}，这一行不公开。请删去这项内容。",
    "“{heading}” holds personal data ({kind_en}); the row is withheld.",
)
PV_07 = Rule(
    "PV-07",
    ERROR,
    OURS,
    "经营场所与住所同一的，只有登记的经营场所可以公开，自然人的住所不公开",
    "A home stays only where it is the registered place of business",
    "“{heading}”里有自然人的住所，这一行不公开。登记的经营场所请写作“经营场所”。",
    "“{heading}” holds a person's home; write a registered place of business as such.",
)
PV_08 = Rule(
    "PV-08",
    ERROR,
    "个人信息保护法第七十三条",
    "身份证号码只遮一部分仍能认出本人，必须整个删去",
    "A partly hidden identity number still identifies and is removed whole",
    "“{heading}”里有只遮了一部分的身份证号码，剩下的数字仍能认出本人，这一行不公开。请整个删去。",
    "“{heading}” holds a partly hidden identity number; the row is withheld.",
)
PV_09 = Rule(
    "PV-09",
    ERROR,
    "政府信息公开条例第十六条",
    "笔录、证据等案卷内容不公开",
    "Contents of case files are not published",
    "“{heading}”里有笔录的问答，属于案卷内容，这一行不公开。请改写成违法事实。",
    "“{heading}” quotes questions and answers of a case file; the row is withheld.",
)
PV_10 = Rule(
    "PV-10",
    ERROR,
    "政府信息公开条例第十四条至第十六条；保守国家秘密法",
    "国家秘密、商业秘密、个人隐私和填明不公开的记录不公开",
    "Secrets, and records marked not to be published, are withheld",
    "“{heading}”里有密级或者内部文件的标志，这一行不公开，请立即核对。",
    "“{heading}” carries a mark of secrecy; the row is withheld.",
)
PV_11 = Rule(
    "PV-11",
    WARNING,
    "政府信息公开条例第三十六条、第三十七条",
    "不公开的写明理由",
    "Whoever withholds says why",
    "“是否公开”填了“否”，但没有写“不公开理由”。请补上理由。",
    "The record is marked not to be published without a reason.",
)
PV_12 = Rule(
    "PV-12",
    WARNING,
    OURS,
    "个体工商户的名称就是经营者姓名的，按自然人遮盖",
    "A sole trader named like its operator is masked as a person",
    "个体工商户的名称就是人名，已按自然人遮盖，统一社会信用代码也不公开。",
    "The sole trader is named like a person and was masked; its code is not shown.",
)
PV_13 = Rule(
    "PV-13",
    ERROR,
    "个人信息保护法第五十五条、第五十六条",
    "公开个人信息之前做个人信息保护影响评估，报告和记录至少保存三年",
    "Publishing personal data needs an impact assessment on record",
    "没有登记个人信息保护影响评估，自然人的记录不公开。",
    "No impact assessment is on record; natural persons' records are withheld.",
    settings={"assessed": "没有：自然人的记录不公开；填评估完成的日期，如 2026-03-01"},
)
PV_14 = Rule(
    "PV-14",
    ERROR,
    "个人信息保护法第三十六条；数据安全法第四十条；网络数据安全管理条例第十五条",
    "国家机关处理的个人信息在境内存储；受托方经过批准，不留存数据",
    "Data of state organs stay in China; contractors keep nothing",
    "网站发布到云存储，但没有登记数据在境内存储的依据，请填写 PUBLICATION 的 kept_in_china。",
    "The site is sent to cloud storage and no contract says that it is in China.",
    settings={"kept_in_china": "没有；填合同或者批准文件的名称和编号"},
)
PV_15 = Rule(
    "PV-15",
    WARNING,
    OURS,
    "填写文字里的个人信息默认使整行不公开；部门选择自动遮盖的，遮盖后公开",
    "Personal data in free text withholds the row unless its department chose masking",
    "“{heading}”里有{kind}，已自动遮盖。请在原表里删去。",
    "“{heading}” held personal data ({kind_en}), masked automatically.",
    settings={"auto_mask": "空；填部门全称，或者 * 表示全部"},
)
PV_16 = Rule(
    "PV-16",
    ERROR,
    OURS + "（个人信息保护法第五十一条）",
    "附件要由复核人声明已脱敏，清除作者、位置等信息，文字层逐一检查后才公开",
    "Attachments need a reviewer's word, no metadata, and a text layer without secrets",
    "附件不公开：{why}。",
    "The attachment is withheld: {why_en}.",
)
PV_17 = Rule(
    "PV-17",
    WARNING,
    OURS,
    "涉及自然人的汇总数小于3时不显示具体数字",
    "Counts of natural persons below three are not shown",
    "这个数字小于3，不显示具体数字。",
    "This count is below three and is not shown.",
)
PV_18 = Rule(
    "PV-18",
    ERROR,
    "个人信息保护法第六条、第二十四条、第二十七条",
    "不对当事人画像、排名；证件号码无从检索；自然人的页面不让外部搜索引擎收录",
    "No profiling of parties; pages of natural persons stay out of search engines",
    "自然人的页面不让外部搜索引擎收录。",
    "Pages of natural persons stay out of search engines.",
)
PV_19 = Rule(
    "PV-19",
    ERROR,
    OURS + "（行政强制法第九条、第二十条）",
    "限制人身自由的强制措施不公开",
    "Measures against personal liberty are never published",
    "限制人身自由的强制措施不公开。",
    "Measures against personal liberty are never published.",
)
PV_RULES = (
    PV_01,
    PV_02,
    PV_03,
    PV_04,
    PV_05,
    PV_06,
    PV_07,
    PV_08,
    PV_09,
    PV_10,
    PV_11,
    PV_12,
    PV_13,
    PV_14,
    PV_15,
    PV_16,
    PV_17,
    PV_18,
    PV_19,
)
