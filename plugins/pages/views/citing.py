"""Citations as readers see them: linked to the article, with its text where the library has it."""

from collections.abc import Iterable
from datetime import date

from plugins.pages.addresses import relative
from plugins.pages.desk import Desk
from plugins.pages.parts import Citation, State
from plugins.registry.cells import CitedText
from plugins.registry.instruments import Kind, Resolution
from plugins.registry.values import citations as written

SAID = {
    Kind.REPEALED: State("已废止", "ended"),
    Kind.NOT_YET_IN_FORCE: State("尚未施行", "wait"),
    Kind.OTHER_EDITION: State("另有版本", "wait"),
}


def cited(desk: Desk, page: str, *texts: CitedText | None) -> tuple[Citation, ...]:
    """Every provision named in *texts*, none twice, as a citation on *page*."""
    seen: dict[str, Citation] = {}
    for text in texts:
        for entry in text.citations if text else ():
            seen.setdefault(written.citation_key(entry), _one(desk, page, entry))
    return tuple(seen.values())


def uncited(*texts: CitedText | None) -> tuple[str, ...]:
    """The words of *texts* in which no provision could be read."""
    return tuple(text.text for text in texts if text and text.text and not text.citations)


def _one(desk: Desk, page: str, entry: written.Citation, on: date | None = None) -> Citation:
    found = desk.public.library.resolve(entry, on)
    title = found.instrument.title if found.instrument else entry.title
    anchor = f"a{entry.article}" + (f"-{entry.bis}" if entry.bis else "") if entry.article else ""
    target = desk.addresses.provision(title, anchor) if title else ""
    return Citation(
        instrument=f"《{title}》" if title else "",
        provision=entry.address.label(),
        address=relative(target, page) if target else "",
        quote=_quote(found),
        state=SAID.get(found.kind),
    )


def _quote(found: Resolution) -> str:
    provision = found.provision
    return provision.text if provision is not None else ""


def titles(texts: Iterable[CitedText | None]) -> tuple[str, ...]:
    """Titles of the instruments named in *texts*, none twice."""
    return tuple(
        dict.fromkeys(c.title for text in texts if text for c in text.citations if c.title)
    )
