"""Sizes of modules and functions: what a reviewer should look at, and what no module may be.

``python -m tests.budgets`` prints the review list; ``test_architecture.py`` holds the limits.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
MODULE_BUDGET, FUNCTION_BUDGET = 300, 40
MODULE_LIMIT, FUNCTION_LIMIT = 400, 60


class Size(NamedTuple):
    """Lines of a module, or of one function in it."""

    name: str
    lines: int
    budget: int
    limit: int

    def __str__(self) -> str:
        return f"{self.name}: {self.lines} lines, the budget is {self.budget}"


def modules() -> list[Path]:
    """Every module of the rooms."""
    return sorted((ROOT / "plugins").rglob("*.py"))


def sizes(module: Path) -> Iterator[Size]:
    """The size of *module*, then of each function in it."""
    source = module.read_text(encoding="utf-8")
    name = module.relative_to(ROOT).as_posix()
    yield Size(name, len(source.splitlines()), MODULE_BUDGET, MODULE_LIMIT)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Size(f"{name} {node.name}()", lines, FUNCTION_BUDGET, FUNCTION_LIMIT)


def main() -> None:
    """Print what is over its budget, longest first."""
    every = [size for module in modules() for size in sizes(module)]
    for size in sorted(every, key=lambda size: (-size.lines, size.name)):
        if size.lines > size.budget:
            print(f"to review: {size}")  # noqa: T201 - the review list


if __name__ == "__main__":
    main()
