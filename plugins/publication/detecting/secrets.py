"""What a detector finds: a kind of personal data, and where in the text it stands."""

from typing import NamedTuple

from plugins.registry.vocabulary.closed_set import Labelled


class Secret(Labelled):
    """Kinds of personal data that may never be said (rule PV-06); ``label`` is for clerks."""

    RESIDENT_ID = "resident_id", "居民身份证号码"
    OLD_RESIDENT_ID = "old_resident_id", "15位居民身份证号码"
    MASKED_ID = "masked_id", "只遮了一部分的身份证号码"
    MOBILE = "mobile", "手机号码"
    HOME_PHONE = "home_phone", "家庭电话"
    BANK = "bank", "银行卡号或者账号"
    PASSPORT = "passport", "护照号码"
    PERMIT = "permit", "通行证或者境外身份证件号码"
    EMAIL = "email", "电子邮箱"
    QQ = "qq", "QQ号"
    WECHAT = "wechat", "微信号"
    PLATE = "plate", "机动车号牌"
    HOME = "home", "家庭住址"
    SEAT = "seat", "住所地址"
    BIRTH = "birth", "出生日期"
    HEALTH = "health", "健康状况"
    MINOR = "minor", "未成年人的学校或者班级"


class Hit(NamedTuple):
    """One piece of personal data: ``text[start:end]`` as it was given."""

    kind: Secret
    start: int
    end: int
