"""Fixtures of PN and of the unit swap of FM-03: penalty decisions."""

from tests.books import CITY, Rows, city
from tests.registry.rules.cases.making import (
    OTHER,
    OTHER_ROW,
    PERSON,
    Case,
    Row,
    authorities,
    items,
    mirrored,
    penalties,
    sheet,
    statute,
    tiers,
)

WASTED = (
    "第六十五条 不分类投放的，由执法部门责令改正；拒不改正的，对单位处五百元以上五千元以下罚款，"
    "对个人处二百元以下罚款。"
)
WASTE = statute(
    "示例市生活垃圾管理条例",
    WASTED,
    效力层级="地方性法规",
    公布日期="2019-08-15",
    施行日期="2019-08-15",
)
FOOD = statute(
    "食品安全法",
    "第一百二十二条 未取得许可从事食品生产的，没收违法所得，违法生产的食品货值金额不足一万元的，"
    "并处五万元以上十万元以下罚款；货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款。",
    效力层级="法律",
    公布日期="2021-04-29",
    施行日期="2021-04-29",
)
ON_WASTE = {"处罚依据": "《示例市生活垃圾管理条例》第六十五条"}
ON_FOOD = {"处罚依据": "《食品安全法》第一百二十二条"}
OFFICERS = sheet(
    "姓名 工作单位 执法证号 发证日期 有效期至",
    ("李示", CITY, "99001", "2020-01-01", "2026-05-06"),
    ("王示", CITY, "99002", "2020-01-01", "2030-01-01"),
    ("赵示", CITY, "99003", "2020-01-01", "2026-05-05"),
    ("孙示", OTHER, "99004", "2020-01-01", "2030-01-01"),
)
SIMPLE = {"适用程序": "简易程序"}
MARKET = "示例市市场监督管理局"
POLICE = "示例市公安局"
PARTS = (
    "当事人示例化工有限公司。经查明的事实有笔录等证据证实。依据《环境影响评价法》第三十一条，"
    "决定罚款。请在十五日内缴纳罚款。不服的，可以申请行政复议，也可以提起行政诉讼。"
    "示例市生态环境局 2026年5月6日"
)
TIMES = ("违法行为终了日期", "发现日期", "立案日期", "处罚决定日期", "送达日期", "公示日期")


def by(name: str) -> Rows:
    """The clean authority with another *name* after it."""
    return authorities({**OTHER_ROW, "执法主体名称": name})


def fined(row: Row, fine: str) -> dict[str, Rows]:
    """One decision with a *fine*."""
    return city(行政处罚决定=penalties({**row, "罚款金额(元)": fine}))


FINES = (
    Case(
        "PN-01",
        "6,000 where 5,000 is the most",
        fined(ON_WASTE, "6000元"),
        ("罚款金额(元)2",),
        "error",
        WASTE,
        source=2,
    ),
    Case(
        "PN-01",
        "6,000 where the last edition of a mirror says 5,000: the law may have been amended",
        fined(ON_WASTE, "6000元"),
        ("罚款金额(元)2",),
        "warning",
        mirrored("示例市生活垃圾管理条例", "2019-08-15", WASTED),
    ),
    Case(
        "PN-01",
        "400 where 500 is the least",
        fined(ON_WASTE, "400元"),
        ("罚款金额(元)2",),
        "warning",
        WASTE,
        source=2,
    ),
    Case(
        "PN-01",
        "99,999 for goods of 10,000",
        fined({**ON_FOOD, "货值金额(元)": "10000元"}, "99999元"),
        ("罚款金额(元)2",),
        "warning",
        FOOD,
        source=3,
    ),
    Case(
        "PN-01",
        "100,000 for goods of 10,000",
        fined({**ON_FOOD, "货值金额(元)": "10000元"}, "100000元"),
        laws=FOOD,
        source=3,
    ),
    Case(
        "PN-01",
        "50,000 for goods of 9,999",
        fined({**ON_FOOD, "货值金额(元)": "9999元"}, "50000元"),
        laws=FOOD,
        source=3,
    ),
    Case(
        "PN-01",
        "400 with a ground for reduction",
        fined({**ON_WASTE, "备注": "主动消除后果，减轻处罚"}, "400元"),
        laws=WASTE,
    ),
    Case("PN-01", "5,000, the most", fined(ON_WASTE, "5000元"), laws=WASTE),
    Case(
        "PN-01",
        "above what the item states",
        city(
            权力清单=items({"处罚的行为、种类、幅度": "处500元以上1万元以下罚款"}),
            行政处罚决定=penalties({"罚款金额(元)": "10001元"}),
        ),
        ("罚款金额(元)2",),
        "error",
    ),
    Case(
        "FM-03",
        "0.2 yuan where 2,000 would fit",
        fined(ON_WASTE, "0.2元"),
        ("罚款金额(元)2",),
        "warning",
        WASTE,
    ),
    Case(
        "FM-03",
        "an amount without a unit",
        fined(ON_WASTE, "二千左右"),
        ("罚款金额(元)2",),
        "error",
    ),
    Case(
        "FM-03",
        "0.3 yuan, which fits in no unit",
        fined({**ON_WASTE, **PERSON}, "0.3元"),
        laws=WASTE,
    ),
    Case(
        "PN-02",
        "2,001 in a tier that ends at 2,000",
        city(
            裁量基准=tiers({}),
            行政处罚决定=penalties({"裁量阶次": "从轻", "罚款金额(元)": "2001元"}),
        ),
        ("罚款金额(元)2",),
    ),
    Case(
        "PN-02",
        "2,000 in a tier that ends there",
        city(
            裁量基准=tiers({}),
            行政处罚决定=penalties({"裁量阶次": "从轻", "罚款金额(元)": "2000元"}),
        ),
    ),
    Case("PN-03", "a unit, 3,001", fined(SIMPLE, "3001元"), ("罚款金额(元)2",), source=1),
    Case(
        "PN-03",
        "a person, 200 and a confiscation",
        fined({**SIMPLE, **PERSON, "处罚类别": "罚款、没收非法财物"}, "200元"),
        ("处罚类别2",),
        source=1,
    ),
    Case("PN-03", "a unit, 3,000", fined(SIMPLE, "3000元"), source=1),
    Case(
        "PN-03",
        "501 where a law allows the police 500",
        fined({**SIMPLE, **PERSON}, "501元"),
        ("罚款金额(元)2",),
        settings={"spot_fines": [("生态环境", 500, 3000, "示例")]},
    ),
    Case(
        "PN-04",
        "1,001 in 2021 before the reform",
        fined({**SIMPLE, "处罚决定日期": "2021-07-14"}, "1001元"),
        ("罚款金额(元)2",),
    ),
    Case("PN-04", "1,001 on its day", fined({**SIMPLE, "处罚决定日期": "2021-07-15"}, "1001元")),
)
HANDLING = (
    Case(
        "PN-05",
        "market supervision, a unit, 100,000",
        city(
            执法主体=by(MARKET),
            行政处罚决定=penalties(
                {"处罚机关": MARKET, "罚款金额(元)": "100000元", "是否听证": None}
            ),
        ),
        ("是否听证2",),
    ),
    Case(
        "PN-05",
        "police, a person, 2,000",
        city(
            执法主体=by(POLICE),
            行政处罚决定=penalties(
                {**PERSON, "处罚机关": POLICE, "罚款金额(元)": "2000元", "是否听证": None}
            ),
        ),
        ("是否听证2",),
    ),
    Case(
        "PN-05",
        "a closure",
        city(
            行政处罚决定=penalties({"处罚类别": "责令关闭", "罚款金额(元)": None, "是否听证": None})
        ),
        ("是否听证2",),
    ),
    Case(
        "PN-05",
        "market supervision, a unit, 99,999",
        city(
            执法主体=by(MARKET),
            行政处罚决定=penalties(
                {"处罚机关": MARKET, "罚款金额(元)": "99999元", "是否听证": None}
            ),
        ),
    ),
    Case(
        "PN-05",
        "another authority has no verified limit",
        city(行政处罚决定=penalties({"罚款金额(元)": "9000000元", "是否听证": None})),
    ),
    Case(
        "PN-05",
        "a limit of the settings",
        city(行政处罚决定=penalties({"罚款金额(元)": "50000元", "是否听证": None})),
        ("是否听证2",),
        settings={"hearing_limits": [("生态环境", 5000, 50000, "示例")]},
    ),
    Case(
        "PN-06",
        "on the 91st day",
        city(行政处罚决定=penalties({"立案日期": "2026-03-04", "处罚决定日期": "2026-06-03"})),
        ("处罚决定日期2",),
    ),
    Case(
        "PN-06",
        "on the 90th day",
        city(行政处罚决定=penalties({"立案日期": "2026-03-04", "处罚决定日期": "2026-06-02"})),
    ),
    Case(
        "PN-06",
        "longer, and told why",
        city(行政处罚决定=penalties({"立案日期": "2025-12-04", "备注": "经批准延长三十日"})),
    ),
    Case(
        "PN-06",
        "the 90th day is a day of rest",
        city(行政处罚决定=penalties({"立案日期": "2026-02-04", "处罚决定日期": "2026-05-06"})),
    ),
    Case(
        "PN-07",
        "found two years and a day after",
        city(行政处罚决定=penalties({"违法行为终了日期": "2024-02-01", "发现日期": "2026-02-02"})),
        ("发现日期2",),
    ),
    Case(
        "PN-07",
        "found two years after",
        city(行政处罚决定=penalties({"违法行为终了日期": "2024-02-01", "发现日期": "2026-02-01"})),
    ),
    Case(
        "PN-08",
        "heard and not reviewed",
        city(行政处罚决定=penalties({"是否听证": "是", "是否法制审核": "否"})),
        ("是否法制审核2",),
    ),
    Case(
        "PN-08",
        "grave and not discussed",
        city(
            行政处罚决定=penalties(
                {"处罚类别": "责令关闭", "罚款金额(元)": None, "是否集体讨论": "否"}
            )
        ),
        ("是否集体讨论2",),
    ),
    Case(
        "PN-08",
        "heard and reviewed",
        city(行政处罚决定=penalties({"是否听证": "是", "是否法制审核": "是"})),
    ),
    Case(
        "PN-08", "a small fine, not discussed", city(行政处罚决定=penalties({"是否集体讨论": "否"}))
    ),
    Case(
        "PN-09",
        "one officer",
        city(执法人员=OFFICERS, 行政处罚决定=penalties({"执法人员": "99001"})),
        ("执法人员2",),
    ),
    Case(
        "PN-09",
        "an officer of no list",
        city(执法人员=OFFICERS, 行政处罚决定=penalties({"执法人员": "99001、99009"})),
        ("执法人员2",),
    ),
    Case(
        "PN-09",
        "a certificate that ended the day before",
        city(执法人员=OFFICERS, 行政处罚决定=penalties({"执法人员": "99001、99003"})),
        ("执法人员2",),
    ),
    Case(
        "PN-09",
        "a certificate that ends on the day",
        city(执法人员=OFFICERS, 行政处罚决定=penalties({"执法人员": "99001、99002"})),
    ),
    Case(
        "PN-09",
        "an officer of another authority, in Zhejiang",
        city(执法人员=OFFICERS, 行政处罚决定=penalties({"执法人员": "99001、99004"})),
    ),
    Case(
        "PN-09",
        "an officer of another authority, elsewhere",
        city(执法人员=OFFICERS, 行政处罚决定=penalties({"执法人员": "99001、99004"})),
        ("执法人员2",),
        settings={"region": "全国"},
    ),
    Case(
        "PN-09",
        "an officer of its own, elsewhere",
        city(执法人员=OFFICERS, 行政处罚决定=penalties({"执法人员": "99001、99002"})),
        settings={"region": "全国"},
    ),
    Case(
        "PN-09",
        "a certificate of the day after",
        city(
            执法人员=OFFICERS,
            行政处罚决定=penalties({"执法人员": "99002、99004", "处罚决定日期": "2019-12-31"}),
        ),
        ("执法人员2", "执法人员2"),
    ),
    Case(
        "PN-09",
        "certificates of the very day",
        city(
            执法人员=OFFICERS,
            行政处罚决定=penalties({"执法人员": "99002、99004", "处罚决定日期": "2020-01-01"}),
        ),
    ),
    Case(
        "PN-09",
        "one officer on the spot, no police",
        city(行政处罚决定=penalties({**SIMPLE, "罚款金额(元)": "100元", "执法人员": "99001"})),
        ("执法人员2",),
    ),
    Case(
        "PN-09",
        "one police officer on the spot",
        city(
            执法主体=by(POLICE),
            行政处罚决定=penalties(
                {**SIMPLE, "罚款金额(元)": "100元", "处罚机关": POLICE, "执法人员": "99001"}
            ),
        ),
    ),
    Case(
        "PN-09",
        "one police officer, not on the spot",
        city(
            执法主体=by(POLICE),
            行政处罚决定=penalties(
                {"适用程序": "普通程序", "处罚机关": POLICE, "执法人员": "99001"}
            ),
        ),
        ("执法人员2",),
    ),
    Case(
        "PN-16",
        "decided before it was filed",
        city(行政处罚决定=penalties({"立案日期": "2026-05-07"})),
        ("处罚决定日期2",),
    ),
    Case(
        "PN-16",
        "served before it was decided, twice: one cause",
        city(行政处罚决定=penalties({"送达日期": "2026-05-05"}, {"送达日期": "2026-05-04"})),
        ("送达日期2",),
    ),
    Case(
        "PN-16", "all on one day", city(行政处罚决定=penalties(dict.fromkeys(TIMES, "2026-05-06")))
    ),
)
KINDS = (
    Case(
        "PN-10",
        "fined twice for the same facts",
        city(行政处罚决定=penalties({"违法事实": "五月六日偷排"}, {"违法事实": "五月六日偷排"})),
        ("违法事实3",),
    ),
    Case(
        "PN-10",
        "the first was revoked",
        city(
            行政处罚决定=penalties(
                {"违法事实": "五月六日偷排", "决定状态": "撤销"}, {"违法事实": "五月六日偷排"}
            )
        ),
    ),
    Case(
        "PN-11",
        "a fine without an amount",
        city(行政处罚决定=penalties({"罚款金额(元)": None})),
        ("罚款金额(元)2",),
    ),
    Case(
        "PN-11",
        "an amount without a fine",
        city(行政处罚决定=penalties({"处罚类别": "警告"})),
        ("处罚类别2",),
    ),
    Case(
        "PN-11",
        "a licence that is not named",
        city(
            行政处罚决定=penalties(
                {"处罚类别": "吊销许可证件", "罚款金额(元)": None, "暂扣或吊销证照名称及编号": None}
            )
        ),
        ("暂扣或吊销证照名称及编号2",),
    ),
    Case(
        "PN-11",
        "a confiscation whose worth cannot be told",
        city(
            行政处罚决定=penalties(
                {
                    "处罚类别": "没收非法财物",
                    "罚款金额(元)": None,
                    "没收金额(元)": None,
                    "备注": "金额不能确定",
                }
            )
        ),
    ),
    Case(
        "PN-11",
        "a confiscation without an amount",
        city(
            行政处罚决定=penalties(
                {"处罚类别": "没收违法所得", "罚款金额(元)": None, "没收金额(元)": None}
            )
        ),
        ("没收金额(元)2",),
    ),
    Case(
        "PN-11",
        "an amount without a confiscation",
        city(行政处罚决定=penalties({"没收金额(元)": "100元"})),
        ("处罚类别2",),
    ),
    Case(
        "PN-11",
        "a confiscation with its amount",
        city(行政处罚决定=penalties({"处罚类别": "罚款、没收违法所得", "没收金额(元)": "100元"})),
    ),
    Case(
        "PN-12",
        "an order to correct as a kind",
        city(行政处罚决定=penalties({"处罚类别": "罚款、责令改正"})),
        ("处罚类别2",),
    ),
    Case(
        "PN-12",
        "an order to correct in the content",
        city(行政处罚决定=penalties({"处罚内容": "责令改正，罚款二万元"})),
    ),
    Case(
        "PN-13",
        "an environment bureau detains",
        city(行政处罚决定=penalties({**PERSON, "处罚类别": "行政拘留", "罚款金额(元)": None})),
        ("处罚类别2",),
    ),
    Case(
        "PN-13",
        "the police detain",
        city(
            执法主体=by(POLICE),
            行政处罚决定=penalties(
                {**PERSON, "处罚机关": POLICE, "处罚类别": "行政拘留", "罚款金额(元)": None}
            ),
        ),
    ),
    Case(
        "PN-14",
        "a surcharge above its fine",
        city(行政处罚决定=penalties({"处罚内容": "罚款20000元，加处罚款20001元"})),
        ("处罚内容2",),
    ),
    Case(
        "PN-14",
        "a surcharge as high as its fine",
        city(行政处罚决定=penalties({"处罚内容": "罚款20000元，加处罚款20000元"})),
    ),
    Case(
        "PN-15",
        "no remedies",
        city(行政处罚决定=penalties({"决定书全文": PARTS.replace("复议", "")})),
        ("决定书全文2",),
    ),
    Case("PN-15", "all six parts", city(行政处罚决定=penalties({"决定书全文": PARTS}))),
)
CASES = (*FINES, *HANDLING, *KINDS)
