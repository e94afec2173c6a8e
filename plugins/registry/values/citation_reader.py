"""The reading of one cell: where a citation begins, what it inherits, which text it quotes."""

import re
from dataclasses import dataclass, field, replace

from plugins.registry.values import citation_lexis as lexis
from plugins.registry.values.citation_chain import EMPTY, Link, Slots, read_chain
from plugins.registry.values.citation_types import Citation, CitationReading

_SHORT_NAME = re.compile(r"(?:以下)?(?:均|统一)?简称(?:为)?[:：]?[《“\"]?([^》”\"]{1,40})")
_NOT_LAW = re.compile(r"(?:证|证书|许可证|执照|书|表|单|票|册|凭证|证明)$")
_TRIAL = ("试行", "暂行")
_COLON = re.compile("[:：]")
_AND = frozenset({"和", "及", "与", "或", "以及", "或者", "并", "同时"})
_PROSE_START = re.compile(r"《|[同本该述]")
_LONGEST_QUOTE = 6000
_EDGES = " \n、，,；;：:。．·"
_TITLE_END = re.compile(r"[\s的]*[:：]?\s?")


@dataclass(slots=True)
class Reader:
    """A cursor over *text* with what has been said so far: title, edition, last address."""

    text: str
    title: str = ""
    edition: str | None = None
    slots: Slots = EMPTY
    pos: int = 0
    quotable: bool = False
    titles: list[str] = field(default_factory=list)
    short_names: dict[str, str] = field(default_factory=dict)
    citations: list[Citation] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)

    def read(self) -> CitationReading:
        while self.pos < len(self.text):
            before = self.pos
            self._skip()
            if self.pos >= len(self.text) or self._citation():
                continue
            if self.pos == before or self.text[self.pos : self.pos + 1].strip():
                self._words()
        return CitationReading(tuple(self.citations), tuple(self.leftovers))

    def _skip(self) -> None:
        """Moves over separators, labels, numbering and the connecting words of a sentence."""
        while True:
            found = (
                self._separators()
                or lexis.LABEL.match(self.text, self.pos)
                or self._numbering()
                or self._connective()
            )
            if not found:
                return
            self.pos = found.end()

    def _separators(self) -> re.Match[str] | None:
        found = lexis.SEPARATORS.match(self.text, self.pos)
        if found and set(found[0]) - set(" \n：:"):
            self.quotable = False
        return found

    def _numbering(self) -> re.Match[str] | None:
        found = lexis.NUMBERING.match(self.text, self.pos)
        if not found:
            return None
        rest = lexis.LABEL.match(self.text, found.end())
        after = rest.end() if rest else found.end()
        if self.quotable:
            return found if self.text[after : after + 1] == "《" and self._begins(after) else None
        known = lexis.title_at(self.text, after) or self._bare_at(after)
        return found if known or lexis.ARTICLE.match(self.text, after) else None

    def _connective(self) -> re.Match[str] | None:
        found = lexis.CONNECTIVE.match(self.text, self.pos)
        if found is None:
            return None
        if lexis.RULES.match(found[0]):
            return found
        if not self._leads(found):
            return None
        self.quotable = False
        return found

    def _leads(self, found: re.Match[str]) -> bool:
        """Whether the connecting word *found* stands before a citation, not inside a sentence."""
        at = found.end()
        if self.quotable:
            after = self.text[at : at + 1]
            return found[0] in _AND and (after == "《" or bool(lexis.ARTICLE.match(self.text, at)))
        opens = ("《", "第", "同", "本", "该", "上述", "前述", "【", *_EDGES)
        return (
            self.text.startswith(opens, at) or at == len(self.text) or self._bare_at(at) is not None
        )

    def _citation(self) -> bool:
        """Reads what begins here: a title, an inherited title, an article, a bare title."""
        if self.quotable:
            return self._titled() or self._article()
        return self._titled() or self._inherited() or self._article() or self._bare()

    def _titled(self) -> bool:
        found = lexis.title_at(self.text, self.pos)
        if found is None:
            return False
        title, end = found
        title, inner_edition = self._edition_inside(title)
        edition, end, trial = self._brackets(end, title)
        start = self.pos
        gap = _TITLE_END.match(self.text, end)
        at = gap.end() if gap else end
        bare = not lexis.ARTICLE.match(self.text, at)
        if bare and (_NOT_LAW.search(title) or self._after_colon()):
            return False
        self._name(title + trial, edition or inner_edition)
        if not self._chain(at, start):
            self.citations.append(
                Citation(self.title, self.edition, given=self.text[start:end].strip(_EDGES))
            )
            self.pos = end
            self.quotable = bool(re.match(r"\s?[:：]", self.text[end : end + 2]))
        return True

    def _after_colon(self) -> bool:
        """Whether 第X条： stands right before, so that a title opens the quoted provision."""
        return self.quotable and bool(_COLON.search(self.text, max(0, self.pos - 2), self.pos))

    def _edition_inside(self, title: str) -> tuple[str, str | None]:
        """《行政处罚法（2021年修订）》 carries its edition in the title."""
        found = re.search(r"[（(]((?:19|20)\d\d[^（()）]{0,12})[）)]$", title)
        if found is None:
            return title, None
        return title[: found.start()], lexis.edition_in(found[1])

    def _brackets(self, pos: int, title: str) -> tuple[str | None, int, str]:
        """Edition, end and （试行） of the brackets after a title; a short name is remembered."""
        edition, trial = None, ""
        plain = lexis.PLAIN_EDITION.match(self.text, pos)
        if plain:
            edition, pos = plain["year"], plain.end()
        while found := lexis.BRACKETED.match(self.text, pos):
            inner = found["inner"]
            short = _SHORT_NAME.search(inner)
            if short:
                self.short_names[short[1]] = title
            elif inner in _TRIAL:
                trial = f"（{inner}）"
            elif lexis.NUMBER.fullmatch(inner) and not lexis.edition_in(inner):
                break
            else:
                edition = edition or lexis.edition_in(inner)
            pos = found.end()
        return edition, pos, trial

    def _name(self, title: str, edition: str | None) -> None:
        self.title = self.short_names.get(title, title)
        self.edition = edition
        self.slots = EMPTY
        self.titles.append(self.title)

    def _inherited(self) -> bool:
        same = lexis.SAME_ARTICLE.match(self.text, self.pos)
        if same and self.slots[0] is not None:
            self.slots = (*self.slots[:2], None, None, None)
            return self._chain(same.end(), self.pos)
        found = lexis.INHERITED.match(self.text, self.pos)
        if found is None:
            return False
        noun = found["noun"]
        for title in reversed(self.titles):
            if re.sub(r"（[^）]*）$", "", title).endswith(noun):
                if title != self.title:
                    self.title, self.edition = title, None
                break
        self.slots = EMPTY
        return self._chain(found.end(), self.pos)

    def _article(self) -> bool:
        if not self.text.startswith("第", self.pos):
            return False
        return self._chain(self.pos, self.pos)

    def _bare(self) -> bool:
        found = self._bare_at(self.pos)
        if found is None:
            return False
        self._name(re.sub(r"\s", "", found["title"]), lexis.edition_in(found["edition"] or ""))
        return self._chain(found.end(), self.pos)

    def _bare_at(self, at: int) -> re.Match[str] | None:
        """A title without 《》 at *at*, told from a sentence that ends in 违反本条例第X条."""
        found = lexis.BARE_TITLE.match(self.text, at)
        return None if found is None or lexis.SENTENCE.search(found["title"]) else found

    def _chain(self, pos: int, start: int) -> bool:
        links, end = read_chain(self.text, pos, start, self.slots)
        if not links:
            return False
        end = self._late_edition(end)
        for link in links:
            self._cite(link)
        self.slots = tuple(links[-1].address)
        self.pos = end
        self.quotable = True
        return True

    def _late_edition(self, end: int) -> int:
        """第三条（2016年修订）: the edition after the article."""
        found = lexis.BRACKETED.match(self.text, end)
        if found is None or not re.search(r"(?:19|20)\d\d|修[订正]", found["inner"]):
            return end
        self.edition = self.edition or lexis.edition_in(found["inner"])
        return found.end()

    def _cite(self, link: Link) -> None:
        given = self.text[link.start : link.end].strip(_EDGES)
        self.citations.append(Citation(self.title, self.edition, *link.address, given=given))

    def _words(self) -> None:
        """Reads words that are no citation: the quoted provision, or a leftover."""
        mark = self.text[self.pos]
        end = self._mark_shuts(mark)
        if end > 0:
            self._quote(self.text[self.pos + 1 : end])
            self.pos = end + 1
            self.quotable = False
            return
        quoting = self.quotable and mark not in "的，,）)、"
        end = self._next_start(self.pos + 1, quoting=quoting)
        words = self.text[self.pos : end].strip(_EDGES if not quoting else " \n")
        if quoting:
            self._quote(words)
        elif words.strip("的之了" + _EDGES):
            self.leftovers.append(words)
        self.pos, self.quotable = end, False

    def _mark_shuts(self, mark: str) -> int:
        """Where the mark that opens a quotation is shut; -1 if it opens only its first words."""
        shut = lexis.QUOTE_MARKS.get(mark)
        if not shut or not self.quotable:
            return -1
        end = self.text.find(shut, self.pos + 1, self.pos + _LONGEST_QUOTE)
        after = self.text[end + 1 : end + 2]
        return end if not after or after in "的《" + _EDGES else -1

    def _quote(self, words: str) -> None:
        if self.citations and words.strip():
            self.citations[-1] = replace(self.citations[-1], quoted=words.strip())

    def _next_start(self, pos: int, *, quoting: bool) -> int:
        """Where the next citation begins; in a quotation only at the head of a sentence."""
        if not quoting:
            return self._next_in_prose(pos)
        for found in lexis.NEW_START.finditer(self.text, pos):
            if self._begins(found.end()):
                return found.start()
        return len(self.text)

    def _begins(self, at: int) -> bool:
        named = lexis.title_at(self.text, at)
        if named is None:
            return bool(lexis.HEADED.match(self.text, at))
        _, end, _ = self._brackets(named[1], named[0])
        gap = _TITLE_END.match(self.text, end)
        return bool(lexis.ARTICLE.match(self.text, gap.end() if gap else end))

    def _next_in_prose(self, pos: int) -> int:
        for found in _PROSE_START.finditer(self.text, pos):
            at = found.start()
            if found[0] != "《":
                if self.titles and lexis.INHERITED.match(self.text, at):
                    return at
                continue
            named = lexis.title_at(self.text, at)
            if named and (self._begins(at) or lexis.LAWLIKE.search(named[0])):
                return at
        return len(self.text)
