"""A declared file beside a workbook → what may be published of it, or why nothing may."""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from plugins.publication.attachments.child import SECONDS
from plugins.publication.attachments.refusals import RefusedError
from plugins.publication.detectors import Secret, detect
from plugins.publication.scanning import is_marked_secret, is_transcript

LARGEST = 20_000_000
UNSURE = frozenset({Secret.SEAT})
"""What an attachment on an organisation may say: its seat."""
VERSION = b"cleaned/1"
"""Changes when cleaning does: what was cleaned before is cleaned anew."""
ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Vetted:
    """A cleaned file, kept at *path* from byte *start* on.

    *ending* says what it is, *digest* names its bytes, of which there are *size*.
    """

    ending: str
    path: Path
    start: int
    digest: str
    size: int

    def data(self) -> bytes:
        """The cleaned bytes."""
        return self.path.read_bytes()[self.start :]


def vetted(path: Path, names: Iterable[str], cache: Path) -> Vetted:
    """The file at *path*, cleaned; RefusedError where it or a text in it may not be said.

    *names* are those of persons who must not stand in it; *cache* remembers what was opened.
    """
    kept = _opened(path, cache)
    with kept.open("rb") as file:
        head, data = file.readline(), file.read()
    told: dict[str, str] = json.loads(head)
    if "zh" in told:
        raise RefusedError(told["zh"], told["en"])
    _read(told["text"], names)
    digest = blake2b(data, digest_size=8).hexdigest()
    return Vetted(told["ending"], kept, len(head), digest, len(data))


def _read(text: str, names: Iterable[str]) -> None:
    plain = "".join(text.split())
    if any(len(name) > 1 and name in plain for name in names):
        raise RefusedError("文字里有应当遮盖的姓名", "its text holds a name that is masked")
    hits = [hit for hit in detect(text) if hit.kind not in UNSURE]
    if hits:
        kinds = "、".join(dict.fromkeys(hit.kind.label for hit in hits))
        raise RefusedError(f"文字里有{kinds}", f"its text holds personal data ({hits[0].kind})")
    if is_marked_secret(text) or is_transcript(text):
        raise RefusedError("文字里有密级标志或者笔录", "its text is secret or from a case file")


def _opened(path: Path, cache: Path) -> Path:
    """What a process of its own made of the file: a line of JSON, then the cleaned bytes."""
    if not path.is_file() or path.is_symlink():
        raise RefusedError("“附件”文件夹里没有这个文件", "there is no such file")
    if path.stat().st_size > LARGEST:
        raise RefusedError("文件超过20兆字节", "the file is larger than 20 MB")
    name = blake2b(path.read_bytes(), digest_size=16, person=VERSION).hexdigest()
    kept = cache / "attachments" / name
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside = kept.with_suffix(".new")
        beside.write_bytes(_answer(path))
        beside.replace(kept)
    return kept


def _answer(path: Path) -> bytes:
    words = [sys.executable, "-m", "plugins.publication.attachments.child", str(path.resolve())]
    limit = 2 * SECONDS
    try:
        done = subprocess.run(words, cwd=ROOT, capture_output=True, timeout=limit, check=True)
        json.loads(done.stdout.partition(b"\n")[0])
    except (subprocess.SubprocessError, ValueError):
        raise RefusedError("文件打不开", "the file cannot be opened") from None
    return done.stdout
