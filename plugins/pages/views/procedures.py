"""The page of a procedure: numbered steps with their limits, and a picture of the way."""

from collections.abc import Iterator, Sequence

from plugins.pages import addresses as at
from plugins.pages import columns
from plugins.pages.desk import Desk
from plugins.pages.flow import FlowStep, layout
from plugins.pages.parts import Card, Fact, Heading, Link, Step
from plugins.pages.views.blocks import Block, filled, section
from plugins.pages.views.citing import cited
from plugins.pages.views.facts import facts, lines_of, listed
from plugins.pages.views.handling import limit_text
from plugins.pages.views.item_tables import item_table
from plugins.pages.views.page import DocumentPage
from plugins.publication.records import PublicItem, PublicStep
from plugins.registry.linking import steps_by_procedure
from plugins.registry.models import procedures

Procedures = dict[tuple[str | None, str], tuple[procedures.Step, ...]]
"""Steps under (authority, name of the procedure)."""


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
            columns.PROCEDURES,
        ),
        trail=desk.trail(page, ("执法流程", at.PROCEDURES), (name, page)),
        heading=Heading(
            title=name,
            kind="执法流程",
            facts=(
                Fact("实施主体", (authority or "未注明",), desk.authority_link(page, authority)),
                *facts(("适用于", listed(kinds)), ("步骤", f"{len(steps)}步")),
            ),
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


def procedures_of(desk: Desk, item: PublicItem) -> Procedures:
    """Procedures that apply to *item*: those naming its code, else its authority's of its kind."""
    named: dict[tuple[str | None, str], list[PublicStep]] = {}
    general: dict[tuple[str | None, str], list[PublicStep]] = {}
    for step in desk.public.where(PublicStep, authority=item.authority):
        if item.code in step.item_codes:
            named.setdefault((step.authority, step.procedure), []).append(step)
        elif item.kind in step.power_kinds and not step.item_codes:
            general.setdefault((step.authority, step.procedure), []).append(step)
    whole = steps_by_procedure(desk.public.where(PublicStep, authority=item.authority))
    return {key: whole[key] for key in named or general}


def procedure_cards(desk: Desk, page: str, item: PublicItem) -> tuple[Card, ...]:
    """The procedures that apply to *item*, each with its steps in a line."""
    return tuple(
        Card(
            title=name,
            address=desk.to(page, desk.addresses.procedure(owner, name)),
            kind=f"执法流程，{len(steps)}步",
            text=listed(dict.fromkeys(step.name for step in steps if step.name)),
        )
        for (owner, name), steps in procedures_of(desk, item).items()
    )


def _anchor(step: procedures.Step, steps: Sequence[procedures.Step]) -> str:
    return f"step-{steps.index(step) + 1}"


def _step(desk: Desk, page: str, step: procedures.Step, steps: Sequence[procedures.Step]) -> Step:
    return Step(
        number=steps.index(step) + 1,
        anchor=_anchor(step, steps),
        name=step.name or "",
        text=step.note or "",
        limit=limit_text(step.limit, step.limit_unit),
        counted=step.counted is not False,
        facts=facts(("责任岗位", step.role), ("文书", listed(step.documents))),
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
        item
        for code in codes
        for item in desk.public.where(PublicItem, code=code, authority=authority)
    ]
    if not found:
        return None
    return Block("Table", item_table(desk, page, "适用这个流程的事项", found))
