"""How an item is handled: limits, fees, conditions, materials, where and when."""

from plugins.pages.desk import Desk
from plugins.pages.parts import Fact
from plugins.pages.views.blocks import Block
from plugins.pages.views.citing import cited
from plugins.pages.views.facts import facts, lines_of
from plugins.publication.records import PublicItem
from plugins.registry import vocabulary as v


def handling(desk: Desk, page: str, item: PublicItem) -> list[Block]:
    """The blocks that say how *item* is handled; empty where the list says nothing."""
    blocks = [_glance(item), _told(item)]
    fees = cited(desk, page, item.fee_basis, item.legal_note)
    if fees:
        blocks.append(Block("Citations", fees))
    return [block for block in blocks if block is not None]


def limit_text(number: int | None, unit: v.TimeUnit | None) -> str:
    """7个工作日, 24小时; empty where there is no limit."""
    if number is None:
        return ""
    unit = unit or v.TimeUnit.WORKING_DAYS
    measure = "个" if unit in (v.TimeUnit.WORKING_DAYS, v.TimeUnit.MONTHS) else ""
    return f"{number}{measure}{unit.label}"


def _glance(item: PublicItem) -> Block | None:
    """What an applicant asks first."""
    legal = limit_text(item.legal_limit, item.legal_unit)
    promised = limit_text(item.promised_limit, item.promised_unit)
    fee = {True: "收费", False: "不收费", None: ""}[item.fee]
    told = (
        Fact("法定办结时限", (legal,)),
        Fact("承诺办结时限", (promised,), note=item.promised_note or ""),
        Fact("收费", (fee,), note=item.fee_standard or ""),
        Fact("到现场次数", (f"{item.visits}次" if item.visits is not None else "",)),
        Fact("办件类型", (item.case_type or "",)),
    )
    shown = tuple(fact for fact in told if fact.lines[0])
    only_fee = len(shown) == 1 and item.fee is False
    return Block("Glance", shown) if shown and not only_fee else None


def _told(item: PublicItem) -> Block | None:
    materials = lines_of(item.materials)
    told = facts(
        ("受理条件", item.conditions),
        (f"申请材料（{len(materials)}份）", materials),
        ("数量限制", item.quota),
        ("办理流程", item.flow),
        ("特别程序（不计入时限）", item.special_procedures),
        ("中介服务", item.intermediary),
        ("结果名称", item.result),
        ("办理形式", item.channels),
        ("网办深度", item.online_depth),
        ("办理地点", item.place_of_service),
        ("办理时间", item.service_hours),
    )
    return Block("Facts", told) if told else None
