"""The page of a procedure: numbered steps with their limits, and a picture of the way."""

from collections.abc import Iterator, Sequence

from plugins.pages import addresses as at
from plugins.pages.desk import Desk
from plugins.pages.flow import FlowStep, layout
from plugins.pages.parts import Fact, Heading, Link, Step
from plugins.pages.views.blocks import Block, filled, section
from plugins.pages.views.citing import cited
from plugins.pages.views.facts import facts, lines_of
from plugins.pages.views.page import DocumentPage
from plugins.publication.records import PublicItem, PublicStep
from plugins.registry import vocabulary as v
from plugins.registry.linking import steps_by_procedure
from plugins.registry.models import procedures


def procedure_pages(desk: Desk) -> Iterator[DocumentPage]:
    """One page for each procedure of each authority."""
    for (authority, name), steps in steps_by_procedure(desk.public.all(PublicStep)).items():
        yield procedure_page(desk, authority, name, steps)


def procedure_page(
    desk: Desk, authority: str | None, name: str, steps: Sequence[procedures.Step]
) -> DocumentPage:
    """The page of the procedure *name*."""
    page = desk.addresses.procedure(authority, name)
    drawn = layout("flow", f"{name}流程图", [_flow_step(step, steps) for step in steps])
    kinds = tuple(dict.fromkeys(kind.label for step in steps for kind in step.power_kinds))
    codes = tuple(dict.fromkeys(code for step in steps for code in step.item_codes))
    return DocumentPage(
        address=page,
        section="powers",
        head=desk.head(
            page,
            name,
            f"{authority or ''}{name}，共{len(steps)}个步骤。",
            desk.column("办事服务"),
        ),
        trail=desk.trail(page, ("执法流程", at.PROCEDURES), (name, page)),
        heading=Heading(
            title=name,
            kind="执法流程",
            facts=facts(("实施主体", authority), ("适用于", kinds)),
        ),
        sections=filled(
            (
                section(
                    "steps",
                    "步骤与时限",
                    Block("Steps", tuple(_step(desk, page, step, steps) for step in steps)),
                ),
                section("picture", "流程图", Block("Flow", drawn) if drawn else None),
                section("items", "适用事项", _items(desk, page, authority, codes)),
            )
        ),
        source=desk.source(page, steps),
    )


def limit_of(step: procedures.Step) -> str:
    """7个工作日, 24小时; empty where the step has no limit."""
    if step.limit is None or step.limit_unit is None:
        return ""
    measure = "个" if step.limit_unit in (v.TimeUnit.WORKING_DAYS, v.TimeUnit.MONTHS) else ""
    return f"{step.limit}{measure}{step.limit_unit.label}"


def _anchor(step: procedures.Step, steps: Sequence[procedures.Step]) -> str:
    return f"step-{steps.index(step) + 1}"


def _step(desk: Desk, page: str, step: procedures.Step, steps: Sequence[procedures.Step]) -> Step:
    return Step(
        number=steps.index(step) + 1,
        anchor=_anchor(step, steps),
        name=step.name or "",
        text=step.note or "",
        limit=limit_of(step),
        counted=step.counted is not False,
        facts=facts(("责任岗位", step.role), ("文书", step.documents)),
        rights=lines_of(step.rights),
        bases=cited(desk, page, step.limit_basis),
        onward=tuple(
            Link(f"{other.name or number}", f"#{_anchor(other, steps)}", why)
            for number, other, why in _following(step, steps)
        ),
    )


def _following(
    step: procedures.Step, steps: Sequence[procedures.Step]
) -> Iterator[tuple[str, procedures.Step, str]]:
    """(number, step, condition) of each step that may come next, as stated by either end."""
    by_number = {other.number: other for other in steps}
    named = [by_number[n] for n in step.following if n in by_number]
    named += [s for s in steps if step.number in s.previous and s not in named]
    position = steps.index(step)
    ends = "结束" in step.following or "办结" in (step.name or "")
    if not named and not ends and position + 1 < len(steps):
        after = steps[position + 1]
        if not after.previous:
            named = [after]
    for other in named:
        yield other.number or "", other, (other.condition or "") if len(named) > 1 else ""


def _flow_step(step: procedures.Step, steps: Sequence[procedures.Step]) -> FlowStep:
    return FlowStep(
        key=_anchor(step, steps),
        label=step.name or "",
        address=f"#{_anchor(step, steps)}",
        following=tuple((_anchor(o, steps), why) for _, o, why in _following(step, steps)),
    )


def _items(desk: Desk, page: str, authority: str | None, codes: tuple[str, ...]) -> Block | None:
    found = [
        Fact(item.code or "", (item.name,), desk.link(page, "", address).address)
        for code in codes
        for item in desk.public.where(PublicItem, code=code, authority=authority)
        if (address := desk.addresses.item(item.code, item.authority))
    ]
    return Block("Facts", tuple(found)) if found else None
