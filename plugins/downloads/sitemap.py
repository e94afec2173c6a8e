"""The sitemap: an index and parts of at most 50,000 addresses (sitemaps.org protocol 0.9)."""

from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

PART = 50_000
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
ATTACHMENTS = "attachments"
"""Search engines read no attachments: a file cannot say that it tells of a person (PV-18)."""
NOT_LISTED = ("404.html", "search.html")


def sitemap(url: str, addresses: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """(address, bytes) of every part and of the index; *addresses* are all pages, sorted."""
    pages = (address for address in addresses if address not in NOT_LISTED)
    names: list[str] = []
    while part := list(islice(pages, PART)):
        name = f"sitemap-{len(names) + 1}.xml"
        names.append(name)
        rows = "".join(f"<url><loc>{escape(f'{url}/{page}')}</loc></url>\n" for page in part)
        yield name, f"{HEAD}<urlset {SCHEMA}>\n{rows}</urlset>\n".encode()
    rows = "".join(f"<sitemap><loc>{escape(f'{url}/{name}')}</loc></sitemap>\n" for name in names)
    yield "sitemap.xml", f"{HEAD}<sitemapindex {SCHEMA}>\n{rows}</sitemapindex>\n".encode()
    rules = f"Allow: /\nDisallow: {urlsplit(url).path}/{ATTACHMENTS}/\n"
    yield "robots.txt", f"User-agent: *\n{rules}Sitemap: {url}/sitemap.xml\n".encode()
