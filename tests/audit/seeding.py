"""Lists with secrets in every place that stays inside: a thousand of them, each one of a kind.

Nothing here is anybody's: names are put together from rare characters, numbers from a counter.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count, islice, product
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.datavalidation import DataValidation

from plugins.audit.kinds import Kind
from plugins.publication.classes import FieldClass, class_of
from plugins.publication.records import FULL_OUTCOMES
from plugins.registry.layouts import LAYOUTS
from plugins.registry.models.attachments import Attachment
from plugins.registry.models.items import PowerItem
from plugins.registry.sheets import Column, SheetLayout
from tests.audit import papers
from tests.hostile import ATTACKS, CODES, NOW, OF_OUTCOME, TEXTS, given, kinds_of

PUBLISHED, COMMENTS, DRAFTS = 4, 120, 60
SURNAMES = "赵钱孙李周吴郑王冯陈"
RARE = "翀玥嫄璟珩翊玘瑄祎昱琤晗堃骁烨澍樾玺"
MARKS = ("甲类", "乙类", "丙类", "丁类")


class Secret(NamedTuple):
    """A text that must not leave, and as what it stays inside."""

    text: str
    kind: Kind
    file: str = "清单.xlsx"


@dataclass
class Seeds:
    """Hands out secrets of every form in turn and remembers them."""

    given: list[Secret] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=lambda: count(1))

    def one(self, kind: Kind, file: str = "清单.xlsx") -> str:
        """The next secret."""
        number = next(self._number)
        name = (
            SURNAMES[number % 10]
            + RARE[number // 10 % len(RARE)]
            + RARE[(number // 10 // len(RARE) + number) % len(RARE)]
        )
        text = (
            f"{name}",
            f"33010619900307{number:04}",
            f"199{number:08}",
            f"6222{number:015}",
            f"{name}家住示例市暗香里{number}幢{number}室",
            f"quiet.{number}@secret.example",
            f"E{number:08}",
            f"该户第{number}次陈述称其账目由{name}保管",
        )[number % 8]
        self.given.append(Secret(text, kind, file))
        return text


def seeded(folder: Path) -> list[Secret]:
    """Write the lists below *folder*; every secret in them."""
    seeds = Seeds()
    book = Workbook()
    book.remove(book.worksheets[0])
    for layout in LAYOUTS:
        _fill(book.create_sheet(layout.sheet), layout, seeds)
    _comments(book, seeds)
    _beside(book, seeds)
    place = folder / "ju"
    place.mkdir(parents=True)
    book.save(place / "清单.xlsx")
    told = iter(partial(seeds.one, Kind.ATTACHMENT, "说明.docx"), None)
    body = "，".join(islice(told, 40))
    (place / "说明.docx").write_bytes(papers.word(body, told, remarks=True))
    _attachments(place / "附件", seeds)
    return seeds.given


def _fill(sheet: Any, layout: SheetLayout, seeds: Seeds) -> None:
    sheet.append([f"填表人：{seeds.one(Kind.BESIDE)}"])
    headings = [column.heading for column in layout.columns]
    sheet.append([*headings, *layout.never, "内部说明", "旧底稿"])
    more = len(layout.never) + 2
    powers = CODES if layout.model is PowerItem else (OF_OUTCOME.get(layout.model, "行政处罚"),)
    for number, power in product(range(PUBLISHED), powers):
        row = [_said(layout, column, (number, power), seeds) for column in layout.columns]
        row += [seeds.one(Kind.NEVER) for _ in layout.never]
        sheet.append([*row, seeds.one(Kind.UNKNOWN), seeds.one(Kind.HIDDEN)])
    if layout.model is Attachment:
        _declared(sheet, layout.columns)
    for number, kind in ((4, Kind.HIDDEN), (5, Kind.WITHHELD), (6, Kind.WITHHELD)):
        if kind is Kind.WITHHELD and layout.model not in FULL_OUTCOMES:
            continue
        row = [_unsaid(layout, column, number, seeds, kind) for column in layout.columns]
        sheet.append([*row, *[None] * more])
        sheet.row_dimensions[sheet.max_row].hidden = kind is Kind.HIDDEN
    sheet.column_dimensions[sheet.cell(1, len(headings) + more).column_letter].hidden = True


def _said(layout: SheetLayout, column: Column, row: tuple[int, str], seeds: Seeds) -> object:
    """A cell of a published row: a secret where its column stays inside."""
    number, power = row
    kinds = kinds_of(layout, column.field)
    if class_of(layout.model, column.field) is FieldClass.INTERNAL and kinds & TEXTS:
        return seeds.one(Kind.INTERNAL)
    if layout.model in FULL_OUTCOMES and number == PUBLISHED - 1:
        if column.field == "party":
            seeds.given.append(Secret("司徒翀璟", Kind.MASKED))
            return "司徒翀璟"
        if column.field == "party_kind":
            return "自然人"
    value = given(layout, column, number, power)
    return value.replace(ATTACKS[number], MARKS[number]) if isinstance(value, str) else value


def _unsaid(layout: SheetLayout, column: Column, number: int, seeds: Seeds, kind: Kind) -> object:
    """A cell of a row that is kept back."""
    if column.field == "publish":
        return "否"
    kinds = kinds_of(layout, column.field)
    if kinds & TEXTS and column.field not in ("authority", "credit_code"):
        return seeds.one(kind)
    value = given(layout, column, number, "行政处罚")
    return value.replace(ATTACKS[number], MARKS[0]) if isinstance(value, str) else value


def _comments(book: Workbook, seeds: Seeds) -> None:
    sheets = book.worksheets
    for number in range(COMMENTS):
        sheet = sheets[number % len(sheets)]
        cell = sheet.cell(3 + number // len(sheets), 1 + number % 3)
        cell.comment = Comment(f"请核实：\n{seeds.one(Kind.COMMENT)}", "经办")


def _beside(book: Any, seeds: Seeds) -> None:
    drafts = book.create_sheet("草稿")
    drafts.sheet_state = "hidden"
    for _ in range(DRAFTS):
        drafts.append([seeds.one(Kind.HIDDEN), seeds.one(Kind.HIDDEN)])
    plans = book.create_sheet("值班安排")
    for _ in range(DRAFTS):
        plans.append([seeds.one(Kind.UNREAD), None, seeds.one(Kind.UNREAD)])
    told = book.properties
    for name in ("title", "subject", "creator", "keywords", "description", "lastModifiedBy"):
        setattr(told, name, seeds.one(Kind.PROPERTY))
    told.category, told.contentStatus = seeds.one(Kind.PROPERTY), seeds.one(Kind.PROPERTY)
    for number in range(20):
        custom = StringProperty(name=f"P{number}", value=seeds.one(Kind.PROPERTY))
        book.custom_doc_props.append(custom)
    for sheet in book.worksheets:
        sheet.oddHeader.center.text = seeds.one(Kind.PART)
        hint = DataValidation(type="list", formula1='"是,否"')
        hint.prompt, hint.error = seeds.one(Kind.PART), seeds.one(Kind.PART)
        hint.add("Z99")
        sheet.add_data_validation(hint)


def _attachments(place: Path, seeds: Seeds) -> None:
    """Papers that nobody declares, and four that are published: of these only the body."""
    place.mkdir()
    for kind, written in {"底稿": False, "公开": True}.items():
        for ending, make in PAPERS.items():
            name = f"{kind}.{ending}"
            told = iter(partial(seeds.one, Kind.ATTACHMENT, name), None)
            body = "示例决定的公开文本"
            if not written and ending in ("pdf", "docx"):
                body = "，".join(islice(told, 40))
            (place / name).write_bytes(make(body, told, written))


PAPERS: Mapping[str, Callable[[str, Iterator[str], bool], bytes]] = {
    "pdf": lambda body, told, _: papers.pdf(body, told),
    "docx": lambda body, told, public: papers.word(body, told, remarks=not public),
    "jpg": lambda _, told, __: papers.jpeg(told),
    "png": lambda _, told, __: papers.png(told),
}


def _declared(sheet: Any, columns: Sequence[Column]) -> None:
    """The rows of the files that are published."""
    for number, ending in enumerate(PAPERS):
        said = {
            "title": f"公开文本{number + 1}",
            "file": f"公开.{ending}",
            "document_no": f"示测罚〔2026〕1号{MARKS[0]}",
            "declared": "已脱敏",
            "reviewer": "法制审核岗",
            "reviewed_on": NOW,
            "authority": f"执法主体名称{MARKS[0]}",
        }
        sheet.append([said.get(column.field) for column in columns])
