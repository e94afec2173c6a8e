"""Region codes of GB/T 2260 that we vouch for: provinces, Zhejiang's cities, Hangzhou's districts.

A date is the first or last day on which a code may be used.  Where the day of a change is
only known to the month, it errs to the wider side, so that nothing true is called wrong.
"""

from datetime import date
from typing import NamedTuple


class Region(NamedTuple):
    """A region's code and name, and the days between which the code is good."""

    code: str
    name: str
    first: date = date.min
    last: date = date.max


_PROVINCES = {
    "11": "北京市", "12": "天津市", "13": "河北省", "14": "山西省", "15": "内蒙古自治区",
    "21": "辽宁省", "22": "吉林省", "23": "黑龙江省", "31": "上海市", "32": "江苏省",
    "33": "浙江省", "34": "安徽省", "35": "福建省", "36": "江西省", "37": "山东省",
    "41": "河南省", "42": "湖北省", "43": "湖南省", "44": "广东省", "45": "广西壮族自治区",
    "46": "海南省", "50": "重庆市", "51": "四川省", "52": "贵州省", "53": "云南省",
    "54": "西藏自治区", "61": "陕西省", "62": "甘肃省", "63": "青海省",
    "64": "宁夏回族自治区", "65": "新疆维吾尔自治区", "71": "台湾省",
    "81": "香港特别行政区", "82": "澳门特别行政区",
}  # fmt: skip
_ZHEJIANG = {
    "3301": "杭州市", "3302": "宁波市", "3303": "温州市", "3304": "嘉兴市", "3305": "湖州市",
    "3306": "绍兴市", "3307": "金华市", "3308": "衢州市", "3309": "舟山市", "3310": "台州市",
    "3311": "丽水市",
}  # fmt: skip
_REDRAWN = date(2021, 3, 11)
_REDRAWN_CODED = date(2021, 5, 31)
_HANGZHOU = (
    # “Municipal level” as old systems write it.
    Region("330101", "杭州市本级"),
    Region("330102", "上城区"),
    Region("330103", "下城区", last=_REDRAWN_CODED),
    Region("330104", "江干区", last=_REDRAWN_CODED),
    Region("330105", "拱墅区"),
    Region("330106", "西湖区"),
    Region("330108", "滨江区"),
    Region("330109", "萧山区"),
    Region("330110", "余杭区"),
    Region("330111", "富阳区", first=date(2014, 12, 1)),
    Region("330112", "临安区", first=date(2017, 7, 1)),
    Region("330113", "临平区", first=_REDRAWN),
    Region("330114", "钱塘区", first=_REDRAWN),
    Region("330122", "桐庐县"),
    Region("330127", "淳安县"),
    Region("330182", "建德市"),
    Region("330183", "富阳市", last=date(2015, 3, 31)),
    Region("330185", "临安市", last=date(2017, 12, 31)),
)

REGIONS: dict[str, Region] = {
    region.code: region
    for region in (
        *(Region(prefix + "0000", name) for prefix, name in _PROVINCES.items()),
        *(Region(prefix + "00", name) for prefix, name in _ZHEJIANG.items()),
        *_HANGZHOU,
    )
}
PROVINCE_PREFIXES = frozenset(_PROVINCES)
