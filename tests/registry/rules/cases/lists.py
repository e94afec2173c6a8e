"""Fixtures of NL, SF and ST: negative list, funds, statistics."""

from datetime import date

from tests.books import CITY, city
from tests.registry.rules.cases.making import (
    OTHER,
    OTHER_ROW,
    Case,
    Row,
    authorities,
    items,
    licences,
    penalties,
    rows,
    sheet,
    statute,
)

NATIONAL: Row = {
    "禁止或许可事项": "某业",
    "清单类型": "全国市场准入负面清单",
    "版本": "2025年版",
    "制定机关": "国家发展改革委",
    "事项编码": "100004",
}
FUND: Row = {
    "专项资金名称": "治污资金",
    "主管部门": CITY,
    "设立依据": "《预算法》第十六条",
    "管理办法": "示财〔2024〕1号",
    "资金规模(万元)": 100,
    "起始年度": 2024,
    "截止年度": 2026,
    "状态": "保留",
}
YEAR = sheet("专项资金名称 年度 安排金额(万元)", ("治污资金", 2025, 100))
SHARE = "专项资金名称 年度 地区 项目 金额(万元)"
STATISTICS = "单位名称 统计年度 警告、通报批评 罚款 合计 罚没金额(万元)"
LICENSING = "单位名称 统计年度 申请数量 受理数量 许可数量 不予许可数量"
GONE = statute(
    "示例基金办法",
    "第一条 设立。",
    效力层级="地方政府规章",
    公布日期="2020-01-02",
    废止日期="2025-01-02",
)
KEPT = statute("示例基金办法", "第一条 设立。", 效力层级="地方政府规章", 公布日期="2020-01-02")
HEAVY = {"处罚类别": "责令停产停业、吊销许可证件", "罚款金额(元)": None}
CLOSED = "单位名称 统计年度 吊销许可证、执照 责令停产停业、责令关闭、限制从业"


NEGATIVE = (
    Case(
        "NL-01",
        "no variant",
        city(企业投资负面清单=rows({"禁止或许可事项": "新建小水泥", "清单类型": None}, {})),
        ("清单类型2",),
        source=14,
    ),
    Case(
        "NL-01",
        "the catalogue of verification",
        city(企业投资负面清单=rows({"禁止或许可事项": "新建小水泥", "清单类型": "核准目录"}, {})),
    ),
    Case(
        "NL-02",
        "an item of our own",
        city(企业投资负面清单=rows(NATIONAL, {"事项编码": None})),
        ("事项编码2",),
        "error",
    ),
    Case(
        "NL-02",
        "no edition",
        city(企业投资负面清单=rows(NATIONAL, {"版本": None})),
        ("版本2",),
        "error",
    ),
    Case(
        "NL-02",
        "one item too many",
        city(企业投资负面清单=rows(NATIONAL, {}, {"事项编码": "100005"})),
        ("版本2",),
        "warning",
        settings={"market_access_items": {"2025": 1}},
    ),
    Case(
        "NL-02",
        "the whole edition, an item of it on two rows",
        city(企业投资负面清单=rows(NATIONAL, {}, {"禁止或许可事项": "某业乙"})),
        settings={"market_access_items": {"2025": 1}},
    ),
)
FUNDS = (
    Case(
        "SF-01",
        "no rule document",
        city(财政专项资金=rows(FUND, {"管理办法": None})),
        ("管理办法2",),
    ),
    Case(
        "SF-01",
        "a share without a project",
        city(资金年度安排=YEAR, 资金分配结果=sheet(SHARE, ("治污资金", 2025, "甲区", None, 60))),
        ("项目2",),
    ),
    Case(
        "SF-01",
        "no amount, and none by years",
        city(财政专项资金=rows(FUND, {"资金规模(万元)": None})),
        ("资金规模(万元)2",),
    ),
    Case(
        "SF-01",
        "amounts by years",
        city(财政专项资金=rows(FUND, {"资金规模(万元)": None}), 资金年度安排=YEAR),
    ),
    Case("SF-01", "whole", city(财政专项资金=rows(FUND, {}))),
    Case(
        "SF-02",
        "kept after its term",
        city(财政专项资金=rows(FUND, {"截止年度": 2025})),
        ("截止年度2",),
    ),
    Case(
        "SF-02",
        "kept after its basis",
        city(财政专项资金=rows(FUND, {"设立依据": "《示例基金办法》第一条"})),
        ("设立依据2",),
        laws=GONE,
    ),
    Case(
        "SF-02",
        "cancelled after its term",
        city(财政专项资金=rows(FUND, {"截止年度": 2025, "状态": "取消"})),
    ),
    Case(
        "SF-02",
        "its basis stands",
        city(财政专项资金=rows(FUND, {"设立依据": "《示例基金办法》第一条"})),
        laws=KEPT,
    ),
    Case(
        "SF-03",
        "101 shared out of 100",
        city(
            资金年度安排=YEAR,
            资金分配结果=sheet(
                SHARE,
                ("治污资金", 2025, "甲区", "一期", 60),
                ("治污资金", 2025, "乙区", "二期", 41),
            ),
        ),
        ("安排金额(万元)2",),
    ),
    Case(
        "SF-03",
        "100 shared out of 100",
        city(
            资金年度安排=YEAR,
            资金分配结果=sheet(
                SHARE,
                ("治污资金", 2025, "甲区", "一期", 60),
                ("治污资金", 2025, "乙区", "二期", 40),
            ),
        ),
    ),
)
FIGURES = (
    Case(
        "ST-01",
        "two years ago was reported, last year not",
        city(行政处罚统计=sheet(STATISTICS, (CITY, 2024, 0, 0, 0, 0))),
        ("执法主体名称2",),
    ),
    Case(
        "ST-01",
        "last year was reported",
        city(行政处罚统计=sheet(STATISTICS, (CITY, 2025, 0, 0, 0, 0))),
    ),
    Case(
        "ST-01",
        "on the last day for it",
        city(行政处罚统计=sheet(STATISTICS, (CITY, 2024, 0, 0, 0, 0))),
        today=date(2026, 1, 31),
    ),
    Case(
        "ST-01",
        "on the day after",
        city(行政处罚统计=sheet(STATISTICS, (CITY, 2024, 0, 0, 0, 0))),
        ("执法主体名称2",),
        today=date(2026, 2, 1),
    ),
    Case(
        "ST-02",
        "1 and 2 are 4",
        city(行政处罚统计=sheet(STATISTICS, (CITY, 2025, 1, 2, 4, 0))),
        ("合计2",),
    ),
    Case("ST-02", "1 and 2 are 3", city(行政处罚统计=sheet(STATISTICS, (CITY, 2025, 1, 2, 3, 0)))),
    Case(
        "ST-03",
        "two fines reported, one decided",
        city(行政处罚决定=penalties({}), 行政处罚统计=sheet(STATISTICS, (CITY, 2026, 0, 2, 2, 2))),
        ("罚款2",),
    ),
    Case(
        "ST-03",
        "a revocation weighs more than a closure here",
        city(行政处罚决定=penalties(HEAVY), 行政处罚统计=sheet(CLOSED, (CITY, 2026, 0, 1))),
        ("吊销许可证、执照2", "责令停产停业、责令关闭、限制从业2"),
    ),
    Case(
        "ST-03",
        "one reported, one decided",
        city(行政处罚决定=penalties({}), 行政处罚统计=sheet(STATISTICS, (CITY, 2026, 0, 1, 1, 2))),
    ),
    Case(
        "ST-03",
        "elsewhere a closure weighs more",
        city(行政处罚决定=penalties(HEAVY), 行政处罚统计=sheet(CLOSED, (CITY, 2026, 0, 1))),
        settings={"kind_order": "沂源2021"},
    ),
    Case(
        "ST-03",
        "a decision of another year",
        city(
            行政处罚决定=penalties({}, {"处罚决定日期": "2025-05-06"}),
            行政处罚统计=sheet(STATISTICS, (CITY, 2026, 0, 1, 1, 2)),
        ),
    ),
    Case(
        "ST-03",
        "two grants reported, one decided",
        city(
            行政许可决定=licences({}, {"许可结果": "不予"}),
            行政许可统计=sheet(LICENSING, (CITY, 2026, 3, 3, 2, 1)),
        ),
        ("许可数量2",),
    ),
    Case(
        "ST-03",
        "no licence decided in the year that is reported",
        city(行政许可决定=licences({}), 行政许可统计=sheet(LICENSING, (CITY, 2025, 3, 3, 2, 1))),
    ),
    Case(
        "ST-04",
        "3 reported, 2 decided",
        city(行政处罚决定=penalties({}), 行政处罚统计=sheet(STATISTICS, (CITY, 2026, 0, 1, 1, 3))),
        ("罚没金额(万元)2",),
    ),
    Case(
        "ST-04",
        "2 reported, 2 decided",
        city(行政处罚决定=penalties({}), 行政处罚统计=sheet(STATISTICS, (CITY, 2026, 0, 1, 1, 2))),
    ),
    Case(
        "ST-05",
        "more accepted than asked",
        city(行政许可统计=sheet(LICENSING, (CITY, 2025, 3, 4, 0, 0))),
        ("受理数量2",),
    ),
    Case(
        "ST-05",
        "more decided than accepted and left over",
        city(行政许可统计=sheet(LICENSING, (CITY, 2024, 5, 5, 3, 1), (CITY, 2025, 3, 3, 4, 1))),
        ("许可数量3",),
    ),
    Case(
        "ST-05",
        "decided what was left over too",
        city(行政许可统计=sheet(LICENSING, (CITY, 2024, 5, 5, 3, 1), (CITY, 2025, 3, 3, 3, 1))),
    ),
    Case(
        "ST-06",
        "an authority with items and no row",
        city(
            执法主体=authorities(OTHER_ROW),
            权力清单=items({"实施主体": CITY}, {"实施主体": OTHER}),
            行政处罚统计=sheet(STATISTICS, (CITY, 2025, 0, 0, 0, 0)),
        ),
        ("执法主体名称3",),
    ),
    Case(
        "ST-06",
        "a row of noughts",
        city(
            执法主体=authorities(OTHER_ROW),
            权力清单=items({"实施主体": CITY}, {"实施主体": OTHER}),
            行政处罚统计=sheet(STATISTICS, (CITY, 2025, 0, 0, 0, 0), (OTHER, 2025, 0, 0, 0, 0)),
        ),
    ),
)
CASES = (*NEGATIVE, *FUNDS, *FIGURES)
