"""The one Jinja environment: it escapes, is strict, and prints no nonsense."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateAssertionError, UndefinedError

from plugins.pages import rendering
from plugins.registry.drawers import Drawer


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    template: str = "page.html"


@pytest.fixture
def theme(tmp_path: Path) -> Environment:
    (tmp_path / "page.html").write_text("<h1>{{ page.title }}</h1>{{ site }}\n", "utf-8")
    return rendering.environment(tmp_path, {"site": "示例市"})


def said(theme: Environment, source: str, **given: object) -> str:
    return theme.from_string(source).render(**given)


def test_a_view_is_rendered_into_its_template(theme: Environment) -> None:
    assert rendering.render(theme, Page("清单")) == "<h1>清单</h1>示例市\n"


def test_text_is_escaped_without_being_asked(theme: Environment) -> None:
    shown = rendering.render(theme, Page('<b title="x">'))
    assert shown == "<h1>&lt;b title=&#34;x&#34;&gt;</h1>示例市\n"


def test_a_misspelt_field_is_an_error(theme: Environment) -> None:
    with pytest.raises(UndefinedError, match="titel"):
        said(theme, "{{ page.titel }}", page=Page("清单"))
    with pytest.raises(UndefinedError, match="nobody"):
        said(theme, "{% if nobody %}x{% endif %}")


def test_printing_none_is_an_error(theme: Environment) -> None:
    with pytest.raises(TypeError, match="None"):
        said(theme, "{{ nothing }}", nothing=None)


@pytest.mark.parametrize("name", ["sort", "replace", "default", "groupby", "tojson", "format"])
def test_templates_can_only_arrange(theme: Environment, name: str) -> None:
    with pytest.raises(TemplateAssertionError, match="No filter"):
        theme.from_string(f"{{{{ x | {name} }}}}")


@pytest.mark.parametrize(
    "unseen", ["\u202e", "\u2066", "\u200f", "\ufeff", "\x00", "\x85", "\u061c"], ids=ascii
)
def test_controls_that_reorder_or_hide_are_not_printed(theme: Environment, unseen: str) -> None:
    assert said(theme, "{{ x }}", x=f"罚款{unseen}5\n万\t元") == "罚款5\n万\t元"


@pytest.mark.parametrize(
    "address",
    [
        *("/items/330217A01000/", "../laws/cfl/", "items/1/", "#aspect-1", "?q=占道", "./"),
        *("https://www.example.gov.cn/", "http://a.cn/x?y=1#z", "tel:0579-12345", "mailto:a@b.cn"),
    ],
)
def test_an_honest_address_may_be_followed(address: str) -> None:
    assert rendering.followable(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "javascript:alert(1)",
            "JAVASCRIPT:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
        ),
        *(
            "//evil.example/",
            "/\\evil.example",
            "java\nscript:x",
            " javascript:x",
            "\x01javascript:x",
        ),
        *("https://a.cn/ b", 'https://a.cn/"x', "x:y", "/a<b", "\\\\evil.example\\"),
    ],
    ids=ascii,
)
def test_any_other_address_may_not(address: str) -> None:
    assert not rendering.followable(address)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (34, "三十四"),
        (99, "九十九"),
        (0, "0"),
        (100, "100"),
    ],
)
def test_numerals_read_as_chinese_does(number: int, words: str) -> None:
    assert rendering.numeral(number) == words


def test_figures_and_dates_are_written_out(theme: Environment) -> None:
    shown = said(
        theme, "{{ n | grouped }} {{ d | long_date }} {{ d | iso }}", n=1234567, d=date(2026, 1, 5)
    )
    assert shown == "1,234,567 2026年1月5日 2026-01-05"


def test_json_cannot_leave_its_script(theme: Environment) -> None:
    shown = said(theme, "{{ x | json_block }}", x={"b": "</script>&'\u202e", "a": 1})
    assert shown == r'{"a":1,"b":"\u003c/script\u003e\u0026\u0027"}'


def test_a_component_is_drawn_once_for_equal_parts_and_stays_escaped(tmp_path: Path) -> None:
    (tmp_path / "badge.html").write_text(
        "{% macro badge(page) %}<b>{{ page.title }}{{ seen() }}</b>{% endmacro %}", "utf-8"
    )
    seen: list[str] = []

    def tell() -> str:
        seen.append("drawn")
        return ""

    theme = rendering.environment(tmp_path, {"seen": tell})
    source = "{% from 'badge.html' import badge %}{{ once(badge, page) }}"
    first = said(theme, source, page=Page("<i>"))
    assert first == said(theme, source, page=Page("<i>")) == "<b>&lt;i&gt;</b>"
    assert len(seen) == 1
    assert said(theme, source, page=Page("另一个")) == "<b>另一个</b>"


def test_templates_are_compiled_once_and_kept_until_they_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, folder = tmp_path / "page.html", tmp_path / "kept"
    compiled: list[str] = []
    compile_ = Environment.compile

    def noted(theme: Environment, source: str, *rest: object, **more: object) -> object:
        compiled.append(source)
        return compile_(theme, source, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", noted)
    for words in ("甲", "甲", "乙", "乙"):
        page.write_text(f"{words}{{{{ page.title }}}}", "utf-8")
        theme = rendering.environment(tmp_path, kept=Drawer(folder))
        assert rendering.render(theme, Page("清单")) == f"{words}清单"
        assert len(list(folder.iterdir())) == 1
    assert compiled == ["甲{{ page.title }}", "乙{{ page.title }}"]
    (kept,) = folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert rendering.render(rendering.environment(tmp_path, kept=Drawer(folder)), Page("清单"))
    assert len(compiled) == 3
