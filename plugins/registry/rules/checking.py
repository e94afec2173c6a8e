"""What a check is: rules, and a generator that finds where they are not kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plugins.registry.findings import Finding, Rule
from plugins.registry.linking import Registry


@dataclass(frozen=True, slots=True)
class Check:
    """A function of the registry with the rules it may find broken."""

    rules: tuple[Rule, ...]
    find: Callable[[Registry], Iterator[Finding]]


def checks(*rules: Rule) -> Callable[[Callable[[Registry], Iterator[Finding]]], Check]:
    """Bind a generator ``Registry → findings`` to the *rules* it checks."""

    def bind(find: Callable[[Registry], Iterator[Finding]]) -> Check:
        return Check(rules, find)

    return bind
