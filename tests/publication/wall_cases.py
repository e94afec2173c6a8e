"""Full records handed to rooms below the wall: every line that must be a type error carries
``type: ignore``, so the day one of them stops being an error, mypy says so in lint as well.
"""

from dataclasses import dataclass

from plugins.pages.addresses import Addresses
from plugins.pages.desk import Desk
from plugins.pages.settings import SiteSettings
from plugins.publication.public import PublicRegistry
from plugins.publication.records import (
    Public,
    PublicItem,
    PublicOfficer,
    PublicPenalty,
)
from plugins.registry.linking import Registry
from plugins.registry.models.authorities import Officer
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import PenaltyDecision, PenaltyFields
from plugins.registry.records import Record


def a_view(penalty: PublicPenalty, item: PublicItem, officer: PublicOfficer) -> Public:
    """What a room below asks for."""
    return penalty if penalty.party else item if item.name else officer


@dataclass(frozen=True)
class Said:
    """Records that have passed the wall."""

    penalty: PublicPenalty
    item: PublicItem
    officer: PublicOfficer


def breaches(said: Said, decision: PenaltyDecision, item: PowerItem, officer: Officer) -> None:
    """Every way round the wall that the types must close."""
    half: PenaltyFields = said.penalty
    penalty, thing, person = said.penalty, said.item, said.officer
    a_view(decision, thing, person)  # type: ignore[arg-type]
    a_view(half, thing, person)  # type: ignore[arg-type]
    a_view(penalty, item, person)  # type: ignore[arg-type]
    a_view(penalty, thing, officer)  # type: ignore[arg-type]
    penalty = decision  # type: ignore[assignment]
    print(penalty.served)  # type: ignore[attr-defined]  # noqa: T201 - never run
    print(penalty.officers)  # type: ignore[attr-defined]  # noqa: T201 - never run
    print(person.post)  # type: ignore[attr-defined]  # noqa: T201 - never run
    Addresses({}).outcome(decision)  # type: ignore[arg-type]


def registries(registry: Registry, records: list[Record], settings: SiteSettings) -> None:
    """A registry of full records is no public one, and full records make none."""
    Desk(registry, settings)  # type: ignore[arg-type]
    PublicRegistry(records, registry.library, registry.today)  # type: ignore[arg-type]
