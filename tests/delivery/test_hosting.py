"""The files for web servers say what the program itself uses, and fit the site that is made."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from plugins.delivery.hosting import (
    CACHED_FOR_EVER,
    CONTENT_SECURITY_POLICY,
    HASHED,
    HEADERS,
    hosting_files,
)
from plugins.delivery.kinds import (
    FOR_EVER,
    SHORT,
    TYPES,
    WITHDRAWN,
    Kind,
    cache_control,
    kind,
)
from plugins.delivery.sites import read_site
from tests.conftest import ROOT

FILES = hosting_files()


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_file_sends_every_header_and_keeps_hashed_names(name: str) -> None:
    assert all(header in FILES[name] and value in FILES[name] for header, value in HEADERS)
    assert FOR_EVER in FILES[name]


def test_the_policy_allows_nothing_by_default_and_nothing_inline_or_from_elsewhere() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in CONTENT_SECURITY_POLICY.split(";"))
    assert rules["default-src"] == "'none'"
    assert set(rules.values()) == {"'none'", "'self'"}
    assert {"frame-ancestors", "base-uri", "form-action"} <= rules.keys()


def test_every_page_carries_the_policy_as_far_as_a_page_may(site: Path) -> None:
    given = CONTENT_SECURITY_POLICY.removesuffix("; frame-ancestors 'none'")
    assert given != CONTENT_SECURITY_POLICY, "no page may say who frames it"
    tag = f'<meta http-equiv="Content-Security-Policy" content="{given}">'
    pages = sorted(site.rglob("*.html"))
    assert [page for page in pages if page.read_text("utf-8").count(tag) != 1] == []


def test_no_page_holds_style_or_script_of_its_own(site: Path) -> None:
    inline = re.compile(
        r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*(?:\ssrc=|application/ld\+json))",
        re.IGNORECASE,
    )
    pages = sorted(site.rglob("*.html"))
    assert [page for page in pages if inline.search(page.read_text("utf-8"))] == []


def test_errors_are_the_page_for_them() -> None:
    assert "error_page 404 /404.html;" in FILES["hosting/nginx.conf"]
    assert "rewrite * /404.html" in FILES["hosting/Caddyfile"]
    assert SHORT in FILES["hosting/nginx.conf"]


def test_no_two_rules_of_a_static_host_name_the_same_header_for_one_address() -> None:
    patterns = [line for line in FILES["hosting/_headers"].splitlines() if line.startswith("/")]
    assert patterns == ["/*", *CACHED_FOR_EVER]
    assert "Cache-Control" not in dict(HEADERS)


def test_the_rules_fit_the_example_site(site: Path, tmp_path: Path) -> None:
    addresses = list(read_site(site, tmp_path / "unfinished").files)
    hashed = {address for address in addresses if kind(address) in (Kind.THEME, Kind.INDEX)}
    assert hashed == {a for a in addresses if re.search(HASHED, f"/{a}")}
    assert hashed == {a for a in addresses if any(fnmatchcase(f"/{a}", p) for p in CACHED_FOR_EVER)}
    assert hashed == {a for a in addresses if a.startswith("theme/") or a.endswith(".bin")}
    assert {cache_control(address) for address in hashed} == {FOR_EVER}
    assert {kind(address) for address in addresses} == set(Kind)
    assert {Path(address).suffix for address in addresses} <= TYPES.keys()


def test_the_theme_marks_what_was_withdrawn() -> None:
    macro = ROOT / "theme" / "templates" / "components" / "tombstone" / "macro.html"
    assert WITHDRAWN in macro.read_bytes()
