"""Fixtures of UN: one item on several levels."""

from tests.books import CITY, Rows, city
from tests.registry.rules.cases.making import (
    OTHER,
    OTHER_ROW,
    TOWN,
    TOWN_ROW,
    Case,
    Row,
    authorities,
    items,
)

DISTRICT = {**OTHER_ROW, "行使层级": "县级"}


def shared(row: Row) -> dict[str, Rows]:
    """One item of the city and of a district, whose row is changed."""
    return city(
        执法主体=authorities(DISTRICT),
        权力清单=items({"实施主体": CITY}, {"实施主体": OTHER, **row}),
    )


def devolved(*more: Row) -> dict[str, Rows]:
    """An item that is devolved to a town."""
    return city(
        执法主体=authorities({**TOWN_ROW, "赋权决定": "示政〔2025〕8号"}),
        权力清单=items({"实施主体": CITY, "赋权乡镇(街道)": TOWN}, *more),
    )


CASES = (
    Case("UN-01", "another name", shared({"事项名称": "另一个名称"}), ("事项名称3",)),
    Case("UN-01", "the same name", shared({})),
    Case("UN-02", "another kind", shared({"权力类型": "行政检查"}), ("权力类型3",)),
    Case("UN-02", "the same kind by its code", shared({"权力类型": "02"})),
    Case(
        "UN-03",
        "another article",
        shared({"设定依据": "《环境影响评价法》第三十二条"}),
        ("设定依据3",),
    ),
    Case(
        "UN-03",
        "the same article in full",
        shared({"设定依据": "《中华人民共和国环境影响评价法》第三十一条第一款"}),
    ),
    Case("UN-04", "the town does not list it", devolved(), ("赋权乡镇(街道)2",)),
    Case("UN-04", "the town lists it", devolved({"实施主体": TOWN, "行使层级": "镇"})),
)
