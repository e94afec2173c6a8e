"""The stylesheet: sealed by component, small, legible in every scheme, nothing from elsewhere."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.pages import assets
from tests.theme import gallery

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{")
CLASS = re.compile(r"\.([a-z][\w-]*)")
TOKEN = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")
BUDGET = 12_000

ON_GROUND = ("ink", "ink-soft", "accent", "seal", "amber")
LEGIBLE = [
    *[(text, ground) for text in ON_GROUND for ground in ("paper", "sheet", "wash")],
    *[("ink", "seal-wash"), ("seal", "seal-wash"), ("ink", "amber-wash"), ("amber", "amber-wash")],
    *[("on-accent", "accent"), ("accent", "amber-wash"), ("accent", "seal-wash"), ("ink", "mark")],
]


def styled() -> list[Path]:
    return [one for one in gallery.component_folders() if (one / "style.css").is_file()]


def selectors(css: str) -> Iterator[str]:
    for found in RULE.findall(COMMENT.sub("", css)):
        selector = found.strip()
        if not selector.startswith("@"):
            yield from (one.strip() for one in re.split(r",(?![^(]*\))", selector))


def tokens(css: str) -> dict[str, str]:
    return dict(TOKEN.findall(css))


def schemes() -> dict[str, dict[str, str]]:
    light, dark = (gallery.THEME / "foundation" / "1-tokens.css").read_text("utf-8").split("@media")
    comfort = (gallery.THEME / "finish" / "1-comfort.css").read_text("utf-8")
    paper = (gallery.THEME / "finish" / "2-print.css").read_text("utf-8")
    usual = tokens(light)
    made = {"light": usual, "dark": {**usual, **tokens(dark)}}
    return {**made, "contrast": {**usual, **tokens(comfort)}, "print": {**usual, **tokens(paper)}}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("folder", styled(), ids=lambda folder: folder.name)
def test_a_component_styles_only_itself(folder: Path) -> None:
    own = folder.name.replace("_", "-")
    for selector in selectors((folder / "style.css").read_text("utf-8")):
        first = CLASS.search(selector)
        assert first is not None, selector
        assert first[1] == own or first[1].startswith((f"{own}__", f"{own}--")), selector


@pytest.mark.parametrize("folder", styled(), ids=lambda folder: folder.name)
def test_every_class_that_is_styled_is_used(folder: Path) -> None:
    scripts = sorted((gallery.THEME / "static").glob("*.js"))
    places = [folder / "macro.html", *scripts]
    markup = "\n".join(place.read_text("utf-8") for place in places)
    for name in CLASS.findall("\n".join(selectors((folder / "style.css").read_text("utf-8")))):
        block, dash, _ = name.partition("--")
        assert name in markup or (dash and f"{block}--{{{{" in markup) or _made(name, markup), name


def _made(name: str, markup: str) -> bool:
    """Whether *markup* puts *name* together (``data-table__{{ column.kind }}``)."""
    return f"{name.rpartition('__')[0]}__{{{{" in markup


@pytest.mark.parametrize("scheme", schemes())
@pytest.mark.parametrize(("text", "ground"), LEGIBLE)
def test_text_is_legible_in_every_scheme(scheme: str, text: str, ground: str) -> None:
    colours = schemes()[scheme]
    assert contrast(colours[text], colours[ground]) >= 4.5


def test_the_stylesheet_stays_small() -> None:
    assert len(gzip.compress(assets.stylesheet(gallery.THEME).encode(), mtime=0)) < BUDGET


def test_nothing_is_fetched_from_a_stylesheet() -> None:
    css = assets.stylesheet(gallery.THEME)
    assert not re.search(r"url\(|@import|@font-face|expression\(", css)


def test_every_token_used_is_set() -> None:
    css = assets.stylesheet(gallery.THEME)
    assert set(re.findall(r"var\((--[\w-]+)", css)) <= set(re.findall(r"(--[\w-]+):", css))


def test_scripts_and_pages_load_nothing_foreign() -> None:
    for path in [*gallery.TEMPLATES.rglob("*.html"), *(gallery.THEME / "static").glob("*.js")]:
        source = path.read_text("utf-8")
        assert not re.search(r"""(?:src|href)\s*=\s*["'](?:https?:)?//""", source), path
        assert not re.search(r"""\b(?:eval|Function)\s*\(|\.innerHTML|document\.write""", source), (
            path
        )
