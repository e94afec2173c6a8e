"""Why a workbook cannot be marked in place, in a sentence for each reader."""

from typing import Literal, NamedTuple

Reason = Literal["missing", "format", "zip", "encrypted", "size", "dtd", "xml", "parts"]


class Sentence(NamedTuple):
    """One sentence for the clerk, one for the log."""

    zh: str
    en: str


SENTENCES: dict[Reason, Sentence] = {
    "format": Sentence(
        "原文件不是 .xlsx 格式，无法原样标注",
        "only .xlsx and .xlsm workbooks can be marked in place",
    ),
    "missing": Sentence("原文件不在原处，或者无法读取", "there is no file that can be read"),
    "zip": Sentence("原文件已损坏，无法打开", "the file is not a readable zip package"),
    "encrypted": Sentence("原文件设有打开密码", "the workbook is encrypted"),
    "size": Sentence("原文件解压后过大", "the workbook is too large when unpacked"),
    "dtd": Sentence(
        "原文件含有不允许的文档类型声明", "a part of the workbook declares a document type"
    ),
    "xml": Sentence("原文件内部内容不完整", "a part of the workbook is not well-formed XML"),
    "parts": Sentence("原文件缺少必要的组成部分", "the workbook lacks a part it refers to"),
}


class NotPatchable(Exception):
    """The package cannot be changed safely; the list of problems is then written by itself."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(SENTENCES[reason].en)
        self.reason = reason
