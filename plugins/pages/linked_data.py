"""Linked data (schema.org) of pages: what a search engine may know of them.  Pure.

A page's graph holds the page itself, the way to it, and the thing it is about.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urljoin

from plugins.pages.parts import Head, Link

Node = Mapping[str, object]


def graph(head: Head, trail: Sequence[Link]) -> Node:
    """The whole graph of a page; addresses of *trail* are relative to the page."""
    here = head.canonical
    page: dict[str, object] = {
        "@type": "WebPage",
        "@id": here,
        "url": here,
        "name": head.title,
        "description": head.description,
        "inLanguage": "zh-CN",
    }
    nodes: list[Node] = [page]
    if trail:
        page["breadcrumb"] = {"@id": f"{here}#breadcrumb"}
        nodes.append(_breadcrumb(here, trail))
    if head.data:
        page["mainEntity"] = {"@id": f"{here}#thing"}
        nodes.append({"@id": f"{here}#thing", "url": here, **head.data})
    return {"@context": "https://schema.org", "@graph": nodes}


def _breadcrumb(here: str, trail: Sequence[Link]) -> Node:
    steps = [
        {
            "@type": "ListItem",
            "position": position,
            "name": step.label,
            "item": urljoin(here, step.address),
        }
        for position, step in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{here}#breadcrumb", "itemListElement": steps}


def thing(kind: str, **facts: object) -> Node:
    """A node of *kind* with the *facts* that are known."""
    known = {name: fact for name, fact in facts.items() if fact not in (None, "", (), [])}
    return {"@type": kind, **known}
