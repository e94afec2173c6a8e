"""Files beside the workbooks: what they belong to, and who says that they may be published."""

from plugins.registry.cells import Date, DocNo, Prose, Text
from plugins.registry.records import Record


class AttachmentFields(Record):
    """An attachment as far as it may be published."""

    title: Text
    document_no: DocNo | None = None
    authority: Text | None = None


class Attachment(AttachmentFields):
    """One file in the folder 附件 (domain rule PV-16)."""

    file: Text | None = None
    declared: Text | None = None
    reviewer: Text | None = None
    reviewed_on: Date | None = None
    note: Prose | None = None
