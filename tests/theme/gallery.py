"""Every example of every component: loaded, typed, rendered, and all on one page to look at.

``python -m tests.theme.gallery FOLDER`` writes that page with the theme's files beside it.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment
from pydantic import TypeAdapter

from plugins.pages import assets, parts, rendering

THEME = Path(__file__).resolve().parents[2] / "theme"
TEMPLATES = THEME / "templates"
COMPONENTS = TEMPLATES / "components"
FRAME = ("masthead", "main_nav", "footer", "meta_tags", "json_ld")

PAGE = """{% extends "base.html" %}
{% block main %}
<h1>部件图册</h1>
{% for component, name, shown in page.examples %}
<div class="gallery-example" data-example="{{ component }}: {{ name }}">
{{ shown | safe }}
</div>
{% endfor %}
{% endblock %}
"""


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a component: what its macro is given, and what it is called around."""

    component: str
    name: str
    values: Mapping[str, Any]
    inside: str = ""

    def __str__(self) -> str:
        return f"{self.component}: {self.name}"


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """The view of the gallery."""

    head: parts.Head
    examples: tuple[tuple[str, str, str], ...]
    trail: tuple[parts.Link, ...] = ()
    section: str = "power"
    template: str = "gallery.html"

    @property
    def data(self) -> Mapping[str, object]:
        return self.head.data


@cache
def examples() -> tuple[Example, ...]:
    return tuple(example for folder in component_folders() for example in _examples_of(folder))


def component_folders() -> tuple[Path, ...]:
    return tuple(sorted(path for path in COMPONENTS.iterdir() if path.is_dir()))


def typed(kind: str, value: object) -> Any:
    """*value* of an example as the type its ``takes`` names."""
    names = {**vars(parts), "Mapping": Mapping}
    return TypeAdapter(eval(kind, names)).validate_python(value)


def rendered(theme: Environment, example: Example) -> str:
    name = example.component
    head = f'{{% from "components/{name}/macro.html" import {name} %}}'
    given = ", ".join(f"{key}=given['{key}']" for key in example.values)
    call = f"{name}({given})"
    body = (
        f"{{% call {call} %}}{{{{ inside }}}}{{% endcall %}}"
        if example.inside
        else f"{{{{ {call} }}}}"
    )
    return theme.from_string(head + body).render(given=example.values, inside=example.inside)


def gallery(site_root: str = "") -> str:
    """The page of all examples, inside the frame that the real pages have."""
    shown = {str(example): example for example in examples()}
    footer = shown["footer: the example city"].values["footer"]
    navigation = shown["main_nav: in the power list"].values["links"]
    masthead = shown["masthead: the example city"].values
    site = parts.Site(
        masthead["name"],
        masthead["owner"],
        masthead["home"],
        masthead["search"],
        navigation,
        footer,
    )
    served = assets.asset_addresses(assets.read_assets(THEME), site_root)
    theme = rendering.environment(TEMPLATES, {"site": site, "assets": served})
    head = parts.Head("部件图册", "主题的全部部件", "https://www.example.gov.cn/gallery/", (), {})
    page = GalleryPage(
        head,
        tuple(
            (e.component, e.name, rendered(theme, e))
            for e in examples()
            if e.component not in FRAME
        ),
    )
    return theme.from_string(PAGE).render(page=page)


def _examples_of(folder: Path) -> Iterator[Example]:
    told = yaml.safe_load((folder / "example.yaml").read_text("utf-8"))
    for name, values in told["examples"].items():
        given = {key: typed(kind, values[key]) for key, kind in told["takes"].items()}
        yield Example(folder.name, name, given, told.get("inside", ""))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    assets.write_assets(assets.read_assets(THEME), target)
    (target / "index.html").write_text(gallery(), "utf-8")
