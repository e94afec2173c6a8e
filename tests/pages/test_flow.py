"""Procedures as pictures: boxes never overlap, arrows join them, words say the same."""

from itertools import combinations

from plugins.pages.flow import FlowStep, layout
from plugins.pages.parts import FlowNode

STEPS = [
    FlowStep("1", "立案", "#1", (("2", ""),)),
    FlowStep("2", "调查取证", "#2", (("3", "符合听证条件"), ("4", "其他"))),
    FlowStep("3", "听证", "#3", (("4", ""),)),
    FlowStep("4", "审核", "#4", (("5", ""), ("2", "证据不足"))),
    FlowStep("5", "决定", "#5", ()),
]


def overlap(one: FlowNode, other: FlowNode) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    down = one.y < other.y + other.height and other.y < one.y + one.height
    return across and down


def test_boxes_stand_apart_inside_the_picture() -> None:
    flow = layout("flow", "普通程序", STEPS)
    assert flow is not None
    assert not any(overlap(a, b) for a, b in combinations(flow.nodes, 2))
    assert all(n.x >= 0 and n.x + n.width <= flow.width for n in flow.nodes)
    assert all(n.y >= 0 and n.y + n.height <= flow.height for n in flow.nodes)


def test_every_arrow_is_also_said_in_words() -> None:
    flow = layout("flow", "普通程序", STEPS)
    assert flow is not None
    assert len(flow.edges) == len(flow.told) == 6
    assert "审核 → 调查取证（证据不足）" in flow.told


def test_shapes_tell_start_choice_and_end() -> None:
    flow = layout("flow", "普通程序", STEPS)
    assert flow is not None
    assert [n.shape for n in flow.nodes] == ["start", "choice", "step", "choice", "end"]


def test_nothing_to_connect_is_no_picture() -> None:
    assert layout("flow", "一步", [FlowStep("1", "受理", "#1", ())]) is None
    assert (
        layout("flow", "两步", [FlowStep("1", "甲", "#1", ()), FlowStep("2", "乙", "#2", ())])
        is None
    )


def test_a_loop_alone_does_not_hang() -> None:
    flow = layout(
        "f", "环", [FlowStep("1", "甲", "", (("2", ""),)), FlowStep("2", "乙", "", (("1", ""),))]
    )
    assert flow is not None
    assert len(flow.edges) == 2
