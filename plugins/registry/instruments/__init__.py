"""The law library: statutes as Markdown, their editions and provisions, and citing them."""

from plugins.registry.instruments.editions import (
    Body,
    Edition,
    Instrument,
    Item,
    Named,
    Paragraph,
    Provision,
)
from plugins.registry.instruments.library import Library, Problem, load_library
from plugins.registry.instruments.quotations import Comparison, Likeness, compare_quotation
from plugins.registry.instruments.resolution import Kind, Resolution, missing_level

__all__ = [
    "Body",
    "Comparison",
    "Edition",
    "Instrument",
    "Item",
    "Kind",
    "Library",
    "Likeness",
    "Named",
    "Paragraph",
    "Problem",
    "Provision",
    "Resolution",
    "compare_quotation",
    "load_library",
    "missing_level",
]
