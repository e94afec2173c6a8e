"""Every component renders, escapes what it is given, and reads nothing it is not given."""

import dataclasses
import re
import types
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_origin, get_type_hints

import pytest
import yaml
from jinja2 import Environment, UndefinedError, meta
from markupsafe import escape

from plugins.pages import rendering
from tests.theme import gallery
from tests.theme.gallery import Example

HOSTILE_TEXTS = (
    '"><img src=x onerror=alert(1)>',
    "'><script>alert(1)</script>",
    "</script></title></template><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}&amp;lt;",
    "罚款\u202e元万五\u2066\u200f\x00",
)
HOSTILE_ADDRESSES = (
    "javascript:alert(1)",
    " java\tscript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example/",
    "/\\evil.example/",
    '/"onmouseover="alert(1)',
)
ADDRESS_FIELDS = {
    "action",
    "address",
    "emblem",
    "canonical",
    "feed",
    "following",
    "home",
    "previous",
    "search",
}
LEADING_ATTRIBUTES = {"href", "src", "action", "formaction", "data", "poster", "xlink:href"}
INERT_SCRIPT = {"type": "application/ld+json"}
UNSEEN = re.compile("[\x00-\x08\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class Tag(NamedTuple):
    name: str
    attributes: Mapping[str, str]


class Tags(HTMLParser):
    """The start tags of a document, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Tag(tag, {name: value or "" for name, value in attrs}))


@pytest.fixture(scope="module")
def theme() -> Environment:
    return rendering.environment(gallery.TEMPLATES)


EACH_EXAMPLE = [pytest.param(example, id=str(example)) for example in gallery.examples()]


def tags(html: str) -> list[Tag]:
    reader = Tags()
    reader.feed(html)
    reader.close()
    return reader.found


def filled(value: Any, kind: Any, name: str, text: str, address: str) -> Any:
    """*value* with every free text in it replaced by *text*, every address by *address*."""
    if get_origin(kind) is Literal:
        return value
    if isinstance(value, str):
        return address if name in ADDRESS_FIELDS else text
    if isinstance(value, tuple):
        return tuple(filled(one, type(one), name, text, address) for one in value)
    if isinstance(value, Mapping):
        return {text: text, **dict.fromkeys(value, text)}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kinds = get_type_hints(type(value))
        fields = {
            field.name: filled(
                getattr(value, field.name), kinds[field.name], field.name, text, address
            )
            for field in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **fields)
    return value


def with_texts(example: Example, text: str, address: str) -> Example:
    values = {
        name: value if name == "html" else filled(value, type(value), name, text, address)
        for name, value in example.values.items()
    }
    return dataclasses.replace(example, values=values, inside=example.inside and text)


def test_every_component_has_its_files() -> None:
    for folder in gallery.component_folders():
        told = yaml.safe_load((folder / "example.yaml").read_text("utf-8"))
        assert set(told) >= {"about", "takes", "examples"}, folder.name
        assert f"macro {folder.name}(" in (folder / "macro.html").read_text("utf-8")


@pytest.mark.parametrize("example", EACH_EXAMPLE)
def test_an_example_renders_something(theme: Environment, example: Example) -> None:
    shown = gallery.rendered(theme, example)
    assert shown.strip() or example.name == "nothing"


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
@pytest.mark.parametrize("example", EACH_EXAMPLE)
def test_hostile_text_stays_text(theme: Environment, example: Example, text: str) -> None:
    hostile = gallery.rendered(theme, with_texts(example, text, "/there/"))
    harmless = gallery.rendered(theme, with_texts(example, "甲", "/there/"))
    assert [(tag.name, set(tag.attributes)) for tag in tags(hostile)] == [
        (tag.name, set(tag.attributes)) for tag in tags(harmless)
    ]
    assert not UNSEEN.search(hostile)
    if "甲" in harmless and example.component != "json_ld":
        assert str(escape(UNSEEN.sub("", text))) in hostile


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
@pytest.mark.parametrize("example", [one for one in EACH_EXAMPLE if "prose" not in str(one.id)])
def test_a_hostile_address_leads_nowhere(
    theme: Environment, example: Example, address: str
) -> None:
    for tag in tags(gallery.rendered(theme, with_texts(example, "甲", address))):
        followed = {tag.attributes[name] for name in LEADING_ATTRIBUTES & set(tag.attributes)}
        assert all(one.startswith("#") for one in followed), tag


@pytest.mark.parametrize("example", EACH_EXAMPLE)
def test_nothing_runs_and_nothing_is_styled_inline(theme: Environment, example: Example) -> None:
    for tag in tags(gallery.rendered(theme, example)):
        assert tag.name not in {"style", "iframe", "object", "embed", "base"}
        assert tag.name != "script" or tag.attributes == INERT_SCRIPT
        assert "style" not in tag.attributes
        assert not [name for name in tag.attributes if name.startswith("on")]


@pytest.mark.parametrize("folder", gallery.component_folders(), ids=lambda folder: folder.name)
def test_a_component_reads_only_what_it_is_given(theme: Environment, folder: Path) -> None:
    template = theme.parse((folder / "macro.html").read_text("utf-8"))
    assert meta.find_undeclared_variables(template) <= {"caller"}


@pytest.mark.parametrize("folder", gallery.component_folders(), ids=lambda folder: folder.name)
def test_only_prose_takes_html(folder: Path) -> None:
    source = (folder / "macro.html").read_text("utf-8")
    assert ("safe" in re.findall(r"\|\s*(\w+)", source)) == (folder.name == "prose")


def test_a_field_that_a_record_lacks_is_an_error(theme: Environment) -> None:
    example = Example("state_badge", "misspelt", {"state": types.SimpleNamespace(labell="现行")})
    with pytest.raises(UndefinedError):
        gallery.rendered(theme, example)
