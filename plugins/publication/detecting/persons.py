"""What texts tell of persons without a number: their health, and the school of a minor.

Statutes speak of illness and pupils all the time; only what is said of one person counts.
"""

import re
from collections.abc import Iterator

from plugins.publication.detecting.secrets import Hit, Secret
from plugins.publication.surnames import AMBIGUOUS, SINGLE, WORDS

_WHO = (
    "(?:当事人|被处罚人|行为人|驾驶员|司机|经营者|负责人|员工|职工|从业人员|服务员|厨师|患者|病人|受害人|伤者|死者"
    "|受伤人员|其本人|其妻|其夫|其子|其女|其母|其父|本人|该人|先生|女士|同学|幼儿|学生|[\u4e00-\u9fff]某[\u4e00-\u9fff]?)"
)
_ILL = (
    "(?:艾滋病|HIV|乙肝|丙肝|甲肝|肝炎|梅毒|淋病|性病|肺?结核|痢疾|伤寒|霍乱|新冠|精神分裂症?|精神病|精神疾病|精神障碍"
    "|抑郁症?|躁郁症|癫痫|癌症?|肿瘤|白血病|糖尿病|高血压|心脏病|冠心病|尿毒症|尘肺病?|脑梗死?|中风|残疾|流产|怀孕|妊娠"
    "|早孕|不孕|脑瘫|自闭症|孤独症|骨折|腹泻|食物中毒|烧伤|智力低下)"
)
_SUFFERS = "(?:患有?|确诊为?|确诊患有?|诊断为|诊断患有?|感染|身患|检出|查出|因|系|为|有|已|出现|属)"
_GENERAL = (
    "(?!(?:病|症|等)?的?(?:人员|患者|病人|人群|动物|疫苗|防治|预防|医院|用药|药品|药物|诊疗|门诊|机构|检测|检查|筛查|病毒|抗原"
    "|疗效|治疗|功效|作用|风险|隐患|事件|事故|应急))"
)
HEALTH = re.compile(
    f"{_WHO}(?:[（(][^）)]{{0,20}}[）)])?[^。；;，,\n向对招用聘安排为给]{{0,8}}{_SUFFERS}"
    f"[^。；;\n]{{0,6}}?{_ILL}{_GENERAL}"
    "|(?:病历号|住院号|门诊号|就诊卡号)\\s?[:：为是]?\\s?[A-Za-z0-9]{4,20}"
)
_SCHOOL = "(?:小学|中学|学校|初中|高中|幼儿园|托育园|职高|中专)"
_CLASS = "[(（]?[一二三四五六七八九十小中大初高0-9]{1,3}[)）]?(?:年级|班)"
_PUPIL = "(?:学生|幼儿|同学|在校生|小朋友|女生|男生|儿童|女童|男童|孩子)"
_WORDS = "|".join(sorted(word for word in WORDS if word[0] in SINGLE))
_SURNAMES = "".join(sorted(SINGLE - AMBIGUOUS))
_ONE = (
    "(?:[\u4e00-\u9fff]某{1,2}|[（(]?(?:男|女)[,，、]|(?:年仅|现年)?(?<![0-9])1?[0-9]周?岁(?!以[下上])"
    f"|(?!{_WORDS})[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=[，,。；;（(、]|$|[的在于被称购买报因到从向与和就受溺摔说反参进使]))"
)
MINOR = re.compile(
    f"[\u4e00-\u9fff]{{2,10}}{_SCHOOL}(?:{_CLASS}){{0,2}}的?{_PUPIL}[，,：:]?{_ONE}"
    f"|[\u4e00-\u9fff]{{0,10}}{_SCHOOL}(?:{_CLASS}){{1,2}}的?{_PUPIL}"
    f"|(?:就读于|就读在|就读学校[:：为]?)[^。；;，,\n]{{2,16}}?{_SCHOOL}"
)


def told_hits(text: str) -> Iterator[Hit]:
    """What the folded *text* tells of the health of a person, or of a minor's school."""
    if any(word in text for word in ("患", "诊", "感染", "因", "系", "有", "孕", "出", "号")):
        for match in HEALTH.finditer(text):
            yield Hit(Secret.HEALTH, match.start(), match.end())
    if any(word in text for word in ("学", "幼儿园", "托育", "初中", "高中", "职高", "中专")):
        for match in MINOR.finditer(text):
            yield Hit(Secret.MINOR, match.start(), match.end())
