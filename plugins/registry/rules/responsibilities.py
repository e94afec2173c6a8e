"""RL: the responsibility list; what several authorities share is said the same by each."""

from collections import defaultdict
from collections.abc import Iterator

from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.linking import Registry
from plugins.registry.models.responsibilities import Boundary
from plugins.registry.rules.checking import Check, checks
from plugins.registry.values.text import fold
from plugins.registry.vocabulary import suggestion

RL_01 = Rule(
    "RL-01",
    Severity.WARNING,
    "本系统约定（责任清单“与相关部门的职责边界”）",
    "职责边界涉及两个以上部门，各部门的说法一致",
    "A boundary names two or more authorities, and each tells it alike",
    "管理事项“{topic}”{why}。",
    "Boundary “{topic}”: {why_en}.",
)


@checks(RL_01)
def boundaries_are_symmetric(registry: Registry) -> Iterator[Finding]:
    """A citizen sent from one office to the other must read the same on both sides."""
    tables: dict[tuple[str | None, str], list[Boundary]] = defaultdict(list)
    for row in registry.all(Boundary):
        tables[row.authority, fold(row.topic)].append(row)
    for (owner, _), rows in tables.items():
        if len({_full(registry, row.party) for row in rows}) < 2:
            yield RL_01.at(
                rows[0].place("party"),
                topic=rows[0].topic,
                why="只写了一个部门，职责边界至少涉及两个部门",
                why_en="names a single authority",
            )
        for row in rows:
            yield from _mirrored(registry, tables, owner, row)


def _mirrored(
    registry: Registry,
    tables: dict[tuple[str | None, str], list[Boundary]],
    owner: str | None,
    row: Boundary,
) -> Iterator[Finding]:
    party = _full(registry, row.party)
    if party is None or party == _full(registry, owner):
        return
    if party not in registry.authorities:
        near = suggestion(party, list(registry.authorities))
        yield RL_01.at(
            row.place("party"),
            topic=row.topic,
            why=f"的相关部门“{party}”不在执法主体清单里{near}",
            why_en=f"“{party}” is not a listed authority",
        )
        return
    theirs = tables.get((party, fold(row.topic)), [])
    named = {_full(registry, other.party) for other in theirs}
    own = [other for other in theirs if _full(registry, other.party) == party]
    told = {fold(other.division or "") for other in own}
    if not theirs:
        why, why_en = f"在“{party}”的责任清单里没有对应的一条", f"“{party}” does not list it"
    elif owner and _full(registry, owner) not in named:
        why = f"在“{party}”的责任清单里没有写“{owner}”"
        why_en = f"“{party}” does not name “{owner}”"
    elif fold(row.division or "") not in told:
        why, why_en = f"与“{party}”责任清单里的分工说法不一致", f"“{party}” tells it otherwise"
    else:
        return
    yield RL_01.at(row.place("division"), topic=row.topic, why=why, why_en=why_en)


def _full(registry: Registry, name: str | None) -> str | None:
    """The full name of an authority that *name* may shorten."""
    authority = registry.authorities.get(name or "")
    return authority.name if authority else name


CHECKS: tuple[Check, ...] = (boundaries_are_symmetric,)
