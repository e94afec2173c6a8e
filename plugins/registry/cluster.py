"""Workbooks read by an existing Dask cluster, over storage that all its workers reach."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from fsspec.core import url_to_fs
from joblib import Parallel, delayed, parallel_config

from plugins.registry.crew import ClusterError, Workers
from plugins.registry.readings import OUTCOMES, keep_book, key_of
from plugins.registry.workbook import Limits

PATIENCE = "20s"
"""How long to wait for the scheduler."""


def read_there(
    unread: Sequence[tuple[Path, str]], limits: Limits, folder: Path, workers: Workers
) -> None:
    """Have *unread* read by the cluster of *workers*, and their readings put into *folder*.

    What a worker could not read, or reads by other code than ours, stays unread.  Raises
    ``ClusterError`` where there is no cluster or no storage.
    """
    # Dask brings a server and its templates along: only who asks for a cluster waits for that.
    from distributed import Client  # noqa: PLC0415
    from distributed.scheduler import KilledWorker  # noqa: PLC0415

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    storage = workers.storage or folder.absolute().as_uri()
    try:
        files, root = url_to_fs(storage)
        files.makedirs(root, exist_ok=True)
    except (OSError, ValueError, ImportError) as problem:
        raise ClusterError(
            f"集群用的存储 {storage} 打不开（{problem}）。\n"
            f"  The storage for the cluster cannot be reached: {storage}."
        ) from problem
    keys = {key_of(path, name, limits): (path, name) for path, name in unread}
    try:
        with Client(workers.cluster, timeout=PATIENCE):  # type: ignore[no-untyped-call]
            for key, (path, _) in keys.items():
                files.put_file(str(path), f"{root}/{key}.book")
            jobs = (
                delayed(read_one)(storage, key, path.name, name, limits)
                for key, (path, name) in keys.items()
            )
            with parallel_config(backend="dask"):
                Parallel()(jobs)
    except KilledWorker:
        pass  # a workbook that kills every worker: it is read here, within its limits
    except OSError as problem:
        raise ClusterError(
            f"连不上集群 {workers.cluster}（{problem}）；检查地址，或者不用 --cluster。\n"
            f"  The cluster {workers.cluster} cannot be reached: check its address, or leave it."
        ) from problem
    finally:
        for key in keys:
            _fetched(storage, key, folder)


def read_one(storage: str, key: str, file: str, name: str, limits: Limits) -> bool:
    """On a worker: read the workbook kept as *key* in *storage*, and leave its reading there.

    False where this worker's code would read it otherwise than the build's.
    """
    files, root = url_to_fs(storage)
    with TemporaryDirectory() as here:
        book, readings = Path(here) / "book" / file, Path(here) / "readings"
        book.parent.mkdir()
        readings.mkdir()
        files.get_file(f"{root}/{key}.book", str(book))
        if key_of(book, name, limits) != key:
            return False
        keep_book(book, name, limits, readings)
        for made in sorted(readings.iterdir(), reverse=True):  # the outcomes before what names them
            files.put_file(str(made), f"{root}/{made.name}.done")
    return True


def _fetched(storage: str, key: str, folder: Path) -> None:
    """Bring a reading into *folder*, and leave nothing of it in *storage*."""
    files, root = url_to_fs(storage)
    for name in (f"{key}{OUTCOMES}", key):
        there = f"{root}/{name}.done"
        if files.exists(there):
            beside = folder / f"{name}.new"
            files.get_file(there, str(beside))
            beside.chmod(0o600)
            beside.replace(folder / name)
            files.rm_file(there)
    if files.exists(f"{root}/{key}.book"):
        files.rm_file(f"{root}/{key}.book")
