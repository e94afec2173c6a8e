"""Outcomes: one page each, lists by kind, authority and year, and what is not published."""
