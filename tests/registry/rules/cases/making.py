"""How a fixture is written: rows as changes of a clean row, and where a rule must be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.books import AUTHORITY, AUTHORITY_HEADINGS, CITY, ITEM, ITEM_HEADINGS, TODAY, Rows

Row = Mapping[str, object]
CODE = ITEM[0]
OTHER = "示例市城市管理局"
TOWN = "示例市青禾镇人民政府"


@dataclass(frozen=True)
class Case:
    """Lists, and the cells at which *rule* must be told of them: none for an almost.

    *at* names cells by heading and row (``罚款金额(元)2``), a sheet or a file by its name.  *laws*
    are statutes (file name → text), *beside* files beside the workbooks, *settings* the ``RULES``
    of the publisher; *severity* is asked where a rule weighs differently from case to case.
    """

    rule: str
    name: str
    sheets: Mapping[str, Rows]
    at: tuple[str, ...] = ()
    severity: str = ""
    laws: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    today: date = TODAY
    source: int = 0
    """The number of the fixture in section 8.2 of the domain dictionary, if it is one of those."""

    def __str__(self) -> str:
        return f"{self.rule} {'breaks' if self.at else 'almost'}: {self.name}"


def rows(base: Row, *changes: Row) -> Rows:
    """One row for each of *changes* of *base*; new headings stand at the end."""
    headings = tuple(dict.fromkeys((*base, *(key for row in changes for key in row))))
    full = [{**base, **row} for row in changes]
    return (headings, *(tuple(row.get(heading) for heading in headings) for row in full))


AUTHORITY_ROW: Row = dict(zip(AUTHORITY_HEADINGS, AUTHORITY, strict=True))
ITEM_ROW: Row = dict(zip(ITEM_HEADINGS, ITEM, strict=True))
OTHER_ROW = {**AUTHORITY_ROW, "执法主体名称": OTHER, "统一社会信用代码": "11500000MB1553803Q"}
TOWN_ROW = {**OTHER_ROW, "执法主体名称": TOWN, "行使层级": "镇", "所属人民政府": "示例县人民政府"}
LICENCE_ITEM: Row = {
    "权力类型": "行政许可",
    "事项名称": "核发排污许可证",
    "无裁量基准原因": None,
}


def authorities(*changes: Row) -> Rows:
    """The clean authority, then *changes* of it (empty: the clean one alone)."""
    return rows(AUTHORITY_ROW, {}, *changes)


def items(*changes: Row) -> Rows:
    """Power items: *changes* of the clean one."""
    return rows(ITEM_ROW, *changes)


PENALTY: Row = {
    "行政处罚决定书文号": "示环罚〔2026〕1号",
    "行政相对人名称": "示例化工有限公司",
    "行政相对人类别": "法人及非法人组织",
    "统一社会信用代码": "91230500MA1B3N1N2M",
    "事项编码": CODE,
    "处罚依据": "《环境影响评价法》第三十一条",
    "处罚类别": "罚款",
    "罚款金额(元)": "20000元",
    "处罚决定日期": "2026-05-06",
    "处罚机关": CITY,
    "决定状态": "有效",
}
PERSON: Row = {
    "行政相对人名称": "张某",
    "行政相对人类别": "自然人",
    "统一社会信用代码": None,
}


def penalties(*changes: Row) -> Rows:
    """Penalty decisions: *changes* of a clean one, numbered from 1 where none gives a number."""
    numbered = [
        {"行政处罚决定书文号": f"示环罚〔2026〕{n}号", **row} for n, row in enumerate(changes, 1)
    ]
    return rows(PENALTY, *numbered)


LICENCE: Row = {
    "行政许可决定文书号": "示环许〔2026〕1号",
    "行政相对人名称": "示例化工有限公司",
    "统一社会信用代码": "91230500MA1B3N1N2M",
    "事项编码": CODE,
    "许可结果": "准予",
    "许可决定日期": "2026-05-06",
    "许可机关": CITY,
}


def licences(*changes: Row) -> Rows:
    """Licence decisions: *changes* of a clean one."""
    numbered = [
        {"行政许可决定文书号": f"示环许〔2026〕{n}号", **row} for n, row in enumerate(changes, 1)
    ]
    return rows(LICENCE, *numbered)


MEASURE: Row = {
    "强制决定文号": "示环强〔2026〕1号",
    "行政相对人名称": "示例化工有限公司",
    "强制类型": "查封场所、设施或者财物",
    "依据": "《环境影响评价法》第三十一条",
    "起始日期": "2026-05-06",
    "截止日期": "2026-06-05",
    "解除日期": "2026-06-05",
    "决定日期": "2026-05-06",
    "决定机关": CITY,
}


def measures(*changes: Row) -> Rows:
    """Coercive measures: *changes* of a clean one."""
    return rows(MEASURE, *changes)


INSPECTION: Row = {
    "检查记录编号": "2026-1",
    "检查事项": "排污检查",
    "检查类别": "专项检查",
    "检查批次": None,
    "检查对象": "示例化工有限公司",
    "检查日期": "2026-05-06",
    "检查主体": CITY,
    "检查结果": "未发现问题",
}


def inspections(*changes: Row) -> Rows:
    """Inspections: *changes* of a clean one."""
    numbered = [{"检查记录编号": f"2026-{n}", **row} for n, row in enumerate(changes, 1)]
    return rows(INSPECTION, *numbered)


def inspection_items(*changes: Row) -> Rows:
    """The list of random inspections: *changes* of a clean item."""
    return rows({"抽查事项": "排污检查", "抽查主体": CITY, "抽查频次": "每年2次"}, *changes)


TIER: Row = {
    "事项编码": CODE,
    "违法行为": "未批先建",
    "法定依据": "《环境影响评价法》第三十一条",
    "法定处罚种类与幅度": "处500元以上5000元以下罚款",
    "裁量阶次": "从轻",
    "适用条件": "情形一",
    "具体标准": "处500元以上2000元以下罚款",
    "裁量类型": "从轻",
}


def tiers(*changes: Row) -> Rows:
    """Tiers: *changes* of a clean one; each has a condition of its own."""
    told = [{"适用条件": f"情形{n}", **row} for n, row in enumerate(changes, 1)]
    return rows(TIER, *told)


def ladder(legal: str, *ranges: tuple[str, str]) -> Rows:
    """Tiers within *legal* of (name, range), the name being the kind of the tier too."""
    return tiers(
        *(
            {"法定处罚种类与幅度": legal, "裁量阶次": name, "裁量类型": name, "具体标准": given}
            for name, given in ranges
        )
    )


def sheet(headings: str, *cells: Sequence[object]) -> Rows:
    """A sheet with *headings* parted by blanks."""
    return (tuple(headings.split()), *(tuple(row) for row in cells))


def mirrored(title: str, day: str, text: str) -> dict[str, str]:
    """One statute file of a mirror nobody keeps: a title, a dated line, the text."""
    return {f"{title}({day}).md": f"# {title}\n\n{day[:4]}年 修订\n\n<!-- INFO END -->\n\n{text}\n"}


def statute(title: str, text: str, **facts: str) -> dict[str, str]:
    """One statute file: *facts* are lines of its front matter."""
    head = "\n".join(f"{name}: {value}" for name, value in {"标题": title, **facts}.items())
    return {f"{title}.md": f"---\n{head}\n---\n{text}\n"}
