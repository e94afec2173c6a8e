"""The front door of ``invoke template``: a workbook for one authority, filled with its lists."""

import re
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


LONGEST = 60
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\\/:*?"<>|]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


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
        order.target / f"{file_name(authority.name)}.xlsx",
        TemplateOptions(authority.name, order.year),
    )


def file_name(name: str) -> str:
    """*name* as the name of a file: of this folder, on every system, whatever a cell says."""
    safe = _UNSAFE.sub("_", name).strip(" .")[:LONGEST]
    return f"_{safe}" if not safe or _RESERVED.fullmatch(safe) else safe


def sentence(written: Written, language: Language = Language.ZH) -> str:
    """What was written, for the person who asked for it."""
    rows = sum(written.rows.values())
    return WRITTEN[language].format(target=written.target, sheets=len(written.rows), rows=rows)
