"""A host on this machine with the line of a phone: HTTP/2, a delay, and so many bits a second."""

import atexit
import json
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

HOST = Path(__file__).resolve().parent / "pages" / "line.js"
MAKE = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
    "-subj /CN=localhost -addext subjectAltName=IP:127.0.0.1"
).split()


@dataclass(frozen=True, slots=True)
class Certificate:
    """A key and what vouches for it.  *pin* is how a browser is told to believe it.

    A browser that merely overlooks a doubtful certificate keeps nothing in its cache.
    """

    key: Path
    file: Path
    pin: str


@cache
def certificate() -> Certificate:
    """Our own, made once in a run."""
    made = Path(mkdtemp())
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    key, file = made / "key.pem", made / "certificate.pem"
    subprocess.run((*MAKE, "-keyout", key, "-out", file), check=True, capture_output=True)
    words = ("openssl", "pkey", "-in", key, "-pubout", "-outform", "DER")
    public = subprocess.run(words, check=True, capture_output=True).stdout
    return Certificate(key, file, b64encode(sha256(public).digest()).decode())


@dataclass(frozen=True, slots=True)
class Line:
    """*delay* seconds before each answer, then *rate* bytes a second for all of them together."""

    delay: float = 0.0
    rate: float = 0.0


@dataclass(frozen=True, slots=True)
class Answered:
    """One request: its path, the bytes of its body, when it began and ended in seconds.

    *wire* is every byte that had passed over the line, both ways, when it ended.
    """

    path: str
    size: int
    began: float
    ended: float
    wire: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What was answered since the last time, and every byte that passed until now."""

    answered: list[Answered]
    wire: int


class Host:
    """A running host; *url* is the address of its folder."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        """Of the *process* that was started for it."""
        self._process = process
        self.url = f"https://127.0.0.1:{self._said()['port']}/"

    def _said(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def taken(self) -> Taken:
        """What was answered since it was last asked."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        told = self._said()
        return Taken([Answered(**one) for one in told["answered"]], told["wire"])


def waves(answered: Sequence[Answered]) -> int:
    """Round trips: the longest chain of requests of which each began after one had ended."""
    depth: list[tuple[float, int]] = []
    for one in sorted(answered, key=lambda one: one.began):
        before = max((deep for ended, deep in depth if ended <= one.began), default=0)
        depth.append((one.ended, before + 1))
    return max((deep for _, deep in depth), default=0)


@contextmanager
def served(folder: Path, line: Line) -> Iterator[Host]:
    """The host of *folder*, as *line* carries it."""
    own = certificate()
    told = (HOST, folder, own.key, own.file, line.delay * 1000, line.rate)
    pipe = subprocess.PIPE
    with subprocess.Popen(
        ("node", *map(str, told)), stdin=pipe, stdout=pipe, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Host(process)
        finally:
            process.terminate()
