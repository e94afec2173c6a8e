"""A registry answers by any field, name and folder."""

from datetime import date

from plugins.registry.calendar import WorkingDays
from plugins.registry.instruments import load_library
from plugins.registry.linking import BenchmarkKey, Owners, Registry
from plugins.registry.models.authorities import Authority
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.records import Record, Source


def source(workbook: str, row: int = 2) -> Source:
    return Source(workbook, "表", row)


def registry(*records: Record) -> Registry:
    return Registry(records, load_library([], None), WorkingDays(), date(2026, 11, 20))


BUREAU = Authority(source=source("eco/a.xlsx"), name="示例市生态环境局", short_name="环境局")
STATION = Authority(source=source("eco/a.xlsx", 3), name="环境局", short_name="监测站")


def test_a_folder_speaks_for_its_first_authority_where_a_row_names_none() -> None:
    silent = PowerItem(source=source("eco/b.xlsx"), name="甲")
    named = PowerItem(source=source("eco/b.xlsx", 3), name="乙", authority="环境局")
    apart = PowerItem(source=source("water/b.xlsx"), name="丙")
    records = [silent, named, apart, BUREAU, STATION]
    found = list(Owners(records).named(records))
    assert [getattr(record, "authority", "") for record in found] == [
        "示例市生态环境局",
        "环境局",
        None,
        "",
        "",
    ]


def test_a_full_name_wins_over_a_short_one() -> None:
    names = registry(BUREAU, STATION).authorities
    assert names["环境局"] is STATION
    assert names["示例市生态环境局"] is BUREAU
    assert names["监测站"] is STATION


def test_records_are_found_by_their_fields_in_the_order_read() -> None:
    first = PowerItem(source=source("a"), name="甲", code="1", authority="环境局")
    second = PowerItem(source=source("b"), name="乙", code="1", authority="环境局")
    held = registry(first, second, BUREAU)
    assert held.where(PowerItem, code="1") == (first, second)
    assert held.item("1", "环境局") is first
    assert held.item("1", "水务局") is None
    assert held.item(None, "环境局") is None
    assert held.items_of_code("1") == (first, second)
    assert held.items_of_code(None) == ()
    assert list(held) == [first, second, BUREAU]


def test_tiers_of_one_offence_of_one_item_of_one_authority_are_a_benchmark() -> None:
    def tier(authority: str, code: str, offence: str) -> Tier:
        return Tier(source=source("a"), authority=authority, item_code=code, offence=offence)

    one, other = tier("甲局", "1", "乱倒"), tier("甲局", "1", "乱倒")
    apart = [tier("乙局", "1", "乱倒"), tier("甲局", "2", "乱倒"), tier("甲局", "1", "乱排")]
    benchmarks = registry(one, *apart, other).benchmarks
    assert benchmarks[BenchmarkKey("甲局", "1", "乱倒")] == (one, other)
    assert len(benchmarks) == 4
