"""What several tests share: the machine's tools, ../shared, the example site built once.

A tool the machine lacks is one loud line and a skip on a desk, and a failure where ``CI=true``.
"""

import contextlib
import fcntl
import functools
import http.server
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, NoReturn
from urllib.parse import unquote

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import machine
from tests.clusters import Cluster

ROOT = Path(__file__).resolve().parent.parent
PUBLICATION_DATE = "2026-11-20"
"""The day the example site is built for in every test."""

CHROMIUM_OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# The same examples every time: a test that fails here fails everywhere.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("same")


def lacking(sentence: str) -> NoReturn:
    """Skip with *sentence*; where ``CI=true``, fail with it."""
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def tool(wanted: machine.Tool) -> str:
    """The command of *wanted* on this machine."""
    return machine.command(wanted) or lacking(wanted.missing)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository: the domain's documents and four real workbooks."""
    folder = ROOT.parent / "shared"
    if not (folder / "real").is_dir():
        pytest.skip("../shared is not beside this repository: the real workbooks stay unread")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser; every test opens its own context in it."""
    executable = tool(machine.CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice with a profile of its own, so that two test processes do not meet in it."""

    command: str
    profile: Path

    def convert(self, source: Path, to: str, folder: Path) -> Path:
        """Open *source*, save it as *to* (``xlsx``, ``ods``, ``pdf`` …) in *folder*."""
        own = f"-env:UserInstallation={self.profile.as_uri()}"
        words = [self.command, own, "--headless", "--norestore", "--convert-to", to]
        done = subprocess.run(
            [*words, "--outdir", str(folder), str(source)], capture_output=True, check=False
        )
        made = folder / f"{source.stem}.{to.partition(':')[0]}"
        assert made.is_file(), done.stderr.decode()
        return made


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A real LibreOffice."""
    return Office(tool(machine.SOFFICE), tmp_path_factory.mktemp("libreoffice"))


class Remark(NamedTuple):
    """What the Nu Html Checker says of one place in one page."""

    page: str
    line: int
    kind: str
    message: str


@pytest.fixture(scope="session")
def html_validator() -> Callable[[Path], list[Remark]]:
    """Validate a page, or every page below a folder; an empty list is valid HTML."""
    java = tool(machine.JAVA)
    if not machine.VALIDATOR.is_file():
        lacking("the HTML validator is missing: run `make test` once, with npm on the machine")
    return functools.partial(_remarks, java)


# A table of figures is no Uzbek: the guess at a page's language is left out.
# The checker reads files: there “self” is nobody, and it takes data for a script.  What the policy
# does on the served site is asked of a browser (test_site.py).
_OF_A_POLICY = re.compile(r"violates Content Security Policy \(meta tag\)")
QUIETLY = ("--format", "json", "--skip-non-html", "--no-langdetect")


def _remarks(java: str, pages: Path) -> list[Remark]:
    done = subprocess.run(
        [java, "-jar", str(machine.VALIDATOR), *QUIETLY, str(pages)],
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    said = json.loads(done.stderr)["messages"]
    top = pages if pages.is_dir() else pages.parent
    return [
        Remark(
            os.path.relpath(unquote(one["url"]).removeprefix("file:"), top),
            one.get("lastLine", 0),
            one.get("subType", one["type"]),
            one["message"],
        )
        for one in said
        if not _OF_A_POLICY.search(one["message"])
    ]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, built once for the whole run by the command that ``make site`` runs."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    output, said = run / "site", run / "site.said"
    with _alone(run / "site.lock"):
        if not said.is_file():
            said.write_text(_build(output))
    assert not said.read_text(), said.read_text()
    return output


def _build(output: Path) -> str:
    """Build the example site; what the build said if it failed, nothing if it did not."""
    memory = str(output.with_name("cache"))
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "site", "--output", str(output)],
        cwd=ROOT,
        env={**os.environ, "PUBLICATION_DATE": PUBLICATION_DATE, "BUILD_CACHE": memory},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return f"make site ended with {done.returncode}:\n{done.stdout}" if done.returncode else ""


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold *lock* against the other test processes of this run."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing: pytest shows what matters."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """*folder* served on this machine, as a browser wants it."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The example site served on this machine, for the tests that need a browser's origin."""
    with served(site) as url:
        yield url


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler and two workers; their folders are ``worker-0`` and ``worker-1``."""
    made = Cluster(tmp_path)
    yield made
    made.end()
