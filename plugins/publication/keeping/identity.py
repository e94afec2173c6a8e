"""What makes two rows of different workbooks the same record: the words that name it."""

from collections.abc import Mapping

from plugins.publication.records import PUBLIC_TYPES, PublicTombstone
from plugins.registry.hashing import digest
from plugins.registry.models import (
    authorities,
    basis,
    benchmarks,
    changes,
    funds,
    items,
    negative_list,
    outcomes,
    procedures,
    responsibilities,
    statistics,
)
from plugins.registry.records import Record

Identity = tuple[str, ...]

_OUTCOME = ("authority", "document_no")
NAMES: Mapping[type[Record], tuple[str, ...]] = {
    authorities.Authority: ("name",),
    authorities.Officer: ("authority", "certificate"),
    items.PowerItem: ("authority", "code", "sub_name"),
    responsibilities.Duty: ("authority", "duty", "task"),
    responsibilities.Boundary: ("authority", "topic", "party"),
    responsibilities.Supervision: ("authority", "name"),
    responsibilities.PublicService: ("authority", "name"),
    negative_list.NegativeEntry: ("variant", "number", "item"),
    funds.Fund: ("authority", "code", "name"),
    funds.FundYear: ("fund", "year"),
    funds.Allocation: ("fund", "year", "region", "project", "recipient"),
    basis.ListedProvision: ("authority", "title", "article", "paragraph", "item", "subitem"),
    benchmarks.Tier: ("authority", "item_code", "offence", "rank", "label"),
    procedures.Step: ("authority", "procedure", "number", "name"),
    outcomes.PenaltyDecision: _OUTCOME,
    outcomes.LicenceDecision: _OUTCOME,
    outcomes.CoerciveMeasure: _OUTCOME,
    outcomes.Inspection: (*_OUTCOME, "inspection_item", "party", "decided"),
    outcomes.InspectionItem: ("authority", "code", "name"),
    changes.Change: ("change_no",),
    **dict.fromkeys(
        (
            statistics.PenaltyStatistics,
            statistics.LicenceStatistics,
            statistics.CoercionStatistics,
            statistics.OtherStatistics,
            statistics.StaffStatistics,
        ),
        ("authority", "year"),
    ),
}
"""Full type → the fields that name a record of it."""
_FULL: dict[type[Record], type[Record]] = {public: full for full, public in PUBLIC_TYPES.items()}


def identity(record: Record) -> Identity | None:
    """What names *record*, full or public; None where too little of it is there."""
    model = _FULL.get(type(record), type(record))
    if isinstance(record, PublicTombstone):
        model = outcomes.PenaltyDecision
    fields = NAMES.get(model)
    if fields is None:
        return None
    values = [getattr(record, name, None) for name in fields]
    if not any(values[1:] or values):
        return None
    return (model.__name__, *(str(getattr(value, "key", value)) for value in values))


def digest_of(name: Identity) -> int:
    """64 bits that stand for an identity."""
    return digest("\n".join(name))
