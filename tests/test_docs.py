"""The documents are held to the code: generated pages are current, and links lead somewhere."""

import re
from pathlib import Path

import pytest

import tasks
from tests.budgets import ROOT

DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
)
LINK = re.compile(r"\]\((?P<to>[^)#:\s]+)(?:#[^)]*)?\)|src=\"(?P<picture>[^\":]+)\"")


@pytest.mark.parametrize("name", sorted(tasks.generated_pages()))
def test_a_generated_page_says_what_the_code_says(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == tasks.generated_pages()[name], "make docs"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_of_a_document_leads_to_a_file(document: str) -> None:
    path = ROOT / document
    linked = [one["to"] or one["picture"] for one in LINK.finditer(path.read_text("utf-8"))]
    assert not [to for to in linked if not (path.parent / to).exists()]


def test_every_document_is_listed() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    inside = {path.name for path in (ROOT / "docs").iterdir() if path.is_file()} - {"README.md"}
    assert not {name for name in inside if f"({name})" not in index}


def test_every_task_is_described_where_people_look() -> None:
    pages = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^TASKS := (.*)$", makefile, re.MULTILINE)[0].split()
    assert not [task for task in targets if f"make {task}" not in "".join(pages)]


def test_the_readme_and_its_chinese_twin_tell_the_same_commands_and_pictures() -> None:
    def told(name: str) -> tuple[list[str], list[str]]:
        text = (ROOT / name).read_text(encoding="utf-8")
        rows = re.findall(r"^\| `(make \w+)", text, re.MULTILINE)
        return rows, re.findall(r"\(docs/pictures/[\w-]+\.png\)", text)

    assert told("README.md") == told("README.zh-CN.md")


def test_the_way_of_a_list_names_rooms_and_a_page_that_exist(site: Path) -> None:
    text = (ROOT / "docs/how-a-list-becomes-a-page.md").read_text(encoding="utf-8")
    rooms = set(re.findall(r"`((?:registry|publication|pages|search|downloads)/[\w/]*)", text))
    assert len(rooms) > 10
    places = [ROOT / "plugins" / room for room in rooms]
    assert not [str(p) for p in places if not p.exists() and not p.with_suffix(".py").exists()]
    (page,) = re.findall(r"`(items/[\w/]+\.html)`", text)
    (name,) = re.findall("“(污水排入排水管网许可)”", text)
    assert name in (site / page).read_text(encoding="utf-8")
