"""What may happen to the inputs between two builds.  An edit is a name and three numbers, and means
something whatever the inputs are: so a sequence of edits can be shortened and is still one.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from random import Random  # noqa: TID251 - seeded
from typing import NamedTuple

from tests.incremental.inputs import OUTCOMES, Inputs, Rows, heading
from tests.publication.attachments.files import png

KILL, BACK = "kill", "back"
"""Done by whoever builds: the build dies and is begun again; everything is as it was at first."""


class Edit(NamedTuple):
    """One edit: which, and the numbers that choose what it is done to."""

    kind: str
    one: int = 0
    two: int = 0
    three: int = 0

    def on(self, inputs: Inputs) -> None:
        """Do it to *inputs*; where there is nothing to do it to, nothing happens."""
        EDITS[self.kind][1](inputs, self)


def _sheet(inputs: Inputs, number: int) -> tuple[str, str]:
    """A sheet of some workbook, outcomes twice as often as others."""
    every = [(book, name) for book, sheets in inputs.books.items() for name in sheets]
    of_outcomes = [one for one in every if one[1] in OUTCOMES]
    listed = [*every, *of_outcomes, *of_outcomes]
    return listed[number % len(listed)]


def _place(inputs: Inputs, edit: Edit) -> tuple[Rows, int]:
    """A row of data in some sheet: the rows, and which; 0 where the sheet has none."""
    book, name = _sheet(inputs, edit.one)
    rows = inputs.books[book][name]
    top = heading(rows)
    below = len(rows) - top - 1
    return rows, top + 1 + edit.two % below if below > 0 else 0


def cell(inputs: Inputs, edit: Edit) -> None:
    """One cell says something else: other words, another row's, nothing, nonsense, another day."""
    rows, row = _place(inputs, edit)
    if not row:
        return
    columns = [n for n, value in enumerate(rows[heading(rows)]) if value is not None]
    column = columns[edit.three % len(columns)]
    value, way = rows[row][column], edit.three // len(columns) % 6
    if isinstance(value, datetime) and way < 3:
        rows[row][column] = value + timedelta(days=edit.three % 800 - 400)
    elif way < 2:
        rows[row][column] = f"{value or ''}（改{edit.three % 7}）"
    elif way < 4:
        rows[row][column] = rows[heading(rows) + 1][column]
    else:
        rows[row][column] = None if way == 4 else "去年冬天"


def fall(inputs: Inputs, edit: Edit) -> None:
    """A decision is quashed, or not published any more."""
    for book, name in _all(inputs, "行政处罚", edit.one):
        rows = inputs.books[book][name]
        heads = {word: n for n, word in enumerate(rows[heading(rows)]) if word}
        row = rows[heading(rows) + 1 + edit.two % max(1, len(rows) - heading(rows) - 1)]
        if edit.three % 2:
            row[heads["决定状态"]] = "撤销"
        else:
            row[heads["是否公开"]] = "否"
        return


def _all(inputs: Inputs, wanted: str, first: int) -> Iterator[tuple[str, str]]:
    """The sheets called *wanted* that have rows, from number *first* on."""
    found = [
        (book, name)
        for book, sheets in inputs.books.items()
        for name, rows in sheets.items()
        if name == wanted and len(rows) > heading(rows) + 1
    ]
    start = first % len(found) if found else 0
    yield from (*found[start:], *found[:start])


def add_row(inputs: Inputs, edit: Edit) -> None:
    """A row more, like another but for its number."""
    rows, row = _place(inputs, edit)
    if row:
        other = f"9{edit.three % 90 + 10}"
        copy = [_numbered(value, other) for value in rows[row]]
        rows.insert(heading(rows) + 1 + edit.three % (len(rows) - heading(rows)), copy)


def _numbered(value: object, other: str) -> object:
    return re.sub(r"[0-9]+号", f"{other}号", value) if isinstance(value, str) else value


def delete_row(inputs: Inputs, edit: Edit) -> None:
    """A row less."""
    rows, row = _place(inputs, edit)
    if row:
        del rows[row]


def move_row(inputs: Inputs, edit: Edit) -> None:
    """A row stands elsewhere, in its own sheet or in one of that name in another workbook."""
    rows, row = _place(inputs, edit)
    if not row:
        return
    name = _sheet(inputs, edit.one)[1]
    others = [sheets[name] for sheets in inputs.books.values() if name in sheets]
    to = rows if edit.three % 2 else others[edit.three // 2 % len(others)]
    to.insert(heading(to) + 1, rows.pop(row))


def swap_rows(inputs: Inputs, edit: Edit) -> None:
    """Two rows change places."""
    rows, row = _place(inputs, edit)
    if row:
        other = heading(rows) + 1 + edit.three % (len(rows) - heading(rows) - 1)
        rows[row], rows[other] = rows[other], rows[row]


def _book(inputs: Inputs, number: int) -> str:
    """A workbook; one of outcomes as often as any other."""
    names = list(inputs.books)
    outcomes = [name for name in names if OUTCOMES[0] in inputs.books[name]]
    listed = [*names, *outcomes]
    return listed[number % len(listed)]


def add_book(inputs: Inputs, edit: Edit) -> None:
    """A workbook more: the rows of another with other numbers."""
    name = _book(inputs, edit.one)
    copy = {
        sheet: [[_numbered(value, f"7{edit.two % 90 + 10}") for value in row] for row in rows]
        for sheet, rows in inputs.books[name].items()
    }
    inputs.books[f"{name.partition('/')[0]}/补报{edit.three % 5}.xlsx"] = copy


def remove_book(inputs: Inputs, edit: Edit) -> None:
    """A workbook less."""
    if len(inputs.books) > 2:
        name = _book(inputs, edit.one)
        del inputs.books[name]
        inputs.broken -= {name}


def rename_book(inputs: Inputs, edit: Edit) -> None:
    """A workbook under another name; its place in the order changes with it."""
    old = _book(inputs, edit.one)
    folder, _, name = old.partition("/")
    new = f"{folder}/{'02'[edit.two % 2]}{edit.three % 9}{name}"
    inputs.books[new] = inputs.books.pop(old)
    if old in inputs.broken:
        inputs.broken = inputs.broken - {old} | {new}


def break_book(inputs: Inputs, edit: Edit) -> None:
    """A workbook arrives by half."""
    inputs.broken |= {_book(inputs, edit.one)}


def mend_books(inputs: Inputs, edit: Edit) -> None:
    """Every workbook arrives whole."""
    inputs.broken = frozenset()


def take_down(inputs: Inputs, edit: Edit) -> None:
    """A decision is taken down by the publisher."""
    for book, name in _all(inputs, OUTCOMES[edit.three % 4], edit.one):
        rows = inputs.books[book][name]
        below = rows[heading(rows) + 1 :]
        number = next((v for v in below[edit.two % len(below)] if "〔" in str(v)), None)
        if number:
            entry = f'[[takedown]]\nnumber = "{number}"\nreason = "来电"\nsince = 2026-11-19\n'
            ledger = inputs.files.get("lists/takedowns.toml", b"")
            inputs.files["lists/takedowns.toml"] = ledger + entry.encode()
        return


ROOM = re.compile(r"\{% (?:macro [^%]*|block main) %\}\n")


def template(inputs: Inputs, edit: Edit) -> None:
    """A template, a style or a script of the theme has a line more."""
    names = sorted(a for a in inputs.files if a.startswith("theme/"))
    pages = [name for name in names if name.endswith(".html")]
    name = (pages if edit.two % 3 else names)[edit.one % len(pages if edit.two % 3 else names)]
    text = inputs.files[name]
    if name.endswith(".html"):
        told = text.decode()
        found = ROOM.search(told)
        at = found.end() if found else len(told)
        inputs.files[name] = f"{told[:at]}<!-- {edit.three % 9} -->\n{told[at:]}".encode()
    elif name.endswith(".css"):
        inputs.files[name] = text + f"\n.n{edit.three % 9} {{ color: red; }}\n".encode()
    elif name.endswith(".js"):
        inputs.files[name] = text + f"\nvoid {edit.three % 9};\n".encode()


def written(inputs: Inputs, edit: Edit) -> None:
    """A hand-written page changes, comes or goes; or a word more that search knows."""
    pages = sorted(a for a in inputs.files if re.fullmatch(r"content/[^/]*\.md", a))
    way = edit.two % 4
    if way == 0:
        text = f"Title: 通知{edit.three % 5}\nSlug: notice\nSummary: 新的一页。\n\n公园管理。\n"
        inputs.files["content/notice.md"] = text.encode()
    elif way == 1 and len(pages) > 1:
        del inputs.files[pages[edit.one % len(pages)]]
    elif way == 2:
        inputs.files["content/synonyms.txt"] += f"\n公园 园子{edit.three % 9}\n".encode()
    elif pages:
        inputs.files[pages[edit.one % len(pages)]] += f"\n又一段{edit.three % 9}。\n".encode()


def law(inputs: Inputs, edit: Edit) -> None:
    """A statute changes, or is not in the library any more."""
    laws = sorted(a for a in inputs.files if a.startswith("content/laws/"))
    name = laws[edit.one % len(laws)]
    if edit.two % 3:
        told = inputs.files[name].decode()
        inputs.files[name] = told.replace("。\n", f"（{edit.three % 9}）。\n", 2).encode()
    elif len(laws) > 1:
        del inputs.files[name]


def day(inputs: Inputs, edit: Edit) -> None:
    """The site speaks for another day."""
    told = date.fromisoformat(inputs.settings["PUBLICATION_DATE"])
    by = (1, 1, 7, 31, 180, 400, -1, -30)[edit.one % 8]
    inputs.settings["PUBLICATION_DATE"] = (told + timedelta(days=by)).isoformat()


SETTINGS: tuple[dict[str, object], ...] = (
    {"OUTCOME_PAGES": "month"},
    {"OUTCOME_PAGES": "each"},
    {"SITENAME": "另一个名字"},
    {"SITEURL": "https://lists.example.gov.cn/qd"},
    {"CORRECTION_PHONE": "0000-99999999"},
    {"SEARCH_OFFLINE": False},
    {"SHRINK": True},
    {"STRICT": True},
    {"PUBLICATION": {}},
    {"PUBLICATION": {"assessed": "2026-03-02", "auto_mask": ["*"]}},
    {"PUBLICATION": {"assessed": "2026-03-02", "periods": {"low_fine_person": 5000}}},
    {"RULES": {}},
    {"WORKERS": 2},
)


def setting(inputs: Inputs, edit: Edit) -> None:
    """The publisher chooses otherwise."""
    inputs.settings |= SETTINGS[edit.one % len(SETTINGS)]


def attach(inputs: Inputs, edit: Edit) -> None:
    """A decision has an attachment, or one that had loses it."""
    for book, name in _all(inputs, OUTCOMES[0], edit.one):
        folder = book.partition("/")[0]
        place = f"lists/{folder}/附件/图.png"
        if edit.three % 3 == 0:
            inputs.files.pop(place, None)
            return
        rows = inputs.books[book][name]
        below = rows[heading(rows) + 1 :]
        number = next((v for v in below[edit.two % len(below)] if "〔" in str(v)), None)
        heads = ["附件名称", "文件名", "对应文号", "脱敏声明", "复核岗位", "复核日期"]
        row = ["决定书", "图.png", number, "已脱敏", "法制审核岗", datetime(2026, 5, 9)]
        inputs.books[f"{folder}/附件清单.xlsx"] = {"附件清单": [heads, row]}
        inputs.files[place] = png()
        return


def nothing(inputs: Inputs, edit: Edit) -> None:
    """Nothing changes; the site is made again."""


EDITS: dict[str, tuple[int, Callable[[Inputs, Edit], None]]] = {
    "cell": (14, cell),
    "fall": (3, fall),
    "add row": (4, add_row),
    "delete row": (4, delete_row),
    "move row": (4, move_row),
    "swap rows": (2, swap_rows),
    "add book": (3, add_book),
    "remove book": (2, remove_book),
    "rename book": (2, rename_book),
    "break book": (4, break_book),
    "mend books": (2, mend_books),
    "take down": (3, take_down),
    "template": (4, template),
    "written": (3, written),
    "law": (2, law),
    "day": (4, day),
    "setting": (4, setting),
    "attach": (1, attach),
    "nothing": (1, nothing),
    KILL: (0, nothing),
    BACK: (0, nothing),
}
"""How often each is drawn, and what it does."""
Step = list[Edit]
"""Edits after which the site is made."""
WAYS = 4


def drawn(seed: int) -> list[Step]:
    """The steps of that *seed*: one of four ways from the first inputs to the same last ones.

    Edit by edit; all at once, or there and back and there again; by way of other inputs; by way
    of a build that is killed.  So one clean build tells what all four must end with.
    """
    chance, own = Random(seed // WAYS), Random(-seed)
    goal = _some(chance, 1 + chance.choice((0, 0, 0, 1, 1, 2, 2, 3)))
    way = seed % WAYS
    if way == 0:
        return [[edit] for edit in goal]
    if way == 1:
        return [goal] if len(goal) > 1 else [goal, [Edit(BACK)], goal]
    if way == 2:
        aside = [[edit] for edit in _some(own, own.choice((1, 1, 2)))]
        return [*aside, [Edit(BACK), *goal]]
    killed = own.randrange(1, len(goal) + 1)
    kill = _some(own, 1)[0]._replace(kind=KILL)
    return [step for step in ([*goal[:killed], kill], goal[killed:]) if step]


def _some(chance: Random, count: int) -> list[Edit]:
    weights = [weight for weight, _ in EDITS.values()]
    kinds = chance.choices(list(EDITS), weights, k=count)
    return [Edit(kind, *(chance.randrange(1 << 20) for _ in range(3))) for kind in kinds]


def words(steps: list[Step]) -> str:
    """*steps* as code that can be run again."""
    return json.dumps(steps, ensure_ascii=False)
