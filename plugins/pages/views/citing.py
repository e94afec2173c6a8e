"""Citations as readers see them: linked to the article, with its text where the library has it."""

from dataclasses import replace
from datetime import date

from plugins.pages.desk import Desk
from plugins.pages.parts import Citation, QuotedLine, State
from plugins.registry.cells import CitedText
from plugins.registry.instruments import Kind, Provision, Resolution
from plugins.registry.values import citations as written
from plugins.registry.values.numerals import chinese_numeral

SAID = {
    Kind.REPEALED: State("已废止", "ended"),
    Kind.NOT_YET_IN_FORCE: State("尚未施行", "wait"),
}


def cited(
    desk: Desk,
    page: str,
    *texts: CitedText | None,
    on: date | None = None,
    opened: bool = False,
) -> tuple[Citation, ...]:
    """Every provision named in *texts*, none twice, as the law stood *on* that day.

    *opened*: the words of the articles stand open on the page.
    """
    seen: dict[str, Citation] = {}
    for text in texts:
        for entry in text.citations if text else ():
            key = written.citation_key(entry)
            if key not in seen:
                shown = _one(desk, page, entry, desk.statutes.resolve(entry, on))
                seen[key] = replace(shown, opened=opened)
    return tuple(seen.values())


def uncited(*texts: CitedText | None) -> tuple[str, ...]:
    """The words of *texts* in which no provision could be read."""
    return tuple(text.text for text in texts if text and text.text and not text.citations)


def _one(desk: Desk, page: str, entry: written.Citation, found: Resolution) -> Citation:
    title = entry.title
    if found.instrument is not None and found.kind is not Kind.NEAR_TITLE:
        title = found.instrument.title
    return Citation(
        instrument=f"《{title}》" if title else "",
        provision=entry.address.label(),
        address=desk.to(page, desk.statutes.address(entry, found)),
        quote=quoted(found.provision, entry.address) if found.provision else (),
        state=SAID.get(found.kind),
        note=_note(found, entry),
    )


def _note(found: Resolution, entry: written.Citation) -> str:
    if found.kind is Kind.OTHER_EDITION and found.edition is not None and found.edition.dated:
        day = found.edition.dated
        return f"条文见{day.year}年{day.month}月{day.day}日公布的版本。"
    return f"引用的是{entry.edition}年版本。" if entry.edition and not found.provision else ""


def quoted(provision: Provision, address: written.Address) -> tuple[QuotedLine, ...]:
    """The whole article, what *address* names marked: an item with the words that lead to it."""
    lines: list[QuotedLine] = []
    whole = address.paragraph is None and address.item is None
    for number, paragraph in enumerate(provision.paragraphs, 1):
        here = address.paragraph in (None, number) and not whole
        numbers = {item.number for item in paragraph.items}
        with_item = here and address.item in numbers
        all_of_it = here and address.item is None
        if paragraph.text:
            lines.append(QuotedLine(paragraph.text, all_of_it or with_item))
        for item in paragraph.items:
            marked = all_of_it or (with_item and item.number == address.item)
            text = f"（{chinese_numeral(item.number)}）{item.text}"
            lines.append(QuotedLine(text, marked))
            lines += [QuotedLine(f"{sub.number}.{sub.text}", marked) for sub in item.subitems]
    if all(line.cited for line in lines):
        return tuple(QuotedLine(line.text) for line in lines)
    return tuple(lines)
