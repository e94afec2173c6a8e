"""A real file system that is small: what a full or read-only disk really says."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import lacking


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of *size* (``1m``) at *folder*; only root may mount one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        lacking("no file system can be mounted here: the disk that is really full stays untried")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
