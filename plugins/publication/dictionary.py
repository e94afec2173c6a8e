"""The data dictionary: for every column of every list, what is published of it and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.publication.classes import CLASSES, FieldClass, class_of
from plugins.registry.layouts import LAYOUTS
from plugins.registry.records import Record
from plugins.registry.sheets import SheetLayout

WHY = {
    FieldClass.PUBLISH: "依法公开",
    FieldClass.MASK: "公开，其中自然人的姓名遮盖，含有证件号码、住址、电话等的整行不公开",
    FieldClass.INTERNAL: "只用于核对，不公开",
    FieldClass.NEVER: "不得收集：读取时即丢弃，并提示删除这一列",
}
REASONS = {
    "party": "单位名称公开；自然人姓名遮盖（个人信息保护法第二十五条、第三十四条）",
    "recipient": "单位名称公开；自然人姓名遮盖（个人信息保护法第二十五条、第三十四条）",
    "credit_code": "单位的公开；自然人和以人名为名的个体工商户的不公开，以免反查姓名",
    "certificate_no": "单位的公开；自然人的不公开，以免反查姓名",
    "licence": "单位的公开；自然人的不公开，以免反查姓名",
    "legal_representative": "不公开：被处罚的是单位，不是个人（个人信息保护法第六条）",
    "minor": "不公开：未成年人的处罚记录整条封存（预防未成年人犯罪法第五十九条）",
    "officers": "不公开：只用于核对执法人员的资格（行政处罚法第四十二条）",
    "filed": "不公开：只用于核对办案期限（行政处罚法第六十条）",
    "act_ended": "不公开：只用于核对追责时效（行政处罚法第三十六条）",
    "found": "不公开：只用于核对追责时效（行政处罚法第三十六条）",
    "served": "不公开：只用于计算救济期限（行政处罚法第六十一条）",
    "performed": "不公开：只用于核对能否提前停止公示",
    "performed_on": "不公开：只用于核对能否提前停止公示",
    "publish": "不公开：决定这一条是否公开（政府信息公开条例第十四条至第十六条）",
    "withhold_reason": "不公开：只按理由公开数量",
    "reviewed": "不公开：公开前的保密审查记录（政府信息公开条例第十七条）",
    "dispute": "公开：复议、诉讼期间不停止公示，写明状态（行政处罚法第七十三条）",
    "told_public": "不公开：只用于核对是否告知了当事人将公示",
    "remedy_text": "不公开：救济途径由本站按法律计算，不用填写的文字",
    "review_published": "不公开：只用于核对复议决定书是否同样公开（行政复议法第七十九条）",
    "publish_until": "公开；与规定不一致时以较短的为准",
    "declared": "不公开：没有声明“已脱敏”的附件不公开",
    "reviewer": "不公开：复核记录只用于核对",
    "reviewed_on": "不公开：复核记录只用于核对",
    "refusal_reason": "不公开：不予许可的决定只公开数量",
}
"""Why a field is treated as it is, where its class alone does not say so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One column: the list's sheet, the heading, the field (empty where nothing is kept)."""

    sheet: str
    heading: str
    field: str
    kind: FieldClass
    why: str


def dictionary() -> tuple[Entry, ...]:
    """Every column of every list in the order of the layouts, columns never kept at the end."""
    return tuple(entry for layout in LAYOUTS for entry in _entries(layout))


def unpublished() -> tuple[type[Record], ...]:
    """Kinds of rows that have no classes, and so are not published at all."""
    return tuple(layout.model for layout in LAYOUTS if layout.model not in CLASSES)


def _entries(layout: SheetLayout) -> Iterator[Entry]:
    for field in layout.model.model_fields:
        column = layout.column_of(field)
        if column is not None:
            kind = class_of(layout.model, field)
            why = REASONS.get(field, WHY[kind])
            yield Entry(layout.sheet, column.heading, field, kind, why)
    for heading in layout.never:
        yield Entry(layout.sheet, heading, "", FieldClass.NEVER, WHY[FieldClass.NEVER])
