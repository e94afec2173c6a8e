"""Fixtures of the rule book: for every rule lists that break it, and lists that almost do."""
