"""Workbooks for clerks: their own one back with the problems marked, and templates to fill in."""
