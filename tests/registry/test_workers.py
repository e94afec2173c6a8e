"""Workbooks read apart, here or on a cluster, are what one process reads; the dead cost little."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.city import Size, write_city
from plugins.registry import workers
from plugins.registry.crew import ClusterError, Workers
from plugins.registry.loading import CHECKING, Loaded, load, workbooks
from plugins.registry.readings import Readings
from plugins.registry.workbook import Limits
from plugins.registry.workers import ReadApart, read_apart
from tests.books import TODAY
from tests.budgets import ROOT
from tests.clusters import PATIENCE, Cluster

CLIENT = """
import sys
from pathlib import Path
from plugins.registry.loading import workbooks
from plugins.registry.readings import Readings
from plugins.registry.workbook import Limits
from plugins.registry.crew import ClusterError, Workers
from plugins.registry.workers import read_apart

lists, cache, cluster, storage = sys.argv[1:]
readings = Readings(Path(cache), Path(lists))
try:
    for _ in read_apart(readings, workbooks(Path(lists)), Limits(), Workers(0, cluster, storage)):
        pass
except ClusterError as problem:
    raise SystemExit(str(problem))
"""
"""A build's reading, in a process of its own: Dask and its threads are nothing for this one."""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city") / "lists"
    write_city(folder, Size(4, 80, 60, 400))
    (folder / "jiguan-000" / "坏的.xlsx").write_bytes(b"PK\x03\x04 broken")
    return folder


def said(found: Loaded) -> list[object]:
    """Everything that was read, comparable."""
    outcomes = [repr(one) for shard in found.registry.shards for one in shard.outcomes()]
    return [list(map(repr, found.findings)), list(map(repr, found.counts)), outcomes]


def left_unread(lists: Path, cache: Path) -> list[str]:
    return [name for _, name in Readings(cache, lists).unread(workbooks(lists), Limits())]


def test_several_processes_read_what_one_reads(
    lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = load(lists, today=TODAY, cache=tmp_path / "a", workers=Workers(1))
    monkeypatch.setattr(workers, "WORTH", 0)
    told: list[str | ReadApart] = []
    together = load(
        lists, today=TODAY, cache=tmp_path / "b", progress=told.append, workers=Workers(2)
    )
    names = [one.name if isinstance(one, ReadApart) else one for one in told]
    assert sorted(names) == sorted([*(name for _, name in workbooks(lists)), CHECKING])
    assert any(isinstance(one, ReadApart) for one in told)
    assert said(together) == said(alone) == said(load(lists, today=TODAY))
    assert together.reused == 0
    assert load(lists, today=TODAY, cache=tmp_path / "b").reused == len(workbooks(lists)) - 1
    kept = [{path.name for path in (tmp_path / one).rglob("*")} for one in "ab"]
    assert {n for n in kept[0] if len(n) >= 64} == {n for n in kept[1] if len(n) >= 64}


def test_a_few_small_workbooks_start_no_process(
    lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_read_here", lambda *_: pytest.fail("not worth it"))
    assert not [*read_apart(Readings(tmp_path, lists), workbooks(lists), Limits(), Workers(2))]
    assert len(left_unread(lists, tmp_path)) == len(workbooks(lists))


def client(lists: Path, cache: Path, cluster: str, storage: str) -> subprocess.Popen[str]:
    words = (sys.executable, "-c", CLIENT, str(lists), str(cache), cluster, storage)
    return subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def test_a_cluster_reads_what_one_process_reads_and_leaves_nothing_in_its_storage(
    lists: Path, tmp_path: Path, cluster: Cluster
) -> None:
    cache, storage = tmp_path / "cache", tmp_path / "shared"
    done = client(lists, cache, cluster.address, storage.as_uri())
    told, _ = done.communicate(timeout=PATIENCE)
    assert done.returncode == 0, told
    assert left_unread(lists, cache) == ["jiguan-000/坏的.xlsx"]
    assert not list(storage.rglob("*"))
    found = load(lists, today=TODAY, cache=cache)
    assert found.reused == len(workbooks(lists)) - 1
    assert said(found) == said(load(lists, today=TODAY))


def test_a_worker_killed_in_the_middle_costs_its_workbooks_only(
    lists: Path, tmp_path: Path, cluster: Cluster
) -> None:
    cache, storage = tmp_path / "cache", tmp_path / "shared"
    done = client(lists, cache, cluster.address, str(storage))
    cluster.until(lambda: any((tmp_path / "worker-0").rglob("luggage")))
    cluster.started[1].send_signal(signal.SIGKILL)
    told, _ = done.communicate(timeout=PATIENCE)
    assert done.returncode == 0, told
    assert left_unread(lists, cache) == ["jiguan-000/坏的.xlsx"]
    assert said(load(lists, today=TODAY, cache=cache)) == said(load(lists, today=TODAY))


def test_a_cluster_that_is_not_there_is_told_in_one_sentence(lists: Path, tmp_path: Path) -> None:
    done = client(lists, tmp_path / "cache", "tcp://127.0.0.1:9", str(tmp_path / "shared"))
    told, _ = done.communicate(timeout=PATIENCE)
    assert done.returncode == 1
    assert "连不上集群 tcp://127.0.0.1:9" in told
    assert "Traceback" not in told


def test_a_storage_that_is_not_there_is_told_in_one_sentence(lists: Path, tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="nowhere://x"):
        load(
            lists,
            today=TODAY,
            cache=tmp_path,
            workers=Workers(0, "tcp://127.0.0.1:9", "nowhere://x"),
        )
