"""A procedure as a picture: boxes in layers, arrows between them.  Pure and deterministic.

A small layered layout (longest path, then order of steps): procedures have a dozen steps and a
branch or two, drawn from top to bottom so that a phone shows them whole.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.pages.parts import Flow, FlowEdge, FlowNode, NodeShape

WIDTH, HEIGHT = 168.0, 52.0
GAP_X, GAP_Y = 28.0, 46.0
MARGIN = 12.0
LINE = 9
"""How many characters fit on a line of a box."""


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A box to draw: *following* names other boxes by key with the condition that leads there."""

    key: str
    label: str
    address: str
    following: tuple[tuple[str, str], ...]


def layout(anchor: str, title: str, steps: Sequence[FlowStep]) -> Flow | None:
    """The picture of *steps*, or None where there is nothing to connect."""
    keys = {step.key for step in steps}
    edges = [(s.key, to, why) for s in steps for to, why in s.following if to in keys]
    if len(steps) < 2 or not edges:
        return None
    order = {step.key: position for position, step in enumerate(steps)}
    layers = _layers(order, [(a, b) for a, b, _ in edges if order[a] < order[b]])
    rows: dict[int, list[str]] = defaultdict(list)
    for step in steps:
        rows[layers[step.key]].append(step.key)
    widest = max(len(row) for row in rows.values())
    back = any(order[a] >= order[b] or layers[b] - layers[a] > 1 for a, b, _ in edges)
    width = 2 * MARGIN + widest * WIDTH + (widest - 1) * GAP_X + (GAP_X * 2 if back else 0)
    places = _places(rows, width - (GAP_X * 2 if back else 0))
    nodes = tuple(_node(step, places[step.key], edges) for step in steps)
    lanes = _Lanes(width)
    drawn = tuple(_edge(places, layers, lanes, (a, b, why)) for a, b, why in edges)
    names = {step.key: step.label for step in steps}
    told = tuple(f"{names[a]} → {names[b]}" + (f"（{why}）" if why else "") for a, b, why in edges)
    height = 2 * MARGIN + len(rows) * HEIGHT + (len(rows) - 1) * GAP_Y
    words = f"共{len(steps)}个步骤；文字说明见图下。"
    return Flow(anchor, title, words, lanes.right, height, nodes, drawn, told)


class _Lanes:
    """Room on the right for arrows that go back or skip a layer."""

    def __init__(self, right: float) -> None:
        self.right = right
        self._next = right - GAP_X

    def take(self) -> float:
        """The next free lane."""
        lane = self._next
        self._next += GAP_X / 2
        self.right = max(self.right, self._next + MARGIN)
        return lane


def _layers(order: Mapping[str, int], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    layers = dict.fromkeys(order, 0)
    for key in sorted(order, key=order.__getitem__):
        before = [layers[a] + 1 for a, b in edges if b == key]
        layers[key] = max(before, default=0)
    return layers


def _places(rows: Mapping[int, list[str]], width: float) -> dict[str, tuple[float, float]]:
    places: dict[str, tuple[float, float]] = {}
    for layer, row in rows.items():
        total = len(row) * WIDTH + (len(row) - 1) * GAP_X
        left = (width - total) / 2
        for position, key in enumerate(row):
            x = left + position * (WIDTH + GAP_X)
            places[key] = (round(x, 1), round(MARGIN + layer * (HEIGHT + GAP_Y), 1))
    return places


def _node(
    step: FlowStep, place: tuple[float, float], edges: Sequence[tuple[str, str, str]]
) -> FlowNode:
    into = any(b == step.key for _, b, _ in edges)
    onward = [b for a, b, _ in edges if a == step.key]
    shape: NodeShape = "step"
    if not into:
        shape = "start"
    elif not onward:
        shape = "end"
    elif len(onward) > 1:
        shape = "choice"
    lines = tuple(step.label[i : i + LINE] for i in range(0, min(len(step.label), LINE * 2), LINE))
    return FlowNode(*place, WIDTH, HEIGHT, shape, lines, step.address)


def _edge(
    places: Mapping[str, tuple[float, float]],
    layers: Mapping[str, int],
    lanes: _Lanes,
    edge: tuple[str, str, str],
) -> FlowEdge:
    start, end, why = edge
    x1, y1 = places[start][0] + WIDTH / 2, places[start][1] + HEIGHT
    x2, y2 = places[end][0] + WIDTH / 2, places[end][1]
    if layers[end] - layers[start] == 1:
        middle = round((y1 + y2) / 2, 1)
        path = f"M{x1} {y1}V{middle}H{x2}V{y2}"
        return FlowEdge(path, why, x2, round(y2 - 6, 1)) if why else FlowEdge(path)
    lane = lanes.take()
    right1, side1 = places[start][0] + WIDTH, places[start][1] + HEIGHT / 2
    right2, side2 = places[end][0] + WIDTH, places[end][1] + HEIGHT / 2
    path = f"M{right1} {side1}H{lane}V{side2}H{right2}"
    return FlowEdge(path, why, lane, round((side1 + side2) / 2, 1)) if why else FlowEdge(path)
