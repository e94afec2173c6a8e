"""A server on this machine with the line of a phone: a delay, and so many bits a second."""

import contextlib
import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

TEXT = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
        ".css": "text/css", ".txt": "text/plain; charset=utf-8"}  # fmt: skip
OTHER = {".wasm": "application/wasm"}
HEADERS = 300
"""About what the headers of an answer and of its question take."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One request: its path, bytes on the line, and when it began and ended, in seconds."""

    path: str
    size: int
    began: float
    ended: float


@dataclass(slots=True)
class Line:
    """*delay* seconds before each answer, then *rate* bytes a second for all of them together."""

    delay: float = 0.0
    rate: float = 0.0
    log: list[Answered] = field(default_factory=list)
    free: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, size: int, began: float) -> None:
        """Return when *size* bytes asked for at *began* have arrived."""
        ready = began + self.delay
        if self.rate:
            with self.lock:
                self.free = max(self.free, ready) + size / self.rate
                ready = self.free
        time.sleep(max(0.0, ready - time.monotonic()))

    def taken(self) -> list[Answered]:
        """What was answered since it was last asked."""
        with self.lock:
            taken, self.log = self.log, []
        return taken


def waves(answered: list[Answered]) -> int:
    """Round trips: the longest chain of requests of which each began after one had ended."""
    depth: list[tuple[float, int]] = []
    for one in sorted(answered, key=lambda one: one.began):
        before = max((deep for ended, deep in depth if ended <= one.began), default=0)
        depth.append((one.ended, before + 1))
    return max((deep for _, deep in depth), default=0)


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, folder: Path, line: Line) -> None:
        self.folder, self.line = folder, line
        self.kept: dict[Path, bytes] = {}
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing: the line keeps a log."""

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # a browser closes its connections at will
            super().handle()

    def do_GET(self) -> None:
        began = time.monotonic()
        path = self.path.partition("?")[0]
        file = self.server.folder / path.lstrip("/")
        found = file.is_file()
        body = self._body(file) if found else b""
        self.server.line.carry(len(body) + HEADERS, began)
        self.send_response(200 if found else 404)
        kind = TEXT.get(file.suffix) or OTHER.get(file.suffix, "application/octet-stream")
        self.send_header("Content-Type", kind)
        if file.suffix in TEXT and found:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.line.log.append(Answered(path, len(body) + HEADERS, began, time.monotonic()))

    def _body(self, file: Path) -> bytes:
        if file.suffix not in TEXT:
            return file.read_bytes()
        if file not in self.server.kept:
            self.server.kept[file] = gzip.compress(file.read_bytes(), 9)
        return self.server.kept[file]


@contextmanager
def served(folder: Path, line: Line) -> Iterator[str]:
    """The address of *folder*, as *line* carries it."""
    with _Server(folder, line) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
