"""Each rule of the lists: a workbook that breaks it, and one that almost does."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.books import (
    AUTHORITY,
    AUTHORITY_HEADINGS,
    CITY,
    ITEM,
    ITEM_HEADINGS,
    Rows,
    city,
    loaded,
    said,
)

CODE = ITEM[0]
TOWN = "示例市青禾镇人民政府"


def items(*rows: Mapping[str, object], extra: tuple[str, ...] = ()) -> Rows:
    """The clean item with cells changed, one row for each dict; *extra* headings at the end."""
    headings = (*ITEM_HEADINGS, *extra)
    base: dict[str, object] = dict(zip(ITEM_HEADINGS, ITEM, strict=True))
    return (headings, *(tuple({**base, **row}.get(h) for h in headings) for row in rows))


def authorities(*rows: Mapping[str, object], extra: tuple[str, ...] = ()) -> Rows:
    """The clean authority first, then others with cells changed."""
    headings = (*AUTHORITY_HEADINGS, *extra)
    base: dict[str, object] = dict(zip(AUTHORITY_HEADINGS, AUTHORITY, strict=True))
    first = tuple(base.get(h) for h in headings)
    return (headings, first, *(tuple({**base, **row}.get(h) for h in headings) for row in rows))


PENALTY = ("行政处罚决定书文号", "行政相对人名称", "统一社会信用代码", "事项编码", "处罚依据",
           "处罚类别", "罚款金额(元)", "处罚决定日期", "处罚机关", "决定状态")  # fmt: skip
DECISION: dict[str, object] = {
    "行政处罚决定书文号": "示环罚〔2026〕1号",
    "行政相对人名称": "示例化工有限公司",
    "统一社会信用代码": "91230500MA1B3N1N2M",
    "事项编码": CODE,
    "处罚依据": "《环境影响评价法》第三十一条",
    "处罚类别": "罚款",
    "罚款金额(元)": "20000元",
    "处罚决定日期": "2026-05-06",
    "处罚机关": CITY,
    "决定状态": "有效",
}


def decisions(*rows: dict[str, object]) -> Rows:
    """The clean decision with cells changed."""
    return (PENALTY, *(tuple((DECISION | row)[h] for h in PENALTY) for row in rows))


TIER = ("事项编码", "违法行为", "法定依据", "法定处罚种类与幅度", "裁量阶次", "适用条件",
        "具体标准", "裁量类型")  # fmt: skip


def tiers(legal: str, *rows: tuple[str, str, str]) -> Rows:
    """Tiers (label, range, kind) of the clean item within *legal*."""
    fixed = (CODE, "未批先建", "《环境影响评价法》第三十一条", legal)
    return (TIER, *((*fixed, label, f"情形{label}", range_, kind) for label, range_, kind in rows))


BOUNDARY = ("责任主体", "管理事项", "相关部门", "职责分工")
FUND = (
    "专项资金名称",
    "主管部门",
    "设立依据",
    "管理办法",
    "资金规模(万元)",
    "起始年度",
    "截止年度",
    "状态",
)
STATISTICS = ("单位名称", "统计年度", "警告、通报批评", "罚款", "合计", "罚没金额(万元)")
LICENCE: dict[str, object] = {
    "权力类型": "行政许可",
    "事项名称": "核发排污许可证",
    "无裁量基准原因": None,
}

Case = tuple[str, Callable[[], dict[str, Rows]], list[str]]
# One case a line: the table is read across.  fmt: off
CASES: list[Case] = [
    (
        "ID-01",
        lambda: city(
            执法主体=authorities({"执法主体名称": "乙局", "统一社会信用代码": "11230500001755309G"})
        ),
        ["B3"],
    ),
    ("ID-01", city, []),
    ("ID-02", lambda: city(权力清单=items({}, {"事项名称": "另一项"})), ["A3"]),
    ("ID-02", lambda: city(权力清单=items({}, {"事项编码": "339902000102"})), []),
    ("ID-04", lambda: city(行政处罚决定=decisions({}, {})), ["A3"]),
    (
        "ID-04",
        lambda: city(行政处罚决定=decisions({"行政处罚决定书文号": "示环罚〔2025〕1号"})),
        ["A2"],
    ),
    (
        "ID-04",
        lambda: city(
            行政处罚决定=decisions(
                {"行政处罚决定书文号": "示环罚〔2025〕1号", "处罚决定日期": "2026-01-04"}
            )
        ),
        [],
    ),
    (
        "ID-05",
        lambda: city(行政处罚决定=decisions({}, {"行政处罚决定书文号": "示环罚〔2026〕3号"})),
        ["A3"],
    ),
    (
        "ID-05",
        lambda: city(行政处罚决定=decisions({}, {"行政处罚决定书文号": "示环罚〔2026〕2号"})),
        [],
    ),
    (
        "PL-01",
        lambda: city(权力清单=items({"实施主体": "没有登记的局"}, extra=("实施主体",))),
        ["K2"],
    ),
    ("PL-01", lambda: city(权力清单=items({"实施主体": CITY}, extra=("实施主体",))), []),
    ("PL-04", lambda: city(权力清单=items({"无裁量基准原因": None})), ["A2"]),
    ("PL-04", lambda: city(权力清单=items(LICENCE)), []),
    (
        "PL-05",
        lambda: city(
            权力清单=items(
                {"法定办结时限": 20, "承诺办结时限": 21}, extra=("法定办结时限", "承诺办结时限")
            )
        ),
        ["L2"],
    ),
    (
        "PL-05",
        lambda: city(
            权力清单=items(
                {"法定办结时限": 20, "承诺办结时限": 20}, extra=("法定办结时限", "承诺办结时限")
            )
        ),
        [],
    ),
    (
        "PL-06",
        lambda: city(权力清单=items(LICENCE | {"法定办结时限": 21}, extra=("法定办结时限",))),
        ["K2"],
    ),
    (
        "PL-06",
        lambda: city(权力清单=items(LICENCE | {"法定办结时限": 20}, extra=("法定办结时限",))),
        [],
    ),
    ("PL-07", lambda: city(权力清单=items({"是否收费": "是"})), ["E2"]),
    (
        "PL-07",
        lambda: city(
            权力清单=items({"是否收费": "是", "收费依据": "《某法》第三条"}, extra=("收费依据",))
        ),
        [],
    ),
    (
        "PL-08",
        lambda: city(
            执法主体=authorities(
                {"执法主体名称": TOWN, "统一社会信用代码": "11500000MB1553803Q", "行使层级": "镇"}
            ),
            权力清单=items({"实施主体": TOWN}, extra=("实施主体",)),
        ),
        ["A2"],
    ),
    (
        "PL-08",
        lambda: city(
            执法主体=authorities(
                {
                    "执法主体名称": TOWN,
                    "统一社会信用代码": "11500000MB1553803Q",
                    "行使层级": "镇",
                    "赋权决定": "示政〔2025〕8号",
                },
                extra=("赋权决定",),
            ),
            权力清单=items({"实施主体": TOWN}, extra=("实施主体",)),
        ),
        [],
    ),
    (
        "PL-09",
        lambda: city(
            执法主体=authorities(
                {"执法主体名称": "综合执法局", "统一社会信用代码": "11500000MB1553803Q"}
            ),
            权力清单=items(
                {"实施主体": CITY},
                {"实施主体": "综合执法局", "划出部门": CITY},
                extra=("实施主体", "划出部门"),
            ),
        ),
        ["A2"],
    ),
    (
        "PL-09",
        lambda: city(
            执法主体=authorities(
                {"执法主体名称": "综合执法局", "统一社会信用代码": "11500000MB1553803Q"}
            ),
            权力清单=items(
                {"实施主体": CITY},
                {"实施主体": "综合执法局", "划出部门": CITY, "划转范围": "部分"},
                extra=("实施主体", "划出部门", "划转范围"),
            ),
        ),
        [],
    ),
    (
        "PL-11",
        lambda: city(
            执法主体=authorities(
                {
                    "执法主体名称": "乙局",
                    "统一社会信用代码": "11500000MB1553803Q",
                    "联系电话": None,
                    "投诉举报电话": None,
                }
            ),
            权力清单=items(
                {"实施主体": "乙局", "咨询方式": None, "监督投诉方式": None}, extra=("实施主体",)
            ),
        ),
        ["F2"],
    ),
    ("PL-11", lambda: city(权力清单=items({"咨询方式": None, "监督投诉方式": None})), []),
    ("RL-01", lambda: city(职责边界=(BOUNDARY, (CITY, "油烟扰民", CITY, "查处"))), ["C2"]),
    (
        "RL-01",
        lambda: city(
            执法主体=authorities(
                {"执法主体名称": "乙局", "统一社会信用代码": "11500000MB1553803Q"}
            ),
            职责边界=(
                BOUNDARY,
                (CITY, "油烟扰民", CITY, "查处"),
                (CITY, "油烟扰民", "乙局", "巡查"),
                ("乙局", "油烟扰民", CITY, "查处"),
                ("乙局", "油烟扰民", "乙局", "巡查"),
            ),
        ),
        [],
    ),
    (
        "RL-01",
        lambda: city(
            执法主体=authorities(
                {"执法主体名称": "乙局", "统一社会信用代码": "11500000MB1553803Q"}
            ),
            职责边界=(
                BOUNDARY,
                (CITY, "油烟扰民", CITY, "查处"),
                (CITY, "油烟扰民", "乙局", "巡查"),
                ("乙局", "油烟扰民", CITY, "查处"),
                ("乙局", "油烟扰民", "乙局", "不管"),
            ),
        ),
        ["D3"],
    ),
    (
        "NL-01",
        lambda: city(企业投资负面清单=(("禁止或许可事项", "清单类型"), ("新建小水泥", None))),
        ["B2"],
    ),
    (
        "NL-01",
        lambda: city(企业投资负面清单=(("禁止或许可事项", "清单类型"), ("新建小水泥", "核准目录"))),
        [],
    ),
    (
        "NL-02",
        lambda: city(
            企业投资负面清单=(
                ("禁止或许可事项", "清单类型", "版本", "制定机关", "事项编码"),
                ("某业", "全国市场准入负面清单", "2025年版", "国家发展改革委", None),
            )
        ),
        ["E2"],
    ),
    (
        "NL-02",
        lambda: city(
            企业投资负面清单=(
                ("禁止或许可事项", "清单类型", "版本", "制定机关", "事项编码"),
                ("某业", "全国市场准入负面清单", "2025年版", "国家发展改革委", "100004"),
            )
        ),
        [],
    ),
    (
        "SF-01",
        lambda: city(
            财政专项资金=(
                FUND,
                ("治污资金", CITY, "《预算法》第十六条", None, 100, 2024, 2026, "保留"),
            )
        ),
        ["D2"],
    ),
    (
        "SF-01",
        lambda: city(
            财政专项资金=(
                FUND,
                (
                    "治污资金",
                    CITY,
                    "《预算法》第十六条",
                    "示财〔2024〕1号",
                    100,
                    2024,
                    2026,
                    "保留",
                ),
            )
        ),
        [],
    ),
    (
        "SF-02",
        lambda: city(
            财政专项资金=(
                FUND,
                (
                    "治污资金",
                    CITY,
                    "《预算法》第十六条",
                    "示财〔2024〕1号",
                    100,
                    2023,
                    2025,
                    "保留",
                ),
            )
        ),
        ["G2"],
    ),
    (
        "SF-02",
        lambda: city(
            财政专项资金=(
                FUND,
                (
                    "治污资金",
                    CITY,
                    "《预算法》第十六条",
                    "示财〔2024〕1号",
                    100,
                    2023,
                    2025,
                    "取消",
                ),
            )
        ),
        [],
    ),
    (
        "SF-03",
        lambda: city(
            资金年度安排=(("专项资金名称", "年度", "安排金额(万元)"), ("治污资金", 2025, 100)),
            资金分配结果=(
                ("专项资金名称", "年度", "地区", "项目", "金额(万元)"),
                ("治污资金", 2025, "甲区", "一期", 60),
                ("治污资金", 2025, "乙区", "二期", 41),
            ),
        ),
        ["C2"],
    ),
    (
        "SF-03",
        lambda: city(
            资金年度安排=(("专项资金名称", "年度", "安排金额(万元)"), ("治污资金", 2025, 100)),
            资金分配结果=(
                ("专项资金名称", "年度", "地区", "项目", "金额(万元)"),
                ("治污资金", 2025, "甲区", "一期", 60),
                ("治污资金", 2025, "乙区", "二期", 40),
            ),
        ),
        [],
    ),
    (
        "DB-00",
        lambda: city(裁量基准=tiers("处一万元以上十万元以下罚款", ("从轻", "看情况", "从轻"))),
        ["G2"],
    ),
    (
        "DB-01",
        lambda: city(
            裁量基准=tiers(
                "处500元以上5000元以下罚款", ("从轻", "处400元以上3000元以下罚款", "从轻")
            )
        ),
        ["G2"],
    ),
    (
        "DB-01",
        lambda: city(
            裁量基准=tiers(
                "处500元以上5000元以下罚款", ("减轻", "处400元以上500元以下罚款", "减轻")
            )
        ),
        [],
    ),
    (
        "DB-01",
        lambda: city(
            裁量基准=tiers(
                "处500元以上5000元以下罚款", ("从重", "处3000元以上5001元以下罚款", "从重")
            )
        ),
        ["G2"],
    ),
    (
        "DB-02",
        lambda: city(
            裁量基准=tiers(
                "处500元以上5000元以下罚款",
                ("从轻", "处500元以上2000元以下罚款", "从轻"),
                ("从重", "处2500元以上5000元以下罚款", "从重"),
            )
        ),
        ["G2"],
    ),
    (
        "DB-02",
        lambda: city(
            裁量基准=tiers(
                "处500元以上5000元以下罚款",
                ("从轻", "处500元以上2000元以下罚款", "从轻"),
                ("从重", "处超过2000元5000元以下罚款", "从重"),
            )
        ),
        [],
    ),
    (
        "DB-03",
        lambda: city(
            裁量基准=tiers(
                "处400元以上5000元以下罚款",
                ("从轻", "处500元以上3000元以下罚款", "从轻"),
                ("从重", "处400元以上5000元以下罚款", "从重"),
            )
        ),
        ["G3"],
    ),
    (
        "DB-04",
        lambda: city(
            裁量基准=tiers(
                "处500元以上5000元以下罚款",
                ("从轻", "处500元以上2000元以下罚款", "从轻"),
                ("从重", "处2000元以上5000元以下罚款", "从重"),
            )
        ),
        ["G3"],
    ),
    (
        "DB-04",
        lambda: city(
            裁量基准=tiers(
                "处500元以上5000元以下罚款",
                ("从轻", "处500元以上2000元以下罚款", "从轻"),
                ("从重", "处2000元以上（不含本数）5000元以下罚款", "从重"),
            )
        ),
        [],
    ),
    (
        "DB-06",
        lambda: city(
            裁量基准=tiers(
                "处货值金额十倍以上二十倍以下罚款",
                ("从轻", "处违法所得十倍以上十二倍以下罚款", "从轻"),
            )
        ),
        ["G2"],
    ),
    (
        "DB-06",
        lambda: city(
            裁量基准=tiers(
                "处货值金额十倍以上二十倍以下罚款",
                ("从轻", "处货值金额十倍以上十二倍以下罚款", "从轻"),
            )
        ),
        [],
    ),
    ("XR-01", lambda: city(行政处罚决定=decisions({"事项编码": "339902000999"})), ["D2"]),
    ("XR-01", lambda: city(行政处罚决定=decisions({})), []),
    (
        "XR-02",
        lambda: city(行政处罚决定=decisions({"处罚依据": "《环境影响评价法》第三十二条"})),
        ["E2"],
    ),
    (
        "XR-02",
        lambda: city(
            行政处罚决定=decisions({"处罚依据": "《中华人民共和国环境影响评价法》第三十一条第一款"})
        ),
        [],
    ),
    ("XR-03", lambda: city(权力清单=items({"办理流程": None})), ["A2"]),
    ("XR-03", city, []),
    (
        "XR-04",
        lambda: city(
            权力清单=items({"取消日期": "2026-05-05"}, extra=("取消日期",)),
            行政处罚决定=decisions({}),
        ),
        ["H2"],
    ),
    (
        "XR-04",
        lambda: city(
            权力清单=items({"取消日期": "2026-05-06"}, extra=("取消日期",)),
            行政处罚决定=decisions({}),
        ),
        [],
    ),
    (
        "XR-05",
        lambda: city(
            行政处罚决定=decisions(
                {},
                {"行政处罚决定书文号": "示环罚〔2026〕2号", "行政相对人名称": "示例另一家有限公司"},
            )
        ),
        ["B3"],
    ),
    (
        "XR-05",
        lambda: city(行政处罚决定=decisions({}, {"行政处罚决定书文号": "示环罚〔2026〕2号"})),
        [],
    ),
    (
        "XR-07",
        lambda: city(
            执法人员=(
                ("姓名", "工作单位", "执法证号", "有效期至"),
                ("李示", CITY, "99001", "2026-11-19"),
            )
        ),
        ["D2"],
    ),
    (
        "XR-07",
        lambda: city(
            执法人员=(
                ("姓名", "工作单位", "执法证号", "有效期至"),
                ("李示", CITY, "99001", "2026-11-20"),
            )
        ),
        [],
    ),
    ("ST-02", lambda: city(行政处罚统计=(STATISTICS, (CITY, 2025, 1, 2, 4, 0))), ["E2"]),
    ("ST-02", lambda: city(行政处罚统计=(STATISTICS, (CITY, 2025, 1, 2, 3, 0))), []),
    (
        "ST-03",
        lambda: city(
            行政处罚决定=decisions({}), 行政处罚统计=(STATISTICS, (CITY, 2026, 0, 2, 2, 2))
        ),
        ["D2"],
    ),
    (
        "ST-03",
        lambda: city(
            行政处罚决定=decisions({}), 行政处罚统计=(STATISTICS, (CITY, 2026, 0, 1, 1, 2))
        ),
        [],
    ),
    (
        "ST-04",
        lambda: city(
            行政处罚决定=decisions({}), 行政处罚统计=(STATISTICS, (CITY, 2026, 0, 1, 1, 3))
        ),
        ["F2"],
    ),
    (
        "ST-04",
        lambda: city(
            行政处罚决定=decisions({}), 行政处罚统计=(STATISTICS, (CITY, 2026, 0, 1, 1, 2))
        ),
        [],
    ),
    (
        "ST-05",
        lambda: city(
            行政许可统计=(("单位名称", "统计年度", "申请数量", "受理数量"), (CITY, 2025, 3, 4))
        ),
        ["D2"],
    ),
    (
        "ST-05",
        lambda: city(
            行政许可统计=(("单位名称", "统计年度", "申请数量", "受理数量"), (CITY, 2025, 3, 3))
        ),
        [],
    ),
]


@pytest.mark.parametrize(
    ("rule", "sheets", "cells"),
    CASES,
    ids=[
        f"{rule}-{'breaks' if cells else 'almost'}-{n}" for n, (rule, _, cells) in enumerate(CASES)
    ],
)
def test_rule(
    tmp_path: Path, rule: str, sheets: Callable[[], dict[str, Rows]], cells: list[str]
) -> None:
    assert said(loaded(tmp_path, sheets()), rule) == cells


def test_a_wrong_credit_code_is_told_in_words(tmp_path: Path) -> None:
    wrong = authorities({"执法主体名称": "乙局", "统一社会信用代码": "11230500001755309G"})
    (finding,) = [f for f in loaded(tmp_path, city(执法主体=wrong)).findings if f.rule == "ID-01"]
    assert "校验" in finding.zh
    assert "check" in finding.en
