"""Which page a record is told on.  One table for search, downloads and feeds."""

from collections.abc import Callable, Mapping
from typing import Any

from plugins.pages import addresses as at
from plugins.pages.addresses import Addresses
from plugins.publication import records as public
from plugins.registry.linking import BenchmarkKey
from plugins.registry.records import Record

PLACES: Mapping[type[Record], Callable[[Addresses, Any], str]] = {
    public.PublicAuthority: lambda a, r: a.authority(r.name),
    public.PublicOfficer: lambda a, r: f"{a.authority(r.authority)}#officers",
    public.PublicItem: lambda a, r: a.item(r.code, r.authority, r.name),
    public.PublicDuty: lambda a, r: f"{a.responsibilities(r.authority)}#duties",
    public.PublicBoundary: lambda a, r: f"{a.responsibilities(r.authority)}#boundaries",
    public.PublicSupervision: lambda a, r: f"{a.responsibilities(r.authority)}#supervision",
    public.PublicServiceItem: lambda a, r: f"{a.responsibilities(r.authority)}#services",
    public.PublicNegativeEntry: lambda a, r: (
        a.negative_list(r.variant) if r.variant else at.NEGATIVE
    ),
    public.PublicFund: lambda a, r: a.fund(r.code, r.name),
    public.PublicFundYear: lambda *_: at.FUNDS,
    public.PublicAllocation: lambda *_: at.FUNDS,
    public.PublicProvision: lambda a, r: a.instrument(r.title),
    public.PublicTier: lambda a, r: a.benchmark(BenchmarkKey.of(r)),
    public.PublicStep: lambda a, r: a.procedure(r.authority, r.procedure),
    public.PublicPenalty: Addresses.outcome,
    public.PublicLicence: Addresses.outcome,
    public.PublicCoercion: Addresses.outcome,
    public.PublicInspection: Addresses.outcome,
    public.PublicTombstone: Addresses.tombstone,
    public.PublicInspectionItem: lambda a, r: f"{a.authority(r.authority)}#inspection",
    public.PublicPenaltyStatistics: lambda a, r: f"{a.statistics(r.year or 0)}#penalties",
    public.PublicLicenceStatistics: lambda a, r: f"{a.statistics(r.year or 0)}#licences",
    public.PublicCoercionStatistics: lambda a, r: f"{a.statistics(r.year or 0)}#coercion",
    public.PublicOtherStatistics: lambda a, r: f"{a.statistics(r.year or 0)}#others",
    public.PublicStaffStatistics: lambda a, r: f"{a.statistics(r.year or 0)}#staff",
    public.PublicAttachment: Addresses.attachment,
    public.PublicChange: lambda a, r: a.change(r.change_no),
}
"""Public type → the address of the page (and place on it) that tells a record."""


def place_of(addresses: Addresses, record: Record) -> str:
    """The address where *record* is told."""
    return PLACES[type(record)](addresses, record)
