"""Hand-written Markdown as HTML of which only what the site needs is left.

No pictures, frames or forms: nothing that asks another server for anything; no style, script or
class; links to this site, the web, a mailbox or a telephone.
"""

import nh3

TAGS = frozenset(
    """
    a abbr blockquote br code dd dl dt em h2 h3 h4 hr li ol p pre strong sub sup table tbody td th
    thead tr ul
    """.split()
)
ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "ol": {"start"}}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def clean_html(html: str) -> str:
    """*html* with nothing but text, structure and plain links."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
    )


def clean_text(text: str) -> str:
    """*text* without any markup."""
    return nh3.clean(text, tags=set())
