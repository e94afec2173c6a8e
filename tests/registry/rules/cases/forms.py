"""Fixtures of FM: how cells are filled in.  Hidden and merged cells are in ``test_telling.py``."""

from tests.books import AUTHORITY, AUTHORITY_HEADINGS, CITY, ITEM_HEADINGS, city
from tests.registry.rules.cases.making import (
    Case,
    items,
    penalties,
    rows,
    sheet,
)

WITHOUT_NAME = tuple(h for h in ITEM_HEADINGS if h != "事项名称")
CASES = (
    Case(
        "FM-01",
        "a code stored as a number",
        city(权力清单=items({"事项编码": 330275012000})),
        ("事项编码2",),
        "error",
        source=15,
    ),
    Case(
        "FM-01",
        "a code stored as text",
        city(权力清单=items({"事项编码": "330275012000"})),
        source=15,
    ),
    Case(
        "FM-02",
        "a year of two digits",
        city(行政处罚决定=penalties({"处罚决定日期": "26-05-06"})),
        ("处罚决定日期2",),
    ),
    Case(
        "FM-02", "a day in Chinese", city(行政处罚决定=penalties({"处罚决定日期": "2026年5月6日"}))
    ),
    Case(
        "FM-06",
        "two columns for one field",
        city(权力清单=items({"法律依据": "《环境影响评价法》第三十一条", "权力编码": "1"})),
        ("权力编码1",),
    ),
    Case(
        "FM-06",
        "two columns that join",
        city(权力清单=items({"罚则": "《环境影响评价法》第三十一条"})),
    ),
    Case(
        "FM-07",
        "traditional characters",
        city(权力清单=items({"行使内容": "查處未批先建"})),
        ("行使内容2",),
    ),
    Case("FM-07", "simplified ones", city(权力清单=items({"行使内容": "查处未批先建"}))),
    Case(
        "FM-08",
        "a kind there is none of",
        city(权力清单=items({"权力类型": "行政帮助"})),
        ("权力类型2",),
    ),
    Case("FM-08", "a kind by its code", city(权力清单=items({"权力类型": "02"}))),
    Case("FM-09", "no code", city(权力清单=items({"事项编码": None})), ("事项编码2",)),
    Case("FM-09", "all that names it", city()),
    Case(
        "FM-10", "a column nobody knows", city(权力清单=items({"领导批示": "同意"})), ("领导批示1",)
    ),
    Case("FM-10", "a column known by another name", city(权力清单=items({"法定时限": 20}))),
    Case(
        "FM-11",
        "no column of names",
        city(权力清单=sheet(" ".join(WITHOUT_NAME), ["1"] * len(WITHOUT_NAME))),
        ("事项编码1",),
    ),
    Case("FM-11", "a column of names", city()),
    Case(
        "FM-12",
        "a sheet of nothing known",
        city(食堂菜单=sheet("菜名 价格", ("鱼", 3))),
        ("食堂菜单",),
    ),
    Case(
        "FM-12",
        "a sheet by another name",
        city(权力清单=items({}), 行政执法主体名录=(AUTHORITY_HEADINGS, AUTHORITY)),
    ),
    Case(
        "FM-13",
        "a heading with a slip",
        city(
            权力清单=rows(
                dict(zip(ITEM_HEADINGS, items({})[1], strict=True)) | {"承诺办结实限": 3}, {}
            )
        ),
        ("承诺办结实限1",),
    ),
    Case("FM-13", "the heading", city(权力清单=items({"承诺办结时限": 3}))),
    Case(
        "FM-16",
        "a number of identity",
        city(执法人员=sheet("姓名 工作单位 执法证号 身份证号", ("李示", CITY, "99001", "3399"))),
        ("身份证号1",),
    ),
    Case(
        "FM-16",
        "no such column",
        city(执法人员=sheet("姓名 工作单位 执法证号", ("李示", CITY, "99001"))),
    ),
    Case(
        "FM-17",
        "a row that names nothing",
        city(权力清单=items({}, {"事项名称": None})),
        ("事项名称3",),
    ),
    Case(
        "FM-17",
        "a row that names something",
        city(权力清单=items({}, {"事项编码": "339902000102"})),
    ),
    Case(
        "FM-18",
        "words for a number",
        city(权力清单=items({"承诺办结时限": "很快"})),
        ("承诺办结时限2",),
    ),
    Case("FM-18", "a number as text", city(权力清单=items({"承诺办结时限": "20"}))),
    Case("FM-19", "perhaps", city(权力清单=items({"是否收费": "也许"})), ("是否收费2",)),
    Case("FM-19", "no", city(权力清单=items({"是否收费": "否"}))),
    Case("FM-21", "no basis", city(权力清单=items({"设定依据": None})), ("设定依据2",)),
    Case("FM-21", "an empty cell nobody asks for", city(权力清单=items({"行使内容": None}))),
)
