"""One page for each kind of page there is, for tests that look at all kinds."""

from pathlib import Path

KINDS = (
    "index.html",
    "search.html",
    "404.html",
    "how-to-appeal.html",
    "glossary.html",
    "authorities/index.html",
    "authorities/1*.html",
    "items/index.html",
    "items/*/index.html",
    "items/*/33021*.html",
    "items/*/33011*.html",
    "comparisons/index.html",
    "comparisons/330217017000.html",
    "responsibilities/index.html",
    "responsibilities/1*.html",
    "negative-list/index.html",
    "negative-list/market-access*.html",
    "funds/index.html",
    "funds/slzx001.html",
    "benchmarks/index.html",
    "benchmarks/*/*.html",
    "procedures/index.html",
    "procedures/*/*.html",
    "laws/index.html",
    "laws/*/index.html",
    "laws/*/2*.html",
    "outcomes/index.html",
    "penalties/*/*/index.html",
    "penalties/*/*/[0-9a-f]*[0-9a-f].html",
    "licences/*/*/[0-9a-f]*[0-9a-f].html",
    "coercion/*/*/[0-9a-f]*[0-9a-f].html",
    "inspections/*/*/[0-9a-f]*[0-9a-f].html",
    "statistics/index.html",
    "statistics/2025.html",
    "changes/index.html",
    "changes/z*.html",
    "browse/index.html",
    "browse/kind/penalty.html",
    "data/index.html",
    "data/dictionary.html",
)
"""One pattern for each kind of page; the first page that fits stands for its kind."""


def sample(site: Path) -> dict[str, str]:
    """Pattern → the first page that fits it."""
    found = {kind: next(iter(sorted(site.glob(kind))), None) for kind in KINDS}
    missing = [kind for kind, page in found.items() if page is None]
    assert missing == [], "no page of these kinds"
    return {kind: page.relative_to(site).as_posix() for kind, page in found.items() if page}
