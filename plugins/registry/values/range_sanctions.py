"""Single sanctions and orders: 处…罚款, 没收…, 吊销…, 责令停产停业…, 拘留, 责令改正."""

import re
from dataclasses import replace
from decimal import Decimal

from plugins.registry.values import range_forms as forms
from plugins.registry.values.range_amounts import amounts, base_floor, money, term
from plugins.registry.values.range_lexis import MONEY_FIGURE, SANCTION_WORDS, Cursor
from plugins.registry.values.range_types import Bounds, Join, Multiple, Sanction, Term
from plugins.registry.vocabulary import PenaltyKind

_ONE = re.compile("^(?:逾期)?(?:一|1(?![0-9]))?")
DAILY_BASE = "原处罚数额"
"""What a daily continued fine is a multiple of."""


def take_sanctions(cursor: Cursor, *, bare: bool) -> tuple[Sanction, ...]:
    """The sanction right here, or the alternatives of one fine; *bare* fines need no 罚款."""
    start = cursor.at
    continued = _continued(cursor)
    if continued:
        return (continued,)
    prefix = cursor.take(forms.PREFIX)
    assert prefix is not None  # every part of it may be missing
    found = (
        _fine(cursor, bare=bare)
        or _either_licence(cursor)
        or _of_form(cursor)
        or _confiscation(cursor)
        or _timed(cursor)
    )
    if not found:
        cursor.at = start
        return ()
    join, optional = _join(prefix), bool(prefix["may"] or prefix["may2"])
    first = replace(found[0], join=join, optional=optional or found[0].optional)
    # 可以处A或者B罚款 says 可以 of both.
    return (first, *(replace(s, optional=first.optional or s.optional) for s in found[1:]))


def take_waiver(cursor: Cursor) -> bool | None:
    """Whether 不予处罚 right here is optional; None where it is not here."""
    match = cursor.take(forms.WAIVED)
    return None if match is None else bool(match["may"] or match["may2"])


def take_order(cursor: Cursor) -> str | None:
    """An order or other consequence that is no penalty, in its own words."""
    start = cursor.at
    match = cursor.take(forms.ORDER)
    if match is None:
        return None
    words = match[0]
    if SANCTION_WORDS.search(words) or MONEY_FIGURE.search(words) or words.endswith("的"):
        cursor.at = start
        return None
    return words


def _join(prefix: re.Match[str]) -> Join:
    if prefix["both"]:
        return Join.AND_OR
    if prefix["lead"] in ("或者", "或"):
        return Join.OR
    if prefix["lead"] == "直至":
        return Join.UP_TO
    return Join.AND if prefix["also"] in ("并", "同时") or prefix["lead"] else Join.ALONE


def _continued(cursor: Cursor) -> Sanction | None:
    """按日连续处罚: the first fine again for every day."""
    start = cursor.at
    match = cursor.take(forms.CONTINUED)
    if match is None:
        return None
    if not match["may"] and not match[0].startswith(("可以", "按", "自")):
        cursor.at = start
        return None
    again = Multiple(DAILY_BASE, Decimal(1), Decimal(1))
    optional = bool(match["may"]) or match[0].startswith("可以")
    return Sanction(PenaltyKind.FINE, again, per="日", optional=optional)


def _fine(cursor: Cursor, *, bare: bool) -> tuple[Sanction, ...]:
    start = cursor.at
    per, what = _per(cursor)
    cursor.take(forms.VERB)
    if not per:
        per, what = _per(cursor)
        cursor.take(forms.VERB)
    fine_first = cursor.take(forms.FINE_FIRST)
    if fine_first and not per:
        per, what = _per(cursor)
    found = amounts(cursor)
    cap, floor = _limits(cursor) if found else (None, None)
    named = bool(found) and (cursor.take(forms.FINED) or fine_first or bare)
    if not named:
        cursor.at = start
        return ()
    found = tuple(_floored(cursor, amount) for amount in found)
    after_cap, after_floor = _limits(cursor)
    cap, floor = cap or after_cap, floor or after_floor
    fines = [
        Sanction(PenaltyKind.FINE, amount, per=per, what=what, floor_fen=floor, cap_fen=cap)
        for amount in found
    ]
    return (fines[0], *(replace(fine, join=Join.OR) for fine in fines[1:]))


def _floored(cursor: Cursor, amount: Bounds | Multiple) -> Bounds | Multiple:
    """*amount* with the least its base counts as, where that follows."""
    if isinstance(amount, Bounds):
        return amount
    return replace(amount, base_floor_fen=base_floor(cursor, amount.base))


def _per(cursor: Cursor) -> tuple[str, str]:
    """What a fine is counted by (日, 平方米) and what is measured."""
    if cursor.take(forms.BY_DAY):
        return "日", ""
    start = cursor.at
    match = cursor.take(forms.PER)
    if match is None:
        return "", ""
    if SANCTION_WORDS.search(match[0]):
        cursor.at = start
        return "", ""
    return _ONE.sub("", match["per"]), match["what"] or ""


def _limits(cursor: Cursor) -> tuple[int | None, int | None]:
    """The cap and the floor in fen that stand beside an amount."""
    cap = floor = None
    while True:
        start = cursor.at
        match = cursor.take(forms.CAP)
        figure = money(cursor) if match else None
        if match is None or figure is None or figure.unit != "元":
            cursor.at = start
            return cap, floor
        if match["open"]:
            cursor.take(forms.CAP_END)
        fen = int(figure.value)
        cap, floor = (fen, floor) if match["cap"] else (cap, fen)


def _of_form(cursor: Cursor) -> tuple[Sanction, ...]:
    for form in forms.FORMS:
        match = cursor.take(form.words)
        if match is None:
            continue
        length = term(cursor) if form.timed else None
        what = match.groupdict().get("what") or ""
        if form.kind is PenaltyKind.SUSPEND_LICENCE and length and not what:
            after = cursor.take(forms.LICENCE_AFTER)
            what = after[0] if after else ""
        what = "" if what in form.plain else what
        return (Sanction(form.kind, term=length, what=what),)
    return ()


def _pause(cursor: Cursor, start: int) -> tuple[Sanction, ...]:
    """A pause of practice with its length before or after: 责令暂停六个月执业活动."""
    length = term(cursor)
    practice = cursor.take(forms.PRACTICE)
    length = length or (term(cursor) if practice else None)
    if practice is None:
        cursor.at = start
        return ()
    return (Sanction(PenaltyKind.WORK_BAN, term=length, what=f"暂停{practice['what']}"),)


def _either_licence(cursor: Cursor) -> tuple[Sanction, ...]:
    """暂扣或者吊销 of one licence."""
    match = cursor.take(forms.EITHER_LICENCE)
    if match is None:
        return ()
    what = "" if match["what"] == "许可证件" else match["what"]
    revoked = Sanction(PenaltyKind.REVOKE_LICENCE, what=what, join=Join.OR)
    return (Sanction(PenaltyKind.SUSPEND_LICENCE, what=what), revoked)


def _confiscation(cursor: Cursor) -> tuple[Sanction, ...]:
    if cursor.take(forms.TAKEN):
        return (Sanction(PenaltyKind.CONFISCATE_GOODS, what=forms.TAKEN_GOODS),)
    match = cursor.take(forms.CONFISCATED)
    if match is None:
        return ()
    parts = [part for part in forms.PARTS.split(match["what"]) if part]
    gains = [part for part in parts if part in forms.GAINS]
    goods = "、".join(part for part in parts if part not in forms.GAINS)
    goods = goods.removeprefix("其") if gains else goods
    found = []
    if gains:
        found.append(Sanction(PenaltyKind.CONFISCATE_GAINS))
    if goods:
        what = "" if goods in forms.GOODS_PLAIN else goods
        join = Join.AND if gains else Join.ALONE
        found.append(Sanction(PenaltyKind.CONFISCATE_GOODS, what=what, join=join))
    return tuple(found)


def _timed(cursor: Cursor) -> tuple[Sanction, ...]:
    """Detention and bans from work, which begin with their length."""
    start = cursor.at
    paused = cursor.take(forms.PAUSED)
    if paused:
        return _pause(cursor, start)
    length = term(cursor)
    if length and length.unit == "日" and cursor.take(forms.DETAINED):
        return (Sanction(PenaltyKind.DETENTION, term=length),)
    cursor.at = start
    match = cursor.take(forms.BAN)
    if match is None:
        return ()
    for_years = term(Cursor(match["term"])) if match["term"] else None
    for_life = Term("终身") if match["life"] else None
    return (Sanction(PenaltyKind.WORK_BAN, term=for_life or for_years, what=match["what"]),)
