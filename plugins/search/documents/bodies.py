"""Documents of who enforces, what the law says, what changed, and what is explained."""

from collections.abc import Iterable, Iterator
from itertools import chain

from plugins.pages.desk import Desk
from plugins.publication.archive import Part
from plugins.publication.records import (
    PublicAuthority,
    PublicChange,
    PublicItem,
    PublicOfficer,
    PublicTier,
)
from plugins.registry import vocabulary as v
from plugins.registry.cells import CitedText
from plugins.registry.values.citations import title_key
from plugins.search.documents.words import day, facets, line, plain, texts
from plugins.search.records import SearchDocument

_ABOLISHED = (v.AuthorityStatus.MERGED, v.AuthorityStatus.ABOLISHED)


def authorities(desk: Desk) -> Iterator[SearchDocument]:
    """Authorities."""
    for one in desk.public.all(PublicAuthority):
        yield SearchDocument(
            address=desk.addresses.authority(one.name),
            kind="authority",
            title=one.name,
            code=one.credit_code or "",
            texts=texts(
                ("简称", one.short_name),
                ("职责", one.duties),
                ("地址", one.address),
                ("电话", one.phone),
                ("负责人", one.head),
                ("承办机构", one.units),
                ("执法区域", one.territory),
                ("委托机关", one.entrusting_authority),
                ("文号前缀", one.document_prefixes),
            ),
            summary=line(one.level, one.address, one.phone),
            facets=facets(desk, one.name),
            current=one.status not in _ABOLISHED,
        )


def officers(desk: Desk) -> Iterator[SearchDocument]:
    """Certified officers, each at the page of the authority."""
    for one in desk.public.all(PublicOfficer):
        yield SearchDocument(
            address=desk.addresses.authority(one.authority),
            kind="officer",
            title=one.name,
            code=one.certificate or "",
            texts=texts(
                ("工作单位", one.authority), ("执法类别", one.fields), ("执法区域", one.territory)
            ),
            summary=line(one.authority, one.fields),
            facets=facets(desk, one.authority),
            current=one.status in (None, v.CertificateStatus.VALID),
        )


def laws(desk: Desk) -> Iterator[SearchDocument]:
    """Instruments, and each article of those whose text is kept."""
    for instrument in desk.public.library:
        edition = instrument.newest
        current = edition.repealed is None
        yield SearchDocument(
            address=desk.addresses.instrument(instrument.title),
            kind="law",
            title=instrument.title,
            code=edition.decree or "",
            texts=texts(("制定机关", edition.issuer), ("位阶", instrument.rank)),
            summary=line(instrument.rank, edition.issuer),
            date=day(edition.effective),
            current=current,
        )
        for provision in edition.provisions:
            address = desk.addresses.provision(instrument.title, provision.anchor)
            yield SearchDocument(
                address=address,
                kind="article",
                title=f"《{instrument.title}》{provision.label}",
                texts=texts(("条文", provision.text), ("章节", " ".join(provision.headings))),
                summary=line(*provision.headings[-1:]),
                date=day(edition.effective),
                current=current,
            )


def cited(desk: Desk, by_outcomes: Iterable[str]) -> Iterator[SearchDocument]:
    """Instruments that the lists cite and whose text is not kept; outcomes cite some as well."""
    every = chain(titles(desk, _citations(desk)), by_outcomes)
    first: dict[str, str] = {}
    for title in every:
        first.setdefault(title_key(title), title)
    for title in first.values():
        yield SearchDocument(
            address=desk.addresses.instrument(title),
            kind="law",
            title=title,
            summary="清单引用的法律法规，本站未存正文",
        )


def titles(desk: Desk, citing: Iterable[CitedText | None]) -> tuple[str, ...]:
    """The titles that are cited, each once, of instruments whose text is not kept."""
    found: dict[str, str] = {}
    for text in citing:
        for citation in text.citations if text else ():
            if citation.title and desk.public.library.named(citation.title) is None:
                found.setdefault(title_key(citation.title), citation.title)
    return tuple(found.values())


def titles_of(desk: Desk, part: Part) -> tuple[str, ...]:
    """The same of the outcomes of *part*."""
    return titles(desk, (outcome.basis for outcome in desk.public.archive.part(part)))


def _citations(desk: Desk) -> Iterator[CitedText | None]:
    """The citations of the lists that pages of law are made from, but those of outcomes."""
    for item in desk.public.all(PublicItem):
        yield item.basis
        yield item.breach_basis
    for tier in desk.public.all(PublicTier):
        yield tier.basis


def changes(desk: Desk) -> Iterator[SearchDocument]:
    """Adjustments of the lists."""
    for change in desk.public.all(PublicChange):
        about = change.item_name or "、".join(change.item_codes) or change.change_no
        when = change.published or change.decided
        yield SearchDocument(
            address=desk.addresses.change(change.change_no),
            kind="change",
            title=f"{change.kind.label if change.kind else '调整'}：{about}",
            code=change.change_no,
            texts=texts(
                ("理由", change.reason),
                ("实施主体", change.authority),
                ("原内容", change.old),
                ("新内容", change.new),
                ("决定文号", change.document),
                ("事项编码", change.item_codes),
            ),
            summary=line(day(when), change.authority, change.reason),
            facets=facets(desk, change.authority, year=when.year if when else None),
            date=day(when),
        )


def written(desk: Desk) -> Iterator[SearchDocument]:
    """Hand-written pages."""
    for page in desk.written:
        yield SearchDocument(
            address=desk.addresses.content(page.slug),
            kind="page",
            title=page.title,
            texts=texts(("提要", plain(page.summary)), ("正文", plain(page.html))),
            summary=line(plain(page.summary)),
        )
