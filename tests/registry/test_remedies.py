"""The decision table of remedies: every row of it, and the edges between rows."""

import pytest

from plugins.registry import vocabulary as v
from plugins.registry.models.authorities import Authority
from plugins.registry.records import Source
from plugins.registry.remedies import remedies

SOURCE = Source("示例市/清单.xlsx", "执法主体", 2)


def authority(name: str, **fields: object) -> Authority:
    return Authority(source=SOURCE, name=name, **fields)


BUREAU = authority("示例市市场监督管理局", level="市级", government="示例市人民政府")
CASES = [
    (BUREAU, ("示例市人民政府",)),
    (authority("青禾镇人民政府", level="镇", government="示东区人民政府"), ("示东区人民政府",)),
    (authority("临河街道办事处", level="街道", government="示东区人民政府"), ("示东区人民政府",)),
    (
        authority(
            "示例市市场监督管理局示东分局",
            parent="示例市市场监督管理局",
            dispatched="派出机构",
            government="示东区人民政府",
        ),
        ("示例市人民政府", "示东区人民政府"),
    ),
    (
        authority("示例市公积金中心", nature="授权组织", government="示例市人民政府"),
        ("示例市人民政府",),
    ),
    (authority("示例市税务局", vertical="税务", parent="示例省税务局"), ("示例省税务局",)),
    (authority("示例海关", vertical="海关", parent="上级海关"), ("上级海关",)),
    (authority("示例省人民政府", level="省级"), ("示例省人民政府",)),
    (authority("某部", level="国家级"), ("某部",)),
    (
        authority("示例市司法局", level="市级", government="示例市人民政府"),
        ("示例市人民政府", "上一级司法行政部门"),
    ),
    (authority("没有写政府的局", level="市级"), ()),
]


@pytest.mark.parametrize(("acting", "organs"), CASES, ids=[a.name for a, _ in CASES])
def test_who_reviews(acting: Authority, organs: tuple[str, ...]) -> None:
    found = remedies(acting, {BUREAU.name: BUREAU, acting.name: acting})
    assert found.organs == organs
    assert found.known == bool(organs)
    assert found.review_first == ""


def test_an_entrusted_organisation_answers_through_who_entrusted_it() -> None:
    entrusted = authority("示例市检测站", nature="受委托组织", entrusting_authority=BUREAU.name)
    found = remedies(entrusted, {BUREAU.name: BUREAU})
    assert (found.respondent, found.organs) == (BUREAU.name, ("示例市人民政府",))
    assert "《行政复议法》第十九条第三款" in found.sources


def test_an_abolished_authority_answers_through_its_heir() -> None:
    gone = authority("示例市工商局", status="撤销", successor=BUREAU.name)
    found = remedies(gone, {BUREAU.name: BUREAU})
    assert (found.respondent, found.organs) == (BUREAU.name, ("示例市人民政府",))


def test_an_on_the_spot_penalty_is_reviewed_first() -> None:
    found = remedies(BUREAU, {}, simple_procedure=True)
    assert "先申请行政复议" in found.review_first
    assert "《行政复议法》第二十三条第一款第（一）项" in found.sources


def test_no_vertical_leadership_is_no_vertical_leadership() -> None:
    plain = BUREAU.model_copy(update={"vertical": v.Vertical.NONE, "parent": "省局"})
    assert remedies(plain, {}).organs == ("示例市人民政府",)
