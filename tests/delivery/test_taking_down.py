"""One command takes a record from what is served: the site is made again and published again."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import PUBLICATION_DATE, ROOT
from tests.delivery.conftest import KEYS, Storage
from tests.town import OTHER, STANDING, Files, files, holding, kinds, lists

WORDS = ("示环罚〔2026〕8802号", "众乐茶叶", "擅自倾倒茶渣", "蟾溪南岸", "27182")
STAYS = ("示环罚〔2026〕8801号", "蟾溪北岸")


class Office:
    """A folder from which a site is made and published by the commands of everybody."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        folder.mkdir()
        for name in ("theme", "plugins", "content"):
            (folder / name).symlink_to(ROOT / name)
        for name in ("pelicanconf.py", "tasks.py", "environment.py"):
            shutil.copy(ROOT / name, folder)
        conf = folder / "pelicanconf.py"
        conf.write_text(conf.read_text("utf-8") + "\nLAWS_PATHS = []\n", "utf-8")
        lists(folder / "lists", STANDING, {**OTHER, "公示截止期": ""})
        self.env = {**os.environ, "PUBLICATION_DATE": PUBLICATION_DATE, **settings}

    def invoke(self, *words: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "invoke", *words],
            cwd=self.folder,
            env=self.env,
            check=False,
            capture_output=True,
            text=True,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    def take_down(self) -> str:
        """Make and publish the site, then take one record down; what the command says."""
        for task in ("site", "publish"):
            done = self.invoke(task)
            assert done.returncode == 0, done.stdout + done.stderr
        done = self.invoke("takedown", "--record", WORDS[0], "--reason", "当事人来电说明")
        assert done.returncode == 0, done.stdout + done.stderr
        (note,) = (self.folder / "findings/incidents").iterdir()
        assert "网站已更新" in note.read_text("utf-8")
        assert not [word for word in WORDS[1:] if word in note.read_text("utf-8")]
        return done.stdout


def every_kind_of_output(found: Files) -> None:
    """The record stood where a reader could meet it, so that its absence says something."""
    assert {"html", "json", "csv", "xlsx", "xml", "search"} <= kinds(holding(found, *WORDS))


def test_a_record_is_gone_from_the_release_that_is_served(tmp_path: Path) -> None:
    office = Office(tmp_path / "office-of-lists", PUBLISH_TO=str(tmp_path / "served"))
    served = tmp_path / "served/current"
    office.invoke("site")
    office.invoke("publish")
    every_kind_of_output(files(served))
    before = served.resolve()
    assert "网站已更新" in office.take_down()
    assert served.resolve() != before
    for place in (served, office.folder / "build"):
        found = files(place)
        assert holding(found, *WORDS) == []
        assert holding(found, *STAYS)
    assert holding(files(before), *WORDS), "an older release is kept, and shown to nobody"
    back = office.invoke("rollback")
    assert back.returncode == 1
    assert holding(files(served), *WORDS) == []
    assert office.invoke("takedown", "--record", WORDS[0], "--reason", "再次").returncode == 1
    kept = (tmp_path / "office-of-lists/.cache/kept").rglob("*")
    assert [path for path in kept if path.is_file() and "众乐" in path.read_text("utf-8")] == []


def test_a_record_is_gone_from_storage(tmp_path: Path, storage: Storage) -> None:
    bucket = "taken-down"
    storage.client.create_bucket(Bucket=bucket)
    office = Office(
        tmp_path / "office-of-lists",
        PUBLISH_TO=f"s3://{bucket}/lists",
        PUBLISH_ENDPOINT=storage.endpoint,
        **KEYS,
    )
    office.invoke("site")
    assert office.invoke("publish").returncode == 0
    every_kind_of_output(fetched(storage, bucket, tmp_path / "before"))
    assert "网站已更新" in office.take_down()
    found = fetched(storage, bucket, tmp_path / "after")
    assert holding(found, *WORDS) == []
    assert holding(found, *STAYS)


def fetched(storage: Storage, bucket: str, folder: Path) -> Files:
    """All that the storage holds, below *folder*."""
    pages = storage.client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    for key in [one["Key"] for page in pages for one in page.get("Contents", ())]:
        path = folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(storage.client.get_object(Bucket=bucket, Key=key)["Body"].read())
    return files(folder / "lists")
