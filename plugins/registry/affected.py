"""What a change of the law touches: every place of the lists that cites what is no longer so.

Plain data: ``rules/affected.py`` finds it, staff read it.  It names cells, items and provisions,
never an outcome or a party: a decision rests on the law of its own day.
"""

from dataclasses import dataclass
from datetime import date

from plugins.registry.findings import Place
from plugins.registry.vocabulary.closed_set import Labelled


class Happening(Labelled):
    """What happened to an instrument; ``label`` is what staff read."""

    REPEALED = "repealed", "已经废止"
    REPLACED = "replaced", "已有新版"
    ENDING = "ending", "将要废止"
    COMING = "coming", "将有新版"


class Fate(Labelled):
    """What became of a cited provision; ``label`` is what staff read."""

    SAME = "same", "条文没有变化"
    CHANGED = "changed", "条文改了"
    GONE = "gone", "新版没有这一条款"
    NEW = "new", "旧版没有这一条款"
    REPEALED = "repealed", "随全文废止"
    UNKNOWN = "unknown", "旧版条文没有保存，请对照"


@dataclass(frozen=True, slots=True)
class Citing:
    """One citation that a change touches; *diff* marks the first difference of the two texts."""

    list_name: str
    authority: str
    name: str
    code: str
    citation: str
    place: Place
    fate: Fate
    diff: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one instrument from *day* on; *heir* is the edition or title that came."""

    title: str
    happening: Happening
    day: date
    heir: str
    citing: tuple[Citing, ...]
