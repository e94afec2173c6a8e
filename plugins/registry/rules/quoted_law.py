"""LB: what a list quotes of a provision is what the library holds of it."""

from collections.abc import Iterator
from dataclasses import replace

from plugins.registry.cells import CitedText
from plugins.registry.findings import Finding, Rule, Severity
from plugins.registry.instruments import Comparison, Likeness, Resolution, compare_quotation
from plugins.registry.rules.cited import Cited

WARNING = Severity.WARNING
LB_12 = Rule(
    "LB-12",
    WARNING,
    "政府信息公开条例第六条",
    "引用的条文与原文一致",
    "A quoted provision is the stored text",
    "{given}的条文与原文不一致：{diff}（〔-引文-〕〔+原文+〕）。",
    "The text quoted for {given} is not the stored one: {diff} (quoted, then stored).",
)
LB_13 = Rule(
    "LB-13",
    WARNING,
    "政府信息公开条例第六条",
    "引用的条文标点与原文一致",
    "A quoted provision has the punctuation of the stored text",
    "{given}的条文只有标点与原文不同：{diff}（〔-引文-〕〔+原文+〕）。",
    "The text quoted for {given} differs in punctuation only: {diff} (quoted, then stored).",
)


def quotations_differ(one: Cited, answer: Resolution) -> Iterator[Finding]:
    """The finding that the words quoted beside a citation are not those of its provision."""
    if not one.citation.quoted or answer.provision is None or not answer.found:
        return
    compared: Comparison = compare_quotation(one.citation.quoted, answer.provision)
    if compared.likeness is not Likeness.EQUAL:
        rule = LB_12 if compared.likeness is Likeness.DIFFERENT else LB_13
        yield rule.at(one.place, given=_quoted_as(one), diff=compared.diff)


def _quoted_as(one: Cited) -> str:
    """第三十一条第一款、第二款：… quotes the article, for nothing tells whose words are whose."""
    text: object = getattr(one.record, one.field)
    here = one.citation
    beside = [
        other
        for other in (text.citations if isinstance(text, CitedText) else ())
        if (other.title, other.article, other.bis) == (here.title, here.article, here.bis)
    ]
    if all(other.quoted for other in beside):
        return here.label()
    return replace(here, paragraph=None, item=None, subitem=None).label()
