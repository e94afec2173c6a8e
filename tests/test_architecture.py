"""What import-linter cannot say: sizes, names, and what importing a room brings with it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.publication.records import PUBLIC_TYPES
from tests.budgets import ROOT, modules, sizes

ATTICS = {"base", "common", "core", "helper", "helpers", "manager", "misc", "util", "utils"}
MODULES = [module.relative_to(ROOT) for module in modules()]
TASK_BUDGET = 8

IMPORT_ALL = """
import importlib, pkgutil, sys
import plugins
for room in {rooms!r}:
    package = importlib.import_module("plugins." + room)
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not found.name.endswith(".plugin"):
            importlib.import_module(found.name)
print(*sorted({unwanted!r} & set(sys.modules)))
"""


def test_no_module_or_function_is_too_long() -> None:
    every = [size for module in MODULES for size in sizes(ROOT / module)]
    assert not [str(size) for size in every if size.lines > size.limit]


def test_no_module_is_an_attic() -> None:
    names = {module: {*module.with_suffix("").parts, *module.stem.split("_")} for module in MODULES}
    assert not [str(module) for module, words in names.items() if words & ATTICS]


def test_every_module_says_what_it_is() -> None:
    texts = {module: (ROOT / module).read_text(encoding="utf-8") for module in MODULES}
    assert not [str(m) for m, text in texts.items() if not ast.get_docstring(ast.parse(text))]


@pytest.mark.parametrize(
    ("rooms", "unwanted"),
    [
        pytest.param(
            ("registry", "publication", "clerks"),
            {"pelican", "jinja2", "whoosh"},
            id="the domain without the site",
        ),
        pytest.param(("pages", "search", "downloads"), {"pelican"}, id="the site without Pelican"),
    ],
)
def test_importing_a_room_brings_no_library_of_another(
    rooms: tuple[str, ...], unwanted: set[str]
) -> None:
    there = tuple(room for room in rooms if (ROOT / "plugins" / room / "__init__.py").is_file())
    code = IMPORT_ALL.format(rooms=there, unwanted=unwanted)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not done.stdout.split()


def test_every_package_of_the_rooms_can_be_seen_by_the_contracts() -> None:
    folders = {module.parent for module in MODULES}
    assert not [str(f) for f in sorted(folders) if not (ROOT / f / "__init__.py").is_file()]


def test_a_task_is_a_few_lines_over_a_front_door() -> None:
    tree = ast.parse((ROOT / "tasks.py").read_text(encoding="utf-8"))
    long = {
        node.name: lines
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and (lines := (node.end_lineno or 0) - node.body[0].lineno + 1) > TASK_BUDGET
    }
    assert not long


def test_rooms_below_the_wall_name_no_record_that_holds_what_stays_inside() -> None:
    whole = {
        kind.__name__
        for kind, public in PUBLIC_TYPES.items()
        if kind.model_fields.keys() - public.model_fields.keys()
    }
    assert {"Officer", "PenaltyDecision"} <= whole
    below = [module for module in MODULES if module.parts[1] in ("pages", "search", "downloads")]
    assert not {str(module): named for module in below if (named := names_in(module) & whole)}


def names_in(module: Path) -> set[str]:
    """Every name that *module* imports or reads from another module."""
    nodes = list(ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))))
    brought = {a.name for node in nodes if isinstance(node, ast.ImportFrom) for a in node.names}
    return brought | {node.attr for node in nodes if isinstance(node, ast.Attribute)}
