"""Which case is in force at a place of a text: how far conditions, stages and parties reach."""

from copy import copy
from dataclasses import replace

from plugins.registry.values.range_cases import (
    PARTY_CONDITION,
    STAGE,
    TIER_LABELS,
    named_party,
    threshold,
    who_is,
)
from plugins.registry.values.range_types import Threshold, When, Who

_Party = tuple[Who, str]
_ANYONE: _Party = (Who.ANYONE, "")


class Scope:
    """The case in force while a text is read.

    A full stop ends every case.  A semicolon ends party and threshold, and a stage that came
    after a fine (对个人处…，情节严重的，处…；对单位处…) or brought none
    (情节严重的，吊销…；对个人处…).
    After it a threshold gets its party back, and so does a stage where only one party was
    fined in the sentence.  A condition ends all before it, a stage what follows the condition;
    two of a kind in a row are one.
    """

    def __init__(self) -> None:
        self.when = When()
        self._before = When()
        self._lead_stage = ""
        self._earlier_stage = ""
        self._fined = False
        self._fined_before = True
        self._divided = False
        self._fresh = ""
        self._parties: set[_Party] = set()
        self._limits = 0  # thresholds since the last 。 or ；

    def copy(self) -> "Scope":
        """A scope that goes on from here by itself."""
        other = copy(self)
        other._parties = set(self._parties)  # noqa: SLF001 - its own kind
        return other

    def divide(self, mark: str) -> None:
        """Pass a separator: 。 or ；."""
        self._before = self.when
        self._fresh = ""
        self._divided = True
        self._limits = 0
        if mark == "。":
            self.when = self._before = When()
            self._lead_stage = self._earlier_stage = ""
            self._parties = set()
        else:
            who = named_party(self.when.condition)
            self.when = When(self.when.condition, self._lead_stage, who)
        self._fined_before, self._fined = self._fined, False

    def settle(self, *, fined: bool) -> None:
        """A sanction was read: what comes next is a new case."""
        self._fresh = ""
        self._divided = False
        self._before = self.when
        self._fined = self._fined or fined
        if fined:
            self._parties.add((self.when.who, self.when.role))

    def enter_condition(self, words: str) -> None:
        """Take a condition in any words."""
        party = PARTY_CONDITION.fullmatch(words)
        amount = threshold(words)
        if party:
            self.enter_party(*who_is(party["role"]))
        elif amount:
            self.enter_threshold(amount)
        elif words in TIER_LABELS or STAGE.fullmatch(words):
            self.enter_stage(words)
        else:
            self._enter_free(words)

    def enter_stage(self, words: str) -> None:
        """Take a stage (拒不改正, 从重)."""
        if self._fresh == "stage":
            self.when = replace(self.when, stage=f"{self.when.stage}，{words}")
        else:
            who, role = self._party_of_stage()
            limit = self.when.threshold if self._limits == 1 else None
            self.when = replace(self.when, stage=words, threshold=limit, who=who, role=role)
            self._earlier_stage = self._lead_stage
        if not self._fined:
            self._lead_stage = self.when.stage
        self._fresh = "stage"

    def _party_of_stage(self) -> _Party:
        """The party of a stage: that in force, or after a semicolon the only one fined."""
        if self._divided and len(self._parties) == 1 and self._party() == _ANYONE:
            return next(iter(self._parties))
        return self._party()

    def _party(self) -> _Party:
        return self.when.who, self.when.role

    def enter_party(self, who: Who, role: str) -> None:
        """Turn to a party; a threshold that was for anyone ends there."""
        limit = self.when.threshold
        if limit and not self._fresh and self._party() == _ANYONE:
            limit = None
        stage = self.when.stage
        if self._divided and not self._fresh and not self._fined_before:
            stage = self._lead_stage = self._earlier_stage
        self.when = replace(self.when, stage=stage, who=who, role=role, threshold=limit)

    def enter_threshold(self, amount: Threshold) -> None:
        """Take a threshold; after a semicolon the party before it stays."""
        if self._party() == _ANYONE:
            self.when = replace(self.when, who=self._before.who, role=self._before.role)
        self.when = replace(self.when, threshold=amount)
        self._limits += 1
        self._fresh = "threshold"

    def _enter_free(self, words: str) -> None:
        if self._fresh == "condition":
            words = f"{self.when.condition}，{words}"
        elif self._fresh == "stage":
            words = f"{self.when.stage}，{words}"
        self.when = When(condition=words, who=named_party(words))
        self._lead_stage = self._earlier_stage = ""
        self._fresh = "condition"
