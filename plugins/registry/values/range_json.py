"""A sanction range as plain JSON data and back, without loss.

Form: ``{"bands": [band, …]}``.  A band, a sanction, an amount, a threshold and a term are
objects with the field names of ``range_types``; what equals its default is left out, times
and shares are strings of a decimal, money is whole fen, enums are their keys.  An amount with
a ``base`` is a multiple, any other is money.
"""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from enum import Enum
from typing import Any

from plugins.registry.values.range_types import (
    Band,
    BaseState,
    Bounds,
    Join,
    Multiple,
    Sanction,
    SanctionRange,
    Term,
    Threshold,
    When,
    Who,
)
from plugins.registry.vocabulary import PenaltyKind

_FACTORS = ("low", "high")


def to_json(stated: SanctionRange) -> dict[str, Any]:
    """*stated* as data that ``json.dumps`` writes."""
    return {"bands": [_plain(band) for band in stated.bands]}


def from_json(data: Mapping[str, Any]) -> SanctionRange:
    """The range that ``to_json`` made *data* from."""
    return SanctionRange(tuple(_band(band) for band in data["bands"]))


def _plain(part: Any) -> Any:
    if isinstance(part, Decimal):
        return f"{part.normalize():f}"
    if isinstance(part, Enum):
        return part.value
    if isinstance(part, tuple):
        return [_plain(member) for member in part]
    if not hasattr(part, "__dataclass_fields__"):
        return part
    return {
        field.name: _plain(value)
        for field in fields(part)
        if (value := getattr(part, field.name)) != field.default or field.name == "kind"
    }


def _band(data: Mapping[str, Any]) -> Band:
    return Band(
        when=_when(data.get("when", {})),
        sanctions=tuple(_sanction(sanction) for sanction in data.get("sanctions", ())),
        orders=tuple(data.get("orders", ())),
        waived=data.get("waived", False),
        optional=data.get("optional", False),
    )


def _when(data: Mapping[str, Any]) -> When:
    limit = data.get("threshold")
    return When(
        condition=data.get("condition", ""),
        stage=data.get("stage", ""),
        who=Who(data.get("who", Who.ANYONE)),
        role=data.get("role", ""),
        threshold=None if limit is None else _threshold(limit),
    )


def _threshold(data: Mapping[str, Any]) -> Threshold:
    figure = data.get("bounds")
    states = tuple(BaseState(state) for state in data.get("states", ()))
    return Threshold(data["base"], None if figure is None else Bounds(**figure), states)


def _sanction(data: Mapping[str, Any]) -> Sanction:
    amount, length = data.get("amount"), data.get("term")
    return Sanction(
        kind=PenaltyKind(data["kind"]),
        amount=None if amount is None else _amount(amount),
        term=None if length is None else Term(**_factored(length)),
        what=data.get("what", ""),
        per=data.get("per", ""),
        floor_fen=data.get("floor_fen"),
        cap_fen=data.get("cap_fen"),
        join=Join(data.get("join", Join.ALONE)),
        optional=data.get("optional", False),
    )


def _amount(data: Mapping[str, Any]) -> Bounds | Multiple:
    return Multiple(**_factored(data)) if "base" in data else Bounds(**data)


def _factored(data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a part whose ends are decimals."""
    return {name: Decimal(end) if name in _FACTORS else end for name, end in data.items()}
