"""Rules of this family."""

from plugins.registry.rules.checking import Check

CHECKS: tuple[Check, ...] = ()
