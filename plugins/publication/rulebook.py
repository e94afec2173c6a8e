"""Every rule of publication, for the generated page of rules."""

from plugins.publication.clock_sayings import PB_RULES
from plugins.publication.sayings import PV_RULES
from plugins.registry.findings import Rule

RULES: tuple[Rule, ...] = tuple(sorted((*PV_RULES, *PB_RULES), key=lambda rule: rule.id))
"""Families PV (privacy) and PB (publication), by id."""
