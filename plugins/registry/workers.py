"""Work shared out: to the cores of this machine, or to a cluster that exists.

Whatever reads a workbook keeps its reading where the build looks for it; the build itself goes
through all workbooks in their order afterwards, as ever.  So the result does not depend on who
read what, and a worker that is killed costs its workbook only: it is read again, if need be here.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, ClassVar, NamedTuple

from plugins.registry.crew import ClusterError, Workers
from plugins.registry.errands import Do, Errand, Piece, Program
from plugins.registry.readings import READERS, Readings, keep_book, place_reading
from plugins.registry.workbook import Limits

WORTH = 4_000_000
"""Bytes of unread workbooks below which other processes cost more than they save."""


class ReadApart(NamedTuple):
    """The workbook *name* was read by another process, in so many *seconds*."""

    name: str
    seconds: float


def elsewhere(
    errand: Errand, pieces: Sequence[Piece], workers: Workers, cache: Path
) -> Iterator[tuple[str, Any]]:
    """What *errand* makes of *pieces* on the cluster of *workers*, by their names, as they end.

    Nothing where there is none; a piece that is not told is still to be done.  *cache* is the
    folder of this build.  Raises ``ClusterError``.
    """
    if not workers.cluster or not pieces:
        return
    try:  # fsspec and Dask are installed where a cluster is asked for
        from plugins.registry.cluster import sent  # noqa: PLC0415
    except ImportError as problem:
        raise _not_installed(problem) from problem
    try:
        yield from sent(errand, pieces, workers, cache)
    except ImportError as problem:
        raise _not_installed(problem) from problem


def _not_installed(problem: ImportError) -> ClusterError:
    return ClusterError(
        f"没有安装集群需要的程序（{problem.name}），见 docs/cluster.md。\n"
        f"  What the cluster needs is not installed ({problem.name}): see docs/cluster.md."
    )


def read_apart(
    readings: Readings, books: Sequence[tuple[Path, str]], limits: Limits, workers: Workers
) -> Iterator[ReadApart]:
    """Have those of *books* read that are not kept yet; what fails is left to who asks next.

    Tells which were read as they are.
    """
    folder = readings.folder
    unread = readings.unread(books, limits)
    if folder is None or not unread:
        return
    if workers.cluster:
        yield from _read_there(unread, limits, folder, workers)
        return
    size = sum(path.stat().st_size for path, _ in unread if path.is_file())
    count = min(workers.count or len(os.sched_getaffinity(0)), len(unread))
    if count < 2 or size < WORTH:
        return
    yield from _read_here(unread, limits, folder, count)


@dataclass(frozen=True, slots=True)
class Reading:
    """The errand of reading workbooks: a piece is the name of one, and its file."""

    limits: Limits
    program: ClassVar = Program(("registry",), READERS)

    def luggage(self) -> Mapping[str, Path]:
        """Nothing: a workbook is read by itself."""
        return {}

    def begun(self, luggage: Path) -> Do:  # noqa: ARG002  the contract
        """Ready to read."""
        return self._read

    def _read(self, name: str, book: Path | None) -> tuple[float, dict[str, bytes]]:
        """How long it took, and the files of the reading by their names."""
        assert book is not None
        begun = perf_counter()
        with TemporaryDirectory(dir=book.parent) as here:
            keep_book(book, name, self.limits, Path(here))
            kept = {path.name: path.read_bytes() for path in Path(here).iterdir()}
        return perf_counter() - begun, kept


def _read_there(
    unread: Sequence[tuple[Path, str]], limits: Limits, folder: Path, workers: Workers
) -> Iterator[ReadApart]:
    """Have *unread* read by the cluster of *workers*, and their readings kept in *folder*."""
    pieces = [Piece(name, path) for path, name in unread]
    for name, (seconds, kept) in elsewhere(Reading(limits), pieces, workers, folder.parents[1]):
        place_reading(kept, folder)
        yield ReadApart(name, seconds)


def _read_here(
    unread: Sequence[tuple[Path, str]], limits: Limits, folder: Path, count: int
) -> Iterator[ReadApart]:
    """Have *unread* read by *count* processes of this machine."""
    # a build that has nothing to read need not wait for these
    from joblib import Parallel, delayed  # noqa: PLC0415
    from joblib.externals.loky import get_reusable_executor  # noqa: PLC0415
    from joblib.externals.loky.process_executor import TerminatedWorkerError  # noqa: PLC0415

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    largest = sorted(unread, key=lambda book: -book[0].stat().st_size)  # so that all end together
    jobs = (delayed(read_one)(path, name, limits, folder) for path, name in largest)
    try:
        yield from Parallel(n_jobs=count, backend="loky", return_as="generator_unordered")(jobs)
    except (TerminatedWorkerError, OSError):
        return  # killed, or gone meanwhile: whoever asks next reads it, and tells
    finally:
        get_reusable_executor(max_workers=count).shutdown(wait=True)


def read_one(path: Path, name: str, limits: Limits, folder: Path) -> ReadApart:
    """Read one workbook and keep its reading; nothing of it travels back."""
    begun = perf_counter()
    keep_book(path, name, limits, folder)
    return ReadApart(name, perf_counter() - begun)
