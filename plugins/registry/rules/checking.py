"""What a check is: rules, and a function of the registry that finds where they are not kept.

A million outcomes never stand in memory together, so a check says what it looks at.  Most look at
the catalogue (``checks``) or at outcomes one by one (``checks_each``), whose function is asked for
shard after shard.  What compares outcomes with each other (``checks_across``) first gathers a
small summary of each shard, and finds in the summaries.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from plugins.registry.findings import Finding, Rule
from plugins.registry.linking import Registry

S = TypeVar("S")
Find = Callable[[Registry], Iterator[Finding]]
"""Findings of a registry: of its catalogue, or of the outcomes of one shard."""


class Pass(Protocol):
    """One check on its way through the shards of one registry."""

    def look(self, shard: Registry) -> object:
        """What there is to note of the outcomes of a shard; it may be kept for the next time."""

    def note(self, seen: Any) -> Iterable[Finding]:
        """Take in what a look at a shard has shown; shards come in their order.

        What is found in this shard by itself is told at once, and not held.
        """

    def found(self, registry: Registry) -> Iterator[Finding]:
        """Everything that is found once every shard was looked at."""


@dataclass(frozen=True, slots=True)
class Check:
    """Rules with the function that finds where they are not kept."""

    rules: tuple[Rule, ...]
    begin: Callable[[], Pass]

    def find(self, registry: Registry) -> Iterator[Finding]:
        """The findings on *registry*."""
        yield from found([self], registry)


Look = Callable[[Sequence[Pass], Registry], Iterator[Sequence[object]]]
"""Lets passes look at each shard of a registry: what each of them has to note, shard by shard."""


def look_now(passes: Sequence[Pass], registry: Registry) -> Iterator[Sequence[object]]:
    """What *passes* see in each shard, looked at one after the other."""
    for shard in registry.shards:
        view = registry.of(shard)
        yield [one.look(view) for one in passes]


def found(checks: Iterable[Check], registry: Registry, look: Look = look_now) -> Iterator[Finding]:
    """The findings of *checks* on *registry*: of one shard after the other, then all others.

    Each shard is read once for all checks, and no finding is held that was told.
    """
    passes = [check.begin() for check in checks]
    for seen in look(passes, registry):
        for one, noted in zip(passes, seen, strict=True):
            yield from one.note(noted)
    for one in passes:
        yield from one.found(registry)


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """Looks at the catalogue, once; *find* sees no outcomes."""

    find: Find

    def look(self, shard: Registry) -> None:
        """Outcomes are nothing to it."""

    def note(self, seen: None) -> tuple[Finding, ...]:  # noqa: ARG002  the contract
        """Nothing was seen."""
        return ()

    def found(self, registry: Registry) -> Iterator[Finding]:
        """What is found in the catalogue."""
        yield from self.find(registry.of(None))


class _Each:
    """Looks at the outcomes of each shard."""

    def __init__(self, find: Find) -> None:
        self._find = find

    def look(self, shard: Registry) -> tuple[Finding, ...]:
        """What is found in the outcomes of *shard*."""
        return tuple(self._find(shard))

    def note(self, seen: Iterable[Finding]) -> Iterable[Finding]:
        """The findings of a shard."""
        return seen

    def found(self, registry: Registry) -> Iterator[Finding]:  # noqa: ARG002  the contract
        """Nothing more."""
        return iter(())


class _Across:
    """Gathers a summary of each shard, in their order, and finds in them all."""

    def __init__(
        self,
        gather: Callable[[Registry], Any],
        find: Callable[[Registry, Sequence[Any]], Iterator[Finding]],
    ) -> None:
        self._gather, self._find = gather, find
        self._summaries: list[Any] = []

    def look(self, shard: Registry) -> object:
        """A summary of *shard*."""
        return self._gather(shard)

    def note(self, seen: object) -> tuple[Finding, ...]:
        """Add the summary of a shard."""
        self._summaries.append(seen)
        return ()

    def found(self, registry: Registry) -> Iterator[Finding]:
        """What is found in the summaries, which are in the order of ``registry.shards``."""
        yield from self._find(registry, self._summaries)


def checks(*rules: Rule) -> Callable[[Find], Check]:
    """Bind a generator over the catalogue to the *rules* it checks."""

    def bind(find: Find) -> Check:
        return Check(rules, lambda: _Catalogue(find))

    return bind


def checks_each(*rules: Rule) -> Callable[[Find], Check]:
    """Bind a generator over outcomes, looked at one by one, to the *rules* it checks.

    It is asked for each shard: what it looks up in the catalogue is the same for all.
    """

    def bind(find: Find) -> Check:
        return Check(rules, lambda: _Each(find))

    return bind


def checks_across(
    *rules: Rule, gather: Callable[[Registry], S]
) -> Callable[[Callable[[Registry, Sequence[S]], Iterator[Finding]]], Check]:
    """Bind to *rules* a generator over the summaries that *gather* makes of each shard.

    A summary is small: counts, and keys of what must be compared (``suspects.py``).
    """

    def bind(find: Callable[[Registry, Sequence[S]], Iterator[Finding]]) -> Check:
        return Check(rules, lambda: _Across(gather, find))

    return bind
