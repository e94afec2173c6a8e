"""The words of the reports in both languages, and words of strangers made harmless."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from plugins.registry.findings import Finding, Severity


class Language(StrEnum):
    """The language of a report."""

    ZH = "zh"
    EN = "en"


class Words(NamedTuple):
    """All fixed words of a report in one language; texts in braces are filled in."""

    severities: Mapping[Severity, str]
    clean: str
    totals: str
    """Filled with *errors*, *warnings*."""
    columns: tuple[str, str, str, str, str]
    """Severity, rule, place, what is wrong, rows."""
    counts_title: str
    counts: tuple[str, str, str, str, str, str, str]
    """Workbook › sheet, list, rows, mapped, reported, skipped, headings."""
    all_sheets: str
    no_list: str
    skipped: Mapping[str, str]
    more: str
    """Filled with *number*."""
    astray: str
    """Filled with *number*: rows that the counts cannot explain."""


WORDS: Mapping[Language, Words] = {
    Language.ZH: Words(
        severities={Severity.ERROR: "必须改正", Severity.WARNING: "建议核对"},
        clean="没有发现问题。",
        totals="必须改正 {errors} 个，建议核对 {warnings} 个。",
        columns=("轻重", "规则", "位置", "问题", "行数"),
        counts_title="各工作表的行数去向",
        counts=("工作簿 › 工作表", "清单", "读到行数", "已录入", "有误未录", "跳过", "表头行"),
        all_sheets="合计",
        no_list="（不是清单）",
        skipped={
            "hidden": "隐藏",
            "blank": "空行",
            "heading": "重复表头",
            "note": "说明",
            "title": "小标题",
            "total": "合计行",
            "sample": "填写示例",
        },
        more="……还有 {number} 个",
        astray="有 {number} 行去向不明，请告知维护人员",
    ),
    Language.EN: Words(
        severities={Severity.ERROR: "error", Severity.WARNING: "warning"},
        clean="Nothing found wrong.",
        totals="{errors} errors, {warnings} warnings.",
        columns=("severity", "rule", "place", "what is wrong", "rows"),
        counts_title="Where the rows of every sheet went",
        counts=("workbook › sheet", "list", "rows", "mapped", "reported", "skipped", "headings"),
        all_sheets="all",
        no_list="(no list)",
        skipped={
            "hidden": "hidden",
            "blank": "blank",
            "heading": "headings again",
            "note": "notes",
            "title": "titles",
            "total": "totals",
            "sample": "samples",
        },
        more="… {number} more",
        astray="{number} rows unaccounted for: please tell the maintainers",
    ),
}

_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""Control characters, which a terminal obeys, and marks that turn the direction of writing."""


def sentence(finding: Finding, language: Language) -> str:
    """What *finding* says, in one line of visible characters."""
    return visible(finding.zh if language is Language.ZH else finding.en)


def visible(words: str) -> str:
    """*words* on one line with every unseen character shown as �."""
    return _UNSEEN.sub("\ufffd", words.replace("\r\n", "\n").replace("\n", " "))
