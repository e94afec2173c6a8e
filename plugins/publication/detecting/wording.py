"""Personal data that words announce: addresses of homes, messaging names, birthdays, mail."""

import re
from collections.abc import Iterator

from plugins.publication.detecting.folding import INVISIBLE
from plugins.publication.detecting.secrets import Hit, Secret

_BLANK = rf"[\s{INVISIBLE}]"
_IS = rf"(?:{_BLANK}|[:：为是系在于(（]){{0,4}}"
EMAIL = re.compile(
    rf"[A-Za-z0-9][A-Za-z0-9._%+\-]{{0,63}}{_BLANK}{{0,2}}(?:@|\(at\)|\[at\]){_BLANK}{{0,2}}"
    r"((?:[A-Za-z0-9\-]{1,63}\.){1,4}[A-Za-z]{2,18})",
    re.IGNORECASE,
)
_ORGAN_MAIL = (".gov.cn",)
QQ = re.compile(
    rf"(?:(?<![A-Za-z])Q{_BLANK}?Q|扣扣|企鹅号)(?:号码|群号|号|群)?{_IS}"
    rf"[1-9](?:{_BLANK}?[0-9]){{4,10}}(?![0-9])",
    re.IGNORECASE,
)
_ACCOUNT = rf"(?:[A-Za-z][A-Za-z0-9_\-]{{5,19}}|[0-9](?:{_BLANK}?[0-9]){{4,11}})(?![A-Za-z0-9])"
WECHAT = re.compile(
    rf"(?:(?:微信|薇信|威信)(?:账号|帐号|号码|号|id)?{_IS}"
    rf"|(?<![A-Za-z])(?:wechat|weixin)(?:账号|帐号|号码|号|id)?{_IS}"
    rf"|(?<![A-Za-z])(?:wx|vx|v信)(?:号{_IS}|[:：\s]{{1,3}})){_ACCOUNT}",
    re.IGNORECASE,
)
_NUMERAL = "0-9〇零一二两三四五六七八九十百千"
_DOOR = rf"[{_NUMERAL}A-Za-z\-甲乙丙丁东西南北]{{1,8}}(?:号楼|号|室|幢|栋|单元|弄|组|楼|层|户)"
_VILLAGE = "[省市区县镇乡道][\u4e00-\u9fff]{1,6}村(?![民委级规])"
_ESTATE = "[\u4e00-\u9fff]{2}(?:小区|公寓|宿舍)"
_PLACE = rf"[^。；;\n\u0001]{{0,40}}?(?:{_DOOR}|{_VILLAGE}|{_ESTATE})(?:{_DOOR}){{0,5}}"
HOME = re.compile(
    rf"(?:家庭(?:住址|地址)|现?住址|家住|户籍(?:所在地|地址|地)?|居住(?:地址|地|在|于)|现住|暂住(?:地|于|在)?"
    rf"|住在|住处|(?:其|自己的?|自家)(?:家中|家里|住宅)(?:位于)?){_IS}(?!证|管理|登记|人口){_PLACE}"
)
SEAT = re.compile(rf"(?<!经营场所[（(])(?<!营业场所[（(])住所地?(?!登记|无法|变更){_IS}{_PLACE}")
_DAY = (
    rf"(?:(?:1[89]|20)[0-9]{{2}}|[一二][九〇零八][〇零一二三四五六七八九]{{2}})"
    rf"(?:年[{_NUMERAL}]{{1,3}}月(?:[{_NUMERAL}]{{1,3}}[日号])?"
    r"|[\-./][0-9]{1,2}[\-./][0-9]{1,2}|[01][0-9][0-3][0-9])"
)
BIRTH = re.compile(
    rf"(?:出生(?:日期|年月日|年月|时间)?|生于|生日){_IS}{_DAY}|{_DAY}{_BLANK}?(?:出生|生(?![产效活成长态命理育]))"
)
HOME_PHONE = re.compile(
    rf"(?:家庭|住宅|家中|家里|宅)(?:固定|联系)?电话{_IS}"
    r"(?:0[0-9]{2,3}[\- ]?)?[0-9]{7,8}(?![0-9])"
)
_SOUGHT = (
    (Secret.QQ, QQ, ("q", "Q", "扣", "企鹅")),
    (Secret.WECHAT, WECHAT, ("信", "w", "W", "v", "V")),
    (Secret.HOME, HOME, ("住", "户籍", "家庭", "家中", "家里")),
    (Secret.SEAT, SEAT, ("住所",)),
    (Secret.BIRTH, BIRTH, ("生",)),
    (Secret.HOME_PHONE, HOME_PHONE, ("电话",)),
)


def worded_hits(text: str) -> Iterator[Hit]:
    """Everything in the folded *text* that words announce as personal."""
    if "@" in text or "at" in text.lower():
        for match in EMAIL.finditer(text):
            if not match[1].lower().endswith(_ORGAN_MAIL):
                yield Hit(Secret.EMAIL, match.start(), match.end())
    for kind, pattern, words in _SOUGHT:
        if any(word in text for word in words):
            for match in pattern.finditer(text):
                yield Hit(kind, match.start(), match.end())
