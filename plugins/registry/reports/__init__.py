"""Findings for their readers: a table for the terminal, JSON, Markdown, CI annotations."""
