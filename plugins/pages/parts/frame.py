"""What every page says around its content: navigation, head and footer."""

from collections.abc import Mapping
from dataclasses import dataclass

from .texts import Link


@dataclass(frozen=True, slots=True)
class NavLink:
    """An entry of the main navigation; *section* is the key a page names to be under it."""

    label: str
    address: str
    section: str


@dataclass(frozen=True, slots=True)
class Footer:
    """The footer the State Council's guide for government sites asks for (国办发〔2017〕47号)."""

    owner: str
    operator: str
    contact: tuple[str, ...]
    identifiers: tuple[Link, ...]
    links: tuple[Link, ...]
    made: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page says about the site itself; all of it comes from settings.

    *emblem* is the name of a file of the theme.
    """

    name: str
    owner: str
    home: str
    search: str
    navigation: tuple[NavLink, ...]
    footer: "Footer"
    emblem: str = ""


@dataclass(frozen=True, slots=True)
class MetaTag:
    """One ``<meta name content>``."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Head:
    """What machines read of a page: title, canonical address, meta tags, JSON-LD, its feed."""

    title: str
    description: str
    canonical: str
    tags: tuple[MetaTag, ...]
    data: Mapping[str, object]
    feed: str = ""
