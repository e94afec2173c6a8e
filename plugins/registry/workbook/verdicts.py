"""A verdict on a file: it cannot be used, for one reason, and one sentence says what to do."""

from typing import Any

from plugins.registry.findings import Finding, Place, Rule, Scope
from plugins.registry.workbook.sayings import TEXT_TOO_LONG

_LONGEST_TEXT = 32_767
_START = 20


class Unusable(Exception):
    """Raised where a file turns out to be unusable; it becomes one finding."""

    def __init__(self, rule: Rule, place: tuple[str, str] = ("", ""), **words: object) -> None:
        super().__init__(rule.id)
        self.rule = rule
        self.sheet, self.cell = place
        self.words: dict[str, Any] = {key: str(word) for key, word in words.items()}

    def finding(self, workbook: str) -> Finding:
        """The verdict as the one finding about *workbook*."""
        place = Place(workbook, self.sheet, self.cell)
        return self.rule.at(place, scope=Scope.WORKBOOK, **self.words)


def not_too_long(text: str) -> str:
    """*text* itself, if one cell of Excel can hold it."""
    if len(text) > _LONGEST_TEXT:
        raise Unusable(TEXT_TOO_LONG, allowed=_LONGEST_TEXT, start=text[:_START])
    return text
