"""Publication to object storage, against a real server."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from plugins.delivery import sites
from plugins.delivery.delivering import Order, Target, publish
from tests.conftest import ROOT
from tests.delivery.conftest import KEYS, Storage
from tests.delivery.sites import held, page, pages, terms, write

PUBLISH = """
import sys
from pathlib import Path
from plugins.delivery.delivering import Order, Target, publish
room, to, endpoint = Path(sys.argv[1]), *sys.argv[2:]
order = Order(room / "site", Target(to, 3, endpoint), room / "report.json", room / "unfinished")
sys.exit(publish(order, lambda line: print(line, flush=True)))
"""


class Publisher:
    """Publishes to a bucket of its own."""

    def __init__(self, room: Path, storage: Storage, bucket: str) -> None:
        self.room, self.storage, self.bucket = room, storage, bucket
        self.to, self.endpoint, self.attempts = f"s3://{bucket}/lists", storage.endpoint, 3
        self.said: list[str] = []

    def publish(self, site: dict[str, str], *, shrink: bool = False, again: bool = False) -> int:
        source = write(self.room / "site", site)
        target = Target(self.to, 3, self.endpoint, attempts=self.attempts)
        report, unfinished = self.room / "report.json", self.room / "unfinished"
        self.said = []
        asked = Order(source, target, report, unfinished, shrink, again)
        return publish(asked, self.said.append)

    @property
    def served(self) -> dict[str, str]:
        return self.storage.held(self.bucket, "lists/")


@pytest.fixture
def publisher(
    tmp_path: Path,
    storage: Storage,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Publisher:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    bucket = request.node.name.replace("_", "-")[:40].strip("-")
    storage.client.create_bucket(Bucket=bucket)
    return Publisher(tmp_path, storage, bucket)


def test_the_site_stands_there_with_types_and_caching_and_the_second_time_nothing_is_sent(
    publisher: Publisher,
) -> None:
    publisher.storage.client.put_object(Bucket=publisher.bucket, Key="another/x", Body=b"other's")
    assert publisher.publish(pages("one")) == 0
    assert publisher.served == pages("one")
    assert f"{len(pages('one'))} sent" in publisher.said[-1]
    head = publisher.storage.client.head_object
    found = head(Bucket=publisher.bucket, Key="lists/index.html")
    assert found["ContentType"] == "text/html; charset=utf-8"
    assert found["CacheControl"] == "public, max-age=60, must-revalidate"
    found = head(Bucket=publisher.bucket, Key="lists/theme/site.0123456789.css")
    assert "immutable" in found["CacheControl"]
    assert publisher.publish(pages("one")) == 0
    assert " 0 sent, 0 removed" in publisher.said[-1]
    assert publisher.storage.read(publisher.bucket, "another/x") == "other's"


def test_only_what_changed_is_sent_and_what_is_gone_is_removed(publisher: Publisher) -> None:
    publisher.publish(pages("one", items=4))
    changed = pages("one", items=3) | {"item-0.html": page("two")}
    assert publisher.publish(changed) == 0
    assert publisher.served == changed
    assert " 3 sent, 1 removed" in publisher.said[-1], "two items, and the list without the other"


def test_what_differs_at_the_same_length_is_noticed(publisher: Publisher) -> None:
    publisher.publish(pages("one"))
    assert publisher.publish(pages("eno")) == 0
    assert publisher.served == pages("eno")


def test_again_sends_everything_again(publisher: Publisher) -> None:
    publisher.publish(pages("one"))
    assert publisher.publish(pages("one"), again=True) == 0
    assert f"{len(pages('one'))} sent" in publisher.said[-1]


def test_killed_in_the_middle_the_withdrawn_is_gone_and_the_next_time_goes_on(
    publisher: Publisher,
) -> None:
    old, new = pages("one", items=12), pages("two", items=9)
    publisher.publish(old)
    write(publisher.room / "site", new)
    words = [sys.executable, "-c", PUBLISH, str(publisher.room), publisher.to, publisher.endpoint]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if "pages:" in line:
                running.send_signal(signal.SIGKILL)
                break
    served = publisher.served
    assert not {"item-9.html", "item-10.html", "item-11.html"} & set(served)
    assert terms("one") not in served
    assert served["index.html"] == old["index.html"], "it was killed before the end"
    assert served.keys() == new.keys()
    assert all(text in (old.get(name), new[name]) for name, text in served.items())
    assert publisher.publish(new) == 0
    assert publisher.served == new


def test_a_failure_in_the_middle_is_told_and_the_next_time_sends_the_rest(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.publish(pages("one"))
    real = sites.Site.read

    def read(site: sites.Site, address: str) -> bytes:
        if address == "item-1.html":
            (site.folder / address).write_text("another build is writing")
        return real(site, address)

    monkeypatch.setattr(sites.Site, "read", read)
    assert publisher.publish(pages("two")) == 2
    assert "item-1.html" in publisher.said[-1]
    monkeypatch.undo()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEYS["AWS_ACCESS_KEY_ID"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEYS["AWS_SECRET_ACCESS_KEY"])
    already = sum(publisher.served[name] == text for name, text in pages("two").items())
    assert publisher.publish(pages("two")) == 0
    assert f" {len(pages('two')) - already} sent" in publisher.said[-1]
    assert publisher.served == pages("two")


def test_what_arrived_otherwise_than_it_was_sent_is_noticed(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plugins.delivery.storage import Bucket  # noqa: PLC0415

    real = Bucket._verify

    def spoil(bucket: Bucket, site: sites.Site) -> None:
        for key, body in (("lists/item-1.html", b"spoilt"), ("lists/strange.html", b"not ours")):
            publisher.storage.client.put_object(Bucket=publisher.bucket, Key=key, Body=body)
        real(bucket, site)

    monkeypatch.setattr(Bucket, "_verify", spoil)
    assert publisher.publish(pages("one")) == 2
    assert "2 files are not what was sent" in publisher.said[-1]
    assert "item-1.html" in publisher.said[-1]


def test_a_server_that_is_not_there_or_says_no_is_one_sentence(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.attempts = 1
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    assert publisher.publish(pages("one")) == 2
    assert "SignatureDoesNotMatch" in publisher.said[-1]
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEYS["AWS_SECRET_ACCESS_KEY"])
    publisher.endpoint = "http://127.0.0.1:1"
    assert publisher.publish(pages("one")) == 2
    assert "127.0.0.1:1" in publisher.said[-1]
    publisher.endpoint = "no address"
    assert publisher.publish(pages("one")) == 2
    assert publisher.served == {}


def test_most_pages_do_not_vanish_and_a_wrong_prefix_does_not_empty_a_bucket(
    publisher: Publisher,
) -> None:
    publisher.publish(pages("one", items=40))
    publisher.to = f"s3://{publisher.bucket}"
    assert publisher.publish(pages("two")) == 1
    assert "--shrink" in publisher.said[-1]
    assert publisher.served == pages("one", items=40)
    assert publisher.publish(pages("two"), shrink=True) == 0
    assert publisher.storage.held(publisher.bucket) == pages("two")


def test_two_publications_at_once_are_one_and_a_sentence(publisher: Publisher) -> None:
    with FileLock(publisher.room / "report.lock", timeout=0):
        assert publisher.publish(pages("one")) == 1
    assert "Another publication" in publisher.said[-1]
    assert publisher.served == {}
    assert held(publisher.room / "site") == pages("one")
