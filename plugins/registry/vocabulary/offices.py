"""Closed sets about who acts: authorities, their levels, their officers."""

from plugins.registry.vocabulary.closed_set import Vocabulary


class AuthorityNature(Vocabulary):
    """What an authority is in law, GB/T 39046-2020 A.3."""

    STATUTORY = "statutory", "法定机关", "1", "法定行政机关", "行政机关"
    AUTHORISED = "authorised", "授权组织", "2", "法律法规授权组织"
    ENTRUSTED = "entrusted", "受委托组织", "3", "受托组织", "委托组织"
    OTHER = "other", "其他", "9"


class Level(Vocabulary):
    """Administrative levels, GB/T 39046-2020 A.2."""

    STATE = "state", "国家级", "1", "国家"
    PROVINCE = "province", "省级", "2", "省"
    CITY = "city", "市级", "3", "市", "设区的市级"
    COUNTY = "county", "县级", "4", "县", "区级", "区", "县（市、区）", "县(市、区)"
    TOWN = (
        "town",
        "镇（街道）级",
        "5",
        "镇",
        "街道",
        "乡镇",
        "镇(乡、街道)",
        "镇（乡、街道）",
        "镇(街道)级",
    )
    VILLAGE = "village", "村（社区）级", "6", "村", "社区", "村（社区）", "村(社区)", "村(社区)级"
    GRADED = "graded", "分级管理", "7"


class Vertical(Vocabulary):
    """Vertical leadership that changes the review organ, 行政复议法 art. 27."""

    NONE = "none", "否", "无", "属地管理", "不是"
    CUSTOMS = "customs", "海关"
    FINANCE = "finance", "金融"
    FOREX = "forex", "外汇", "外汇管理"
    TAX = "tax", "税务"
    STATE_SECURITY = "state_security", "国家安全"


class AuthorityStatus(Vocabulary):
    """Life of an authority."""

    ACTIVE = "active", "在用", "有效", "正常"
    RENAMED = "renamed", "更名"
    MERGED = "merged", "合并"
    ABOLISHED = "abolished", "撤销"


class CertificateStatus(Vocabulary):
    """State of an officer's certificate."""

    VALID = "valid", "有效", "正常"
    SUSPENDED = "suspended", "暂扣"
    CANCELLED = "cancelled", "注销"
