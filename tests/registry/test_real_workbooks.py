"""Four workbooks others made: every row is mapped or told, and the sums are those of the sheets."""

from pathlib import Path

import pytest

from plugins.registry.loading import Loaded, load
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import PenaltyDecision
from tests.books import TODAY

ROWS = {
    "health_penalty_items_department_layout.xlsx": (471, 471, 0, 0),
    "env_orders_beijing_hainan_department_layout.xlsx": (187, 187, 0, 0),
    "jm_eco_discretion_original_layout.xlsx": (872, 869, 0, 3),
    "gd_power_responsibility_import_template.xlsx": (0, 0, 0, 0),
}
"""Workbook → rows below the headings, mapped, reported, hidden."""


@pytest.fixture(scope="module")
def read(shared: Path) -> dict[str, Loaded]:
    return {name: load(shared / "real" / name, today=TODAY) for name in ROWS}


@pytest.mark.parametrize("name", ROWS)
def test_rows_add_up(read: dict[str, Loaded], name: str) -> None:
    counts = [count for count in read[name].counts if count.layout]
    sums = (
        sum(c.rows for c in counts),
        sum(c.mapped for c in counts),
        sum(c.reported for c in counts),
        sum(sum(c.skipped.values()) for c in counts),
    )
    assert sums == ROWS[name]


def test_every_sheet_of_the_city_is_a_benchmark(read: dict[str, Loaded]) -> None:
    found = read["jm_eco_discretion_original_layout.xlsx"]
    assert {c.layout for c in found.counts} == {"裁量基准"}
    assert len(found.counts) == 12
    tiers = found.registry.all(Tier)
    assert sum(tier.range is not None and tier.range.range is not None for tier in tiers) > 830
    assert all(tier.offence and tier.condition for tier in tiers)


def test_two_heading_rows_of_a_health_department(read: dict[str, Loaded]) -> None:
    items = read["health_penalty_items_department_layout.xlsx"].registry.all(PowerItem)
    assert items[0].name == "医疗卫生机构未对医疗废物进行登记或者未保存登记资料"
    breach, basis = items[0].breach_basis, items[0].basis
    assert breach is not None
    assert breach.citations[0].article == 12
    assert basis is not None
    assert basis.citations[0].item == 4
    assert items[1].field == "传染病"  # merged over 75 rows


def test_addresses_of_parties_are_dropped(read: dict[str, Loaded]) -> None:
    found = read["env_orders_beijing_hainan_department_layout.xlsx"]
    assert [f.place.cell for f in found.findings if f.rule == "FM-16"] == ["E3"]
    decision = found.registry.all(PenaltyDecision)[0]
    assert decision.party == "北京中钞锡克拜安全油墨有限公司"
    assert decision.document_no is not None
    assert "address" not in type(decision).model_fields


def test_an_empty_form_says_which_headings_it_does_not_know(read: dict[str, Loaded]) -> None:
    found = read["gd_power_responsibility_import_template.xlsx"]
    (finding,) = [f for f in found.findings if f.rule == "FM-10"]
    assert "颁布文号" in finding.zh
