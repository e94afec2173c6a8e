"""One check, five readers: each report says all of it, and strangers' words stay words."""

import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import jsonschema
import markdown_it
import pytest
from rich.console import Console

from plugins.registry.findings import Finding, Place, Scope, Severity
from plugins.registry.reading import SheetCount
from plugins.registry.reports.annotations import LIMIT, command, commands
from plugins.registry.reports.causes import Report
from plugins.registry.reports.exported import lines, write_findings
from plugins.registry.reports.forecast import forecast
from plugins.registry.reports.markdown import escaped, summary
from plugins.registry.reports.terminal import print_report
from plugins.registry.reports.wording import Language
from plugins.registry.sayings import FM_09

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = json.loads((ROOT / "docs" / "findings.schema.json").read_text(encoding="utf-8"))
BOOK, SHEET = "城管局/清单.xlsx", "权力清单"


def place(cell: str) -> Place:
    return Place(BOOK, SHEET, cell)


def error(cell: str, rows: int = 1, rule: str = "FM-09", see: Sequence[str] = ()) -> Finding:
    others = tuple(place(one) for one in see)
    words = (f"“名称”不能为空（{cell}）", f"“名称” is empty ({cell})")
    return Finding(rule, Severity.ERROR, place(cell), *words, rows, others)


def warning(cell: str, rows: int = 1, rule: str = "FM-13") -> Finding:
    words = ("“名称”过长", "“名称” is long")
    return Finding(rule, Severity.WARNING, place(cell), *words, rows, (), Scope.SHEET)


COUNTS = (
    SheetCount(BOOK, SHEET, "权力清单", 10, 6, 1, 3, {"note": 1, "total": 2}),
    SheetCount(BOOK, "说明", "", 4, 0, 4),
)
REPORT = Report(
    (warning("B2", 812), error("B5"), error("B9", 3), error("A1", 2, "FM-17")),
    COUNTS,
    {"FM-09": FM_09},
)
HOSTILE = (
    "\x1b[31m红\x07 [bold]粗[/] |竖| <b>标</b> &amp; `码` *星* 100% ::error::\n换行\u202e倒\ud800"
)


def hostile() -> Report:
    where = Place("a,b:c%/|<i>.xlsx", "[red]表\n::error::", "A1")
    return Report((Finding("FM-09", Severity.ERROR, where, HOSTILE, HOSTILE),))


def printed(report: Report, language: Language = Language.ZH, *, colour: bool = False) -> str:
    out = StringIO()
    console = Console(file=out, width=160, color_system="standard" if colour else None)
    print_report(report, language, console)
    return out.getvalue()


# causes and forecast


def test_causes_come_worst_first() -> None:
    causes = [(c.severity.value, c.rule, c.rows) for c in REPORT.causes]
    assert causes == [("error", "FM-09", 4), ("error", "FM-17", 2), ("warning", "FM-13", 812)]
    assert [f.place.cell for f in REPORT.causes[0].worst] == ["B9", "B5"]


ONE, TWO = "先改 1 处，可消除 {}% 的问题。", "先改 2 处，可消除 {}% 的问题。"


@pytest.mark.parametrize(
    ("findings", "cells", "percent", "zh"),
    [
        ((), 0, 100, ""),
        ((error("A1"),), 1, 100, ""),
        ((error("A1", 812), error("B5"), error("B6")), 1, 99, ONE.format(99)),
        (
            (error("A1", 6), error("B1", 2), error("C1"), error("D1")),
            2,
            80,
            "先改 2 处，可消除 80% 的问题。",
        ),
        # two findings at one cell are one edit
        ((error("A1", 2), warning("A1", 3), error("B1"), error("C1")), 2, 85, ""),
        # a cause in four rows of its own is four edits, named or not
        (
            (error("A1", 4, see=["A2", "A3"]), error("H1", 16)),
            1,
            80,
            "先改 1 处，可消除 80% 的问题。",
        ),
    ],
)
def test_the_forecast_counts_the_edits_a_clerk_has_to_make(
    findings: tuple[Finding, ...], cells: int, percent: int, zh: str
) -> None:
    found = forecast(findings)
    assert (found.cells, found.percent, found.zh) == (cells, percent, zh)


def test_the_forecast_speaks_english_too() -> None:
    found = forecast((error("A1", 812), error("B5"), error("B6")))
    assert found.en == "Putting right 1 cell does away with 99% of the problems."


# the terminal


def test_the_table_groups_by_cause_and_ends_in_sums() -> None:
    said = printed(REPORT)
    rows = [line.split() for line in said.splitlines()]
    assert rows[0] == ["轻重", "规则", "位置", "问题", "行数"]
    assert rows[1][:2] == ["必须改正", "FM-09"]
    assert rows[2][0] == BOOK
    assert "必须改正 3 个，建议核对 1 个。" in said
    assert "先改 1 处，可消除 99% 的问题。" in said
    assert "说明 1, 合计行 2" in said
    assert ["│", "合计", "│", "│", "14", "│", "6", "│", "5", "│", "3", "│", "3", "│"] in rows


def test_the_table_speaks_english() -> None:
    said = printed(REPORT, Language.EN)
    assert "“名称” is empty (B5)" in said
    assert "3 errors, 1 warnings." in said
    assert "不能为空" not in said


def test_a_cause_with_many_findings_shows_its_worst_and_counts_the_rest() -> None:
    said = printed(Report(tuple(error(f"B{row}") for row in range(1, 26))))
    assert said.count("不能为空") == 5
    assert "……还有 20 个" in said


def test_a_row_that_went_nowhere_is_said_aloud() -> None:
    lost = Report((), (SheetCount(BOOK, SHEET, "权力清单", 10, 6, 1, 3, {"note": 1}),))
    assert "有 2 行去向不明" in printed(lost)
    assert "去向不明" not in printed(Report((), COUNTS))
    assert "有 2 行去向不明" in summary(lost, Language.ZH)


def test_nothing_wrong_is_said_in_a_word() -> None:
    assert printed(Report(())) == "没有发现问题。\n"
    assert summary(Report(()), Language.EN) == "**Nothing found wrong.**\n\n"


def test_strangers_words_neither_command_the_terminal_nor_style_it() -> None:
    said = printed(hostile(), colour=True)
    assert "\x1b[31m红" not in said
    assert "\x07" not in said
    assert "\u202e" not in said
    assert "[bold]粗[/]" in said
    assert "[red]表 ::error::" in said


# findings.json


def test_the_export_keeps_its_schema_and_says_everything(tmp_path: Path) -> None:
    target = tmp_path / "new" / "findings.json"
    write_findings(REPORT, target)
    told = json.loads(target.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(told, SCHEMA)
    assert told["totals"] == {"errors": 3, "warnings": 1}
    assert told["findings"][0] == {
        "rule": "FM-13",
        "severity": "warning",
        "scope": "sheet",
        "place": {"workbook": BOOK, "sheet": SHEET, "cell": "B2"},
        "rows": 812,
        "zh": "“名称”过长",
        "en": "“名称” is long",
        "see": [],
    }
    assert told["sheets"][0]["skipped"] == {"note": 1, "total": 2}
    assert [rule["id"] for rule in told["rules"]] == ["FM-09", "FM-13", "FM-17"]
    assert told["rules"][0]["zh"] == FM_09.statement_zh
    assert [path.name for path in target.parent.iterdir()] == ["findings.json"]


@pytest.mark.parametrize("report", [Report(()), hostile()], ids=["empty", "hostile"])
def test_the_export_is_valid_whatever_was_found(report: Report, tmp_path: Path) -> None:
    write_findings(report, tmp_path / "findings.json")
    told = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, SCHEMA)
    assert [one["zh"] for one in told["findings"]] == [f.zh for f in report.findings]


def test_the_export_is_written_one_finding_to_a_line() -> None:
    written = "".join(lines(REPORT)).splitlines()
    assert sum(line.startswith('{"rule":') for line in written) == len(REPORT.findings)


def test_the_schema_refuses_what_is_not_documented() -> None:
    told = json.loads("".join(lines(REPORT)))
    told["findings"][0]["place"]["cell"] = "第五行"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, SCHEMA)


# Markdown


def test_the_markdown_page_has_a_row_for_each_cause_and_each_sheet() -> None:
    page = summary(REPORT, Language.ZH)
    html = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).render(page)
    assert html.count("<tr>") == 1 + 3 + 1 + 2
    assert "……还有 1 个" in html
    assert "<td>城管局/清单.xlsx › 权力清单!B9</td>" in html


def test_strangers_words_are_no_markup_in_markdown() -> None:
    words = "|a| <b>b</b> `c` *d* _e_ [f](http://x) ![g](h) ~~i~~ \\ &amp; # $j$ www.k.cn"
    page = f"| {escaped(words)} |\n| --- |\n"
    html = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).render(page)
    plain = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<th>{plain}</th>" in html
    assert escaped("<br") == "&lt;br"


def test_a_long_report_stays_a_page() -> None:
    findings = tuple(error("A1", rule=f"FM-{number:03}") for number in range(150))
    page = summary(Report(findings), Language.ZH)
    assert page.count("不能为空") == 100
    assert "……还有 50 个" in page


# annotations


def test_an_annotation_names_file_title_and_sentence() -> None:
    assert command(error("B5"), Language.ZH, "lists") == (
        "::error file=lists/城管局/清单.xlsx,title=FM-09 权力清单!B5::“名称”不能为空（B5）"
    )


def test_strangers_words_start_no_workflow_command() -> None:
    (said,) = commands(hostile(), Language.EN)
    assert "\n" not in said
    assert said.startswith(
        "::error file=lists/a%2Cb%3Ac%25/|<i>.xlsx,title=FM-09 [red]表%0A%3A%3Aerror%3A%3A!A1::�"
    )
    assert "100%25" in said


def test_the_worst_are_annotated_and_no_more_than_are_shown() -> None:
    many = (*(error(f"B{row}", row) for row in range(1, 31)), warning("C1"))
    said = list(commands(Report(many), Language.EN))
    assert len(said) == LIMIT + 1
    assert "!B30::" in said[0]
    assert said[-1].startswith("::warning ")
