"""The parent's side: a child that is kept for many workbooks and replaced when it dies."""

import atexit
import os
import pickle
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from plugins.registry.workbook.frames import HEADER, LARGEST, packed, unpacked
from plugins.registry.workbook.limits import Limits
from plugins.registry.workbook.sayings import READER_DIED, Unusable

_ROOT = Path(__file__).resolve().parents[3]
_PIECE = 1 << 20


class Worker:
    """One child process; only one workbook at a time passes through it."""

    def __init__(self, memory_bytes: int) -> None:
        self.memory_bytes = memory_bytes
        self.owner = os.getpid()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "plugins.registry.workbook.child", str(memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
        )

    @property
    def alive(self) -> bool:
        """Whether the child can take another workbook."""
        return self._process.poll() is None

    def read(
        self, path: Path, kind: str, name: str, limits: Limits
    ) -> Iterator[tuple[object, ...]]:
        """Messages of the child about one workbook, the last one included.

        Raises ``Unusable`` where the child dies, hangs, or says what it never should.
        """
        deadline = monotonic() + limits.wall_seconds
        try:
            self._write(packed((str(path), kind, name, limits)))
            while True:
                message = self._message(deadline)
                yield message
                if message[0] in ("done", "unusable", "failed"):
                    return
        except (BrokenPipeError, EOFError) as error:
            raise Unusable(READER_DIED, cause=self._death()) from error
        except TimeoutError as error:
            self.close()
            raise Unusable(READER_DIED, cause="time") from error
        except pickle.UnpicklingError as error:
            self.close()
            raise Unusable(READER_DIED, cause=str(error)) from error

    def _write(self, data: bytes) -> None:
        if self._process.stdin is None:
            raise EOFError
        self._process.stdin.write(data)
        self._process.stdin.flush()

    def _message(self, deadline: float) -> tuple[object, ...]:
        length = int.from_bytes(self._bytes(HEADER, deadline), "big")
        if length > LARGEST:
            raise pickle.UnpicklingError("a message of that size is never sent")
        message = unpacked(self._bytes(length, deadline))
        if not isinstance(message, tuple) or not message:
            raise pickle.UnpicklingError("a message is a tuple")
        return message

    def _bytes(self, count: int, deadline: float) -> bytes:
        if self._process.stdout is None:
            raise EOFError
        descriptor = self._process.stdout.fileno()
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        data = bytearray()
        while len(data) < count:
            left = deadline - monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                raise TimeoutError
            piece = os.read(descriptor, min(_PIECE, count - len(data)))
            if not piece:
                raise EOFError
            data += piece
        return bytes(data)

    def _death(self) -> str:
        code = self._process.wait()
        if code == -signal.SIGXCPU:
            return "time"
        return "memory" if code == -signal.SIGABRT else f"exit {code}"

    def close(self) -> None:
        """End the child."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue  # a request that a dead child never took


class _Kept:
    """The one worker that is kept between workbooks in this process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._worker: Worker | None = None

    def worker(self, memory_bytes: int) -> Worker:
        kept = self._worker
        if kept is not None and kept.owner != os.getpid():
            kept = None  # a forked process must not share its parent's pipes
        if kept is None or not kept.alive or kept.memory_bytes != memory_bytes:
            if kept is not None:
                kept.close()
            kept = self._worker = Worker(memory_bytes)
        return kept

    def close(self) -> None:
        if self._worker is not None and self._worker.owner == os.getpid():
            self._worker.close()
        self._worker = None


_kept = _Kept()
atexit.register(_kept.close)


def messages(path: Path, kind: str, name: str, limits: Limits) -> Iterator[tuple[object, ...]]:
    """What the child says about one workbook."""
    with _kept.lock:
        yield from _kept.worker(limits.memory_bytes).read(path, kind, name, limits)
