from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from plugins.publication.judging import Site, judged, policy_of
from plugins.publication.ledger import LedgerError, Mark, read_ledger
from plugins.publication.policy import Policy
from plugins.publication.takedown import Order, TakedownError, entered, record_meant, spot
from plugins.registry.loading import TAKEDOWNS
from plugins.registry.models.authorities import Officer
from plugins.registry.models.outcomes import Inspection, PenaltyDecision
from plugins.registry.records import Record, Source
from plugins.registry.vocabulary import DecisionState
from tests.publication.making import DAY, MARKET, OTHER, loaded, outcome, penalty, published, record

ORDER = Order("", "当事人来电说明", "值班")


def policy(folder: Path, *down: Record) -> Policy:
    for one in down:
        entered(one, ORDER, DAY, folder)
    return policy_of({"assessed": "2026-03-02"}, folder)


def kept(folder: Path, *records: Record) -> list[str]:
    return [one.rule for one in published(*records, policy=policy(folder)).withheld]


def moved(whole: Record, row: int) -> Record:
    source = whole.source
    return whole.model_copy(
        update={"source": Source(source.workbook, source.sheet, row, source.columns)}
    )


def test_what_is_taken_down_is_withheld_and_everything_else_is_not(tmp_path: Path) -> None:
    policy(tmp_path, penalty(2))
    publication = published(penalty(2), penalty(3), policy=policy(tmp_path))
    assert [(one.rule, one.place.cell) for one in publication.withheld] == [("PB-26", "A2")]
    assert publication.counts[0].number is None


@pytest.mark.parametrize(
    "whole",
    [
        penalty(2),
        outcome(Inspection, 2),
        record(Officer, 2, name="王示", authority=OTHER, certificate="33990001001"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_record_stays_down_when_its_row_moves_or_is_edited(tmp_path: Path, whole: Record) -> None:
    policy(tmp_path, whole)
    assert kept(tmp_path, moved(whole, 9)) == ["PB-26"]
    assert kept(tmp_path, whole.model_copy(update={"authority": OTHER, "basis": None})) == ["PB-26"]


def test_the_same_number_of_another_authority_stays_up(tmp_path: Path) -> None:
    number = penalty(2).document_no
    policy(tmp_path, penalty(2))
    assert kept(tmp_path, penalty(5, document_no=number, authority=MARKET)) == []
    assert kept(tmp_path, penalty(5, document_no=number)) == ["PB-26"]


def reminders(folder: Path, *records: PenaltyDecision) -> list[tuple[str, bool]]:
    found = judged(loaded(records), Site(policy(folder))).findings
    return [(one.zh, one.blocks_row) for one in found if one.rule == "PB-26"]


def test_a_check_reminds_until_the_workbook_agrees(tmp_path: Path) -> None:
    policy(tmp_path, penalty(2))
    ((said, blocks),) = reminders(tmp_path, penalty(2))
    assert said.startswith("这条记录已于2026年11月20日撤下（当事人来电说明）。请在工作簿里改正")
    assert blocks
    assert reminders(tmp_path, penalty(2, publish=False, withhold_reason="个人隐私")) == []
    assert reminders(tmp_path, penalty(3)) == []
    fallen = penalty(2, state=DecisionState.REVOKED, state_date=DAY, state_reason="证据不足")
    ((said, _),) = reminders(tmp_path, fallen)
    assert "从 takedowns.toml 删去这一项" in said


def test_what_people_wrote_in_the_ledger_stays_and_no_party_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / TAKEDOWNS
    path.write_text(
        '# 手写\n[[takedown]]\nnumber = "示城管罚〔2026〕7号" # 来电\n'
        'since = 2026-11-01\nreason = "误报"\n',
        "utf-8",
    )
    policy(tmp_path, penalty(2), outcome(Inspection, 3))
    text = path.read_text("utf-8")
    assert text.startswith("# 手写\n")
    assert "# 来电" in text
    assert "春晖" not in text
    assert len(read_ledger(tmp_path).takedowns) == 3
    assert kept(tmp_path, penalty(7)) == ["PB-26"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[takedown]", "TOML"),
        ("[[remove]]\nnumber='1'", "remove"),
        ("[takedown]\nnumber='1'", "takedown"),
        ("takedown = [1]", "第1个"),
        ("[[takedown]]\nsince=2026-11-01\nreason='x'", "number"),
        ("[[takedown]]\nnumber='1'\nsince='2026-11-01'\nreason='x'", "since"),
        ("[[takedown]]\nnumber='1'\nsince=2026-11-01", "reason"),
        ("[[takedown]]\nnumber='1'\nsince=2026-11-01\nreason='x'\nname='x'", "name"),
        ("[[request]]\nnumber='1'", "received"),
    ],
)
def test_a_ledger_that_cannot_be_used_says_where(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / TAKEDOWNS).write_text(text, "utf-8")
    with pytest.raises(LedgerError, match=why):
        policy(tmp_path)


def test_a_record_is_known_by_its_number_or_its_row_and_several_are_refused() -> None:
    two: Sequence[Record] = [penalty(2), penalty(3, document_no=penalty(2).document_no)]
    assert record_meant("示城管罚[2026]3号", [penalty(2), penalty(3)]).source.row == 3
    assert record_meant(spot(two[1]), two) is two[1]
    assert record_meant("shi/结果.xlsx › 行政处罚!C3", two) is two[1]
    with pytest.raises(TakedownError, match=r"2条.*第2行；.*第3行"):
        record_meant("示城管罚〔2026〕2号", two)
    with pytest.raises(TakedownError, match="清单里没有"):
        record_meant("示城管罚〔2026〕9号", two)


@pytest.mark.parametrize(
    ("day", "done", "rules"),
    [
        (date(2026, 10, 19), "", []),
        (date(2026, 10, 20), "", []),
        (date(2026, 10, 21), "", ["PB-17"]),
        (date(2026, 10, 21), "done = 2026-10-20", []),
    ],
)
def test_a_request_of_correction_is_told_when_its_five_days_are_over(
    tmp_path: Path, day: date, done: str, rules: list[str]
) -> None:
    entry = f"[[request]]\nnumber='示城管罚〔2026〕2号'\nreceived=2026-10-13\n{done}\n"
    (tmp_path / TAKEDOWNS).write_text(entry, "utf-8")
    whole = loaded([penalty(2)])
    whole.registry.today = day
    found = judged(whole, Site(policy(tmp_path))).findings
    assert [one.rule for one in found] == rules


def test_a_mark_tells_nothing_of_a_party() -> None:
    assert "春晖" not in repr(Mark.of(outcome(Inspection)))
