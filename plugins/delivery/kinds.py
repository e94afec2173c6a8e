"""What an address says about a file: its type, how long it may be kept, what it is to readers."""

import re
from collections.abc import Mapping
from enum import Enum
from posixpath import basename, splitext

TYPES: Mapping[str, str] = {
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
UNKNOWN_TYPE = "application/octet-stream"

THEME = r"theme/[^/]+\.[0-9a-f]{10}\.[a-z0-9]+"
INDEX = r"search/[a-z]/[0-9a-f]{10}(?:/(?:[0-9]+|sort))?\.bin"
"""Addresses with the digest of their bytes in them: other bytes would have another address."""

FOR_EVER = "public, max-age=31536000, immutable"
SHORT = "public, max-age=60, must-revalidate"
"""A withdrawn page is gone from every cache within this many seconds."""

WITHDRAWN = b'class="tombstone"'
"""Stands in a page that says what was withdrawn there (theme, component ``tombstone``)."""

_THEME, _INDEX = re.compile(THEME), re.compile(INDEX)
_ENTRANCES = re.compile(r"index\.html|404\.html|robots\.txt|sitemap[^/]*\.xml")
_SEARCH = re.compile(r"search/[^/]+\.json")


class Kind(Enum):
    """What a file is to whoever reads the site."""

    THEME = "a style, script or picture of the theme, named by its content"
    INDEX = "a file of the search index, named by its content"
    SEARCH = "the entry of the search index"
    PAGE = "a page"
    LIST = "a page that leads to the pages of its folder"
    COPY = "a list as data"
    ENTRANCE = "where readers and robots come in"


def kind(address: str) -> Kind:
    """What the file at *address* is."""
    for wanted, found in ((_THEME, Kind.THEME), (_INDEX, Kind.INDEX), (_SEARCH, Kind.SEARCH)):
        if wanted.fullmatch(address):
            return found
    if _ENTRANCES.fullmatch(address):
        return Kind.ENTRANCE
    if not address.endswith(".html"):
        return Kind.COPY
    return Kind.LIST if basename(address).startswith("index") else Kind.PAGE


def is_page(address: str) -> bool:
    """Whether a person reads the file at *address* in a browser."""
    return address.endswith(".html")


def content_type(address: str) -> str:
    """The media type of *address*, with its character set where it is text."""
    return TYPES.get(splitext(address)[1].lower(), UNKNOWN_TYPE)


def cache_control(address: str) -> str:
    """How long a copy of *address* may be shown without asking again."""
    return FOR_EVER if kind(address) in (Kind.THEME, Kind.INDEX) else SHORT
