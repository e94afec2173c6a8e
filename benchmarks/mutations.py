"""Whether the fixtures of the rule book can fail: every rule silenced, every condition turned.

``python -m benchmarks.mutations`` silences each rule in turn, then changes the code of the rules
in one place after the other (``>`` to ``>=``, ``and`` to ``or``, ``not`` dropped, a figure one
higher, a condition turned round) and asks the fixtures of that module each time.  A change that
no fixture notices is printed with its line.
"""

import ast
import copy
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from plugins.registry.findings import Finding
from plugins.registry.grouping import grouped
from plugins.registry.linking import Registry
from plugins.registry.loading import load
from plugins.registry.rule_settings import RuleSettings
from plugins.registry.rules import FAMILIES, weighed
from plugins.registry.rules.checking import Check
from tests.books import book
from tests.registry.rules.cases.making import Case
from tests.registry.rules.test_rule_book import CASES, shown

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
JOINED: dict[type[ast.boolop], type[ast.boolop]] = {ast.And: ast.Or, ast.Or: ast.And}


@dataclass(frozen=True)
class Asked:
    """A fixture with the registry its lists make: reading is not what is broken here."""

    case: Case
    registry: Registry


def asked(case: Case) -> Asked:
    """The registry of *case*."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "lists").mkdir()
        (folder / "laws").mkdir()
        for name, text in case.beside.items():
            (folder / "lists" / name).write_text(text, "utf-8")
        for name, text in case.laws.items():
            (folder / "laws" / name).write_text(text, "utf-8")
        book(folder / "lists" / "eco" / "清单.xlsx", case.sheets)
        laws = [folder / "laws"] if case.laws else []
        settings = RuleSettings.of(case.settings)
        loaded = load(folder / "lists", laws, today=case.today, settings=settings)
    return Asked(case, loaded.registry)


def holds(one: Asked, checks: Iterable[Check]) -> bool:
    """Whether *checks* tell of the case's rule where they must, and only there."""
    case = one.case
    mine = [check for check in checks if case.rule in {rule.id for rule in check.rules}]
    told = weighed(mine, one.registry)
    found = grouped(finding for finding in told if finding.rule == case.rule)
    places = sorted(shown(finding.place, case) for finding in found)
    weights = {finding.severity.value for finding in found}
    return places == sorted(case.at) and (not case.severity or weights == {case.severity})


def noticed(cases: Iterable[Asked], checks: Iterable[Check]) -> bool:
    """Whether a fixture fails, or the code does."""
    held = list(checks)
    try:
        return not all(holds(one, held) for one in cases)
    except Exception:  # noqa: BLE001  whatever the changed code raises, it was noticed
        return True


def changes(tree: ast.Module) -> Iterator[tuple[int, str, ast.Module]]:
    """(line, what, tree) for each place in which the functions of *tree* may be changed."""
    for number, node in enumerate(ast.walk(tree)):
        for what, change in _ways(node):
            made = copy.deepcopy(tree)
            change(next(n for at, n in enumerate(ast.walk(made)) if at == number))
            yield getattr(node, "lineno", 0), what, made


def _ways(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], None]]]:
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            yield _name(operator, COMPARED[type(operator)]), _compare(place)
    elif isinstance(node, ast.BoolOp):
        yield _name(node.op, JOINED[type(node.op)]), _operator
    elif isinstance(node, ast.If | ast.IfExp):
        yield "if", _negate
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not", _drop_not
    elif (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and type(node.value.value) is int
    ):
        yield "figure", _one_more


def _name(operator: ast.AST, other: type[ast.AST]) -> str:
    return f"{type(operator).__name__} to {other.__name__}"


def _compare(place: int) -> Callable[[ast.Compare], None]:
    def change(node: ast.Compare) -> None:
        node.ops[place] = COMPARED[type(node.ops[place])]()

    return change


def _operator(node: ast.BoolOp) -> None:
    node.op = JOINED[type(node.op)]()


def _negate(node: ast.If | ast.IfExp) -> None:
    node.test = ast.UnaryOp(ast.Not(), node.test)


def _drop_not(node: ast.UnaryOp) -> None:
    node.op = ast.UAdd()
    node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])


def _one_more(node: ast.Assign) -> None:
    node.value = ast.Constant(node.value.value + 1)  # type: ignore[attr-defined]


def broken(module: ModuleType, tree: ast.Module) -> tuple[Check, ...]:
    """The checks of *module* with the code of *tree* in its place; none where it does not load."""
    made = ModuleType(module.__name__)
    made.__file__ = module.__file__
    whole = sys.modules[module.__name__]
    try:
        sys.modules[module.__name__] = made
        code = compile(ast.fix_missing_locations(tree), str(module.__file__), "exec")
        exec(code, made.__dict__)  # noqa: S102  our own code, changed in one place
    except Exception:  # noqa: BLE001  a change the module cannot even load with is noticed
        return ()
    finally:
        sys.modules[module.__name__] = whole
    found: tuple[Check, ...] = made.CHECKS
    return found


def silenced(cases: list[Asked]) -> tuple[int, list[str]]:
    """(rules silenced, those whose fixtures did not notice)."""
    every = [check for family in FAMILIES for check in family.CHECKS]
    rules = sorted({rule.id for check in every for rule in check.rules})
    unnoticed = []
    for rule in rules:
        without = [Check(c.rules, partial(Muted, c, rule)) for c in every]
        mine = [one for one in cases if one.case.rule == rule]
        if not noticed(mine, without):
            unnoticed.append(rule)
    return len(rules), unnoticed


class Muted:
    """A pass of a check that never tells of *rule*."""

    def __init__(self, check: Check, rule: str) -> None:
        self._pass, self._rule = check.begin(), rule
        self.look, self.note = self._pass.look, self._pass.note

    def found(self, registry: Registry) -> Iterator[Finding]:
        """What the check found of other rules."""
        return (one for one in self._pass.found(registry) if one.rule != self._rule)


def main() -> None:
    """Print both tables."""
    ruled = {rule.id for family in FAMILIES for check in family.CHECKS for rule in check.rules}
    cases = [asked(case) for case in CASES if case.rule in ruled]
    count, unnoticed = silenced(cases)
    print(f"{len(cases)} fixtures; {count} rules silenced one by one, {len(unnoticed)} unnoticed")
    print(*unnoticed)
    total = found = 0
    for module in FAMILIES:
        own = {rule.id for check in module.CHECKS for rule in check.rules}
        mine = [one for one in cases if one.case.rule in own]
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        made = caught = 0
        for line, what, changed in changes(tree):
            made += 1
            if noticed(mine, broken(module, changed)):
                caught += 1
            else:
                print(f"  {module.__name__.rpartition('.')[2]}:{line} {what}")
        print(f"{module.__name__.rpartition('.')[2]:24} {caught:4} of {made:4} changes noticed")
        total, found = total + made, found + caught
    print(f"{'all':24} {found:4} of {total:4} ({found / total:.1%})")


if __name__ == "__main__":
    main()
