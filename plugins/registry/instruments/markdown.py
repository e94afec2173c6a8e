"""The body of a statute file: Markdown, or text with the dirt of scanning, to provisions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from plugins.registry.instruments.editions import Body, Item, Paragraph, Provision
from plugins.registry.values.numerals import whole_number

_CN = "〇○零一二三四五六七八九十百千"
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_ARTICLE = re.compile(
    rf"\A[\s*]*第\s?([{_CN}\d]{{1,9}})\s?条(?:\s?之([一二三四五六七八九十]{{1,3}}))?(?:\*\*)?(\s+|$|(?![\s第规、和至的所款之中及]))"
)
_SECTION = re.compile(rf"\A[\s*]*([{_CN}]{{1,3}})()、(\s*)")
_CHAPTER = re.compile(
    rf"第\s?[{_CN}\d]{{1,5}}\s?(?:分?编|章|节)(?=\s|$|[^款项条规中的])[^。；，]{{0,30}}$"
)
_DEPTH = {"编": 0, "分编": 1, "章": 2, "节": 3}
_DEPTH_OF = re.compile(rf"第\s?[{_CN}\d]{{1,5}}\s?(分?编|章|节)")
_ITEM = re.compile(rf"[（(]\s?([{_CN}]{{1,3}}|\d{{1,2}})\s?[）)]\s?")
_SUBITEM = re.compile(r"(\d{1,2})\s?[.．、](?!\d)\s?")
_GLUED_ARTICLE = re.compile(rf"(?<=[。；”）：])\s*(?=第[{_CN}]{{1,9}}条(?:之[{_CN}]{{1,3}})?\s)")
_GLUED_ITEM = re.compile(rf"(?<=[；;。：:])\s*(?=[（(][{_CN}]{{1,3}}[）)])")
_GLUED_PARAGRAPH = re.compile(r"(?<=[。；：])\s+")
_FINISHED = tuple("。；：！？;:!?…”》）)】|")
_LARGEST_STEP = 20
"""How far article numbers may jump; a larger step is an article quoted inside another."""


@cache
def _ordinal(text: str) -> int:
    return whole_number(text) or 0


@dataclass(slots=True)
class _Item:
    number: int
    text: str
    arabic: bool
    subitems: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def done(self) -> Item:
        pairs = zip(self.numbers, self.subitems, strict=True)
        return Item(self.number, self.text, tuple(Item(n, t[0]) for n, t in pairs))


@dataclass(slots=True)
class _Article:
    article: int
    bis: int | None
    headings: tuple[str, ...]
    texts: list[str] = field(default_factory=list)
    items: list[list[_Item]] = field(default_factory=list)

    def add(self, line: str) -> None:
        """Adds one line: an item, a sub-item, the rest of a broken sentence, or a paragraph."""
        item = _ITEM.match(line)
        if item and self.texts:
            self._add_item(item, line)
            return
        sub = _SUBITEM.match(line)
        if sub and self.items and self.items[-1]:
            parent = self.items[-1][-1]
            parent.subitems.append([line[sub.end() :]])
            parent.numbers.append(int(sub[1]))
        elif not self._joined(line):
            self.texts.append(line)
            self.items.append([])

    def _add_item(self, found: re.Match[str], line: str) -> None:
        words = line[found.end() :]
        here = self.items[-1]
        if found[1].isdigit() and here and not here[0].arabic:
            here[-1].subitems.append([words])
            here[-1].numbers.append(int(found[1]))
            return
        here.append(_Item(_ordinal(found[1]), words, arabic=found[1].isdigit()))

    def _joined(self, line: str) -> bool:
        """Whether *line* went on with a sentence that a hard line break had cut."""
        if not self.texts or not self.texts[-1]:
            return False
        if not self.items[-1]:
            if self.texts[-1].endswith(_FINISHED):
                return False
            self.texts[-1] += line
            return True
        last = self.items[-1][-1]
        holder = last.subitems[-1] if last.subitems else None
        words = holder[0] if holder else last.text
        if words.endswith(_FINISHED):
            return False
        if holder:
            holder[0] += line
        else:
            last.text += line
        return True

    def done(self) -> Provision:
        paragraphs = tuple(
            Paragraph(text, tuple(item.done() for item in items))
            for text, items in zip(self.texts, self.items, strict=True)
        )
        return Provision(self.article, self.bis, self.headings, paragraphs)


@dataclass(slots=True)
class _BodyReader:
    marker: re.Pattern[str]
    headings: dict[int, str] = field(default_factory=dict)
    articles: list[_Article] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    inside: bool = False

    def read(self, body: str) -> Body:
        for raw in body.splitlines():
            line = raw.strip()
            if line:
                self._line(line)
        return Body(tuple(article.done() for article in self.articles), tuple(self.loose))

    def _line(self, line: str) -> None:
        bare = line.lstrip("#").strip() if line.startswith("#") else line
        if self._begin(bare):
            return
        if line is not bare or _CHAPTER.match(bare):
            self._heading(bare)
        else:
            for piece in _items_apart(bare):
                self._text(piece)

    def _begin(self, line: str) -> bool:
        """Opens the article that *line* begins, and those that were glued to its end."""
        if not self._open(line):
            return False
        glued = "条 " in line[8:] or "条\u3000" in line[8:]
        first, *others = _GLUED_ARTICLE.split(line) if glued else [line]
        self._fill(first, apart=bool(others))
        for piece in others:
            if self._open(piece):
                self._fill(piece, apart=True)
            else:
                self._text(piece)
        return True

    def _open(self, line: str) -> bool:
        found = self.marker.match(line)
        if not found or not self._follows(found):
            return False
        bis = _ordinal(found[2]) if found[2] else None
        headings = tuple(self.headings[depth] for depth in sorted(self.headings))
        self.articles.append(_Article(_ordinal(found[1]), bis, headings))
        self.inside = True
        return True

    def _fill(self, line: str, *, apart: bool) -> None:
        """Adds what follows the number; *apart* where spaces divide paragraphs of a glued text."""
        found = self.marker.match(line)
        rest = line[found.end() :] if found else line
        for paragraph in _GLUED_PARAGRAPH.split(rest) if apart else [rest]:
            for piece in _items_apart(paragraph):
                self._text(piece)

    def _follows(self, found: re.Match[str]) -> bool:
        """Whether the number continues the sequence; else the line quotes another article."""
        number, bis = _ordinal(found[1]), _ordinal(found[2]) if found[2] else 0
        if not number:
            return False
        if not self.articles:
            return True
        last = self.articles[-1]
        step = number - last.article
        spaced = bool(found[3]) or found.end() == len(found.string)
        if not spaced and step != 1:
            return False
        return 0 < step <= _LARGEST_STEP or (step == 0 and bis > (last.bis or 0))

    def _heading(self, words: str) -> None:
        self.inside = False
        if not words:
            return
        found = _DEPTH_OF.match(words)
        depth = _DEPTH[found[1]] if found else 2
        self.headings = {d: h for d, h in self.headings.items() if d < depth}
        self.headings[depth] = re.sub(r"\s+", " ", words)

    def _text(self, line: str) -> None:
        words = line.strip()
        if not words:
            return
        if self.inside:
            self.articles[-1].add(words)
        else:
            self.loose.append(words)


def _items_apart(line: str) -> Iterator[str]:
    """*line* cut before items that were glued to it, as long as their numbers follow."""
    pieces = _GLUED_ITEM.split(line)
    first = _ITEM.match(pieces[0])
    expected = _ordinal(first[1]) + 1 if first else 1
    held = pieces[0]
    for piece in pieces[1:]:
        found = _ITEM.match(piece)
        if found and _ordinal(found[1]) == expected:
            yield held
            held, expected = piece, expected + 1
        else:
            held += piece
    yield held


def _uncommented(body: str) -> str:
    """*body* without ``<!-- … -->``; one that is never shut is text."""
    kept, at = [], 0
    while (opens := body.find("<!--", at)) >= 0 and (shuts := body.find("-->", opens)) >= 0:
        kept.append(body[at:opens])
        at = shuts + len("-->")
    return "".join((*kept, body[at:]))


def read_body(body: str) -> Body:
    """The provisions of *body*; a text without 第X条 is read by its sections 一、二、三、."""
    plain = _uncommented(_INVISIBLE.sub("", body))
    read = _BodyReader(_ARTICLE).read(plain)
    return read if read.provisions else _BodyReader(_SECTION).read(plain)
