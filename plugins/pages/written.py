"""A hand-written page as read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A Markdown page of ``content/``: *html* is clean."""

    slug: str
    title: str
    summary: str
    html: str
