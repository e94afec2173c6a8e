"""Fixtures of CH: adjustments."""

from tests.books import CITY, Rows, city
from tests.registry.rules.cases.making import CODE, Case, Row, items, rows, tiers

CHANGE: Row = {
    "调整编号": "1",
    "调整类型": "变更",
    "事项编码": CODE,
    "实施主体": CITY,
    "调整前": None,
    "调整后": None,
    "决定日期": "2026-04-01",
    "生效日期": "2026-05-01",
    "公布日期": "2026-04-20",
    "备注": None,
}


def changes(*made: Row) -> Rows:
    """Change records: changes of a clean one."""
    return rows(CHANGE, *({"调整编号": str(n), **row} for n, row in enumerate(made, 1)))


SUSPENDED = {"事项状态": "暂停"}
CASES = (
    Case(
        "CH-01",
        "in force before it is published",
        city(调整记录=changes({"生效日期": "2026-04-19"})),
        ("生效日期2",),
    ),
    Case("CH-01", "in force on the day", city(调整记录=changes({"生效日期": "2026-04-20"}))),
    Case(
        "CH-01",
        "the document wants it",
        city(调整记录=changes({"生效日期": "2026-04-19", "备注": "文件规定自印发之日起施行"})),
    ),
    Case(
        "CH-02",
        "removed and still active",
        city(调整记录=changes({"调整类型": "取消"})),
        ("事项编码2",),
    ),
    Case(
        "CH-02",
        "removed and gone",
        city(调整记录=changes({"调整类型": "取消", "事项编码": "339902000999"})),
        ("事项编码2",),
    ),
    Case(
        "CH-02",
        "removed and kept as cancelled",
        city(权力清单=items({"事项状态": "取消"}), 调整记录=changes({"调整类型": "取消"})),
    ),
    Case(
        "CH-02",
        "to be removed later",
        city(调整记录=changes({"调整类型": "取消", "生效日期": "2026-12-01"})),
    ),
    Case(
        "CH-03",
        "merged, no old code",
        city(调整记录=changes({"调整类型": "合并", "调整后": CODE})),
        ("调整前2",),
    ),
    Case(
        "CH-03",
        "a new code in no list",
        city(调整记录=changes({"调整类型": "拆分", "调整前": CODE, "调整后": "339902000998"})),
        ("调整后2",),
    ),
    Case(
        "CH-03",
        "an old code led to a listed one",
        city(调整记录=changes({"调整类型": "编码变更", "调整前": "339902000998", "调整后": CODE})),
    ),
    Case(
        "CH-04",
        "devolved, not taken over",
        city(调整记录=changes({"调整类型": "下放"})),
        ("事项编码2",),
    ),
    Case(
        "CH-04",
        "devolved and taken over",
        city(调整记录=changes({"调整类型": "下放"}, {"调整类型": "承接"})),
    ),
    Case(
        "CH-05",
        "published after 20 working days",
        city(调整记录=changes({"决定日期": "2025-09-30", "公布日期": "2025-11-05"})),
        ("公布日期2",),
    ),
    Case(
        "CH-05",
        "published on the twentieth",
        city(调整记录=changes({"决定日期": "2025-09-30", "公布日期": "2025-11-04"})),
    ),
    Case(
        "CH-06",
        "suspended without a record",
        city(权力清单=items(SUSPENDED), 调整记录=changes({})),
        ("事项状态2",),
    ),
    Case(
        "CH-06",
        "suspended with its record",
        city(权力清单=items(SUSPENDED), 调整记录=changes({"调整类型": "暂停"})),
    ),
    Case(
        "CH-07",
        "rebased after its benchmark",
        city(
            裁量基准=tiers({"公布日期": "2026-04-30"}), 调整记录=changes({"调整类型": "依据更替"})
        ),
        ("事项编码2",),
    ),
    Case(
        "CH-07",
        "a benchmark of the same day",
        city(
            裁量基准=tiers({"公布日期": "2026-05-01"}), 调整记录=changes({"调整类型": "依据更替"})
        ),
    ),
)
