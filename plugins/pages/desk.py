"""The desk views are written at: public records, addresses, settings, and what all pages share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from plugins.pages import addresses as at
from plugins.pages.addresses import Addresses, relative
from plugins.pages.parts import Footer, Head, Link, MetaTag, NavLink, Site, Source
from plugins.pages.settings import SiteSettings
from plugins.pages.written import Written
from plugins.publication.public import PublicRegistry
from plugins.publication.records import (
    PublicAuthority,
    PublicCoercion,
    PublicInspection,
    PublicLicence,
    PublicOutcome,
    PublicPenalty,
)
from plugins.registry.records import Record

OUTCOME_TYPES: tuple[type[PublicOutcome], ...] = (
    PublicPenalty,
    PublicLicence,
    PublicCoercion,
    PublicInspection,
)

NAVIGATION = (
    ("权力清单", at.POWERS, "powers"),
    ("责任清单", at.RESPONSIBILITIES, "responsibilities"),
    ("负面清单", at.NEGATIVE, "negative"),
    ("专项资金", at.FUNDS, "funds"),
    ("执法主体", at.AUTHORITIES, "authorities"),
    ("执法结果", at.OUTCOMES, "outcomes"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """The column of the portal a page belongs to (国办发〔2017〕47号 meta tags)."""

    name: str
    kind: str
    description: str


class Desk:
    """What a view builder may ask; one for a whole build, read-only."""

    def __init__(
        self, public: PublicRegistry, settings: SiteSettings, written: tuple[Written, ...] = ()
    ) -> None:
        self.public = public
        self.settings = settings
        self.written = written
        codes = {a.name: a.credit_code or "" for a in public.all(PublicAuthority)}
        self.addresses = Addresses({name: code for name, code in codes.items() if code})
        self.authorities: Mapping[str, PublicAuthority] = {
            a.name: a for a in public.all(PublicAuthority)
        }

    def outcomes_of(self, code: str | None, authority: str | None) -> tuple[PublicOutcome, ...]:
        """Published outcomes of an item, newest first."""
        found = [
            outcome
            for kind in OUTCOME_TYPES
            for outcome in self.public.where(kind, item_code=code, authority=authority)
        ]
        return tuple(sorted(found, key=_newest_first))

    def column(self, kind: str) -> Column:
        """The portal's column of one *kind*, described by the site's name."""
        return Column(self.settings.name, kind, f"{self.settings.owner}行政执法公示")

    def link(self, page: str, label: str, target: str, note: str = "") -> Link:
        """A link on *page* to *target*."""
        return Link(label, relative(target, page), note)

    def trail(self, page: str, *steps: tuple[str, str]) -> tuple[Link, ...]:
        """The way from home to *page*: (label, address) of each step between."""
        return tuple(self.link(page, label, to) for label, to in (("首页", at.HOME), *steps))

    def head(  # noqa: PLR0913  a head has these parts
        self,
        page: str,
        title: str,
        description: str,
        column: Column,
        *,
        published: date | None = None,
        data: Mapping[str, object] | None = None,
    ) -> Head:
        """Title, canonical address, the portal's meta tags and JSON-LD of *page*.

        *published* is the first publication of a content page, never the day of the build.
        """
        s = self.settings
        tags = [
            ("SiteName", s.meta_name),
            ("SiteDomain", s.domain),
            ("SiteIDCode", s.id_code),
            ("ColumnName", column.name),
            ("ColumnDescription", column.description),
            ("ColumnKeywords", column.name),
            ("ColumnType", column.kind),
        ]
        if published is not None:
            tags += [
                ("ArticleTitle", title),
                ("PubDate", f"{published:%Y-%m-%d} 00:00"),
                ("ContentSource", s.owner),
            ]
        tags.append(("description", description))
        return Head(
            f"{title} - {s.name}" if title != s.name else title,
            description,
            f"{s.url}/{page}",
            tuple(MetaTag(name, content) for name, content in tags if content),
            {"@context": "https://schema.org", "@type": "WebPage", "name": title, **(data or {})},
        )

    def source(self, page: str, records: Iterable[Record]) -> Source:
        """Where a page's records stand in the lists, and whom to tell of a mistake."""
        places = [record.source for record in records]
        first = places[0]
        rows = sorted(
            p.row for p in places if (p.workbook, p.sheet) == (first.workbook, first.sheet)
        )
        s = self.settings
        return Source(
            workbook=first.workbook,
            sheet=first.sheet,
            rows=_rows(rows),
            updated=f"{s.today.year}年{s.today.month}月{s.today.day}日",
            contact=f"{s.correction_office}，{s.correction_phone}",
            permanent=f"{s.url}/{page}",
            links=(self.link(page, "怎样申请更正", self.addresses.content("correction")),),
        )

    def site(self, page: str) -> Site:
        """What every page at the depth of *page* says about the site."""
        s = self.settings
        return Site(
            name=s.name,
            owner=s.owner,
            home=relative(at.HOME, page),
            search=relative(at.SEARCH, page),
            navigation=tuple(
                NavLink(label, relative(target, page), key) for label, target, key in NAVIGATION
            ),
            footer=Footer(
                owner=s.owner,
                operator=s.operator,
                contact=(s.contact_address, s.contact_phone, s.contact_hours, s.contact_mail),
                identifiers=(
                    Link(f"网站标识码：{s.id_code}", ""),
                    Link(s.icp, ""),
                    Link(s.police, ""),
                ),
                links=tuple(self._footer_links(page)),
                made=f"依据各部门清单生成，内容截至{s.today.year}年{s.today.month}月{s.today.day}日",
            ),
        )

    def _footer_links(self, page: str) -> Iterable[Link]:
        content = self.addresses.content
        yield self.link(page, "关于本站", content("about"))
        yield self.link(page, "怎样看懂清单", content("how-to-read"))
        yield self.link(page, "不服怎么办", content("how-to-appeal"))
        yield self.link(page, "网站纠错", content("correction"))
        yield self.link(page, "数据下载", at.DATA)
        yield self.link(page, "无障碍说明", content("accessibility"))
        if self.settings.fault_url:
            yield Link("我为政府网站找错", self.settings.fault_url)


def _rows(rows: list[int]) -> str:
    """第5行, 第5至9行, 第5、7行."""
    if len(rows) == 1:
        return f"第{rows[0]}行"
    if rows[-1] - rows[0] == len(rows) - 1:
        return f"第{rows[0]}至{rows[-1]}行"
    return "第" + "、".join(map(str, rows[:8])) + ("…" if len(rows) > 8 else "") + "行"


def _newest_first(outcome: PublicOutcome) -> tuple[int, str]:
    day = outcome.decided.toordinal() if outcome.decided else 0
    return -day, outcome.document_no.key if outcome.document_no else ""
