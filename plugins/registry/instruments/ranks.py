"""Rank and issuer of an instrument from its title and the lines under it (立法法 ch. 2 to 4)."""

import re

from plugins.registry.vocabulary import InstrumentRank

_LAW = re.compile(r"全国人民代表大会|中央人民政府委员会|主席令")
_LOCAL = re.compile(r"(?:省|市|州|县|自治区)(?:第[一二三四五六七八九十]+届)?人民代表大会")
_COUNCIL = re.compile(r"国务院|政务院|中央军委|中央军事委员会")
_CITY_RULE = re.compile(r"[市州]人民政府(?:第\S{1,6}号)?令|[市州]人民政府(?:第\d+次)?常务会议")
_PROVINCE_RULE = re.compile(
    r"(?:省|自治区|北京市|上海市|天津市|重庆市)人民政府(?:第\S{1,6}号)?令|省人民政府(?:第\d+次)?常务会议"
)
_DEPARTMENT = re.compile(
    r"(?:部|总局|委员会|局|署|银行|委)(?:第\S{1,6}号)?令|部务会议|部长办公会议"
)
_LOCAL_ISSUER = re.compile(
    r"([\u4e00-\u9fff]{2,12}?(?:省|市|州|县|自治区))(?:第[一二三四五六七八九十]+届)?人民代表大会(常务委员会)?"
)
_DECREE_ISSUER = re.compile(r"日?([\u4e00-\u9fff、]{2,30}?)(?:第\S{1,6}号)?令")


def rank_of(title: str, told: str) -> InstrumentRank | None:
    """The rank that the head lines *told* allow to name; None where they do not say."""
    if _LOCAL.search(told):
        autonomous = title.endswith(("自治条例", "单行条例"))
        return (
            InstrumentRank.AUTONOMOUS_REGULATION if autonomous else InstrumentRank.LOCAL_REGULATION
        )
    if _LAW.search(told):
        return InstrumentRank.LAW
    if _PROVINCE_RULE.search(told):
        return InstrumentRank.PROVINCIAL_RULE
    if _CITY_RULE.search(told):
        return InstrumentRank.CITY_RULE
    if _COUNCIL.search(told):
        return InstrumentRank.ADMINISTRATIVE_REGULATION
    return InstrumentRank.DEPARTMENT_RULE if _DEPARTMENT.search(told) else None


def issuer_of(rank: InstrumentRank | None, told: str) -> str:
    """Who made it, as far as the head lines *told* say."""
    if rank is InstrumentRank.LAW:
        standing = "全国人民代表大会常务委员会"
        return standing if standing in told else "全国人民代表大会"
    if rank is InstrumentRank.ADMINISTRATIVE_REGULATION:
        return "国务院"
    pattern = _LOCAL_ISSUER if rank in _LOCAL_RANKS else _DECREE_ISSUER
    found = pattern.search(told)
    if not found:
        return ""
    return f"{found[1]}人民代表大会{found[2] or ''}" if rank in _LOCAL_RANKS else found[1]


_LOCAL_RANKS = (InstrumentRank.LOCAL_REGULATION, InstrumentRank.AUTONOMOUS_REGULATION)
