"""The parts of a sanction range: bands, each a case (when) and the sanctions it may end in.

Shapes follow 行政处罚法 arts. 9 to 14; 以上/以下 include their figure and 不满/超过 exclude it
(民法典 art. 1259).  Money is whole fen (1/100 yuan).  Everything is frozen and hashable.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from plugins.registry.vocabulary import PartyKind, PenaltyKind


class Join(StrEnum):
    """How a sanction stands to the one before it, or, as the first of its band, to other bands.

    ALONE says nothing of it: first of its band, or one of a list divided by semicolons.
    """

    ALONE = "alone"
    AND = "and"  # 并处
    OR = "or"  # 或者
    AND_OR = "and_or"  # 单处或者并处
    UP_TO = "up_to"  # 直至


class Who(StrEnum):
    """Whom a band is about; the first three share their values with ``PartyKind``."""

    ANYONE = "anyone"
    NATURAL = "natural"
    ORGANISATION = "organisation"
    SOLE_TRADER = "sole_trader"
    RESPONSIBLE = "responsible"  # 直接负责的主管人员和其他直接责任人员

    def covers(self, party: "PartyKind | Who | None") -> bool:
        """Whether a band for this one applies to *party*; None asks for every party."""
        return party is None or self is Who.ANYONE or self.value == party.value


class BaseState(StrEnum):
    """What is known of a base quantity where it is not a figure."""

    ABSENT = "absent"  # 没有违法所得
    PRESENT = "present"  # 有违法所得
    INCALCULABLE = "incalculable"  # 无法计算
    TOO_LOW = "too_low"  # 明显偏低


class Ends(NamedTuple):
    """The two ends of any interval; None is an end that is not stated, *_open* excludes it."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Bounds:
    """An interval of money in fen; None is an end the text does not state, *_open* excludes it."""

    min_fen: int | None = None
    max_fen: int | None = None
    min_open: bool = False
    max_open: bool = False

    @property
    def ends(self) -> Ends:
        """The interval in fen."""
        low, high = (None if f is None else Decimal(f) for f in (self.min_fen, self.max_fen))
        return Ends(low, high, self.min_open, self.max_open)


@dataclass(frozen=True, slots=True)
class Multiple:
    """An interval of times (or, if *percent*, hundredths written as %) of a *base* quantity.

    *low* and *high* are factors: ten times is 10, five percent is 0.05.  A base below
    *base_floor_fen* counts as that much (不足一万元的，按一万元计算).
    """

    base: str
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    percent: bool = False
    base_floor_fen: int | None = None

    @property
    def ends(self) -> Ends:
        """The interval of factors."""
        return Ends(self.low, self.high, self.low_open, self.high_open)


@dataclass(frozen=True, slots=True)
class Term:
    """An interval of time in *unit* (日, 个月, 年, 小时); unit 终身 has no ends."""

    unit: str
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    @property
    def ends(self) -> Ends:
        """The interval in the term's unit."""
        return Ends(self.low, self.high, self.low_open, self.high_open)


@dataclass(frozen=True, slots=True)
class Threshold:
    """A case told by a base quantity: a figure (*bounds*), a state, or either (absent or small)."""

    base: str
    bounds: Bounds | None = None
    states: tuple[BaseState, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """The case of a band: free *condition*, *stage* (拒不改正, 从重), party, threshold.

    *role* is the party in the text's own words where they say more than *who*.
    """

    condition: str = ""
    stage: str = ""
    who: Who = Who.ANYONE
    role: str = ""
    threshold: Threshold | None = None


@dataclass(frozen=True, slots=True)
class Sanction:
    """One sanction of a band.

    A fine has an *amount*, perhaps *per* something (日, 件, 平方米 of *what*) and with a total
    of at least *floor_fen* or at most *cap_fen*.  Others have *what* (the licence, the goods)
    where it says more than the kind, and a *term*.  *optional* is 可以.
    """

    kind: PenaltyKind
    amount: Bounds | Multiple | None = None
    term: Term | None = None
    what: str = ""
    per: str = ""
    floor_fen: int | None = None
    cap_fen: int | None = None
    join: Join = Join.ALONE
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """One case and its sanctions in order; *orders* (责令改正) are no penalties (art. 28).

    *waived* says that the case is not punished (不予处罚); *optional* then that it may be so.
    """

    when: When = When()
    sanctions: tuple[Sanction, ...] = ()
    orders: tuple[str, ...] = ()
    waived: bool = False
    optional: bool = False

    @property
    def kinds(self) -> tuple[PenaltyKind, ...]:
        """Kinds of the band's sanctions, none twice."""
        return tuple(dict.fromkeys(sanction.kind for sanction in self.sanctions))

    @property
    def fines(self) -> tuple[Sanction, ...]:
        """The band's fines."""
        return tuple(s for s in self.sanctions if s.kind is PenaltyKind.FINE)

    @property
    def optional_fines(self) -> bool:
        """Whether the band has fines and all of them only may be imposed."""
        return bool(self.fines) and all(fine.optional for fine in self.fines)


@dataclass(frozen=True, slots=True)
class SanctionRange:
    """A whole range: its bands in the order of the text."""

    bands: tuple[Band, ...]

    @property
    def kinds(self) -> tuple[PenaltyKind, ...]:
        """Kinds of all sanctions, none twice, in the order of the text."""
        return tuple(dict.fromkeys(kind for band in self.bands for kind in band.kinds))

    @property
    def waived(self) -> bool:
        """Whether the range is 不予处罚 and nothing else."""
        return bool(self.bands) and all(b.waived and not b.sanctions for b in self.bands)

    def fines_for(self, party: PartyKind | Who | None = None) -> tuple[tuple[Band, Sanction], ...]:
        """Every fine that *party* may get, with its band; None asks for all parties."""
        return tuple(
            (band, fine)
            for band in self.bands
            if band.when.who.covers(party)
            for fine in band.fines
        )
