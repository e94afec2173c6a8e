"""Fixtures of XR, RB and PB-22: what holds between lists, and what could not be checked."""

from datetime import date

from tests.books import CITY, city
from tests.registry.rules.cases.making import (
    LICENCE_ITEM,
    OTHER,
    OTHER_ROW,
    Case,
    authorities,
    items,
    licences,
    penalties,
    sheet,
    statute,
)

OFFICER = "姓名 工作单位 执法证号 有效期至"
STRUCK = {
    "处罚类别": "吊销许可证件",
    "罚款金额(元)": None,
    "暂扣或吊销证照名称及编号": "排污许可证 示环字第7号",
}
CERTIFICATE = {"许可编号": "示环字第7号", "当前状态": "有效"}
COLUMNS = (
    "裁量阶次 适用程序 是否听证 立案日期 违法行为终了日期 发现日期 是否法制审核 "
    "执法人员 救济途径 决定书全文"
)
UNREADABLE = statute(
    "示例市怪办法",
    "第一条 处省人民政府规定数额的罚款。",
    效力层级="地方政府规章",
    公布日期="2020-01-02",
)
READABLE = statute(
    "示例市怪办法",
    "第一条 处二百元以上五百元以下罚款。",
    效力层级="地方政府规章",
    公布日期="2020-01-02",
)
NEXT_YEAR = {"立案日期": "2026-10-10", "处罚决定日期": "2027-01-12"}
NOTICE = "[2027]\noff = [2027-01-01]\n"
JANUARY = date(2027, 1, 20)

LINKS = (
    Case(
        "XR-01",
        "an item of no list",
        city(行政处罚决定=penalties({"事项编码": "339902000999"})),
        ("事项编码2",),
    ),
    Case(
        "XR-01",
        "an item of another authority",
        city(
            执法主体=authorities(OTHER_ROW),
            权力清单=items({"实施主体": OTHER}),
            行政处罚决定=penalties({}),
        ),
        ("事项编码2",),
    ),
    Case(
        "XR-01",
        "a penalty on a licence item",
        city(权力清单=items(LICENCE_ITEM), 行政处罚决定=penalties({})),
        ("事项编码2",),
    ),
    Case(
        "XR-01",
        "decided the day before the item",
        city(权力清单=items({"生效日期": "2026-05-07"}), 行政处罚决定=penalties({})),
        ("事项编码2",),
    ),
    Case(
        "XR-01",
        "decided on the day of the item",
        city(权力清单=items({"生效日期": "2026-05-06"}), 行政处罚决定=penalties({})),
    ),
    Case(
        "XR-02",
        "another article",
        city(行政处罚决定=penalties({"处罚依据": "《环境影响评价法》第三十二条"})),
        ("处罚依据2",),
    ),
    Case(
        "XR-02",
        "the same article in full",
        city(
            行政处罚决定=penalties({"处罚依据": "《中华人民共和国环境影响评价法》第三十一条第一款"})
        ),
    ),
    Case("XR-03", "no procedure", city(权力清单=items({"办理流程": None})), ("事项编码2",)),
    Case("XR-03", "all aspects", city()),
    Case(
        "XR-04",
        "decided after the item's end",
        city(权力清单=items({"取消日期": "2026-05-05"}), 行政处罚决定=penalties({})),
        ("处罚决定日期2",),
    ),
    Case(
        "XR-04",
        "decided on its last day",
        city(权力清单=items({"取消日期": "2026-05-06"}), 行政处罚决定=penalties({})),
    ),
    Case(
        "XR-05",
        "one code, two names",
        city(行政处罚决定=penalties({}, {"行政相对人名称": "另一公司"})),
        ("行政相对人名称3",),
    ),
    Case(
        "XR-05",
        "one code, three names: one cause",
        city(
            行政处罚决定=penalties(
                {}, {"行政相对人名称": "另一公司"}, {"行政相对人名称": "第三公司"}
            )
        ),
        ("行政相对人名称3",),
    ),
    Case(
        "XR-05",
        "one name, two codes, in two lists",
        city(
            行政处罚决定=penalties({}),
            行政许可决定=licences({"统一社会信用代码": "11500000MB1553803Q"}),
        ),
        ("统一社会信用代码2",),
    ),
    Case(
        "XR-05",
        "brackets of two widths",
        city(
            行政处罚决定=penalties(
                {"行政相对人名称": "示例（集团）公司"}, {"行政相对人名称": "示例(集团)公司"}
            )
        ),
    ),
    Case(
        "XR-06",
        "struck and still valid",
        city(行政处罚决定=penalties(STRUCK), 行政许可决定=licences(CERTIFICATE)),
        ("当前状态2",),
    ),
    Case(
        "XR-06",
        "struck and told so",
        city(
            行政处罚决定=penalties(STRUCK),
            行政许可决定=licences({**CERTIFICATE, "当前状态": "吊销"}),
        ),
    ),
    Case(
        "XR-06",
        "another licence",
        city(
            行政处罚决定=penalties(STRUCK),
            行政许可决定=licences({**CERTIFICATE, "许可编号": "示环字第8号"}),
        ),
    ),
    Case(
        "XR-07",
        "expired yesterday",
        city(执法人员=sheet(OFFICER, ("李示", CITY, "99001", "2026-11-19"))),
        ("有效期至2",),
    ),
    Case(
        "XR-07",
        "one certificate, two officers",
        city(
            执法人员=sheet(
                OFFICER,
                ("李示", CITY, "99001", "2030-01-01"),
                ("王示", CITY, "99001", "2030-01-01"),
            )
        ),
        ("执法证号3",),
    ),
    Case(
        "XR-07",
        "of an abolished authority",
        city(
            执法主体=authorities({**OTHER_ROW, "主体状态": "撤销"}),
            执法人员=sheet(OFFICER, ("李示", OTHER, "99001", "2030-01-01")),
        ),
        ("有效期至2",),
    ),
    Case(
        "XR-07",
        "expires today",
        city(执法人员=sheet(OFFICER, ("李示", CITY, "99001", "2026-11-20"))),
    ),
)
LACKS = (
    Case(
        "RB-02",
        "no list of officers",
        city(行政处罚决定=penalties({"执法人员": "99001、99002"})),
        ("行政处罚决定", "行政处罚决定", "行政处罚决定"),
    ),
    Case("RB-02", "nothing that needs anything", city()),
    Case(
        "RB-03",
        "columns that nothing asks for",
        city(行政处罚决定=penalties({})),
        ("行政处罚决定",),
    ),
    Case("RB-03", "all columns", city(行政处罚决定=penalties(dict.fromkeys(COLUMNS.split())))),
    Case(
        "RB-04", "a broken notice", city(), ("holidays.toml",), beside={"holidays.toml": "[2027]\n"}
    ),
    Case("RB-04", "a sound notice", city(), beside={"holidays.toml": NOTICE}),
    Case(
        "RB-05",
        "a fine in words",
        city(权力清单=items({"设定依据": "《示例市怪办法》第一条"})),
        ("设定依据2",),
        laws=UNREADABLE,
    ),
    Case(
        "RB-05",
        "a fine in figures",
        city(权力清单=items({"设定依据": "《示例市怪办法》第一条"})),
        laws=READABLE,
    ),
    Case(
        "PB-22",
        "two periods that reach 2027, told once",
        city(
            行政处罚决定=penalties(NEXT_YEAR),
            行政许可决定=licences({"许可决定日期": "2026-12-28", "发证日期": "2027-01-15"}),
        ),
        ("holidays.toml",),
        today=JANUARY,
    ),
    Case(
        "PB-22",
        "the publisher has added the notice",
        city(行政许可决定=licences({"许可决定日期": "2026-12-28", "发证日期": "2027-01-12"})),
        beside={"holidays.toml": NOTICE},
        today=JANUARY,
    ),
    Case(
        "PB-22",
        "in time whatever the notice says",
        city(行政许可决定=licences({"许可决定日期": "2026-12-28", "发证日期": "2027-01-04"})),
        today=JANUARY,
    ),
    Case(
        "LI-02",
        "late by the publisher's own notice",
        city(行政许可决定=licences({"许可决定日期": "2026-12-28", "发证日期": "2027-01-13"})),
        ("发证日期2",),
        beside={"holidays.toml": NOTICE},
        today=JANUARY,
    ),
)
CASES = (*LINKS, *LACKS)
