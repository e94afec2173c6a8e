"""Fixtures of ID: codes and numbers."""

from tests.books import city
from tests.registry.rules.cases.making import (
    AUTHORITY_ROW,
    OTHER_ROW,
    Case,
    authorities,
    items,
    penalties,
    rows,
)

CASES = (
    Case(
        "ID-01",
        "the check character of an authority's code is wrong",
        city(执法主体=authorities({**OTHER_ROW, "统一社会信用代码": "11500000MB1553803A"})),
        ("统一社会信用代码3",),
        "error",
    ),
    Case(
        "ID-01",
        "a party's code is wrong, which is not the department's fault",
        city(行政处罚决定=penalties({"统一社会信用代码": "91230500MA1B3N1N2A"})),
        ("统一社会信用代码2",),
        "warning",
    ),
    Case("ID-01", "codes that check", city(执法主体=authorities(OTHER_ROW))),
    Case(
        "ID-02", "one code twice", city(权力清单=items({}, {"事项名称": "另一项"})), ("事项编码3",)
    ),
    Case(
        "ID-02",
        "one code at two authorities",
        city(
            执法主体=authorities(OTHER_ROW),
            权力清单=items({}, {"实施主体": "示例市城市管理局"}),
        ),
    ),
    Case(
        "ID-03",
        "a province there is none of",
        city(执法主体=authorities({**OTHER_ROW, "行政区划代码": "990100"})),
        ("行政区划代码3",),
    ),
    Case(
        "ID-03",
        "a district that was dissolved in 2021",
        city(执法主体=authorities({**OTHER_ROW, "行政区划代码": "330103"})),
        ("行政区划代码3",),
    ),
    Case(
        "ID-03",
        "a district in force",
        city(执法主体=authorities({**OTHER_ROW, "行政区划代码": "330102"})),
    ),
    Case(
        "ID-03",
        "a code the publisher has named",
        city(执法主体=authorities({**OTHER_ROW, "行政区划代码": "990100"})),
        settings={"region_codes": {"990100": "示例市"}},
    ),
    Case(
        "ID-04",
        "one number twice",
        city(
            行政处罚决定=penalties(
                {"行政处罚决定书文号": "示环罚〔2026〕1号"},
                {"行政处罚决定书文号": "示环罚〔2026〕1号"},
            )
        ),
        ("行政处罚决定书文号3",),
        "error",
    ),
    Case(
        "ID-04",
        "the year before, in May",
        city(行政处罚决定=penalties({"行政处罚决定书文号": "示环罚〔2025〕1号"})),
        ("行政处罚决定书文号2",),
        "warning",
    ),
    Case(
        "ID-04",
        "the prefix of another authority",
        city(
            执法主体=rows({**AUTHORITY_ROW, "机关代字": "示环罚"}, {}),
            行政处罚决定=penalties({"行政处罚决定书文号": "示城罚〔2026〕1号"}),
        ),
        ("行政处罚决定书文号2",),
        "warning",
    ),
    Case(
        "ID-04",
        "the year before, in early January",
        city(
            行政处罚决定=penalties(
                {"行政处罚决定书文号": "示环罚〔2025〕1号", "处罚决定日期": "2026-01-04"}
            )
        ),
    ),
    Case(
        "ID-05",
        "number 2 is missing",
        city(行政处罚决定=penalties({}, {"行政处罚决定书文号": "示环罚〔2026〕3号"})),
        ("行政处罚决定书文号3",),
    ),
    Case("ID-05", "no gap", city(行政处罚决定=penalties({}, {}))),
    Case(
        "ID-05",
        "a mistyped year opens no series",
        city(行政处罚决定=penalties({"行政处罚决定书文号": "示环罚〔2011〕69号"})),
    ),
)
