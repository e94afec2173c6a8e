"""What every page has: an address, a head, a way back; its template sees it as ``page``."""

from dataclasses import dataclass
from typing import ClassVar

from plugins.pages.parts import Head, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything one template needs.  Plain data: it could travel to a worker process.

    *address* is relative to the site's root; *trail* leads from home to here with links relative
    to this page; *section* is the entry of the main navigation this page is under.
    """

    template: ClassVar[str]
    address: str
    head: Head
    trail: tuple[Link, ...] = ()
    section: str = ""
