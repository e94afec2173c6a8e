"""Fixtures of RM: what a decision tells its party about remedies."""

from tests.books import Rows, city
from tests.registry.rules.cases.cross import COLUMNS
from tests.registry.rules.cases.making import (
    AUTHORITY_ROW,
    TOWN,
    TOWN_ROW,
    Case,
    authorities,
    licences,
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

COMPLETE = dict.fromkeys(COLUMNS.split())
"""Every column that rules need, and nothing in them."""


def reviewed(public: str | None, **row: object) -> dict[str, Rows]:
    """One decision that was upheld on review, whose review decision is *public* or not."""
    told_of = {"备注": "经行政复议，维持本决定", "复议决定是否公开": public, **row}
    return city(行政处罚决定=penalties(told_of))


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
        "RM-07",
        "a last day before service",
        told("请于2026年7月6日前申请行政复议。"),
        ("救济途径2",),
    ),
    Case(
        "RM-07",
        "the day of service plus sixty, which is a Sunday",
        told("请于2026年7月5日前申请行政复议。", 送达日期="2026-05-06"),
        ("救济途径2",),
    ),
    Case(
        "RM-07",
        "the Monday after",
        told("请于2026年7月6日前申请行政复议。", 送达日期="2026-05-06"),
    ),
    Case(
        "RM-07",
        "six months for a suit",
        told("可以在2026年11月6日前向人民法院起诉。", 送达日期="2026-05-06"),
    ),
    Case(
        "RM-07",
        "a day late for a suit",
        told("可以在2026年11月7日前向人民法院起诉。", 送达日期="2026-05-06"),
        ("救济途径2",),
    ),
    Case("RM-07", "days only", told(RIGHT)),
    Case("RM-07", "the day by which to pay", told("请于2026年5月21日前缴款。" + RIGHT)),
    Case(
        "RM-04",
        "a refused licence that tells of thirty days",
        city(
            行政许可决定=licences(
                {"许可结果": "不予", "救济途径": RIGHT.replace("六十日", "三十日")}
            )
        ),
        ("救济途径2",),
    ),
    Case(
        "RM-02",
        "a refused licence that sends to the higher department",
        city(行政许可决定=licences({"许可结果": "不予", "救济途径": HIGHER})),
        ("救济途径2",),
    ),
    Case("RM-09", "public, its review not", reviewed("否"), ("复议决定是否公开2",)),
    Case("RM-09", "public, and nothing told", reviewed(None), ("复议决定是否公开2",)),
    Case("RM-09", "public, and its review too", reviewed("是")),
    Case(
        "RM-09",
        "kept back, its review public",
        reviewed("是", 是否公开="否"),
        ("复议决定是否公开2",),
    ),
    Case(
        "RM-09",
        "of a minor, its review public",
        reviewed("是", 是否未成年人="是"),
        ("复议决定是否公开2",),
    ),
    Case("RM-09", "kept back, and its review too", reviewed("否", 是否公开="否")),
    Case("RM-09", "never reviewed", reviewed(None, 备注="当事人已经履行")),
    Case(
        "RB-03",
        "a decision that was reviewed, in a list that does not tell whether that is public",
        city(行政处罚决定=penalties({**COMPLETE, "备注": "经行政复议，维持本决定"})),
        ("行政处罚决定",),
    ),
    Case(
        "RB-03",
        "a decision that nobody had reviewed",
        city(行政处罚决定=penalties(COMPLETE)),
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
