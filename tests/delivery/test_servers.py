"""The generated files in the servers they are for."""

import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.delivery.delivering import publish
from plugins.delivery.hosting import HEADERS, caddy, nginx
from plugins.delivery.kinds import FOR_EVER, SHORT
from plugins.pages.redirects import FORMS
from tests import machine
from tests.conftest import tool
from tests.delivery.sites import order, pages, terms, write

ROOT = "/srv/lists/current"
STYLE = "theme/site.0123456789.css"
MOVES = re.compile(
    r"^( *)# (?=(?:map(?:_hash_[a-z_]+)?| +include| +import| +default|if|redir)\b|}|@moved)",
    re.MULTILINE,
)
"""A line of the comments that show how moved pages are redirected."""
MOVED = [
    (f"/penalties/a/2026/{number:016x}.html", f"/penalties/a/2026/10.html#o-{number:016x}")
    for number in range(2000)
]


class Answer(NamedTuple):
    status: int
    headers: Message
    text: str


def get(url: str) -> Answer:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return Answer(answer.status, answer.headers, answer.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read().decode())


class Still(urllib.request.HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_: object) -> None:
        """Nowhere."""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def switched_on(configuration: str, room: Path) -> str:
    """*configuration* with its map of what moved to the pages of months, as its comments say."""
    assert len(MOVES.findall(configuration)) >= 5
    on = MOVES.sub(r"\1", configuration)
    for name in FORMS:
        on = on.replace(f"/srv/lists/{name}", f"{room}/{name}")
    return on


def start_nginx(room: Path, served: str, port: int) -> list[str]:
    server = switched_on(nginx(), room).replace("listen 80;", f"listen 127.0.0.1:{port};")
    server = server.replace(ROOT, served)
    places = "".join(
        f"{kind}_temp_path {room}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    types = "types { text/html html; text/css css; application/json json; }"
    (room / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {room}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; {places} {types}\n{server} }}"
    )
    return [tool(machine.NGINX), "-p", str(room), "-e", "stderr", "-c", str(room / "nginx.conf")]


def start_caddy(room: Path, served: str, port: int) -> list[str]:
    server = switched_on(caddy(), room).replace("lists.example.gov.cn {", f":{port} {{")
    server = server.replace(ROOT, served)
    quiet = "{\n admin off\n auto_https off\n default_bind 127.0.0.1\n}\n"
    (room / "Caddyfile").write_text(quiet + server)
    return [
        tool(machine.CADDY),
        "run",
        "--config",
        str(room / "Caddyfile"),
        "--adapter",
        "caddyfile",
    ]


@pytest.fixture(scope="module", params=[start_nginx, start_caddy], ids=["nginx", "caddy"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A published site behind the server."""
    room = tmp_path_factory.mktemp("server")
    source, place = write(room / "site", pages("one")), room / "place"
    assert publish(order(source, place), lambda _: None) == 0
    for name, line in FORMS.items():
        (room / name).write_text("".join(line.format(old=old, new=new) for old, new in MOVED))
    port = free_port()
    words = request.param(room, str(place / "current"), port)
    url = f"http://127.0.0.1:{port}/"
    with subprocess.Popen(
        words, stderr=subprocess.PIPE, env={**os.environ, "HOME": str(room)}
    ) as server:
        try:
            _wait(url, server)
            yield url
        finally:
            server.kill()


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        try:
            get(url)
        except OSError:
            assert server.poll() is None, server.stderr and server.stderr.read().decode()
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not answer")


def test_a_page_comes_with_the_policy_and_is_kept_for_a_minute(served: str) -> None:
    for address in ("", "index.html", "list", "list/"):
        answer = get(served + address)
        assert answer.status == 200
        assert answer.headers.get_all("Cache-Control") == [SHORT]
        assert answer.headers.get_all("Content-Type") == ["text/html; charset=utf-8"]
        assert [answer.headers.get_all(name) for name, _ in HEADERS] == [[v] for _, v in HEADERS]


def test_names_with_a_digest_are_kept_for_ever_and_the_search_entry_is_not(served: str) -> None:
    for address in (STYLE, terms("one")):
        assert get(served + address).headers.get_all("Cache-Control") == [FOR_EVER]
    assert get(f"{served}search/entry.json").headers.get_all("Cache-Control") == [SHORT]
    assert "charset=utf-8" in get(f"{served}data/items.csv").headers["Content-Type"]
    assert "text/csv" in get(f"{served}data/items.csv").headers["Content-Type"]


def test_what_is_not_there_is_our_page_for_it_and_never_kept_for_ever(served: str) -> None:
    for address in ("none.html", "theme/none.0123456789.css", "items/none/"):
        answer = get(served + address)
        assert (answer.status, answer.text) == (404, pages("one")["404.html"])
        assert answer.headers.get_all("Cache-Control") is None
        assert [answer.headers.get_all(name) for name, _ in HEADERS] == [[v] for _, v in HEADERS]


def test_a_page_that_moved_to_its_month_leads_there(served: str) -> None:
    for old, new in MOVED[::999]:
        with pytest.raises(urllib.error.HTTPError) as answer:
            urllib.request.build_opener(Still()).open(served.rstrip("/") + old, timeout=10)
        assert answer.value.code == 301
        assert answer.value.headers["Location"].removeprefix(served.rstrip("/")) == new
        answer.value.close()
