"""Fixtures of LI, CO and IN: licences, coercive measures, inspections."""

from datetime import date, timedelta

from tests.books import city
from tests.registry.rules.cases.making import (
    LICENCE_ITEM,
    OTHER,
    OTHER_ROW,
    Case,
    authorities,
    inspection_items,
    inspections,
    items,
    licences,
    measures,
    statute,
)

LIMIT = {**LICENCE_ITEM, "法定办结时限": 20, "承诺办结时限": 7}
MONTH = {**LICENCE_ITEM, "法定办结时限": 1, "法定办结时限单位": "月"}
LATER = {"许可决定日期": "2021-10-11", "受理日期": "2021-09-24"}
IN_TIME = {"许可决定日期": "2021-10-09", "受理日期": "2021-09-24"}
ALL_COLUMNS = dict.fromkeys(("受理日期", "发证日期", "是否告知承诺"))
REFUSED = {"许可结果": "不予", "不予许可理由": "材料不全"}
SIXTIETH = "2026-07-29"
COMMITTED = {"许可决定日期": "2026-05-06", "是否告知承诺": "是"}
LOCAL = statute("示例市扣押条例", "第一条 查封。", 效力层级="地方性法规", 公布日期="2020-01-02")
REGULATION = statute("扣押条例", "第一条 查封。", 效力层级="行政法规", 公布日期="2020-01-02")
ON_LOCAL = {"依据": "《示例市扣押条例》第一条"}
RANDOM = {"检查类别": "双随机"}
THREE = [{"检查日期": f"2026-0{month}-06"} for month in (3, 4, 5)]

LICENSING = (
    Case(
        "LI-01",
        "a day after the seven that were promised",
        city(权力清单=items(LIMIT), 行政许可决定=licences(LATER)),
        ("许可决定日期2",),
    ),
    Case(
        "LI-01",
        "a day after the month that the law gives",
        city(
            权力清单=items(MONTH),
            行政许可决定=licences({"许可决定日期": "2026-04-04", "受理日期": "2026-03-03"}),
        ),
        ("许可决定日期2",),
    ),
    Case(
        "LI-01",
        "on the seventh, a Saturday that was worked",
        city(权力清单=items(LIMIT), 行政许可决定=licences(IN_TIME)),
    ),
    Case(
        "LI-01",
        "later, after a hearing that is not counted",
        city(权力清单=items({**LIMIT, "特别程序": "听证20个工作日"}), 行政许可决定=licences(LATER)),
    ),
    Case(
        "LI-02",
        "issued on the eleventh working day",
        city(行政许可决定=licences({"许可决定日期": "2026-02-13", "发证日期": "2026-03-06"})),
        ("发证日期2",),
    ),
    Case(
        "LI-02",
        "issued on the tenth",
        city(行政许可决定=licences({"许可决定日期": "2026-02-13", "发证日期": "2026-03-05"})),
    ),
    Case(
        "LI-03",
        "it ends before it begins",
        city(行政许可决定=licences({"有效期自": "2026-05-06", "有效期至": "2026-05-05"})),
        ("有效期至2",),
    ),
    Case(
        "LI-03",
        "it ends on the day it begins",
        city(行政许可决定=licences({"有效期自": "2026-05-06", "有效期至": "2026-05-06"})),
    ),
    Case(
        "LI-04",
        "inspected too late",
        city(行政许可决定=licences(COMMITTED), 行政检查=inspections({"检查日期": "2026-08-01"})),
        ("是否告知承诺2",),
    ),
    Case(
        "LI-04",
        "inspected in time",
        city(行政许可决定=licences(COMMITTED), 行政检查=inspections({"检查日期": "2026-07-01"})),
    ),
    Case(
        "LI-04",
        "elsewhere no such limit",
        city(行政许可决定=licences(COMMITTED), 行政检查=inspections({"检查日期": "2026-08-01"})),
        settings={"region": "全国"},
    ),
    Case(
        "LI-04",
        "inspected on the sixtieth working day",
        city(行政许可决定=licences(COMMITTED), 行政检查=inspections({"检查日期": SIXTIETH})),
    ),
    Case(
        "LI-04",
        "inspected on the day of the decision",
        city(行政许可决定=licences(COMMITTED), 行政检查=inspections({"检查日期": "2026-05-06"})),
    ),
    Case(
        "LI-04",
        "the sixtieth working day is today",
        city(行政许可决定=licences(COMMITTED), 行政检查=inspections({"检查日期": "2026-01-05"})),
        today=date.fromisoformat(SIXTIETH),
    ),
    Case(
        "LI-04",
        "the sixtieth working day was yesterday",
        city(行政许可决定=licences(COMMITTED), 行政检查=inspections({"检查日期": "2026-01-05"})),
        ("是否告知承诺2",),
        today=date.fromisoformat(SIXTIETH) + timedelta(days=1),
    ),
    Case(
        "LI-05",
        "refused without a word",
        city(行政许可决定=licences({"许可结果": "不予", "不予许可理由": None})),
        ("不予许可理由2",),
    ),
    Case(
        "LI-05",
        "refused with a reason",
        city(行政许可决定=licences({"许可结果": "不予", "不予许可理由": "材料不全"})),
    ),
    Case(
        "LI-05",
        "refused without a word of remedies",
        city(行政许可决定=licences({**REFUSED, "救济途径": None})),
        ("救济途径2",),
    ),
    Case(
        "LI-05",
        "refused, with a word of review only",
        city(行政许可决定=licences({**REFUSED, "救济途径": "可以申请行政复议。"})),
        ("救济途径2",),
    ),
    Case(
        "LI-05",
        "refused, with both remedies",
        city(行政许可决定=licences({**REFUSED, "救济途径": "可以申请行政复议或者提起行政诉讼。"})),
    ),
    Case(
        "LI-05",
        "granted without a word of remedies",
        city(行政许可决定=licences({"救济途径": None})),
    ),
    Case(
        "RB-03",
        "a refusal in a list without remedies",
        city(行政许可决定=licences({**REFUSED, **ALL_COLUMNS})),
        ("行政许可决定",),
    ),
    Case(
        "RB-03",
        "a grant in a list without remedies",
        city(行政许可决定=licences(ALL_COLUMNS)),
    ),
)
COERCION = (
    Case("CO-01", "31 days", city(行政强制=measures({"截止日期": "2026-06-06"})), ("截止日期2",)),
    Case(
        "CO-01",
        "extended by 31",
        city(行政强制=measures({"延期至": "2026-07-06", "延期理由": "案情复杂"})),
        ("延期至2",),
    ),
    Case(
        "CO-01",
        "extended without a reason",
        city(行政强制=measures({"延期至": "2026-07-05", "延期理由": None})),
        ("延期理由2",),
    ),
    Case("CO-01", "30 days", city(行政强制=measures({}))),
    Case(
        "CO-01",
        "extended by 30 with a reason",
        city(行政强制=measures({"延期至": "2026-07-05", "延期理由": "案情复杂"})),
    ),
    Case(
        "CO-02",
        "over and not released",
        city(行政强制=measures({"解除日期": None})),
        ("解除日期2",),
    ),
    Case(
        "CO-02",
        "over and disposed of",
        city(行政强制=measures({"解除日期": None, "备注": "已没收"})),
    ),
    Case(
        "CO-02", "ends today", city(行政强制=measures({"截止日期": "2026-11-20", "解除日期": None}))
    ),
    Case(
        "CO-03",
        "executed on a holiday",
        city(行政强制=measures({"强制类型": "代履行", "起始日期": "2026-10-01"})),
        ("起始日期2",),
    ),
    Case(
        "CO-03",
        "executed on a Saturday that was worked",
        city(行政强制=measures({"强制类型": "代履行", "起始日期": "2026-10-10"})),
    ),
    Case(
        "CO-03",
        "executed on a holiday for urgency",
        city(行政强制=measures({"强制类型": "代履行", "起始日期": "2026-10-01", "是否紧急": "是"})),
    ),
    Case("CO-03", "sealed on a holiday", city(行政强制=measures({"起始日期": "2026-10-01"}))),
    Case(
        "CO-04",
        "frozen under a local regulation",
        city(行政强制=measures({**ON_LOCAL, "强制类型": "冻结"})),
        ("依据2",),
        laws=LOCAL,
    ),
    Case(
        "CO-04",
        "executed under an administrative regulation",
        city(行政强制=measures({"依据": "《扣押条例》第一条", "强制类型": "代履行"})),
        ("依据2",),
        laws=REGULATION,
    ),
    Case("CO-04", "sealed under a local regulation", city(行政强制=measures(ON_LOCAL)), laws=LOCAL),
)
INSPECTING = (
    Case("IN-01", "an item nobody announced", city(行政检查=inspections({})), ("检查事项2",)),
    Case(
        "IN-01",
        "by an organisation that is only entrusted",
        city(
            执法主体=authorities({**OTHER_ROW, "主体性质": "受委托组织"}),
            随机抽查事项=inspection_items({"抽查主体": OTHER}),
            行政检查=inspections({"检查主体": OTHER}),
        ),
        ("检查主体2",),
    ),
    Case(
        "IN-01",
        "an item of the random list",
        city(随机抽查事项=inspection_items({}), 行政检查=inspections({})),
    ),
    Case(
        "IN-01",
        "an item of the power list",
        city(
            权力清单=items({"权力类型": "行政检查", "事项名称": "排污检查"}),
            行政检查=inspections({}),
        ),
    ),
    Case(
        "IN-02",
        "three times in a year",
        city(随机抽查事项=inspection_items({}), 行政检查=inspections(*THREE)),
        ("检查日期4",),
    ),
    Case(
        "IN-02",
        "twice in a year",
        city(随机抽查事项=inspection_items({}), 行政检查=inspections(*THREE[:2])),
    ),
    Case(
        "IN-02",
        "a third time on a complaint",
        city(
            随机抽查事项=inspection_items({}),
            行政检查=inspections(*THREE[:2], {**THREE[2], "检查类别": "个案检查"}),
        ),
    ),
    Case(
        "IN-02",
        "a third time in the next year",
        city(
            随机抽查事项=inspection_items({}),
            行政检查=inspections(*THREE[:2], {"检查日期": "2025-12-31"}),
        ),
    ),
    Case(
        "IN-03",
        "published on the 21st working day",
        city(行政检查=inspections({"检查日期": "2025-09-30", "公示日期": "2025-11-05"})),
        ("公示日期2",),
    ),
    Case(
        "IN-03",
        "published on the 20th",
        city(行政检查=inspections({"检查日期": "2025-09-30", "公示日期": "2025-11-04"})),
    ),
    Case(
        "IN-03",
        "published on the 20th where 7 are allowed",
        city(行政检查=inspections({"检查日期": "2025-09-30", "公示日期": "2025-11-04"})),
        ("公示日期2",),
        settings={"result_days": 7},
    ),
    Case("IN-04", "random without a batch", city(行政检查=inspections(RANDOM)), ("检查批次2",)),
    Case(
        "IN-04",
        "random with its batch",
        city(行政检查=inspections({**RANDOM, "检查批次": "2026年第一批"})),
    ),
    Case("IN-04", "not random", city(行政检查=inspections({}))),
)
CASES = (*LICENSING, *COERCION, *INSPECTING)
