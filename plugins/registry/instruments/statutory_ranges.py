"""The fines an article of law provides for, read from its own words.

Precision goes before completeness: an article that could be read in two ways, that sets
procedure or competence, or that refers elsewhere for its figures is refused.
"""

import re

from plugins.registry.instruments.editions import Paragraph, Provision
from plugins.registry.values import NotUnderstood
from plugins.registry.values.citations import Address
from plugins.registry.values.range_cases import who_is
from plugins.registry.values.range_lexis import NUM
from plugins.registry.values.range_parsing import ArticleReading, read_article
from plugins.registry.values.range_types import Who

_FINE = "罚款"
# Articles about how fines are imposed and paid, not for what.
_PROCEDURE = re.compile(
    "当场(?:处罚|收缴|作出|缴)|听证|缴纳罚款|收缴罚款|加处罚款|罚没|上缴国库|罚款(?:的|处罚)?(?:决定|权限|审批)"
    "|罚款(?:处罚)?的，(?:由|应当|须|报)|罚款处罚的，|(?:可以)?适用简易程序|暂缓|分期缴纳|罚款的?(?:具体)?标准"
)

# 逾期不改正的，按下列规定予以处罚：the case before the colon is that of every item.
_CASE_OF_ITEMS = re.compile(
    "([^，；。]*(?:拒不|逾期)[^，；。]*的)，[^；。]{0,30}?(?:按照?|依照)下列规定[^，；。]*[：:]?$"
)
# 对负有责任的单位…依照下列规定处以罚款：whom it names is fined by every item.
_PARTY_OF_ITEMS = re.compile(
    "对(?P<role>[^，；。：对]{2,24}?)(?=除|由|按照?|依照|根据|处|，)"
    "[^；。对]{0,80}(?:按照?|依照)下列(?:规定|标准)[^，；。]*[：:]?$"
)
_FIRST_FINE = re.compile(
    f"(?P<before>^|.*?[，的])(?=(?:可以)?(?:并处|处以?)[^，；。]{{0,30}}?{NUM})"
)


def statutory_range(provision: Provision, address: Address | None = None) -> ArticleReading:
    """The fines that *provision*, or just what *address* names of it, provides for.

    Raises NotUnderstood (DB-00) where they cannot be read with certainty.
    """
    paragraphs = provision.paragraphs
    if address and address.paragraph is not None:
        paragraphs = paragraphs[address.paragraph - 1 : address.paragraph]
    words = "。".join(_words(paragraph, address) for paragraph in paragraphs)
    if _FINE not in words or _PROCEDURE.search(words):
        raise _not_understood()
    return read_article(words)


def _words(paragraph: Paragraph, address: Address | None) -> str:
    """A paragraph with those of its items that state fines; items that state facts are left out."""
    fining = [item for item in paragraph.items if _FINE in item.text]
    if address and address.item is not None:
        fining = [item for item in fining if item.number == address.item]
    head = paragraph.text if _FINE in paragraph.text or fining else ""
    case = _CASE_OF_ITEMS.search(paragraph.text)
    before = f"{case[1]}，" if case else ""
    texts = (head, *(before + _to_whom(paragraph, item.text) for item in fining))
    return "。".join(part.strip("。：:；;，, ") for part in texts if part)


def _to_whom(paragraph: Paragraph, item: str) -> str:
    """The words of an *item* with the party that the words before the list name, if any."""
    named = _PARTY_OF_ITEMS.search(paragraph.text)
    if named is None or who_is(named["role"])[0] is Who.ANYONE:
        return item
    fine = _FIRST_FINE.match(item)
    if fine is None:
        raise _not_understood()  # the fine would lose its party
    if "对" in fine["before"]:
        return item
    return f"{fine['before']}对{named['role']}{item[fine.end() :]}"


def _not_understood() -> NotUnderstood:
    return NotUnderstood(
        "DB-00", "写有罚款幅度的条款", "a provision that states the bounds of a fine"
    )
