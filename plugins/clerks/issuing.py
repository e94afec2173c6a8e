"""The front door of ``invoke template``: a workbook for one authority, filled with its lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.clerks.asking import Lists, authority_named, unknown
from plugins.clerks.template import TemplateOptions, Written, write_template
from plugins.clerks.template.choices import choices_of
from plugins.clerks.template.filling import records_of
from plugins.registry.layouts import LAYOUTS
from plugins.registry.reports.wording import Language

WRITTEN: Mapping[Language, str] = {
    Language.ZH: "已生成 {target}：{sheets} 张表，填入现有 {rows} 行。",
    Language.EN: "{target}: {sheets} sheets, filled with the {rows} rows there are.",
}


@dataclass(frozen=True, slots=True)
class Order:
    """A template for *authority* (any of its names); *year* fills in that year's outcomes."""

    lists: Lists
    authority: str
    target: Path
    year: int | None = None


class UnknownAuthorityError(Exception):
    """Nobody has the name; the sentence says who there is."""


def issue(order: Order, language: Language = Language.ZH) -> Written:
    """Write the template of *order* into its target folder, as ``<authority>.xlsx``."""
    registry = order.lists.load().registry
    authority = authority_named(order.authority, registry)
    if authority is None:
        raise UnknownAuthorityError(unknown(order.authority, registry, language))
    order.target.mkdir(parents=True, exist_ok=True)
    return write_template(
        LAYOUTS,
        choices_of(registry, authority.name),
        records_of(registry, authority.name),
        order.target / f"{authority.name}.xlsx",
        TemplateOptions(authority.name, order.year),
    )


def sentence(written: Written, language: Language = Language.ZH) -> str:
    """What was written, for the person who asked for it."""
    rows = sum(written.rows.values())
    return WRITTEN[language].format(target=written.target, sheets=len(written.rows), rows=rows)
