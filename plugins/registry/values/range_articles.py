"""Reads articles of law: fines beside much else, with clauses that say nothing of them."""

import re
from collections.abc import Callable

from plugins.registry.values.range_lexis import MONEY_FIGURE, NUM
from plugins.registry.values.range_reader import Reader, refused
from plugins.registry.values.range_types import Band, SanctionRange

_CLAUSE = re.compile("[^，；。]{1,400}")
_MAY_HIDE = re.compile(f"罚款|{NUM}元|[倍%‰]|分之|减半|按日连续|处罚数额")
# “并依照下列规定处以罚款”, “依照前款规定处以罚款”: the figures stand elsewhere.
_FIGURELESS = re.compile(
    "[^，；。]{0,60}?(?:处以?|处以?单?|给予)罚款(?=[，；。]|$)|[^，；。]{0,60}滞纳金[^，；。]{0,30}(?=[，；。]|$)"
)


class PatientReader(Reader):
    """A reader of articles of law: it passes over clauses in which no fine can hide."""

    def __init__(self, plain: str) -> None:
        super().__init__(plain)
        self.skipped: list[str] = []
        self._sentence = 0
        self._lost = False  # a clause was passed over that may have named a party
        self._sentences: list[int] = []
        self._bare = False

    def read(self) -> SanctionRange:
        """The whole text as a range; refused where two fines of one case are not told apart."""
        found = super().read()
        if not any(band.fines for band in found.bands):
            raise refused()
        for sentence in set(self._sentences):
            cases = [
                band.when
                for band, where in zip(found.bands, self._sentences, strict=True)
                if band.fines and where == sentence
            ]
            if len(set(cases)) < len(cases):
                raise refused()
        return found

    def _separator(self) -> bool:
        start = self._cursor.at
        if not super()._separator():
            return False
        self._lost = False if self._cursor.text[start] in "；。" else self._lost
        self._sentence += "。" in self._cursor.text[start : self._cursor.at]
        return True

    def _band(self) -> Band:
        """The band of the present case; every sentence has its own."""
        last = self._sentences[-1:] == [self._sentence]
        if not last or self._bands[-1].when != self._scope.when:
            self._bands.append(Band(self._scope.when))
            self._sentences.append(self._sentence)
        return self._bands[-1]

    def _steps(self) -> tuple[Callable[[], bool], ...]:
        return (*super()._steps(), self._skip)

    def _skip(self) -> bool:
        start = self._cursor.at
        announced = self._cursor.take(_FIGURELESS)
        match = announced or self._cursor.take(_CLAUSE)
        if match is None:
            return False
        hidden = MONEY_FIGURE if announced else _MAY_HIDE
        if hidden.search(match[0]):
            self._cursor.at = start
            return False
        self.skipped.append(match[0])
        self._pending = False
        self._lost = self._lost or "对" in match[0]
        return True

    def _sanction(self) -> bool:
        start = self._cursor.at
        if not super()._sanction():
            return False
        if self._lost and "罚款" in self._cursor.text[start : self._cursor.at]:
            raise refused()
        return True

    def _party(self) -> bool:
        found = super()._party()
        self._lost = self._lost and not found
        return found

    def _condition(self, pattern: re.Pattern[str]) -> bool:
        found = super()._condition(pattern)
        self._lost = self._lost and not found
        return found
