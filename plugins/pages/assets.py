"""The theme's files as the site serves them: one stylesheet, and each file under a hashed name.

A name with the digest of its bytes may be cached for ever, and a page's fingerprint
changes with it.  Nothing here depends on the order of a folder walk or on a clock.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath

STYLESHEET = "site.css"
FOLDER = "theme"

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
REMARK = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*$", re.DOTALL | re.MULTILINE)
LINE_EDGES = re.compile(r"(?<!\s)\s*\n\s*")
AFTER_MARKS = re.compile(r"([:,]) ")
AROUND_MARKS = re.compile(r"(?:(?<!\s)\s+)?([{};])\s*")


class AssetsUnusableError(Exception):
    """The theme's files cannot be served as they are; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme: what templates call it, where it is served, its bytes."""

    name: str
    address: str
    content: bytes


def read_assets(theme: Path) -> tuple[Asset, ...]:
    """Every asset of *theme*, by name: the stylesheet made of its parts, and ``static/``."""
    made = [_asset(STYLESHEET, stylesheet(theme).encode())]
    static = theme / "static"
    files = sorted(path for path in static.rglob("*") if path.is_file())
    made += [_asset(path.relative_to(static).as_posix(), served(path)) for path in files]
    names = [asset.name for asset in made]
    if len(set(names)) < len(names):
        raise AssetsUnusableError(f"theme/static must not hold a file named {STYLESHEET}")
    return tuple(sorted(made, key=lambda asset: asset.name))


def served(path: Path) -> bytes:
    """The bytes of *path* as a browser gets them: a script without remarks and indentation.

    In our scripts a remark has its lines to itself, and no text goes over the end of a line.
    """
    if path.suffix != ".js":
        return path.read_bytes()
    lines = REMARK.sub("", path.read_text("utf-8")).split("\n")
    return "\n".join(filter(None, map(str.strip, lines))).encode() + b"\n"


def asset_addresses(assets: Iterable[Asset], root: str = "/") -> dict[str, str]:
    """Name → address, for templates; *root* is where the site begins (``/`` or ``/qzqd/``)."""
    return {asset.name: root + asset.address for asset in assets}


def write_assets(assets: Iterable[Asset], output: Path) -> tuple[Path, ...]:
    """Put *assets* below *output*; a file already there has these bytes, as its name says."""
    written = []
    for asset in assets:
        path = output / asset.address
        if not path.exists() or path.read_bytes() != asset.content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(asset.content)
        written.append(path)
    return tuple(written)


def stylesheet(theme: Path) -> str:
    """All styles of *theme* as one text, comments and indentation removed."""
    return "\n".join(_compact(path.read_text("utf-8")) for path in style_paths(theme)) + "\n"


def style_paths(theme: Path) -> Iterator[Path]:
    """Styles in the order they apply: foundation, components by name, finish (contrast, print)."""
    yield from sorted((theme / "foundation").glob("*.css"))
    yield from sorted((theme / "templates" / "components").glob("*/style.css"))
    yield from sorted((theme / "finish").glob("*.css"))


def _compact(css: str) -> str:
    lines = LINE_EDGES.sub("\n", COMMENT.sub("", css)).strip()
    return AFTER_MARKS.sub(r"\1", AROUND_MARKS.sub(r"\1", lines).replace("\n", " "))


def _asset(name: str, content: bytes) -> Asset:
    path = PurePosixPath(name)
    digest = blake2b(content, digest_size=5).hexdigest()
    return Asset(name, str(FOLDER / path.with_name(f"{path.stem}.{digest}{path.suffix}")), content)
