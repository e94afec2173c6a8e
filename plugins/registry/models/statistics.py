"""Annual enforcement statistics (行政执法统计年报, domain table 1.12): one class a table."""

from plugins.registry.cells import Fen, Text, Whole
from plugins.registry.records import Record


class StatisticsRow(Record):
    """One authority's figures of one year in one table; counts are cases unless named."""

    authority: Text
    year: Whole | None = None


class PenaltyStatistics(StatisticsRow):
    """Table 1, penalties in the 2024 form; a decision counts once under its heaviest kind."""

    warnings: Whole | None = None
    fines: Whole | None = None
    confiscations: Whole | None = None
    suspensions: Whole | None = None
    revocations: Whole | None = None
    restrictions: Whole | None = None
    closures: Whole | None = None
    detentions: Whole | None = None
    others: Whole | None = None
    total: Whole | None = None
    amount: Fen | None = None


class LicenceStatistics(StatisticsRow):
    """Table 2, licences."""

    applied: Whole | None = None
    accepted: Whole | None = None
    granted: Whole | None = None
    refused: Whole | None = None
    revoked: Whole | None = None


class CoercionStatistics(StatisticsRow):
    """Table 3, coercive measures and execution."""

    seals: Whole | None = None
    seizures: Whole | None = None
    freezes: Whole | None = None
    other_measures: Whole | None = None
    surcharges: Whole | None = None
    transfers: Whole | None = None
    auctions: Whole | None = None
    restorations: Whole | None = None
    substitutes: Whole | None = None
    other_executions: Whole | None = None
    court_executions: Whole | None = None
    total: Whole | None = None


class OtherStatistics(StatisticsRow):
    """Table 4, other acts."""

    levies: Whole | None = None
    levy_amount: Fen | None = None
    inspections: Whole | None = None
    adjudications: Whole | None = None
    confirmations: Whole | None = None
    rewards: Whole | None = None
    payments: Whole | None = None
    payment_amount: Fen | None = None
    others: Whole | None = None


class StaffStatistics(StatisticsRow):
    """Table 5, certified staff; the rate is computed, never typed."""

    posts: Whole | None = None
    certified: Whole | None = None
