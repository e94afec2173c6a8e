"""Fixtures of DB: discretion benchmarks."""

from tests.books import city
from tests.registry.rules.cases.making import (
    OTHER,
    OTHER_ROW,
    Case,
    authorities,
    ladder,
    mirrored,
    penalties,
    statute,
    tiers,
)

LEGAL = "处500元以上5000元以下罚款"
DUMPED = "第一条 倾倒垃圾的，处五百元以上五千元以下罚款。"
DUMPING = statute(
    "示例市倾倒办法",
    DUMPED,
    效力层级="地方政府规章",
    公布日期="2025-01-02",
    施行日期="2025-02-01",
)
OPEN_BELOW = {name: text.replace("五百元以上", "") for name, text in DUMPING.items()}
LIGHT, GRAVE = ("从轻", "处500元以上不满2000元罚款"), ("从重", "处2000元以上5000元以下罚款")
WIDE = {name: text.replace("五千元", "五千零一元") for name, text in DUMPING.items()}
WIDE_BEFORE = {name: text.replace("2025-0", "2023-0") for name, text in WIDE.items()}
WIDE_ON_THE_DAY = {name: text.replace("2025-01-02", "2024-02-09") for name, text in WIDE.items()}
ON_IT = {"法定依据": "《示例市倾倒办法》第一条", "法定处罚种类与幅度": None}
GOODS = (
    "货值金额不足1万元的，处5万元以上10万元以下罚款；"
    "货值金额1万元以上的，处货值金额10倍以上20倍以下罚款"
)
SOURCE = {"裁量基准来源": "示环〔2025〕1号", "公布日期": "2025-03-01"}
HIGHER = {**OTHER_ROW, "行使层级": "省级"}
AT_BOTH = {"违法行为": "未批先建", "裁量阶次": "从轻", "适用条件": "情形一"}

CASES = (
    Case(
        "DB-00",
        "words for a range",
        city(裁量基准=ladder(LEGAL, ("从轻", "看情况"))),
        ("具体标准2",),
    ),
    Case("DB-00", "a range in figures", city(裁量基准=ladder(LEGAL, ("从轻", LEGAL)))),
    Case(
        "DB-01",
        "below the least, not reduced",
        city(裁量基准=ladder(LEGAL, ("从轻", "处400元以上3000元以下罚款"))),
        ("具体标准2",),
    ),
    Case(
        "DB-01",
        "above the most",
        city(裁量基准=ladder(LEGAL, ("从重", "处3000元以上5001元以下罚款"))),
        ("具体标准2",),
    ),
    Case(
        "DB-01",
        "500 to 3,000 and 400 to 5,000",
        city(
            裁量基准=ladder(
                LEGAL, ("从轻", "处500元以上3000元以下罚款"), ("从重", "处400元以上5000元以下罚款")
            )
        ),
        ("具体标准3",),
        source=4,
    ),
    Case(
        "DB-01",
        "above what the article says",
        city(裁量基准=tiers({**ON_IT, "具体标准": "处3000元以上6000元以下罚款"})),
        ("具体标准2",),
        laws=DUMPING,
    ),
    Case(
        "DB-01",
        "above what the last edition of a mirror says: the law may have been amended",
        city(裁量基准=tiers({**ON_IT, "具体标准": "处3000元以上6000元以下罚款"})),
        ("具体标准2",),
        "warning",
        mirrored("示例市倾倒办法", "2025-01-02", DUMPED),
    ),
    Case(
        "DB-01",
        "above the most that the list itself states",
        city(裁量基准=tiers({"具体标准": "处3000元以上6000元以下罚款"})),
        ("具体标准2",),
        "error",
    ),
    Case(
        "DB-01",
        "the law itself is told wrong",
        city(裁量基准=tiers({**ON_IT, "法定处罚种类与幅度": "处500元以上9000元以下罚款"})),
        ("法定处罚种类与幅度2",),
        laws=DUMPING,
    ),
    Case(
        "DB-01",
        "below the least, reduced",
        city(裁量基准=ladder(LEGAL, ("减轻", "处400元以上500元以下罚款"))),
    ),
    Case(
        "DB-01",
        "all that the article allows",
        city(裁量基准=tiers({**ON_IT, "具体标准": LEGAL})),
        laws=DUMPING,
    ),
    Case(
        "DB-02",
        "nothing for 2,000 to 2,500",
        city(
            裁量基准=ladder(
                LEGAL, ("从轻", "处500元以上2000元以下罚款"), ("从重", "处2500元以上5000元以下罚款")
            )
        ),
        ("具体标准2",),
        source=4,
    ),
    Case(
        "DB-02",
        "one begins where the other ends",
        city(
            裁量基准=ladder(
                LEGAL, ("从轻", "处500元以上2000元以下罚款"), ("从重", "处超过2000元5000元以下罚款")
            )
        ),
    ),
    Case(
        "DB-03",
        "the heavier begins lower",
        city(
            裁量基准=ladder(
                LEGAL,
                ("从轻", "处500元以上3000元以下罚款"),
                ("从重", "处400元以上5000元以下罚款"),
            )
        ),
        ("具体标准3",),
        source=4,
    ),
    Case(
        "DB-03",
        "the heavier begins as low and ends higher",
        city(
            裁量基准=ladder(
                LEGAL, ("从轻", "处500元以上3000元以下罚款"), ("从重", "处500元以上5000元以下罚款")
            )
        ),
    ),
    Case(
        "DB-04",
        "both hold 2,000",
        city(
            裁量基准=ladder(
                LEGAL, ("从轻", "处500元以上2000元以下罚款"), ("从重", "处2000元以上5000元以下罚款")
            )
        ),
        ("具体标准3",),
        source=4,
    ),
    Case(
        "DB-04",
        "one says it does not",
        city(
            裁量基准=ladder(
                LEGAL,
                ("从轻", "处500元以上2000元以下罚款"),
                ("从重", "处2000元以上（不含本数）5000元以下罚款"),
            )
        ),
    ),
    Case("DB-05", "no condition", city(裁量基准=tiers({"适用条件": None})), ("适用条件2",)),
    Case(
        "DB-05",
        "one condition for two tiers",
        city(
            裁量基准=tiers(
                {"适用条件": "初次"}, {"适用条件": "初次", "裁量阶次": "从重", "裁量类型": "从重"}
            )
        ),
        ("适用条件3",),
    ),
    Case(
        "DB-05",
        "a condition each",
        city(裁量基准=tiers({}, {"裁量阶次": "从重", "裁量类型": "从重"})),
    ),
    Case(
        "DB-06",
        "times the gains where the law says the goods",
        city(
            裁量基准=ladder(
                "处货值金额10倍以上20倍以下罚款", ("从轻", "处违法所得10倍以上12倍以下罚款")
            )
        ),
        ("具体标准2",),
    ),
    Case(
        "DB-06",
        "a threshold of 20,000 where the law says 10,000",
        city(裁量基准=ladder(GOODS, ("从轻", "货值金额不足2万元的，处5万元以上7万元以下罚款"))),
        ("具体标准2",),
    ),
    Case(
        "DB-06",
        "the goods in more words",
        city(
            裁量基准=ladder(
                "处货值金额10倍以上20倍以下罚款", ("从轻", "处货值金额10倍以上12倍以下罚款")
            )
        ),
    ),
    Case(
        "DB-06",
        "a case within the law's case",
        city(裁量基准=ladder(GOODS, ("从轻", "货值金额不足5000元的，处5万元以上7万元以下罚款"))),
    ),
    Case(
        "DB-07",
        "a rule of 2025 from 500 to 5,001",
        city(裁量基准=tiers(ON_IT)),
        ("法定依据2",),
        laws=WIDE,
    ),
    Case("DB-07", "a rule of 2025 from 500 to 5,000", city(裁量基准=tiers(ON_IT)), laws=DUMPING),
    Case(
        "DB-07", "a rule of 2023 from 500 to 5,001", city(裁量基准=tiers(ON_IT)), laws=WIDE_BEFORE
    ),
    Case(
        "DB-07",
        "a rule of the very day",
        city(裁量基准=tiers(ON_IT)),
        ("法定依据2",),
        laws=WIDE_ON_THE_DAY,
    ),
    Case(
        "DB-08",
        "0 yuan and more",
        city(裁量基准=ladder("处5000元以下罚款", ("从轻", "处0元以上2000元以下罚款"))),
        ("具体标准2",),
    ),
    Case(
        "DB-08",
        "0 to 2,000 yuan",
        city(裁量基准=ladder("处5000元以下罚款", ("从轻", "处0-2000元罚款"))),
        ("具体标准2",),
    ),
    Case(
        "DB-08",
        "10 yuan and more",
        city(裁量基准=ladder("处5000元以下罚款", ("从轻", "处10元以上2000元以下罚款"))),
    ),
    Case(
        "DB-08",
        "no least in the law, and the lightest tier begins at 500",
        city(裁量基准=ladder("处5000元以下罚款", LIGHT, GRAVE)),
        ("具体标准2",),
    ),
    Case(
        "DB-08",
        "no least in the article, and the lightest tier begins at 500",
        city(
            裁量基准=tiers(
                {**ON_IT, "具体标准": LIGHT[1], "裁量阶次": "从轻"},
                {**ON_IT, "具体标准": GRAVE[1], "裁量阶次": "从重"},
            )
        ),
        ("具体标准2",),
        laws=OPEN_BELOW,
    ),
    Case(
        "DB-08",
        "no least in the law, and the lightest tier is open below",
        city(裁量基准=ladder("处5000元以下罚款", ("从轻", "处不满2000元罚款"), GRAVE)),
    ),
    Case(
        "DB-08",
        "no least in the law, and the lightest tier is no penalty",
        city(裁量基准=ladder("处5000元以下罚款", ("不予", "不予处罚"), LIGHT, GRAVE)),
    ),
    Case(
        "DB-08",
        "no least in the law, a warning below the first fine",
        city(裁量基准=ladder("警告，可以并处5000元以下罚款", ("从轻", "警告"), LIGHT, GRAVE)),
    ),
    Case(
        "DB-08",
        "no least in the law, and only the gravest tier is without a fine",
        city(裁量基准=ladder("处5000元以下罚款", LIGHT, GRAVE, ("严重", "吊销许可证"))),
        ("具体标准2",),
    ),
    Case(
        "DB-08",
        "no least in the law, and the lightest tier is one figure",
        city(裁量基准=ladder("处5000元以下罚款", ("从轻", "处500元罚款"), GRAVE)),
    ),
    Case(
        "DB-02",
        "no least in the law, and the lightest tier begins at 500: DB-08 tells it",
        city(裁量基准=ladder("处5000元以下罚款", LIGHT, GRAVE)),
    ),
    Case(
        "DB-02",
        "a tier between that cannot be read may fill the gap",
        city(裁量基准=ladder(LEGAL, ("从轻", "处500元罚款"), ("一般", "看情况"), GRAVE)),
    ),
    Case(
        "DB-08",
        "at most 2,000",
        city(裁量基准=ladder("处5000元以下罚款", ("从轻", "处2000元以下罚款"))),
    ),
    Case(
        "DB-09",
        "no source",
        city(裁量基准=tiers({**SOURCE, "裁量基准来源": None})),
        ("裁量基准来源2",),
    ),
    Case(
        "DB-09",
        "applied on the day before",
        city(
            裁量基准=tiers({**SOURCE, "公布日期": "2026-05-07"}),
            行政处罚决定=penalties({"裁量阶次": "从轻"}),
        ),
        ("裁量阶次2",),
    ),
    Case(
        "DB-09",
        "applied on the day",
        city(
            裁量基准=tiers({**SOURCE, "公布日期": "2026-05-06"}),
            行政处罚决定=penalties({"裁量阶次": "从轻"}),
        ),
    ),
    Case(
        "DB-10",
        "a child punished",
        city(裁量基准=tiers({"适用条件": "当事人不满十四周岁的"})),
        ("裁量类型2",),
    ),
    Case(
        "DB-10",
        "a youth as any other",
        city(裁量基准=tiers({"适用条件": "已满十四周岁不满十八周岁的人违法", "裁量类型": "一般"})),
        ("裁量类型2",),
    ),
    Case(
        "DB-10",
        "slight, put right, harmless, and punished",
        city(裁量基准=tiers({"适用条件": "违法行为轻微并及时改正，没有造成危害后果"})),
        ("裁量类型2",),
    ),
    Case(
        "DB-10",
        "each ground with what it leads to",
        city(
            裁量基准=tiers(
                {"适用条件": "当事人不满十四周岁的", "裁量类型": "不予"},
                {"适用条件": "已满十四周岁不满十八周岁的人违法", "裁量类型": "减轻"},
                {"适用条件": "违法行为轻微并及时改正，没有造成危害后果", "裁量类型": "不予"},
                {"适用条件": "向不满十八周岁的人出售", "裁量类型": "从重"},
            )
        ),
    ),
    Case(
        "DB-11",
        "a city beyond its province",
        city(
            执法主体=authorities(HIGHER),
            裁量基准=tiers(
                {**AT_BOTH, "实施主体": OTHER, "具体标准": "处500元以上1000元以下罚款"},
                {
                    **AT_BOTH,
                    "实施主体": "示例市生态环境局",
                    "具体标准": "处500元以上1001元以下罚款",
                },
            ),
        ),
        ("具体标准3",),
    ),
    Case(
        "DB-11",
        "a city within its province",
        city(
            执法主体=authorities(HIGHER),
            裁量基准=tiers(
                {**AT_BOTH, "实施主体": OTHER, "具体标准": "处500元以上1000元以下罚款"},
                {
                    **AT_BOTH,
                    "实施主体": "示例市生态环境局",
                    "具体标准": "处600元以上1000元以下罚款",
                },
            ),
        ),
    ),
)
