"""The process that opens a stranger's file: ``python -m … FILE`` writes what it made of it.

It has little memory and time; whatever happens to it, the build goes on.  Its answer is one line
of JSON, then the cleaned bytes.
"""

import contextlib
import json
import sys
from pathlib import Path

from plugins.publication.attachments.documents import clean_docx
from plugins.publication.attachments.papers import clean_pdf
from plugins.publication.attachments.pictures import clean_jpeg, clean_png
from plugins.publication.attachments.refusals import RefusedError

MEMORY = 1 << 30
SECONDS = 60


def cleaned(data: bytes) -> tuple[str, bytes, str]:
    """(ending, cleaned bytes, text) of a file, by what it holds; RefusedError for any other."""
    if data.startswith(b"%PDF-"):
        return "pdf", *clean_pdf(data)
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg", clean_jpeg(data), ""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png", clean_png(data), ""
    if data.startswith(b"PK\x03\x04"):
        return "docx", *clean_docx(data)
    raise RefusedError("只收 PDF、JPG、PNG 和 docx", "only PDF, JPG, PNG and docx are taken")


def _limited() -> None:
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main() -> None:
    """Clean the file that is named."""
    _limited()
    try:
        ending, data, text = cleaned(Path(sys.argv[1]).read_bytes())
        told = {"ending": ending, "text": text}
    except RefusedError as refusal:
        told, data = {"zh": refusal.zh, "en": refusal.en}, b""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + data)


if __name__ == "__main__":
    main()
