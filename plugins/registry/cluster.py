"""Errands run by an existing Dask cluster, over storage that all its workers reach.

An errand is put into the storage once, with all it reads; a worker fetches it with its first
piece and does piece after piece.  What it makes comes back the way it went.  Nothing is left in
the storage or with a worker when the errand is over.
"""

import hashlib
import logging
import pickle
import platform
import secrets
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from filelock import FileLock
from fsspec.core import url_to_fs
from joblib import Parallel, delayed, parallel_config

from plugins.registry.crew import ClusterError, Workers
from plugins.registry.errands import Do, Errand, Piece, Program

PATIENCE = "20s"
"""How long to wait for the scheduler."""
LOST = (
    "集群没有全部做完（%s），其余的由本机完成"
    " / the cluster did not do all of it; this machine does the rest"
)
FOLDER = "cluster"
"""In the cache: what is sent, where the workers share a disk with the build."""

log = logging.getLogger(__name__)


class _Sent(NamedTuple):
    """Where a worker finds an errand, and by which code it is to be done."""

    storage: str
    key: str
    program: Program
    digest: str


@dataclass(frozen=True, slots=True)
class _Storage:
    """A folder that the build and all workers reach, as fsspec names one."""

    address: str

    def put(self, name: str, thing: Any) -> None:
        """Leave *thing* there as *name*."""
        files, root = url_to_fs(self.address)
        with files.open(f"{root}/{name}", "wb") as file:
            pickle.dump(thing, file, pickle.HIGHEST_PROTOCOL)

    def get(self, name: str) -> Any:
        """What was left there as *name*."""
        files, root = url_to_fs(self.address)
        with files.open(f"{root}/{name}", "rb") as file:
            return pickle.load(file)  # noqa: S301  the publisher's own folder

    def take(self, name: str) -> Any:
        """What was left there as *name*, which is not there any more."""
        files, root = url_to_fs(self.address)
        thing = self.get(name)
        files.rm_file(f"{root}/{name}")
        return thing

    def send(self, name: str, path: Path) -> None:
        """Copy the file at *path* there."""
        files, root = url_to_fs(self.address)
        files.put_file(str(path), f"{root}/{name}")

    def fetch(self, name: str, path: Path) -> None:
        """Copy the file there to *path*."""
        files, root = url_to_fs(self.address)
        files.get_file(f"{root}/{name}", str(path))

    def pack(self, name: str, luggage: Iterable[tuple[str, Path]]) -> None:
        """Leave *luggage* there, files and folders by their names."""
        files, root = url_to_fs(self.address)
        with (
            files.open(f"{root}/{name}", "wb") as file,
            ZipFile(file, "w", strict_timestamps=False) as packed,
        ):
            for called, path in luggage:
                for one in sorted(path.rglob("*")) if path.is_dir() else (path,):
                    packed.write(one, Path(called) / one.relative_to(path))

    def unpack(self, name: str, folder: Path) -> None:
        """Have what was packed there in *folder*."""
        files, root = url_to_fs(self.address)
        with (
            files.open(f"{root}/{name}", "rb") as file,
            ZipFile(file) as packed,
        ):
            packed.extractall(folder)

    def clear(self) -> None:
        """Leave nothing there."""
        files, root = url_to_fs(self.address)
        if files.exists(root):
            files.rm(root, recursive=True)


def sent(
    errand: Errand, pieces: Sequence[Piece], workers: Workers, cache: Path
) -> Iterator[tuple[str, Any]]:
    """What *errand* makes of *pieces* on the cluster of *workers*, by their names, as they end.

    A piece that no worker could do, or that killed who tried, is not told, nor is any that was
    under way when the cluster was lost: whoever asked does it here.  *cache* is the folder of this
    build.  Raises ``ClusterError`` where there is no cluster or no storage.
    """
    # Dask brings a server and its templates along: only who asks for a cluster waits for that.
    from distributed.client import FutureCancelledError  # noqa: PLC0415
    from distributed.scheduler import KilledWorker  # noqa: PLC0415

    with _held(workers, cache) as storage, _connected(workers.cluster) as client:
        try:
            there = _put(errand, storage)
            put = _pieces(pieces, there.key, storage)
            jobs = (delayed(do_one)(there, number, *piece) for number, *piece in put)
            with parallel_config(backend="dask"):
                every = Parallel(return_as="generator_unordered")(jobs)
                for number in filter(None, every):
                    yield pieces[number - 1].name, storage.take(f"{there.key}.{number}")
        except (KilledWorker, FutureCancelledError, CancelledError, OSError) as problem:
            log.warning(LOST, type(problem).__name__)
        finally:
            with suppress(OSError):  # a cluster that was lost holds nothing of ours for long
                client.run(let_go, on_error="ignore")


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """A client of the scheduler at *address*."""
    from distributed import Client  # noqa: PLC0415  as above

    # What its connections go through is Dask's business: what it means for the build, we say.
    for name in ("distributed", "distributed.client", "tornado"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=PATIENCE)  # type: ignore[no-untyped-call]
    except OSError as problem:
        raise ClusterError(
            f"连不上集群 {address}（{problem}）；检查地址，或者不用 --cluster。\n"
            f"  The cluster {address} cannot be reached: check its address, or leave it."
        ) from problem
    with client:
        yield client


@contextmanager
def _held(workers: Workers, cache: Path) -> Iterator[_Storage]:
    """A place in the storage that is this build's alone; what a killed one left is gone."""
    home = cache.absolute() / FOLDER
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    whose = hashlib.sha256(f"{platform.node()}\n{home}".encode(errors="surrogateescape"))
    within = workers.storage.rstrip("/") or home.as_uri()
    storage = _Storage(f"{within}/four-lists-{whose.hexdigest()[:16]}")
    with FileLock(home / "lock"):
        try:
            storage.clear()
            files, root = url_to_fs(storage.address)
            files.makedirs(root, exist_ok=True)
        except (OSError, ValueError, ImportError) as problem:
            raise ClusterError(
                f"集群用的存储 {within} 打不开（{problem}）。\n"
                f"  The storage for the cluster cannot be reached: {within}."
            ) from problem
        try:
            yield storage
        finally:
            storage.clear()


def _put(errand: Errand, storage: _Storage) -> _Sent:
    key = secrets.token_hex(8)
    storage.put(f"{key}.errand", errand)
    storage.pack(f"{key}.luggage", errand.luggage().items())
    return _Sent(storage.address, key, errand.program, errand.program.digest)


def _pieces(pieces: Sequence[Piece], key: str, storage: _Storage) -> list[tuple[int, str, str]]:
    """Every piece as (its number from 1, its name, the name of its file); all files are there."""
    found = []
    for number, piece in enumerate(pieces, start=1):
        if piece.file is not None:
            try:
                storage.send(f"{key}.{number}.file", piece.file)
            except FileNotFoundError:
                continue  # gone meanwhile: whoever looks for it here tells
        found.append((number, piece.name, piece.file.name if piece.file else ""))
    return found


class _Begun(NamedTuple):
    """An errand that a worker is on."""

    key: str
    do: Do
    home: "TemporaryDirectory[str]"


_begun: _Begun | None = None
_alone = Lock()
"""A worker of several threads does one piece at a time."""


def do_one(there: _Sent, number: int, name: str, file: str) -> int:
    """On a worker: do a piece and leave what it made in the storage; its number.

    0 where this worker's code is another than the build's, or its disk or the storage fails.
    """
    storage = _Storage(there.storage)
    with _alone:
        try:
            if there.program.digest != there.digest:
                return 0
            begun = _on(there, storage)
            with TemporaryDirectory(dir=begun.home.name) as folder:
                path = Path(folder) / file if file else None
                if path:
                    storage.fetch(f"{there.key}.{number}.file", path)
                storage.put(f"{there.key}.{number}", begun.do(name, path))
        except (OSError, BadZipFile, PackageNotFoundError):
            return 0
    return number


def _on(there: _Sent, storage: _Storage) -> _Begun:
    """The errand begun; the one before is let go."""
    global _begun  # noqa: PLW0603  what a worker remembers from piece to piece
    from distributed import get_worker  # noqa: PLC0415

    if _begun is None or _begun.key != there.key:
        _forget()
        home = TemporaryDirectory(dir=get_worker().local_directory)
        luggage = Path(home.name) / "luggage"
        luggage.mkdir()
        storage.unpack(f"{there.key}.luggage", luggage)
        errand: Errand = storage.get(f"{there.key}.errand")
        _begun = _Begun(there.key, errand.begun(luggage), home)
    return _begun


def let_go() -> None:
    """On a worker: forget the errand, and all that came with it."""
    with _alone:
        _forget()


def _forget() -> None:
    global _begun
    if _begun is not None:
        before, _begun = _begun, None
        before.home.cleanup()
