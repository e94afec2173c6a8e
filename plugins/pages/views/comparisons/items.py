"""What is compared: the items of one code, line by line, and which lines differ."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plugins.pages.desk import Desk
from plugins.pages.parts import ComparedRow, Comparison, Link
from plugins.pages.views.handling import limit_text
from plugins.publication.records import PublicItem
from plugins.registry import vocabulary as v
from plugins.registry.cells import CitedText
from plugins.registry.values.text import fold

NONE = "未填写"
NOT_THEIRS = "—"
"""What stands where an authority need not say anything of itself."""
FEES = {True: "收费", False: "不收费", None: ""}

Line = tuple[str, Callable[[PublicItem], str]]
"""(label, what an item says of it; empty where it says nothing)."""


def _basis(cited: CitedText | None) -> str:
    if cited is None:
        return ""
    labels = dict.fromkeys(citation.label() for citation in cited.citations)
    return "\n".join(labels) or cited.text


def _fee(item: PublicItem) -> str:
    return "，".join(filter(None, (FEES[item.fee], item.fee_standard)))


JUDGED: tuple[Line, ...] = (
    ("事项名称", lambda item: item.name),
    ("子项", lambda item: item.sub_name or ""),
    ("权力类型", lambda item: item.kind.label if item.kind else ""),
    ("设定依据", lambda item: _basis(item.basis)),
    ("法定处罚种类与幅度", lambda item: item.penalty_range.text if item.penalty_range else ""),
    ("法定办结时限", lambda item: limit_text(item.legal_limit, item.legal_unit)),
    ("承诺办结时限", lambda item: limit_text(item.promised_limit, item.promised_unit)),
    ("受理条件", lambda item: item.conditions or ""),
    ("申请材料", lambda item: item.materials or ""),
    ("数量限制", lambda item: item.quota or ""),
    ("是否收费", _fee),
    ("办件类型", lambda item: item.case_type or ""),
    ("到现场次数", lambda item: f"{item.visits}次" if item.visits is not None else ""),
    ("网办深度", lambda item: item.online_depth or ""),
)
"""What ought to be the same everywhere, or what a reader would want to know is not."""

THEIRS: tuple[Line, ...] = (
    ("行使层级", lambda item: item.level.label if item.level else ""),
    ("权限划分", lambda item: item.division or ""),
    ("承办机构", lambda item: item.unit or ""),
    ("赋权决定", lambda item: item.devolution_decision or ""),
    ("咨询方式", lambda item: item.consult or ""),
    ("监督投诉方式", lambda item: item.complain or ""),
)
"""What each authority says of itself: shown, never called a difference."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The items of one code, the highest level first; never fewer than two authorities."""

    code: str
    items: tuple[PublicItem, ...]

    @property
    def name(self) -> str:
        """What the highest level calls the item."""
        return self.items[0].name


def shared(desk: Desk, code: str | None) -> Shared | None:
    """The items in use that share *code*; None where a single authority has it."""
    if not code:
        return None
    found = desk.public.where(PublicItem, code=code)
    active = [item for item in found if item.status in (None, v.ItemStatus.ACTIVE)]
    ordered = sorted(active, key=lambda item: _height(desk, item))
    items = {item.authority: item for item in reversed(ordered) if item.authority}
    return Shared(code, tuple(reversed(items.values()))) if len(items) > 1 else None


def all_shared(desk: Desk) -> tuple[Shared, ...]:
    """Every code that several authorities use, in the order of the codes."""
    codes = sorted({item.code for item in desk.public.all(PublicItem) if item.code})
    return tuple(found for code in codes if (found := shared(desk, code)))


def _height(desk: Desk, item: PublicItem) -> int:
    authority = desk.authorities.get(item.authority or "")
    level = item.level or (authority.level if authority else None)
    return list(v.Level).index(level) if level else len(v.Level)


def heads(desk: Desk, page: str, items: Sequence[PublicItem]) -> tuple[Link, ...]:
    """One column for each authority, leading to its own page of the item."""
    addresses = desk.addresses
    return tuple(
        desk.link(page, item.authority or "", addresses.item(item.code, item.authority, item.name))
        for item in items
    )


def judged(desk: Desk, page: str, found: Shared) -> Comparison:
    """What ought to agree, with the lines that do not marked."""
    rows = _rows(found.items, JUDGED, judge=True)
    return Comparison("各机关公布的内容", heads(desk, page, found.items), rows)


def theirs(desk: Desk, page: str, found: Shared) -> Comparison | None:
    """What each authority says of itself."""
    rows = _rows(found.items, THEIRS, judge=False)
    return Comparison("各机关自己的信息", heads(desk, page, found.items), rows) if rows else None


def compared_row(label: str, texts: Sequence[str], *, judge: bool = True) -> ComparedRow:
    """One line: a single text where all say the same, else one for each."""
    same = len({fold(text) for text in texts}) == 1
    if same:
        return ComparedRow(label, (texts[0],), differs=False)
    none = NONE if judge else NOT_THEIRS
    return ComparedRow(label, tuple(text or none for text in texts), differs=judge)


def _rows(
    items: Sequence[PublicItem], lines: Sequence[Line], *, judge: bool
) -> tuple[ComparedRow, ...]:
    told = ((label, [say(item) for item in items]) for label, say in lines)
    return tuple(compared_row(label, texts, judge=judge) for label, texts in told if any(texts))
