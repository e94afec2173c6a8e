"""Fixtures of RM: what a decision tells its party about remedies."""

from tests.books import Rows, city
from tests.registry.rules.cases.making import (
    AUTHORITY_ROW,
    TOWN,
    TOWN_ROW,
    Case,
    authorities,
    penalties,
    rows,
)

SIMPLE = {"适用程序": "简易程序"}


def told(text: str, **row: object) -> dict[str, Rows]:
    """One decision that tells its party *text* about remedies."""
    return city(行政处罚决定=penalties({"救济途径": text, **row}))


RIGHT = "可以自收到之日起六十日内向示例市人民政府申请行政复议，或者六个月内向人民法院起诉。"
FIRST = "应当先申请行政复议：自收到之日起六十日内向示例市人民政府申请行政复议。"
HIGHER = "可以自收到之日起六十日内向上一级主管部门申请行政复议。"
PRICE = {"处罚依据": "《价格违法行为行政处罚规定》第十三条"}

CASES = (
    Case(
        "RM-01",
        "another government",
        told(RIGHT.replace("示例市人民政府", "他市人民政府")),
        ("救济途径2",),
    ),
    Case(
        "RM-01",
        "the government of its level",
        told(RIGHT.replace("示例市人民政府", "本级人民政府")),
    ),
    Case(
        "RM-01",
        "a town's decision goes to the county",
        city(
            执法主体=authorities({**TOWN_ROW, "赋权决定": "示政〔2025〕8号"}),
            行政处罚决定=penalties(
                {"处罚机关": TOWN, "救济途径": RIGHT.replace("示例市", "示例县")},
            ),
        ),
        source=6,
    ),
    Case(
        "RM-02",
        "the higher department on 2 January 2024",
        told(HIGHER, 处罚决定日期="2024-01-02"),
        ("救济途径2",),
        source=5,
    ),
    Case(
        "RM-02",
        "the higher department on 20 December 2023",
        told(HIGHER, 处罚决定日期="2023-12-20"),
        source=5,
    ),
    Case(
        "RM-02",
        "the higher department of a vertical authority",
        city(
            执法主体=rows(
                {**AUTHORITY_ROW, "管理体制": "税务", "派出机构上级": "示例省税务局"}, {}
            ),
            行政处罚决定=penalties({"救济途径": HIGHER}),
        ),
    ),
    Case(
        "RM-02",
        "the higher department on the day of the law",
        told(HIGHER, 处罚决定日期="2024-01-01"),
        ("救济途径2",),
    ),
    Case(
        "RM-03",
        "on the spot on the day of the law",
        told(RIGHT, **SIMPLE, **{"罚款金额(元)": "100元", "处罚决定日期": "2024-01-01"}),
        ("救济途径2",),
    ),
    Case(
        "RM-03",
        "on the spot the day before",
        told(RIGHT, **SIMPLE, **{"罚款金额(元)": "100元", "处罚决定日期": "2023-12-31"}),
    ),
    Case(
        "RM-03",
        "on the spot, review not told as first",
        told(RIGHT, **SIMPLE, **{"罚款金额(元)": "100元"}),
        ("救济途径2",),
        source=7,
    ),
    Case(
        "RM-03", "a price penalty, review not told as first", told(RIGHT, **PRICE), ("救济途径2",)
    ),
    Case("RM-03", "on the spot, review first", told(FIRST, **SIMPLE, **{"罚款金额(元)": "100元"})),
    Case("RM-04", "thirty days", told(RIGHT.replace("六十日", "三十日")), ("救济途径2",)),
    Case("RM-04", "sixty days and six months", told(RIGHT)),
    Case(
        "RM-05", "fifteen days for review", told(RIGHT.replace("六十日", "十五日")), ("救济途径2",)
    ),
    Case(
        "RM-05", "three months for a suit", told(RIGHT.replace("六个月", "三个月")), ("救济途径2",)
    ),
    Case(
        "RM-05",
        "fifteen days after the review, for a suit",
        told(RIGHT + "不服复议决定的，收到之日起十五日内起诉。"),
    ),
    Case(
        "RM-06",
        "on the spot, a direct suit",
        told("可以申请行政复议，也可以直接向人民法院起诉。", **SIMPLE),
        ("救济途径2",),
    ),
    Case(
        "RM-06", "a normal one, a direct suit", told("可以申请行政复议，也可以直接向人民法院起诉。")
    ),
    Case(
        "RM-08",
        "a court has set it aside and it stands",
        city(行政处罚决定=penalties({"备注": "示例市人民法院判决撤销本决定"})),
        ("决定状态2",),
    ),
    Case(
        "RM-08",
        "review has upheld it",
        city(行政处罚决定=penalties({"备注": "经行政复议，维持本决定"})),
    ),
    Case(
        "RM-08",
        "set aside and told so",
        city(行政处罚决定=penalties({"备注": "复议机关撤销本决定", "决定状态": "撤销"})),
    ),
)
