"""Records and lists made in a line, for the tests of the wall."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar, cast

from plugins.publication.policy import Policy
from plugins.publication.public import STRICT, Publication, publish_as_of
from plugins.registry.calendar import WorkingDays
from plugins.registry.cells import CitedText, as_document_no
from plugins.registry.grouping import grouped
from plugins.registry.instruments import Library
from plugins.registry.linking import Registry
from plugins.registry.loading import Blocked, Loaded
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.records import Record, Source
from plugins.registry.vocabulary import PartyKind, PenaltyKind

R = TypeVar("R", bound=Record)
DAY = date(2026, 11, 20)
MARKET = "示例市市场监督管理局"
OTHER = "示例市城市管理局"
COMPANY = "示例市春晖餐饮有限公司"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def source(row: int, model: type[Record]) -> Source:
    """A source whose columns are the fields of *model* in order: A, B, …, AA …"""
    letters = [*LETTERS, *(f"A{letter}" for letter in LETTERS), *(f"B{x}" for x in LETTERS)]
    columns = dict(zip(model.model_fields, letters, strict=False))
    return Source("shi/结果.xlsx", "行政处罚", row, columns)


def penalty(row: int = 2, **fields: Any) -> PenaltyDecision:
    """A decision of the ordinary procedure against a company, with what the test needs."""
    given: dict[str, Any] = {
        "document_no": as_document_no(f"示城管罚〔2026〕{row}号"),
        "party": COMPANY,
        "party_kind": PartyKind.ORGANISATION,
        "authority": OTHER,
        "decided": date(2026, 10, 12),
        "published": date(2026, 10, 15),
        "kinds": (PenaltyKind.FINE,),
        "fine": 30_000_00,
        "basis": CitedText("《示例市市容条例》第八条"),
    }
    return PenaltyDecision.model_construct(
        **{**given, **fields, "source": source(row, PenaltyDecision)}
    )


def outcome(model: type[R], row: int = 2, **fields: Any) -> R:
    """Any other outcome."""
    given: dict[str, Any] = {
        "party": COMPANY,
        "party_kind": PartyKind.ORGANISATION,
        "authority": OTHER,
        "decided": date(2026, 10, 12),
        "published": date(2026, 10, 15),
    }
    made = model.model_construct(**{**given, **fields, "source": source(row, model)})
    return cast("R", made)


def record(model: type[R], row: int = 2, **fields: Any) -> R:
    """A record of a list that is no outcome."""
    return cast("R", model.model_construct(**{**fields, "source": source(row, model)}))


def loaded(records: Iterable[Record], blocked: Iterable[Record] = ()) -> Loaded:
    """Lists that hold *records*, of which *blocked* have errors."""
    rows = frozenset((r.source.workbook, r.source.sheet, r.source.row) for r in blocked)
    registry = Registry(records, Library(), WorkingDays(), DAY)
    return Loaded(registry, grouped(()), (), Blocked(rows))


def published(*records: Record, day: date = DAY, policy: Policy = STRICT) -> Publication:
    """What may be said of *records* on *day*."""
    return publish_as_of(loaded(records), day, policy)


def kept_by(*records: Record, day: date = DAY, policy: Policy = STRICT) -> list[str]:
    """The rules that keep *records* back on *day*."""
    return [one.rule for one in published(*records, day=day, policy=policy).withheld]
