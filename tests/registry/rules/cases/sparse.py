"""Rows that say next to nothing: what is not told cannot be broken, and ends nothing."""

from tests.books import AUTHORITY, AUTHORITY_HEADINGS, ITEM, ITEM_HEADINGS, Rows
from tests.registry.rules.cases.making import (
    INSPECTION,
    LICENCE,
    MEASURE,
    PENALTY,
    TIER,
    Case,
    Row,
    rows,
)


def bare(base: Row, kept: str, *further: str) -> Rows:
    """One row of *base* with nothing but what names it; *further* headings are empty."""
    said = kept.split()
    row = {heading: value if heading in said else None for heading, value in base.items()}
    return rows({**row, **dict.fromkeys(further)}, {})


SPARSE = {
    "执法主体": bare(
        dict(zip(AUTHORITY_HEADINGS, AUTHORITY, strict=True)), "执法主体名称 统一社会信用代码"
    ),
    "权力清单": bare(
        dict(zip(ITEM_HEADINGS, ITEM, strict=True)),
        "事项编码 事项名称",
        *("划出部门", "处罚的行为、种类、幅度", "法定办结时限", "承诺办结时限", "赋权决定"),
    ),
    "裁量基准": bare(TIER, "事项编码 违法行为"),
    "行政处罚决定": bare(
        PENALTY,
        "行政处罚决定书文号 行政相对人名称 处罚决定日期",
        *("适用程序", "裁量阶次", "立案日期", "发现日期", "是否听证", "执法人员", "救济途径"),
    ),
    "行政许可决定": bare(
        LICENCE,
        "行政许可决定文书号 行政相对人名称 许可决定日期",
        "受理日期",
        "发证日期",
        "是否告知承诺",
    ),
    "行政强制": bare(MEASURE, "强制决定文号 行政相对人名称 决定日期", "延期至"),
    "行政检查": bare(INSPECTION, "检查对象 检查日期", "公示日期"),
}
SILENT = (
    *("ID-01", "ID-02", "ID-03", "ID-04", "ID-05"),
    *("PL-01", "PL-02", "PL-03", "PL-04", "PL-05", "PL-06", "PL-07", "PL-08", "PL-09"),
    *("DB-00", "DB-01", "DB-02", "DB-03", "DB-04", "DB-06", "DB-07", "DB-09", "DB-10", "DB-11"),
    *("LB-01", "LB-04", "LB-05", "LB-06", "LB-07", "LB-08", "LB-09"),
    *("PN-01", "PN-02", "PN-03", "PN-05", "PN-06", "PN-07", "PN-08", "PN-09", "PN-10", "PN-11"),
    *("PN-13", "PN-14", "PN-15", "PN-16", "RM-01", "RM-03", "RM-04", "RM-08"),
    *("LI-01", "LI-02", "LI-03", "LI-04", "CO-01", "CO-02", "CO-03", "CO-04"),
    *("IN-01", "IN-02", "IN-03", "XR-01", "XR-02", "XR-04", "XR-05", "XR-06"),
    *("UN-01", "UN-02", "UN-03", "UN-04"),
)
"""Rules that ask for something first: of rows without it they say nothing."""

CASES = tuple(Case(rule, "rows that say next to nothing", SPARSE) for rule in SILENT)
