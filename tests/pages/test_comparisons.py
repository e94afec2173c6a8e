"""Pages of comparison: who is compared, what is called a difference, and what is only shown."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import pelicanconf
from plugins.pages.desk import Desk
from plugins.pages.parts import Comparison, RangeBars, Table
from plugins.pages.settings import SiteSettings
from plugins.pages.views.comparisons.items import all_shared
from plugins.pages.views.comparisons.pages import comparison_pages
from plugins.pages.views.comparisons.tiers import short_names
from plugins.pages.views.items import item_page
from plugins.pages.views.page import DocumentPage
from plugins.publication.public import publish_as_of
from plugins.publication.records import PublicItem
from tests.books import (
    AUTHORITY,
    AUTHORITY_HEADINGS,
    CITY,
    ITEM,
    ITEM_HEADINGS,
    TODAY,
    Rows,
    city,
    loaded,
)

DISTRICT, TOWN = "示例市示东区分局", "示例市青禾镇人民政府"
CODES = ("11500000MB1553803Q", "113307277559109857")
EXTRA = ("实施主体", "行使层级", "事项状态", "承诺办结时限", "咨询方式")
TIER = ("实施主体", "事项编码", "违法行为", "法定处罚种类与幅度", "裁量阶次", "适用条件",
        "具体标准")  # fmt: skip
LEGAL = "处1万元以上5万元以下罚款"
CODE = str(ITEM[0])


def offices() -> Rows:
    base = dict(zip(AUTHORITY_HEADINGS, AUTHORITY, strict=True))
    others = (
        {**base, "执法主体名称": name, "统一社会信用代码": code, "行使层级": level}
        for name, code, level in zip((DISTRICT, TOWN), CODES, ("县级", "镇"), strict=True)
    )
    return (AUTHORITY_HEADINGS, AUTHORITY, *(tuple(row.values()) for row in others))


def items(*rows: Mapping[str, object]) -> Rows:
    headings = tuple(dict.fromkeys((*ITEM_HEADINGS, *EXTRA)))
    base = {**dict(zip(ITEM_HEADINGS, ITEM, strict=True)), "实施主体": DISTRICT, "行使层级": "县级"}
    given = ({**base, **row} for row in rows)
    return (headings, *(tuple(row.get(heading) for heading in headings) for row in given))


MINE = {"实施主体": CITY, "行使层级": "市级"}


def tiers(owner: str, *rows: tuple[str, str, str]) -> Rows:
    return tuple((owner, CODE, "未批先建", LEGAL, *row) for row in rows)


def desk(tmp_path: Path, *rows: Mapping[str, object], **more: Rows) -> Desk:
    sheets = city(**{"执法主体": offices(), "权力清单": items(*rows), **more})
    site = SiteSettings.of(vars(pelicanconf))
    return Desk(publish_as_of(loaded(tmp_path, sheets), TODAY).public, site)


def page(found: Desk) -> DocumentPage:
    """The page of the one item that is shared."""
    _, one = comparison_pages(found)
    return one


def parts(of: DocumentPage, kind: type) -> list[object]:
    blocks = [*of.opening, *(block for entry in of.sections for block in entry.blocks)]
    return [block.part for block in blocks if isinstance(block.part, kind)]


def differing(of: DocumentPage) -> list[str]:
    tables = parts(of, Comparison)
    return [r.label for t in tables if isinstance(t, Comparison) for r in t.rows if r.differs]


def test_what_agrees_is_told_once(tmp_path: Path) -> None:
    found = page(desk(tmp_path, MINE, {}))
    assert found.heading.state is not None
    assert found.heading.state.label == "一致"
    assert differing(found) == []
    content, *_ = parts(found, Comparison)
    assert isinstance(content, Comparison)
    assert [head.label for head in content.heads] == [CITY, DISTRICT]
    assert {len(row.texts) for row in content.rows} == {1}


@pytest.mark.parametrize(
    ("row", "labels"),
    [
        ({"承诺办结时限": "5"}, ["承诺办结时限"]),
        ({"事项名称": "对未批先建行为的处罚"}, ["事项名称"]),
        ({"事项名称": "对未批先建 的处罚"}, []),
        ({"设定依据": "《环境影响评价法》第三十二条"}, ["设定依据"]),
        ({"咨询方式": "0000-77777777"}, []),
    ],
)
def test_a_difference_is_named_and_marked(
    tmp_path: Path, row: Mapping[str, object], labels: list[str]
) -> None:
    assert differing(page(desk(tmp_path, MINE, row))) == labels


def test_the_highest_level_stands_first_whatever_the_order_of_rows(tmp_path: Path) -> None:
    town = {"实施主体": TOWN, "行使层级": "镇"}
    (one,) = all_shared(desk(tmp_path, {}, MINE, town, 执法主体=town_offices()))
    assert [item.authority for item in one.items] == [CITY, DISTRICT, TOWN]


def town_offices() -> Rows:
    """The offices, the town with its decision."""
    headings, *rows = offices()
    return ((*headings, "赋权决定"), *((*row, "示政〔2025〕8号") for row in rows))


@pytest.mark.parametrize("other", [{"事项状态": "取消"}, {"事项编码": "339902000102"}])
def test_one_authority_alone_has_no_page(tmp_path: Path, other: Mapping[str, object]) -> None:
    (index,) = comparison_pages(desk(tmp_path, MINE, other))
    (table,) = parts(index, Table)
    assert isinstance(table, Table)
    assert table.rows == ()


def test_tiers_stand_rung_by_rung_with_those_only_one_has(tmp_path: Path) -> None:
    rows = (
        TIER,
        *tiers(CITY, ("较轻", "初犯", "处1万元以上3万元以下罚款"),
               ("严重", "再犯", "处3万元以上5万元以下罚款")),
        *tiers(DISTRICT, ("较轻", "初犯", "处1万元以上3万元以下罚款"),
               ("一般", "两次", "处3万元以上4万元以下罚款"),
               ("严重", "再犯", "处4万元以上5万元以下罚款")),
    )  # fmt: skip
    found = page(desk(tmp_path, MINE, {}, 裁量基准=rows))
    assert found.heading.lead.endswith("有1处不同：裁量基准。")
    table = parts(found, Comparison)[1]
    assert isinstance(table, Comparison)
    assert [(row.label, row.texts) for row in table.rows if row.differs] == [
        ("一般：具体标准", ("没有这一阶次", "处3万元以上4万元以下罚款")),
        ("一般：适用条件", ("没有这一阶次", "两次")),
        ("严重：具体标准", ("处3万元以上5万元以下罚款", "处4万元以上5万元以下罚款")),
    ]
    (bars,) = parts(found, RangeBars)
    assert isinstance(bars, RangeBars)
    assert [tier.label for tier in bars.tiers] == [
        "较轻（生态环境局）",
        "较轻（示东区分局）",
        "一般（示东区分局）",
        "严重（生态环境局）",
        "严重（示东区分局）",
    ]


def test_a_benchmark_one_authority_has_alone_is_no_difference(tmp_path: Path) -> None:
    rows = (TIER, *tiers(CITY, ("一般", "初犯", LEGAL)))
    found = page(desk(tmp_path, MINE, {}, 裁量基准=rows))
    assert found.heading.state is not None
    assert found.heading.state.label == "一致"
    (table,) = parts(found, Table)
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["未批先建", CITY, "1个阶次"]


def test_the_item_pages_lead_to_the_comparison(tmp_path: Path) -> None:
    found = desk(tmp_path, MINE, {})
    target = found.addresses.comparison(CODE)
    for one in (item_page(found, item) for item in found.public.all(PublicItem)):
        (entry,) = [e for e in one.sections if e.section.anchor == "elsewhere"]
        assert f"../../{target}" in str(entry.blocks)


def test_names_are_shortened_by_what_all_begin_with() -> None:
    assert short_names(["示例市甲局", "示例市示东区甲局"]) == ["甲局", "示东区甲局"]
    assert short_names(["示例市", "示例市甲局"]) == ["示例市", "甲局"]
    assert short_names(["甲局"]) == ["甲局"]
