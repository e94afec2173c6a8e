"""What kinds of values stay inside."""

from enum import StrEnum


class Kind(StrEnum):
    """Where a withheld value stood: said in reports, which never say the value."""

    NEVER = "never"
    INTERNAL = "internal"
    UNKNOWN = "unknown"
    HIDDEN = "hidden"
    UNREAD = "unread"
    BESIDE = "beside"
    WITHHELD = "withheld"
    MASKED = "masked"
    COMMENT = "comment"
    PROPERTY = "property"
    PART = "part"
    ATTACHMENT = "attachment"

    @property
    def zh(self) -> str:
        """The kind in Chinese."""
        return _ZH[self]

    @property
    def en(self) -> str:
        """The kind in English."""
        return _EN[self]


_ZH = {
    Kind.NEVER: "不得采集的列",
    Kind.INTERNAL: "内部列",
    Kind.UNKNOWN: "不认识的列",
    Kind.HIDDEN: "隐藏的行、列或工作表",
    Kind.UNREAD: "未识别的工作表",
    Kind.BESIDE: "表头以上或数据以外的行",
    Kind.WITHHELD: "不公开的记录",
    Kind.MASKED: "已遮盖的原文",
    Kind.COMMENT: "批注",
    Kind.PROPERTY: "文档属性",
    Kind.PART: "工作簿的其他部件",
    Kind.ATTACHMENT: "附件",
}
_EN = {
    Kind.NEVER: "a column that must not be kept",
    Kind.INTERNAL: "an internal column",
    Kind.UNKNOWN: "an unknown column",
    Kind.HIDDEN: "a hidden row, column or sheet",
    Kind.UNREAD: "a sheet that is no list",
    Kind.BESIDE: "a row beside the data",
    Kind.WITHHELD: "a record that is kept back",
    Kind.MASKED: "an original that was masked",
    Kind.COMMENT: "a comment",
    Kind.PROPERTY: "a document property",
    Kind.PART: "another part of the workbook",
    Kind.ATTACHMENT: "an attachment",
}
