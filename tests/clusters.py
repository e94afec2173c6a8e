"""A Dask cluster of this machine: what a cluster does is tried on a real one."""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.budgets import ROOT

PYTHON = (sys.executable, "-m")
PATIENCE = 120


class Cluster:
    """A Dask scheduler and its workers, each a process of this machine."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.started: list[subprocess.Popen[bytes]] = []
        self._start("dask_scheduler", "--host", "127.0.0.1", "--port", "0")
        self.until(self.file.is_file)
        self.address = str(json.loads(self.file.read_text())["address"])
        for number in range(2):
            home = folder / f"worker-{number}"
            home.mkdir()
            self._start(
                *("dask_worker", "--host", "127.0.0.1", "--nthreads", "1", "--nworkers", "1"),
                *("--no-nanny", "--memory-limit", "0", "--local-directory", str(home)),
            )

    def _start(self, command: str, *words: str) -> None:
        common = ("--scheduler-file", str(self.file), "--no-dashboard")
        self.started.append(
            subprocess.Popen(
                (*PYTHON, f"distributed.cli.{command}", *common, *words),
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    @staticmethod
    def until(true: Callable[[], bool]) -> None:
        """Wait until it is *true*."""
        deadline = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def end(self) -> None:
        """Stop all that was started."""
        for process in reversed(self.started):
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.wait()
