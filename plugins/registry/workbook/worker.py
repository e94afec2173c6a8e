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
from plugins.registry.workbook.sayings import READER_DIED
from plugins.registry.workbook.verdicts import Unusable

_ROOT = Path(__file__).resolve().parents[3]
_PIECE = 1 << 20
_LAST = ("done", "unusable", "failed")

Message = tuple[object, ...]
Job = tuple[str, str, str, Limits]
"""Path, kind and name of one workbook, and its limits."""


class Worker:
    """One child process; only one workbook at a time passes through it."""

    def __init__(self, memory_bytes: int) -> None:
        self.memory_bytes = memory_bytes
        self.read_before = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "plugins.registry.workbook.child", str(memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
        )

    @property
    def process_id(self) -> int:
        """The child's process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the child can take another workbook."""
        return self._process.poll() is None

    def read(self, job: Job) -> Iterator[Message]:
        """Messages of the child about one workbook, the last one included.

        Raises ``Unusable`` where the child dies, hangs, or says what it never should; unless
        all went well the child ends, so that nothing of this workbook reaches the next.
        """
        deadline = monotonic() + job[3].wall_seconds
        whole = False
        try:
            self._write(packed(job))
            while not whole:
                message = self._message(deadline)
                whole = message[0] in _LAST
                self.read_before = whole
                yield message
                if message[0] == "failed":
                    whole = False
                    return
        except (BrokenPipeError, EOFError) as error:
            raise Unusable(READER_DIED, cause=self._death()) from error
        except TimeoutError as error:
            raise Unusable(READER_DIED, cause="time") from error
        except pickle.UnpicklingError as error:
            raise Unusable(READER_DIED, cause=str(error)) from error
        finally:
            if not whole:
                self.close()

    def _write(self, data: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(data)
        self._process.stdin.flush()

    def _message(self, deadline: float) -> Message:
        length = int.from_bytes(self._bytes(HEADER, deadline), "big")
        if length > LARGEST:
            raise pickle.UnpicklingError("a message of that size is never sent")
        message = unpacked(self._bytes(length, deadline))
        if not isinstance(message, tuple) or not message:
            raise pickle.UnpicklingError("a message is a tuple")
        return message

    def _bytes(self, count: int, deadline: float) -> bytes:
        assert self._process.stdout is not None
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
        return "memory" if code in (-signal.SIGABRT, -signal.SIGKILL) else f"exit {code}"

    def close(self) -> None:
        """End the child."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            try:
                if stream is not None:
                    stream.close()
            except BrokenPipeError:
                continue  # a request that the dead child never took


class Kept:
    """The one worker that is kept between workbooks in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker: Worker | None = None

    def messages(self, job: Job) -> Iterator[Message]:
        """What the child says about one workbook; a child that died idle is replaced."""
        with self._lock:
            worker = self.worker(job[3].memory_bytes)
            said = False
            try:
                for message in worker.read(job):
                    said = True
                    yield message
            except Unusable:
                if said or not worker.read_before:
                    raise
                yield from self.worker(job[3].memory_bytes).read(job)

    def worker(self, memory_bytes: int) -> Worker:
        """A living worker with that much memory."""
        kept = self._worker
        if kept is None or not kept.alive or kept.memory_bytes != memory_bytes:
            if kept is not None:
                kept.close()
            kept = self._worker = Worker(memory_bytes)
        return kept

    def unlock(self) -> None:
        """In a forked process: the thread that held the lock is not there.

        The parent's child is not this process's child, so it counts as dead here and is
        replaced; only this process's ends of its pipes are closed.
        """
        self._lock = threading.Lock()

    def close(self) -> None:
        """End the child, if any."""
        if self._worker is not None:
            self._worker.close()
        self._worker = None


KEPT = Kept()
atexit.register(KEPT.close)
os.register_at_fork(after_in_child=KEPT.unlock)
