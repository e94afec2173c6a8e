"""What the wall finds, for those who check the lists: a clerk sees what is kept back, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Any

from plugins.publication.attachments.attaching import unlisted
from plugins.publication.clock_sayings import PB_17
from plugins.publication.clocks import CORRECTION_DAYS, Reckoner
from plugins.publication.ledger import Ledger, read_ledger
from plugins.publication.policy import Policy, PolicyError
from plugins.publication.public import publish_as_of
from plugins.publication.sayings import PV_13, PV_14
from plugins.registry.findings import Finding, Place, Scope
from plugins.registry.grouping import grouped
from plugins.registry.linking import Registry
from plugins.registry.loading import Loaded
from plugins.registry.models.authorities import Authority

SETTINGS = Place("pelicanconf.py")
CLOUD = "s3://"


@dataclass(frozen=True, slots=True)
class Site:
    """What a publisher has set: the policy, and where the site is sent."""

    policy: Policy
    sent_to: str = ""


def policy_of(given: Mapping[str, Any], lists: Path, cache: Path | None = None) -> Policy:
    """The policy of ``PUBLICATION`` with what was taken down beside *lists*; ValueError if bad."""
    return replace(Policy.of(given), ledger=read_ledger(lists), lists=lists, cache=cache)


def refuse_strangers(policy: Policy, loaded: Loaded) -> None:
    """PolicyError where a choice names an authority that no list knows: a slip would be strict.

    Where a workbook cannot be read nothing is told: the authority may be the one it is about.
    """
    if loaded.unusable:
        return
    known = [one.name for one in loaded.registry.all(Authority)]
    strangers = {name: key for name, key in policy.named.items() if name not in known}
    if strangers:
        for record in loaded.registry:
            strangers.pop(getattr(record, "authority", None) or "", None)
    for name, key in sorted(strangers.items()):
        near = get_close_matches(name, known, n=1, cutoff=0.5)
        meant, meant_en = (f"，是不是“{near[0]}”", f"; {near[0]}?") if near else ("", "")
        raise PolicyError(
            f"pelicanconf.py: PUBLICATION[{key!r}] 里的“{name}”不是清单里的执法主体{meant}。\n"
            f"  PUBLICATION[{key!r}] names {name!r}, which is no authority of the lists{meant_en}"
        )


def judged(loaded: Loaded, site: Site) -> Loaded:
    """*loaded* with everything the wall finds on its own day added to its findings.

    PolicyError where a choice names nobody.
    """
    refuse_strangers(site.policy, loaded)
    publication = publish_as_of(loaded, loaded.registry.today, site.policy)
    kept = {one.rule for one in publication.withheld}
    every = chain(
        loaded.findings,
        publication.findings,
        _of_the_site(site, kept),
        _unanswered(site.policy.ledger, loaded.registry),
        unlisted(loaded.registry, site.policy.lists),
    )
    return replace(loaded, findings=grouped(every))


def _of_the_site(site: Site, kept: set[str]) -> Iterator[Finding]:
    """What no workbook can put right: the assessment, and where the data are kept."""
    if PV_13.id in kept:
        yield PV_13.at(SETTINGS, scope=Scope.NOTHING)
    if site.sent_to.startswith(CLOUD) and not site.policy.kept_in_china:
        yield PV_14.at(SETTINGS, scope=Scope.NOTHING)


def _unanswered(ledger: Ledger, registry: Registry) -> Iterator[Finding]:
    """Requests of correction whose five working days are over (PB-17)."""
    reckoner = Reckoner(registry.calendar)
    for request in ledger.requests:
        due = reckoner.after(request.received, CORRECTION_DAYS)
        if request.done is None and due.exact and due.day < registry.today:
            yield PB_17.at(request.mark.place(), scope=Scope.NOTHING)
