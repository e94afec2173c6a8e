"""No withheld value reaches the site: found where the wall is broken, absent where it stands."""

import json
import os
import shutil
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable, Mapping
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from openpyxl import Workbook

import pelicanconf
from plugins.audit.auditing import Audited, Order, audit
from plugins.audit.folding import folded
from plugins.audit.inputs import Inputs
from plugins.audit.kinds import Kind
from plugins.audit.reporting import sentence
from plugins.pages import making
from plugins.publication.policy import Policy
from plugins.publication.public import publish_as_of
from plugins.registry.loading import load
from tests.audit.seeding import Secret, seeded
from tests.books import TODAY
from tests.conftest import PUBLICATION_DATE, ROOT
from tests.making import made

OWN = [ROOT / name for name in ("content", "theme", "plugins", "pelicanconf.py")]


class Town:
    """The seeded lists, their secrets, and what an audit of a folder says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lists = folder / "lists"
        self.secrets = seeded(self.lists)
        loaded = load(self.lists, today=TODAY)
        policy = Policy(lists=self.lists, cache=folder / "cache")
        public = publish_as_of(loaded, TODAY, policy)
        self.inputs = Inputs(self.lists, loaded, public, policy)

    def audited(self, site: Path) -> Audited:
        return audit(Order(site, self.inputs, OWN))

    def fingerprints(self, *kinds: Kind) -> dict[str, Secret]:
        """What the report calls each secret of *kinds*."""
        keys = {
            path.name: blake2b(path.read_bytes(), digest_size=32, person=b"audit").digest()
            for path in self.lists.rglob("*.*")
        }
        return {
            blake2b(
                folded(secret.text).encode(), digest_size=4, key=keys[secret.file]
            ).hexdigest(): secret
            for secret in self.secrets
            if not kinds or secret.kind in kinds
        }

    def build(self, name: str, *plugins: str) -> subprocess.CompletedProcess[str]:
        """Make the site in the folder *name* by the real command, with *plugins* besides ours."""
        report = self.folder / f"{name}.json"
        given = {
            "LISTS_PATH": str(self.lists),
            "AUDIT_REPORT": str(report),
            "PLUGINS": [*plugins, *pelicanconf.PLUGINS],
        }
        return subprocess.run(
            [
                *(*making.COMMAND, "-o", str(self.folder / name), "-e"),
                *(f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in given.items()),
            ],
            cwd=ROOT,
            env={
                **os.environ,
                "PUBLICATION_DATE": PUBLICATION_DATE,
                "BUILD_CACHE": str(self.folder / "cache"),
            },
            check=False,
            capture_output=True,
            text=True,
        )


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town(tmp_path_factory.mktemp("town"))


def test_where_the_wall_stands_none_of_a_thousand_secrets_is_in_the_site(town: Town) -> None:
    assert len({secret.text for secret in town.secrets}) > 1000
    assert {secret.kind for secret in town.secrets} == set(Kind)
    done = town.build("standing")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((town.folder / "standing").rglob("*.html"))) > 100
    attached = (town.folder / "standing/attachments").rglob("*.*")
    assert sorted(path.suffix for path in attached) == [".docx", ".jpg", ".pdf", ".png"]
    audited = town.audited(town.folder / "standing")
    assert (audited.leaks, audited.closed) == ((), ())
    assert sum(audited.sought.values()) > 1500


def test_where_the_wall_is_broken_every_secret_behind_it_is_caught_and_nothing_is_shown(
    town: Town,
) -> None:
    shutil.rmtree(town.folder / "served", ignore_errors=True)
    (town.folder / "served").mkdir()
    (town.folder / "served/index.html").write_text("the last good site")
    done = town.build("served", "tests.traps.broken_wall")
    assert done.returncode == 1
    assert "网站不能公开" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert (town.folder / "served/index.html").read_text() == "the last good site"
    assert [path.name for path in (town.folder / "served").iterdir()] == ["index.html"]
    report = (town.folder / "served.json").read_text("utf-8")
    caught = {leak["fingerprint"] for leak in json.loads(report)["leaks"]}
    behind = town.fingerprints(Kind.INTERNAL, Kind.MASKED, Kind.WITHHELD)
    behind |= {
        fingerprint: secret
        for fingerprint, secret in town.fingerprints(Kind.ATTACHMENT).items()
        if secret.file.startswith("公开")
    }
    assert [behind[one] for one in behind.keys() - caught] == []
    told = done.stdout + done.stderr + report
    assert [secret for secret in town.secrets if secret.text in told] == []


def page(text: str) -> bytes:
    escaped = (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(text[:1], f"&#{ord(text[0])};")
    )
    return f"<!doctype html><p>前文<b>{escaped}</b>后文</p>".encode()


def split_by_markup(text: str) -> bytes:
    return f"<p><mark>{text[:1]}</mark><span class=x>{text[1:2]}</span>{text[2:]}</p>".encode()


def spreadsheet(text: str) -> bytes:
    book, told = Workbook(), BytesIO()
    book.worksheets[0]["B7"] = f"见 {text}"
    book.save(told)
    return told.getvalue()


def properties(text: str) -> bytes:
    book, told = Workbook(), BytesIO()
    book.properties.creator = text
    book.save(told)
    return told.getvalue()


def archive(text: str) -> bytes:
    told = BytesIO()
    with zipfile.ZipFile(told, "w") as package:
        package.writestr(f"{text}/a.txt", "")
    return told.getvalue()


def png(text: str) -> bytes:
    body = b"Comment\0\0" + zlib.compress(text.encode())
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", zlib.crc32(b"zTXt" + body))


def jpeg(text: str) -> bytes:
    return b"\xff\xd8\xff\xe1\x00\xffExif\0\0" + text.encode("utf-16-le") + b"\xff\xd9"


CARRIERS: Mapping[str, tuple[str, Callable[[str], bytes]]] = {
    "a page": ("page.html", page),
    "markup inside it": ("marked.html", split_by_markup),
    "an attribute": ("attribute.html", lambda text: f'<i title="x {text}"></i>'.encode()),
    "a link": ("link.html", lambda text: f'<a href="/?q={quote(text)}">x</a>'.encode()),
    "a comment": ("comment.html", lambda text: f"<p>x</p><!-- {text} -->".encode()),
    "a script": ("script.html", lambda t: f"<script>{json.dumps([t])}</script>".encode()),
    "full-width and spaced": (
        "wide.html",
        lambda text: "".join(
            f"{chr(ord(char) + 0xFEE0) if '!' <= char <= '~' else char}\u200b" for char in text
        ).encode(),
    ),
    "JSON": ("a.json", lambda text: json.dumps({"a": [{"b": text}]}).encode()),
    "a key of JSON": ("key.json", lambda text: json.dumps({text: 1}).encode()),
    "CSV": ("a.csv", lambda text: f'"x","{text}"\r\n'.encode("utf-8-sig")),
    "a feed": ("feed.xml", lambda text: f"<item><title>{text}</title></item>".encode()),
    "a sitemap": ("sitemap.xml", lambda text: f"<loc>https://x/{quote(text)}</loc>".encode()),
    "a calendar": ("a.ics", lambda t: f"SUMMARY:x\\, {t[:3]}\r\n {t[3:]}\r\n".encode()),
    "a picture of lines": ("a.svg", lambda text: f"<svg><desc>{text}</desc></svg>".encode()),
    "a picture": ("a.png", png),
    "a photograph": ("a.jpg", jpeg),
    "a spreadsheet": ("a.xlsx", spreadsheet),
    "its properties": ("b.xlsx", properties),
    "a name in a package": ("a.zip", archive),
    "a style": ("a.css", lambda text: f"/* {text} */".encode()),
}


def test_every_secret_is_caught_in_every_kind_of_file(town: Town, tmp_path: Path) -> None:
    secrets = town.fingerprints()
    carriers = list(CARRIERS.items())
    for number, secret in enumerate(secrets.values()):
        for step in range(3):  # each secret in three kinds of files, each kind with many secrets
            name, make = carriers[(number + step * 7) % len(carriers)][1]
            path = tmp_path / f"{number}" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(make(secret.text))
    audited = town.audited(tmp_path)
    assert audited.closed == ()
    found = {(leak.address, leak.fingerprint) for leak in audited.leaks}
    missed = [
        (CARRIERS[carriers[(number + step * 7) % len(carriers)][0]][0], secret.text)
        for number, (fingerprint, secret) in enumerate(secrets.items())
        for step in range(3)
        if (f"{number}/{carriers[(number + step * 7) % len(carriers)][1][0]}", fingerprint)
        not in found
    ]
    assert missed == []


def test_a_secret_in_a_file_s_name_is_caught_and_not_repeated(town: Town, tmp_path: Path) -> None:
    secret = next(one for one in town.secrets if one.kind is Kind.COMMENT and len(one.text) == 3)
    (tmp_path / f"penalties-{secret.text}.html").write_text("<p>x</p>")
    audited = town.audited(tmp_path)
    assert [leak.kind for leak in audited.leaks] == [Kind.COMMENT]
    assert secret.text not in sentence(audited)


def test_a_file_that_nobody_can_read_back_stops_the_site(town: Town, tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"MZ")
    (tmp_path / "b.zip").write_bytes(b"no package")
    (tmp_path / "c.json").write_bytes(b"{")
    audited = town.audited(tmp_path)
    assert not audited.proven
    assert [address for address, _ in audited.closed] == ["a.exe", "b.zip", "c.json"]


def test_a_value_that_may_be_said_elsewhere_proves_nothing(town: Town, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>执法主体名称甲类，2026-09-01，是，罚款、警告，123456</p>")
    assert town.audited(tmp_path).proven


def test_a_publisher_s_word_lets_one_value_through(town: Town, tmp_path: Path) -> None:
    secret = town.secrets[0]
    (tmp_path / "a.html").write_text(f"<p>{secret.text}</p>")
    assert not town.audited(tmp_path).proven
    assert audit(Order(tmp_path, town.inputs, OWN, [secret.text])).proven


def test_a_record_kept_back_may_cite_a_provision_that_the_site_holds(tmp_path: Path) -> None:
    """Without its 执法主体 no outcome of an authority is published; its bases are no secret."""
    folder = "shi-chengshi-guanli-yiche"
    shutil.copytree(ROOT / "lists" / folder, tmp_path / "lists" / folder)
    (tmp_path / "lists" / folder / "执法主体和人员.xlsx").unlink()
    done = made(tmp_path / "lists", tmp_path / "site")
    assert done.returncode == 0, done.stdout
