"""Parts that are drawn: ranges, charts, flows.  Positions are percentages from 0 to 100."""

from dataclasses import dataclass
from typing import Literal

NodeShape = Literal["start", "step", "choice", "end"]


@dataclass(frozen=True, slots=True)
class RangeBar:
    """A range on a scale: from *start* to *end* per cent; *onward* where it has no upper end."""

    label: str
    text: str
    start: float
    end: float
    onward: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on a scale, at *at* per cent."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class RangeBars:
    """The tiers of a benchmark as bars over the range the law leaves."""

    anchor: str
    title: str
    description: str
    legal: RangeBar
    tiers: tuple[RangeBar, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar or column: *share* of the longest, in per cent, and its figure in words."""

    label: str
    text: str
    share: float
    address: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars (names down the side) or columns (years along the foot); a table stands beside it."""

    anchor: str
    title: str
    description: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A box of a flow picture, in units of the picture; *lines* fit into it."""

    x: float
    y: float
    width: float
    height: float
    shape: NodeShape
    lines: tuple[str, ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class FlowEdge:
    """An arrow: an SVG path, and the condition written in *lines* from *x*, *y* downwards."""

    path: str
    lines: tuple[str, ...] = ()
    x: float = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """A procedure as a picture; *told* says every arrow in words (“立案 → 调查取证”)."""

    anchor: str
    title: str
    description: str
    width: float
    height: float
    nodes: tuple[FlowNode, ...]
    edges: tuple[FlowEdge, ...]
    told: tuple[str, ...]
