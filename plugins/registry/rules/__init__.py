"""The rule book: every rule of the lists, and the functions that check them.

A family is one module with ``CHECKS``.  A check is a generator ``Registry → findings`` bound to
the rules it may find broken; see ``docs/rules.md``, which is generated from here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plugins.registry import sayings
from plugins.registry.findings import Finding, Rule
from plugins.registry.linking import Registry
from plugins.registry.rules import (
    affected,
    benchmark_making,
    benchmark_texts,
    benchmarks,
    case_handling,
    changes,
    coercion,
    consistency,
    coverage,
    crosslist,
    funds,
    identity,
    inspections,
    legal_basis,
    legal_rank,
    licences,
    moved_powers,
    negative_list,
    old_penalty_law,
    penalties,
    penalty_kinds,
    power_holders,
    power_items,
    remedy_days,
    remedy_texts,
    responsibilities,
    review_results,
    statistics,
    unchecked,
)
from plugins.registry.rules.checking import Check, Look, found, look_now
from plugins.registry.workbook import sayings as workbook_sayings

FAMILIES = (
    identity,
    power_holders,
    power_items,
    moved_powers,
    responsibilities,
    negative_list,
    funds,
    benchmark_texts,
    benchmarks,
    coverage,
    benchmark_making,
    crosslist,
    consistency,
    legal_basis,
    old_penalty_law,
    affected,
    legal_rank,
    penalties,
    penalty_kinds,
    case_handling,
    licences,
    coercion,
    inspections,
    remedy_texts,
    remedy_days,
    review_results,
    statistics,
    changes,
    unchecked,
)

CHECKS: tuple[Check, ...] = tuple(check for family in FAMILIES for check in family.CHECKS)


def rules() -> tuple[Rule, ...]:
    """Every rule there is, by family and number."""
    found = {rule.id: rule for rule in (*workbook_sayings.RULES, *sayings.RULES)}
    found |= {rule.id: rule for check in CHECKS for rule in check.rules}
    return tuple(found[name] for name in sorted(found))


def check(registry: Registry, look: Look = look_now) -> Iterator[Finding]:
    """Every finding of every check on *registry*, weighed as its settings want it."""
    return weighed(CHECKS, registry, look)


def weighed(
    checks: Iterable[Check], registry: Registry, look: Look = look_now
) -> Iterator[Finding]:
    """The findings of *checks*, weighed as the settings of *registry* want it."""
    settings = registry.settings
    for finding in found(checks, registry, look):
        if finding.rule not in settings.region.silent:
            severity = settings.severity(finding.rule)
            yield replace(finding, severity=severity) if severity else finding
