"""Fixtures of PL and RL: power items, who may exercise them, boundaries."""

from tests.books import CITY, Rows, city
from tests.registry.rules.cases.making import (
    CODE,
    LICENCE_ITEM,
    OTHER,
    OTHER_ROW,
    TOWN,
    TOWN_ROW,
    Case,
    authorities,
    items,
    penalties,
    sheet,
    statute,
    tiers,
)

COERCION = {"权力类型": "行政强制", "事项名称": "查封设施", "无裁量基准原因": None}
ENTRUSTED = {**OTHER_ROW, "主体性质": "受委托组织", "委托机关": CITY, "委托事项": CODE}
TO_AN_ORGAN = {**ENTRUSTED, "主体性质": "法定机关"}
BOUNDARY = "责任主体 管理事项 相关部门 职责分工"
FEES = statute("示例市收费办法", "第一条 收费。", 效力层级="地方政府规章", 公布日期="2020-01-02")
REGULATION = statute("示例收费条例", "第一条 收费。", 效力层级="行政法规", 公布日期="2020-01-02")
POWERS = statute("示例市查封条例", "第一条 授权。", 效力层级="地方性法规", 公布日期="2020-01-02")
LAW = statute("查封法", "第一条 授权。", 效力层级="法律", 公布日期="2020-01-02")
LIMITS = ("法定办结时限", "承诺办结时限")


def authorised(basis: str) -> dict[str, Rows]:
    """An organisation that a basis authorises, with one coercive item."""
    return city(
        执法主体=authorities({**OTHER_ROW, "主体性质": "授权组织", "授权依据": basis}),
        权力清单=items({**COERCION, "实施主体": OTHER}),
    )


def announced(day: str) -> dict[str, Rows]:
    """A licence entrusted to an organ, with a change record published on *day*."""
    record = sheet("调整编号 调整类型 事项编码 公布日期", ("TZ-1", "委托", CODE, day))
    return city(
        执法主体=authorities(TO_AN_ORGAN), 权力清单=items(LICENCE_ITEM), 动态调整记录=record
    )


CASES = (
    Case(
        "PL-01",
        "an authority nobody listed",
        city(权力清单=items({"实施主体": "没有登记的局"})),
        ("实施主体2",),
    ),
    Case(
        "PL-01",
        "an organisation that is only entrusted",
        city(执法主体=authorities(ENTRUSTED), 权力清单=items({"实施主体": OTHER})),
        ("实施主体2",),
    ),
    Case(
        "PL-01",
        "an abolished authority",
        city(
            执法主体=authorities({**OTHER_ROW, "主体状态": "撤销"}),
            权力清单=items({"实施主体": OTHER}),
        ),
        ("实施主体2",),
    ),
    Case(
        "PL-01",
        "a kind of act the authority has not",
        city(
            执法主体=authorities({**OTHER_ROW, "执法类别": "行政许可"}),
            权力清单=items({"实施主体": OTHER}),
        ),
        ("实施主体2",),
    ),
    Case(
        "PL-01",
        "a listed authority with that kind of act",
        city(
            执法主体=authorities({**OTHER_ROW, "执法类别": "行政许可、行政处罚"}),
            权力清单=items({"实施主体": OTHER}),
        ),
    ),
    Case(
        "PL-02",
        "coercion entrusted",
        city(执法主体=authorities(ENTRUSTED), 权力清单=items(COERCION)),
        ("委托事项3",),
    ),
    Case(
        "PL-02",
        "coercion entrusted to another organ",
        city(执法主体=authorities(TO_AN_ORGAN), 权力清单=items(COERCION)),
        ("委托事项3",),
    ),
    Case(
        "PL-02",
        "coercion by an organisation a local regulation authorises",
        authorised("《示例市查封条例》第一条"),
        ("实施主体2",),
        laws=POWERS,
    ),
    Case("PL-02", "a penalty entrusted", city(执法主体=authorities(ENTRUSTED))),
    Case(
        "PL-02",
        "coercion by an organisation a law authorises",
        authorised("《查封法》第一条"),
        laws=LAW,
    ),
    Case(
        "PL-03",
        "a licence entrusted to an organisation",
        city(执法主体=authorities(ENTRUSTED), 权力清单=items(LICENCE_ITEM)),
        ("委托事项3",),
    ),
    Case(
        "PL-03",
        "a licence entrusted to an organ without a word to the public",
        city(执法主体=authorities(TO_AN_ORGAN), 权力清单=items(LICENCE_ITEM)),
        ("委托事项3",),
    ),
    Case(
        "PL-03",
        "a licence entrusted to an organ by a letter",
        city(
            执法主体=authorities({**TO_AN_ORGAN, "委托书": "示环委〔2025〕1号"}),
            权力清单=items(LICENCE_ITEM),
        ),
    ),
    Case("PL-03", "a licence whose entrustment was published today", announced("2026-11-20")),
    Case(
        "PL-03",
        "a licence whose entrustment is to be published tomorrow",
        announced("2026-11-21"),
        ("委托事项3",),
    ),
    Case(
        "PL-03",
        "a licence entrusted to an organisation that a law authorises for other things",
        city(
            执法主体=authorities(
                {**ENTRUSTED, "主体性质": "授权组织", "委托书": "示环委〔2025〕1号"}
            ),
            权力清单=items(LICENCE_ITEM),
        ),
        ("委托事项3",),
    ),
    Case(
        "PL-04",
        "no benchmark and no reason",
        city(权力清单=items({"无裁量基准原因": None})),
        ("事项编码2",),
    ),
    Case("PL-04", "a licence has none", city(权力清单=items(LICENCE_ITEM))),
    Case(
        "PL-04",
        "a benchmark of the item",
        city(权力清单=items({"无裁量基准原因": None}), 裁量基准=tiers({})),
    ),
    Case(
        "PL-05",
        "a promise of 21 days where the law gives 20",
        city(权力清单=items({"法定办结时限": 20, "承诺办结时限": 21})),
        ("承诺办结时限2",),
    ),
    Case(
        "PL-05",
        "a promise of as long",
        city(权力清单=items({"法定办结时限": 20, "承诺办结时限": 20})),
    ),
    Case(
        "PL-05",
        "a licence without any limit",
        city(权力清单=items({**LICENCE_ITEM, "法定办结时限": None, "承诺办结时限": None})),
        ("承诺办结时限2",),
        "error",
    ),
    Case(
        "PL-05",
        "the same where no local law wants a promise",
        city(权力清单=items({**LICENCE_ITEM, "法定办结时限": None, "承诺办结时限": None})),
        ("承诺办结时限2",),
        "warning",
        settings={"region": "全国"},
    ),
    Case(
        "PL-05",
        "a licence with a promise alone",
        city(权力清单=items({**LICENCE_ITEM, "法定办结时限": None, "承诺办结时限": 5})),
    ),
    Case(
        "PL-05",
        "a penalty has none",
        city(权力清单=items({"法定办结时限": None, "承诺办结时限": None})),
    ),
    Case(
        "PL-06",
        "a licence of 21 days without a basis",
        city(权力清单=items({**LICENCE_ITEM, "法定办结时限": 21})),
        ("法定办结时限2",),
    ),
    Case(
        "PL-06", "a licence of 20 days", city(权力清单=items({**LICENCE_ITEM, "法定办结时限": 20}))
    ),
    Case(
        "PL-06",
        "a licence of 45 days with its basis",
        city(
            权力清单=items(
                {**LICENCE_ITEM, "法定办结时限": 45, "法定办结时限说明": "《行政许可法》第四十二条"}
            )
        ),
    ),
    Case(
        "PL-07", "a fee without a basis", city(权力清单=items({"是否收费": "是"})), ("是否收费2",)
    ),
    Case(
        "PL-07",
        "a licence fee that rests on a rule",
        city(
            权力清单=items(
                {**LICENCE_ITEM, "是否收费": "是", "收费依据": "《示例市收费办法》第一条"}
            )
        ),
        ("收费依据2",),
        laws=FEES,
    ),
    Case(
        "PL-07",
        "a licence fee that rests on a regulation",
        city(
            权力清单=items({**LICENCE_ITEM, "是否收费": "是", "收费依据": "《示例收费条例》第一条"})
        ),
        laws=REGULATION,
    ),
    Case(
        "PL-08",
        "a town without a decision",
        city(执法主体=authorities(TOWN_ROW), 权力清单=items({"实施主体": TOWN})),
        ("事项编码2",),
    ),
    Case(
        "PL-08",
        "a decision of the day before the list",
        city(
            执法主体=authorities({**TOWN_ROW, "赋权决定": "示政〔2025〕8号"}),
            权力清单=items({"实施主体": TOWN, "赋权清单公布日期": "2026-05-07"}),
            行政处罚决定=penalties({"处罚机关": TOWN}),
        ),
        ("赋权清单公布日期2",),
    ),
    Case(
        "PL-08",
        "a decision of the day of the list",
        city(
            执法主体=authorities({**TOWN_ROW, "赋权决定": "示政〔2025〕8号"}),
            权力清单=items({"实施主体": TOWN, "赋权清单公布日期": "2026-05-06"}),
            行政处罚决定=penalties({"处罚机关": TOWN}),
        ),
    ),
    Case(
        "PL-09",
        "transferred whole and still at its source",
        city(
            执法主体=authorities(OTHER_ROW),
            权力清单=items({"实施主体": CITY}, {"实施主体": OTHER, "划出部门": CITY}),
        ),
        ("事项编码2",),
    ),
    Case(
        "PL-09",
        "transferred in part",
        city(
            执法主体=authorities(OTHER_ROW),
            权力清单=items(
                {"实施主体": CITY}, {"实施主体": OTHER, "划出部门": CITY, "划转范围": "部分"}
            ),
        ),
    ),
    Case(
        "PL-10",
        "a licence beside the list",
        city(权力清单=items(LICENCE_ITEM)),
        ("事项名称2",),
        beside={"licences.txt": "排污许可证的核发\n"},
    ),
    Case(
        "PL-10",
        "a licence of the list",
        city(权力清单=items(LICENCE_ITEM)),
        beside={"licences.txt": "核发排污许可证 # 2026年版\n"},
    ),
    Case(
        "PL-11",
        "nobody to ask",
        city(
            执法主体=authorities({**OTHER_ROW, "联系电话": None, "投诉举报电话": None}),
            权力清单=items({"实施主体": OTHER, "咨询方式": None, "监督投诉方式": None}),
        ),
        ("咨询方式2",),
    ),
    Case(
        "PL-11",
        "its authority can be asked",
        city(权力清单=items({"咨询方式": None, "监督投诉方式": None})),
    ),
    Case(
        "RL-01",
        "one authority alone",
        city(职责边界=sheet(BOUNDARY, (CITY, "油烟", CITY, "查处"))),
        ("相关部门2",),
    ),
    Case(
        "RL-01",
        "told otherwise by the other",
        city(
            执法主体=authorities(OTHER_ROW),
            职责边界=sheet(
                BOUNDARY,
                (CITY, "油烟", CITY, "查处"),
                (CITY, "油烟", OTHER, "巡查"),
                (OTHER, "油烟", CITY, "查处"),
                (OTHER, "油烟", OTHER, "不管"),
            ),
        ),
        ("职责分工3",),
    ),
    Case(
        "RL-01",
        "told alike by both",
        city(
            执法主体=authorities(OTHER_ROW),
            职责边界=sheet(
                BOUNDARY,
                (CITY, "油烟", CITY, "查处"),
                (CITY, "油烟", OTHER, "巡查"),
                (OTHER, "油烟", CITY, "查处"),
                (OTHER, "油烟", OTHER, "巡查"),
            ),
        ),
    ),
)
