"""A site made on a cluster is the site made here, and it is the cluster that makes it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.clusters import PATIENCE, Cluster
from tests.conftest import PUBLICATION_DATE, ROOT

BUILD = """
import runpy
import sys

from plugins.pages.sharing import Work
from plugins.publication.passing import Passing
from plugins.registry import readings
from plugins.registry.rules import looking


def here(*_: object) -> None:
    raise AssertionError("made by the build")


if "alone" in sys.argv.pop():
    Work.make = Passing._of_shard = looking.Looking._look = readings.keep_book = here
runpy.run_module("pelican", run_name="__main__", alter_sys=True)
"""
"""A build; one that is 'alone' fails where it does itself what a cluster could do for it."""


def started(output: Path, cluster: str, storage: Path, how: str) -> subprocess.Popen[str]:
    words = ("content", "-s", "pelicanconf.py", "--fatal", "errors", "-o", str(output), how)
    settings = {
        "PUBLICATION_DATE": PUBLICATION_DATE,
        "BUILD_CACHE": str(output.with_name("cache")),
        "CLUSTER": cluster,
        "CLUSTER_STORAGE": str(storage),
    }
    return subprocess.Popen(
        (sys.executable, "-c", BUILD, *words),
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ended(build: subprocess.Popen[str]) -> str:
    told, _ = build.communicate(timeout=3 * PATIENCE)
    assert build.returncode == 0, told
    return told


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_cluster_reads_judges_and_draws_and_the_site_is_the_same(
    site: Path, tmp_path: Path, cluster: Cluster
) -> None:
    output, storage = tmp_path / "build", tmp_path / "storage"
    ended(started(output, cluster.address, storage, "alone"))
    assert tree(output) == tree(site)
    assert not list(storage.rglob("*"))
    homes = [tmp_path / "worker-0", tmp_path / "worker-1"]
    assert not [path for home in homes for path in home.rglob("luggage")]


def test_a_worker_killed_while_it_draws_costs_what_it_was_at(
    site: Path, tmp_path: Path, cluster: Cluster
) -> None:
    output, storage = tmp_path / "build", tmp_path / "storage"
    build = started(output, cluster.address, storage, "with others")
    cluster.until(lambda: any((tmp_path / "worker-0").rglob("outcomes.sqlite")))
    cluster.started[1].send_signal(signal.SIGKILL)
    ended(build)
    assert tree(output) == tree(site)


def test_without_its_cluster_a_site_is_not_made_and_one_sentence_says_so(
    tmp_path: Path,
) -> None:
    output = tmp_path / "build"
    build = started(output, "tcp://127.0.0.1:9", tmp_path / "storage", "alone")
    told, _ = build.communicate(timeout=PATIENCE)
    assert build.returncode == 1
    assert "连不上集群 tcp://127.0.0.1:9" in told
    assert "Traceback" not in told
    assert not output.exists()


def test_a_cluster_that_is_lost_in_the_middle_is_told_and_the_build_does_the_rest(
    site: Path, tmp_path: Path, cluster: Cluster
) -> None:
    output, storage = tmp_path / "build", tmp_path / "storage"
    build = started(output, cluster.address, storage, "with others")
    cluster.until(lambda: any((tmp_path / "worker-0").rglob("outcomes.sqlite")))
    cluster.started[0].send_signal(signal.SIGKILL)
    told = ended(build)
    assert "集群没有全部做完" in told
    assert "Traceback" not in told
    assert tree(output) == tree(site)
    assert not list(storage.rglob("*"))
