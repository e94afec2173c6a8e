"""What a citation is: a title and the address of a provision, as a clerk writes them."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from plugins.registry.values.numerals import chinese_numeral

INNER_BRACKETS = str.maketrans({"《": "〈", "》": "〉", "<": "〈", ">": "〉", "(": "（", ")": "）"})
NATION = "中华人民共和国"


class Address(NamedTuple):
    """条, 之, 款, 项, 目 of one provision; ``None`` is a level that is not named."""

    article: int | None = None
    bis: int | None = None
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None

    def key(self) -> str:
        """``a122-1.p1.i2.s1``: stable, sortable by eye, safe in a link; empty for the whole."""
        if self.article is None:
            return ""
        bis = f"-{self.bis}" if self.bis else ""
        levels = (("p", self.paragraph), ("i", self.item), ("s", self.subitem))
        return f"a{self.article}{bis}" + "".join(f".{mark}{n}" for mark, n in levels if n)

    def label(self) -> str:
        """``第一百二十二条之一第一款第（二）项第1目``."""
        words = ""
        if self.article is not None:
            words += f"第{chinese_numeral(self.article)}条"
        if self.bis is not None:
            words += f"之{chinese_numeral(self.bis)}"
        if self.paragraph is not None:
            words += f"第{chinese_numeral(self.paragraph)}款"
        if self.item is not None:
            words += f"第（{chinese_numeral(self.item)}）项"
        if self.subitem is not None:
            words += f"第{self.subitem}目"
        return words


@dataclass(frozen=True, slots=True)
class Citation:
    """One provision (or, without an article, one whole instrument) that a record rests on.

    *title* is without 《》, empty where the text names articles but no instrument.
    *edition* is the start of an ISO date: ``2021``, ``2021-01`` or ``2021-01-22``.
    *quoted* is the text of the provision where the cell carries it.  *given* is the piece of
    the cell that was read as this citation; it plays no part in equality.
    """

    title: str
    edition: str | None = None
    article: int | None = None
    bis: int | None = None
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None
    quoted: str = ""
    given: str = field(default="", compare=False)

    @property
    def address(self) -> Address:
        return Address(self.article, self.bis, self.paragraph, self.item, self.subitem)

    def label(self) -> str:
        """The form for readers: ``《食品安全法》第一百二十二条第一款第（二）项``."""
        title = f"《{self.title}》" if self.title else ""
        edition = f"（{self.edition}）" if self.edition and title else ""
        return f"{title}{edition}{self.address.label()}"


@dataclass(frozen=True, slots=True)
class CitationReading:
    """All citations of a text in their order, and the pieces that are no citation."""

    citations: tuple[Citation, ...] = ()
    leftovers: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def title_key(title: str) -> str:
    """*title* for comparison: no spaces, one form of brackets, no 中华人民共和国 in front."""
    folded = "".join(title.split()).translate(INNER_BRACKETS)
    if folded.startswith("〈") and folded.endswith("〉") and folded.count("〈") == 1:
        folded = folded[1:-1]
    return folded.removeprefix(NATION).replace(f"〈{NATION}", "〈") or folded


def citation_key(citation: Citation) -> str:
    """Equal for two citations of one provision of one edition, however they are written."""
    edition = f"@{citation.edition}" if citation.edition else ""
    return f"{title_key(citation.title)}{edition}#{citation.address.key()}"
