"""What a stranger may write in a cell: much of it, nested, repeated, nothing.

No test measures time: the parsers run in a process with a limit of processor time that an
expression which backtracks would exceed by years.
"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 60
"""A hundred times what is needed."""

PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from plugins.registry.values import NotUnderstood
from plugins.registry.values.citations import parse_citations
from plugins.registry.values.codes import credit_code_problem, item_code_profile
from plugins.registry.values.dates import parse_date
from plugins.registry.values.document_numbers import document_key
from plugins.registry.values.money import heading_unit, parse_money
from plugins.registry.values.numerals import whole_number
from plugins.registry.values.range_parsing import parse_range
from plugins.registry.values.text import fold, oddities, tidy

parsers = (
    parse_date, lambda text: parse_money(text, None), document_key, heading_unit, parse_range,
    whole_number, credit_code_problem, item_code_profile, fold, tidy, oddities, parse_citations,
)
pieces = {pieces!r}
for piece in pieces:
    for size in {sizes}:
        text = (piece * (size // len(piece) + 1))[:size]
        for parser in parsers:
            try:
                parser(text)
            except NotUnderstood:
                pass
print("done", len(pieces))
"""

PIECES = [
    "一",
    "1",
    " ",
    "\n",
    "(",
    "〔",
    "的",
    "的，",
    "对",
    "由",
    "每",
    "处",
    "处1万元以上",
    "没收",
    "没收甲、",
    "1万元以上3万元以下或者",
    "货值金额",
    "货值金额不足1万元的",
    "没有违法所得或者",
    "责令",
    "（一）",
    "1.",
    "直至由",
    "自甲之日起",
    "百分之",
    "１,０００",
    "拒不改正的",
    "以上(不含",
    "吊销甲",
    "暂扣甲",
    "情节严重的处",
    "聯(lián)",
    "\u200b",
    "(包括",
    "《",
    "第一条",
    "不得从事",
]
CITATIONS = [
    "《",
    "〈",
    "》",
    "《甲法》",
    "《甲〈乙",
    "第",
    "第 一 ",
    "第一条至",
    "第一条、",
    "《甲法》第一条、",
    "《甲法》第一条：“",
    "《甲法》（以下简称《乙法》）",
    "本法第一条",
    "该条例",
    "依据",
    "甲条例第",
    "第（一）、（",
    "之一、",
    "（2021年修订）",
    "【依据】",
]


@pytest.mark.parametrize(
    ("pieces", "sizes"),
    [
        (PIECES, (40, 400, 3000)),
        (CITATIONS, (32_767,)),
        (["一", " ", "(", "聯(lián)\u200b"], (1_000_000,)),
    ],
    ids=["cells", "cells full of citations", "megabytes"],
)
def test_no_text_can_hold_a_parser(pieces: list[str], sizes: tuple[int, ...]) -> None:
    program = PROGRAM.format(seconds=SECONDS, pieces=pieces, sizes=sizes)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["done", str(len(pieces))], done.stderr[-500:]
