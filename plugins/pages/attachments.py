"""The cleaned files of attachments, at their addresses."""

from collections.abc import Iterator

from plugins.pages.desk import Desk
from plugins.publication.records import PublicAttachment


def attachments(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """(address, bytes) of every attachment; the same bytes of one authority are one file."""
    files = desk.public.files
    found = {
        desk.addresses.attachment(one): files[one.source]
        for one in desk.public.all(PublicAttachment)
        if one.source in files
    }
    for address, file in sorted(found.items(), key=lambda pair: pair[0]):
        yield address, file.data()
