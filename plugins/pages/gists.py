"""What all pages need to know of the outcomes of a workbook: read once, a few bytes an outcome.

A workbook that tells what it told before is not read again for it.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from plugins.pages import addresses as at
from plugins.pages.months import OutcomeMonth, month_of
from plugins.publication.archive import Part
from plugins.publication.public import PublicRegistry
from plugins.publication.records import PublicOutcome
from plugins.registry.digests import Digests, depends
from plugins.registry.drawers import Drawer
from plugins.registry.forking import forked, processes
from plugins.registry.hashing import digest
from plugins.registry.program import program

FOLDER = "gists"
WORTH = 2_000
"""Outcomes below which a process of their own costs more than it saves."""
SHOWN = 12
"""How many outcomes are named below one article; the rest are counted."""
ROOMS = ("registry", "publication", "pages")

Article = tuple[int, int]
"""Number of an article and of its 之一, 之二 …; (0, 0) is the whole instrument."""
Provision = tuple[str, Article]
"""Title of an instrument, and the article."""


@dataclass
class Cited:
    """Outcomes that rest on one provision: how many, and the newest as (age in days, nth)."""

    count: int = 0
    newest: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Gist:
    """Of one kind in one workbook: what tells its outcomes apart, what they rest on, when.

    *apart* are digests in the order of the outcomes; *cited* is in the order first met.
    """

    apart: Digests = field(default_factory=lambda: array("q"))
    cited: dict[Provision, Cited] = field(default_factory=dict)
    months: Counter[OutcomeMonth] = field(default_factory=Counter)


Gists = Mapping[Part, Gist]
"""Every kind of every workbook, whole, in their order."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads gists of *public*; *provisions* says what an outcome rests on.

    They are kept in *drawer* where there is one; *workers* processes read (0: one for each
    processor).
    """

    public: PublicRegistry
    provisions: Callable[[PublicOutcome], Sequence[Provision]]
    drawer: Drawer | None = None
    workers: int = 1

    def read(self, kinds: Sequence[type[PublicOutcome]]) -> Gists:
        """The gists of all outcomes of *kinds*, kind by kind."""
        parts = [part for kind in kinds for part in self.public.archive.wholes(kind)]
        if self.drawer is None:
            return {part: self._gist(part) for part in parts}
        return dict(zip(parts, self._kept(parts, self.drawer), strict=True))

    def _kept(self, parts: Sequence[Part], drawer: Drawer) -> Iterator[Gist]:
        digests = self.public.archive.digests_by_name()
        basis = depends(self.public.library.digest, program(ROOMS))
        keys = [depends(basis, part.kind.__name__, digests[part.book]) for part in parts]
        new = [place for place, key in enumerate(keys) if not drawer.path(key).is_file()]

        def keep(place: int) -> None:
            drawer.put(keys[place], self._gist(parts[place]))

        count = min(processes(self.workers), len(new))
        if count > 1 and sum(parts[place].last for place in new) > WORTH:
            for _ in forked(keep, new, count):
                pass
        for place, part in enumerate(parts):
            known = drawer.get(keys[place])
            if not isinstance(known, Gist):
                known = self._gist(part)
                drawer.put(keys[place], known)
            yield known
        drawer.sweep()

    def _gist(self, part: Part) -> Gist:
        gist = Gist()
        for nth, outcome in enumerate(self.public.archive.part(part)):
            gist.apart.append(digest(told_apart(outcome)))
            of_person = self.public.is_of_person(outcome)
            gist.months[month_of(part.kind, outcome, of_person=of_person)] += 1
            age = -outcome.decided.toordinal() if outcome.decided else 0
            for provision in self.provisions(outcome):
                cited = gist.cited.setdefault(provision, Cited())
                cited.count += 1
                cited.newest.append((age, nth))
                if len(cited.newest) > 8 * SHOWN:
                    cited.newest = nsmallest(SHOWN, cited.newest)
        for cited in gist.cited.values():
            cited.newest = nsmallest(SHOWN, cited.newest)
        return gist


def told_apart(outcome: PublicOutcome) -> str:
    """What tells an outcome from others of its kind, but for its row."""
    year = at.OutcomeYear.of(outcome)
    return f"{year.authority}\n{year.year}\n{at.outcome_key(outcome)}"
