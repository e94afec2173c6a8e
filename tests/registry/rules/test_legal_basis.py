from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plugins.registry.calendar import WorkingDays
from plugins.registry.cells import as_cited
from plugins.registry.findings import Finding, Severity
from plugins.registry.instruments import Library, load_library
from plugins.registry.linking import Registry
from plugins.registry.models.basis import ListedProvision
from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import LicenceDecision, PenaltyDecision
from plugins.registry.records import Record, Source
from plugins.registry.rules import legal_basis, old_penalty_law
from plugins.registry.vocabulary import ItemStatus

TODAY = date(2026, 1, 15)
SOURCE = Source("示例市/清单.xlsx", "权力清单", 5, {"basis": "F", "text": "K", "article": "D"})
FILES = {
    "dogs-2016": (
        "---\n标题: 示例市养犬条例\n效力层级: 地方性法规\n公布日期: 2015-11-20\n"
        "施行日期: 2016-01-01\n别名: 犬只条例\n---\n"
        "第一条 养犬登记。\n第二条 罚款二百元。\n第三条 自2016年1月1日起施行。\n"
    ),
    "dogs-2022": (
        "---\n标题: 示例市养犬条例\n效力层级: 地方性法规\n公布日期: 2022-03-01\n"
        "施行日期: 2022-05-01\n---\n"
        "第一条 养犬应当登记，免疫。\n（一）甲；\n第二条 自2022年5月1日起施行。\n"
    ),
    "stalls": (
        "---\n标题: 示例市摊贩办法\n效力层级: 地方政府规章\n公布日期: 2001-02-03\n"
        "废止日期: 2025-06-01\n替代: 示例市摊点办法\n---\n第一条 甲。\n第二条 施行。\n"
    ),
    "kites": (
        "---\n标题: 示例市风筝办法\n效力层级: 地方政府规章\n公布日期: 2001-02-03\n"
        "废止日期: 2026-01-01\n---\n第一条 甲。\n第二条 施行。\n"
    ),
    "future": (
        "---\n标题: 示例市电梯条例\n公布日期: 2025-12-01\n施行日期: 2026-06-01\n"
        "---\n第一条 甲。\n第二条 施行。\n"
    ),
    "penalties": (
        "---\n标题: 中华人民共和国行政处罚法\n效力层级: 法律\n公布日期: 2021-01-22\n"
        "施行日期: 2021-07-15\n---\n第一条 甲。\n第二条 施行。\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("laws")
    for name, text in FILES.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return load_library([folder])


@pytest.fixture(scope="module")
def found(library: Library) -> Callable[..., list[Finding]]:
    def find(*records: Record) -> list[Finding]:
        registry = Registry(records, library, WorkingDays(), TODAY)
        return [
            finding
            for check in (*legal_basis.CHECKS, *old_penalty_law.CHECKS)
            for finding in check.find(registry)
        ]

    return find


def item(basis: str, **more: object) -> PowerItem:
    return PowerItem(source=SOURCE, name="养犬不登记的处罚", basis=as_cited(basis), **more)


def penalty(basis: str, **days: date) -> PenaltyDecision:
    return PenaltyDecision(source=SOURCE, basis=as_cited(basis), **days)


ITEMS = {
    "《示例市养犬条例》第一条第（一）项": [],
    "示例市养犬条例第一条": [],
    "《示例市养犬条例》第一条：养犬应当登记，免疫。": [],
    "《示例市养犬条例》第九条": ["LB-01"],
    "《示例市养犬条例》第一条第二款": ["LB-01"],
    "《示例市养犬条例》第一条第（二）项": ["LB-01"],
    "《示例市养犬条例》": ["LB-01"],
    "按规定办理": ["LB-01"],
    "《示例市电梯条例》第一条": ["LB-02"],
    "《示例市养犬条例》第三条": ["LB-10"],
    "《示例市养犬条例》（2015）第一条": ["LB-10"],
    "《示例市摊贩办法》第一条": ["LB-10"],
    "《犬只条例》第一条": ["LB-11"],
    "《示例市养犬条列》第一条": ["LB-11"],
    "《示例市养犬条例》第一条：养犬必须登记，免疫。": ["LB-12"],
    "《示例市养犬条例》第一条：养犬应当登记免疫。": ["LB-13"],
    "《无人见过的规定》第一条": ["LB-00"],
    "《示例市养犬条例》（1999）第一条": ["LB-10"],
}


@pytest.mark.parametrize(("basis", "rules"), ITEMS.items())
def test_what_an_item_rests_on(
    found: Callable[..., list[Finding]], basis: str, rules: list[str]
) -> None:
    findings = found(item(basis))
    assert [finding.rule for finding in findings] == rules
    assert {finding.place.cell for finding in findings} <= {"F5"}


@pytest.mark.parametrize(
    ("basis", "sentence"),
    [
        (
            "《示例市养犬条例》第九条第一款",
            "《示例市养犬条例》没有第九条，只到第二条（法规库里是2022-03-01版）。",
        ),
        (
            "《示例市养犬条例》第一条第（二）项",
            "《示例市养犬条例》第一条第（二）项：所引的项不存在，只到第（一）项（法规库里是2022-03-01版）。",
        ),
        (
            "《示例市摊贩办法》第一条",
            "《示例市摊贩办法》第一条已经废止（2025年6月1日），由《示例市摊点办法》替代。",
        ),
        ("《示例市养犬条例》第三条", "《示例市养犬条例》第三条只有2015-11-20版有这一条款。"),
        (
            "《示例市养犬条例》第一条、第一条第一款：养犬必须登记，免疫。",
            (
                "《示例市养犬条例》第一条的条文与原文不一致：养犬〔-必须-〕〔+应当+〕登记，免疫。"
                "（〔-引文-〕〔+原文+〕）。"
            ),
        ),
        ("《示例市养犬条列》第一条", "《示例市养犬条列》应写作《示例市养犬条例》。"),
    ],
)
def test_a_clerk_is_told_what_is_wrong(
    found: Callable[..., list[Finding]], basis: str, sentence: str
) -> None:
    assert [finding.zh for finding in found(item(basis))] == [sentence]


def test_a_repeal_blocks_after_thirty_days(found: Callable[..., list[Finding]]) -> None:
    (fresh,) = found(item("《示例市风筝办法》第一条"))
    (late,) = found(item("《示例市摊贩办法》第一条"))
    assert (fresh.severity, late.severity) == (Severity.WARNING, Severity.ERROR)


def test_a_cancelled_item_cites_nothing(found: Callable[..., list[Finding]]) -> None:
    assert found(item("《示例市摊贩办法》第一条", status=ItemStatus.CANCELLED)) == []


def test_an_item_that_starts_later_rests_on_later_law(found: Callable[..., list[Finding]]) -> None:
    basis = "《示例市电梯条例》第一条"
    assert found(item(basis, effective=date(2026, 6, 1))) == []
    assert [f.rule for f in found(item(basis, effective=date(2026, 5, 31)))] == ["LB-02"]


DECISIONS = [
    ("《示例市养犬条例》第三条", date(2022, 4, 30), date(2022, 6, 1), []),
    ("《示例市养犬条例》第三条", date(2022, 5, 2), date(2022, 6, 1), ["LB-02"]),
    ("《示例市养犬条例》第一条第（一）项", date(2022, 4, 30), date(2022, 6, 1), []),
    ("《示例市养犬条例》第一条第（一）项", date(2022, 4, 29), date(2022, 4, 30), ["LB-02"]),
    ("《示例市养犬条例》第一条", date(2015, 1, 1), date(2015, 6, 1), ["LB-02"]),
    ("《示例市养犬条例》第九条", date(2022, 4, 30), date(2022, 6, 1), ["LB-01"]),
    ("《示例市摊贩办法》第一条", date(2025, 5, 31), date(2025, 8, 1), []),
    ("《示例市摊贩办法》第一条", date(2025, 6, 1), date(2025, 8, 1), ["LB-02"]),
    ("《行政处罚法》第一条", date(2021, 7, 15), date(2021, 7, 15), []),
    ("《行政处罚法》第一条", date(2021, 7, 14), date(2021, 7, 14), ["LB-03"]),
]


@pytest.mark.parametrize(("basis", "ended", "decided", "rules"), DECISIONS)
def test_the_edition_of_the_act_or_of_the_decision(
    found: Callable[..., list[Finding]],
    basis: str,
    ended: date,
    decided: date,
    rules: list[str],
) -> None:
    findings = found(penalty(basis, act_ended=ended, decided=decided))
    assert [finding.rule for finding in findings] == rules


def test_procedure_follows_the_day_of_decision_only(found: Callable[..., list[Finding]]) -> None:
    act, decided = date(2021, 7, 20), date(2021, 7, 1)
    findings = found(penalty("《行政处罚法》第一条", act_ended=act, decided=decided))
    assert [finding.rule for finding in findings] == ["LB-03"]


@pytest.mark.parametrize(
    ("basis", "decided", "rules"),
    [
        ("《行政处罚法》第九十条", date(2021, 7, 15), ["LB-01", "LB-04"]),
        ("《行政处罚法》第八十六条", date(2021, 7, 15), ["LB-01"]),
        ("《行政处罚法》（2017）第一条", date(2021, 7, 15), ["LB-03", "LB-04"]),
        ("《行政处罚法》（2017）第一条", date(2021, 7, 14), ["LB-00"]),
    ],
)
def test_the_penalty_law_before_its_revision(
    found: Callable[..., list[Finding]], basis: str, decided: date, rules: list[str]
) -> None:
    findings = found(penalty(basis, decided=decided))
    assert sorted(finding.rule for finding in findings) == rules


def test_what_the_library_lacks_is_said_once(found: Callable[..., list[Finding]]) -> None:
    records = [item(f"《无人见过的规定{n}》第一条、第二条") for n in range(20)]
    (finding,) = found(*records)
    assert (finding.rule, finding.severity, finding.rows) == ("LB-00", Severity.WARNING, 40)
    assert "等20部" in finding.zh


def test_without_a_library_nothing_is_looked_up() -> None:
    registry = Registry([item("《示例市养犬条例》第九条")], Library(), WorkingDays(), TODAY)
    assert list(legal_basis.citations_lead_to_law.find(registry)) == []


def test_other_lists_are_looked_up_too(found: Callable[..., list[Finding]]) -> None:
    basis = as_cited("《示例市养犬条例》第九条")
    tier = Tier(source=SOURCE, offence="未登记", basis=basis)
    licence = LicenceDecision(source=SOURCE, basis=basis, decided=date(2024, 1, 1))
    fee = item("《示例市养犬条例》第一条", fee_basis=basis)
    assert [finding.rule for finding in found(tier, licence, fee)] == ["LB-01"] * 3


@pytest.mark.parametrize(
    ("cells", "rules"),
    [
        ({"article": "第一条", "text": "养犬应当登记，免疫。"}, []),
        ({"article": "1", "item": "（一）"}, []),
        ({"article": "第一条", "text": "养犬必须登记，免疫。"}, ["LB-12"]),
        ({"article": "九"}, ["LB-01"]),
        ({"article": "第三条", "edition": "2015"}, ["LB-10"]),
        ({"article": "九", "repealed": date(2022, 5, 1)}, []),
        ({}, []),
    ],
)
def test_the_list_of_legal_bases_is_checked_by_its_cells(
    found: Callable[..., list[Finding]], cells: dict[str, str | date], rules: list[str]
) -> None:
    listed = ListedProvision(source=SOURCE, title="示例市养犬条例", **cells)
    assert [finding.rule for finding in found(listed)] == rules
