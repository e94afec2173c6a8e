"""A procedure as a picture: boxes in layers, arrows between them.  Pure and deterministic.

A small layered layout (longest path, then order of steps): procedures have a dozen steps and a
branch or two, drawn from top to bottom so that a phone shows them whole.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plugins.pages.parts import Flow, FlowEdge, FlowNode, NodeShape

WIDTH, HEIGHT = 178.0, 56.0
GAP_X, GAP_Y = 30.0, 46.0
MARGIN = 12.0
LINE, LINES = 10, 2
"""Characters on a line of a box, and lines of a box."""
SAID, SAID_LINES, SAID_HEIGHT = 13, 3, 17.0
"""Characters on a line of a condition, its lines, and the height of one."""


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A box to draw: *following* names other boxes by key with the condition that leads there."""

    key: str
    label: str
    address: str
    following: tuple[tuple[str, str], ...]


Edge = tuple[str, str, str]
"""From, to, under which condition."""


@dataclass(slots=True)
class _Drawing:
    """Where everything stands: layer and place of each box, lanes for arrows on the right."""

    layers: Mapping[str, int]
    tops: Mapping[int, float]
    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    right: float = 0.0
    lane: float = 0.0

    def take_lane(self) -> float:
        """The next free lane on the right."""
        lane = self.lane
        self.lane += GAP_X / 2
        self.right = max(self.right, self.lane + MARGIN)
        return lane


def layout(anchor: str, title: str, steps: Sequence[FlowStep]) -> Flow | None:
    """The picture of *steps*, or None where there is nothing to connect."""
    keys = {step.key for step in steps}
    edges = [(s.key, to, why) for s in steps for to, why in s.following if to in keys]
    if len(steps) < 2 or not edges:
        return None
    drawing = _place(steps, edges)
    drawn = tuple(_edge(drawing, edge) for edge in edges)
    names = {step.key: step.label for step in steps}
    told = tuple(f"{names[a]} → {names[b]}" + (f"（{why}）" if why else "") for a, b, why in edges)
    height = max(drawing.tops.values()) + HEIGHT + MARGIN
    words = f"共{len(steps)}个步骤；文字说明见图下。"
    nodes = tuple(_node(step, drawing.places[step.key], edges) for step in steps)
    return Flow(anchor, title, words, drawing.right, height, nodes, drawn, told)


def cut(text: str, width: int, lines: int) -> tuple[str, ...]:
    """*text* in at most *lines* lines, cut after a mark where one is near; … where it goes on."""
    found: list[str] = []
    rest = text
    while rest and len(found) < lines:
        end = len(rest)
        if end > width:
            marks = [i + 1 for i in range(width // 2, width) if rest[i] in "、，；或"]
            end = marks[-1] if marks else width
        found.append(rest[:end])
        rest = rest[end:]
    if rest:
        found[-1] = f"{found[-1][: width - 1]}…"
    return tuple(found)


def _place(steps: Sequence[FlowStep], edges: Sequence[Edge]) -> _Drawing:
    order = {step.key: position for position, step in enumerate(steps)}
    layers = _layers(order, [(a, b) for a, b, _ in edges if order[a] < order[b]])
    rows: dict[int, list[str]] = defaultdict(list)
    for step in steps:
        rows[layers[step.key]].append(step.key)
    drawing = _Drawing(layers, _tops(rows, layers, edges))
    widest = max(len(row) for row in rows.values())
    width = 2 * MARGIN + widest * WIDTH + (widest - 1) * GAP_X
    for layer, row in rows.items():
        left = (width - len(row) * WIDTH - (len(row) - 1) * GAP_X) / 2
        for position, key in enumerate(row):
            drawing.places[key] = (round(left + position * (WIDTH + GAP_X), 1), drawing.tops[layer])
    drawing.right, drawing.lane = width, width + MARGIN
    return drawing


def _layers(order: Mapping[str, int], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    layers = dict.fromkeys(order, 0)
    for key in sorted(order, key=order.__getitem__):
        before = [layers[a] + 1 for a, b in edges if b == key]
        layers[key] = max(before, default=0)
    return layers


def _tops(
    rows: Mapping[int, list[str]], layers: Mapping[str, int], edges: Sequence[Edge]
) -> dict[int, float]:
    """The top of each layer: more room above those that conditions lead to."""
    tops: dict[int, float] = {}
    y = MARGIN
    for layer in sorted(rows):
        said = [
            len(cut(why, SAID, SAID_LINES))
            for a, b, why in edges
            if layers[b] == layer and layers[a] == layer - 1
        ]
        y += max(said, default=0) * SAID_HEIGHT
        tops[layer] = round(y, 1)
        y += HEIGHT + GAP_Y
    return tops


def _node(step: FlowStep, place: tuple[float, float], edges: Sequence[Edge]) -> FlowNode:
    into = any(b == step.key for _, b, _ in edges)
    onward = [b for a, b, _ in edges if a == step.key]
    shape: NodeShape = "step"
    if not into:
        shape = "start"
    elif not onward:
        shape = "end"
    elif len(onward) > 1:
        shape = "choice"
    return FlowNode(*place, WIDTH, HEIGHT, shape, cut(step.label, LINE, LINES), step.address)


def _edge(drawing: _Drawing, edge: Edge) -> FlowEdge:
    start, end, why = edge
    lines = cut(why, SAID, SAID_LINES)
    (left1, top1), (left2, top2) = drawing.places[start], drawing.places[end]
    if drawing.layers[end] - drawing.layers[start] == 1:
        x1, x2, bottom = left1 + WIDTH / 2, left2 + WIDTH / 2, top1 + HEIGHT
        turn = round(bottom + GAP_Y / 2, 1)
        words = round(top2 - 10 - (len(lines) - 1) * SAID_HEIGHT, 1)
        return FlowEdge(f"M{x1} {bottom}V{turn}H{x2}V{top2}", lines, x2, words)
    lane = drawing.take_lane()
    side1, side2 = top1 + HEIGHT / 2, top2 + HEIGHT / 2
    path = f"M{left1 + WIDTH} {side1}H{lane}V{side2}H{left2 + WIDTH}"
    middle = round((side1 + side2) / 2, 1)
    if lines:
        drawing.right = max(drawing.right, lane + SAID * 13 / 2 + MARGIN)
    return FlowEdge(path, lines, lane, middle)
