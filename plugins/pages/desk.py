"""The desk views are written at: public records, addresses, settings, and what all pages share."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from urllib.parse import quote

from plugins.pages import addresses as at
from plugins.pages.addresses import Addresses, relative
from plugins.pages.columns import SiteColumn
from plugins.pages.gists import Reader
from plugins.pages.kept import kept_notice
from plugins.pages.months import Months
from plugins.pages.parts import Footer, Head, Link, MetaTag, NavLink, Notice, Site, Source
from plugins.pages.recalling import Recall
from plugins.pages.rows import NAMED_ROWS, Placed, Row, places
from plugins.pages.settings import MONTH, SiteSettings
from plugins.pages.statutes import Statutes
from plugins.pages.twins import twins_of
from plugins.pages.written import Written
from plugins.publication.archive.notes import YEARS
from plugins.publication.public import Count, PublicRegistry
from plugins.publication.records import (
    PublicAttachment,
    PublicAuthority,
    PublicChange,
    PublicItem,
    PublicOutcome,
    PublicTier,
)
from plugins.publication.timeliness import Timeliness
from plugins.registry.drawers import Drawer
from plugins.registry.records import Record
from plugins.registry.records import Source as RowSource
from plugins.registry.vocabulary import PowerKind

OUTCOME_TYPES: tuple[type[PublicOutcome], ...] = tuple(at.OUTCOME_FOLDERS)
"""The kinds of outcomes, in the order they are told."""

COUNTS = "counts"
"""The scope of how many records are kept back, and of how timely authorities publish."""
DESCRIBED = 160
"""How many characters a description has for machines."""

UNLISTED = ("robots", "noindex, noarchive")
"""What a page says to search engines that tells of a natural person."""
CORRECTION = "发邮件纠错（已填好网址和数据来源）"

NAVIGATION = (
    ("权力清单", at.POWERS, "powers"),
    ("责任清单", at.RESPONSIBILITIES, "responsibilities"),
    ("负面清单", at.NEGATIVE, "negative"),
    ("专项资金", at.FUNDS, "funds"),
    ("执法主体", at.AUTHORITIES, "authorities"),
    ("执法结果", at.OUTCOMES, "outcomes"),
)


class Desk:
    """What a view builder may ask; one for a whole build, read-only."""

    def __init__(  # noqa: PLR0913, PLR0917  a desk has these parts
        self,
        public: PublicRegistry,
        settings: SiteSettings,
        written: tuple[Written, ...] = (),
        counts: tuple[Count, ...] = (),
        timeliness: tuple[Timeliness, ...] = (),
        drawer: Drawer | None = None,
    ) -> None:
        self.public = public
        self.settings = settings
        self.written = written
        self._counts = counts
        self._timeliness = timeliness
        self.authorities: Mapping[str, PublicAuthority] = {
            a.name: a for a in reversed(public.all(PublicAuthority))
        }
        self.statutes = Statutes(public, settings.today)
        gists = Reader(public, self.statutes.provisions, drawer, 0).read(OUTCOME_TYPES)
        self.twins = twins_of(public, gists)
        self.addresses = Addresses(
            _codes(self.authorities),
            self.twins,
            _files(public),
            Months.of(
                (gist.months for gist in gists.values()), public.tombstones, public.is_of_person
            )
            if settings.outcome_pages == MONTH
            else None,
        )
        self.statutes.prepare(self.addresses, gists)
        self.recall = Recall(notes=public.archive.notes)

    def prepare(self) -> None:
        """Answer what every process that makes pages would else have to find out for itself."""
        _ = self.statutes.resting, self.with_news, self.attached, self.outcome_years
        self.public.first(PublicItem, code="", authority="")
        self.public.where(PublicTier, item_code="")

    @cached_property
    def attached(self) -> Mapping[tuple[str | None, str], tuple[PublicAttachment, ...]]:
        """(authority, key of the document number) → attachments whose cleaned file there is."""
        found: dict[tuple[str | None, str], tuple[PublicAttachment, ...]] = {}
        for one in self.public.all(PublicAttachment):
            if one.document_no is not None and one.source in self.public.files:
                key = (one.authority, one.document_no.key)
                found[key] = (*found.get(key, ()), one)
        return found

    def outcomes_of(
        self, code: str, authority: str | None, most: int
    ) -> tuple[int, tuple[PublicOutcome, ...]]:
        """How many outcomes of an item are published, and the newest of them."""
        archive = self.public.archive
        found = [archive.of_item(kind, authority, code, most) for kind in OUTCOME_TYPES]
        newest = sorted((one for _, some in found for one in some), key=newest_first)
        return sum(count for count, _ in found), tuple(newest[:most])

    @property
    def outcomes(self) -> Iterator[PublicOutcome]:
        """Every outcome, kind by kind, read one after the other."""
        return (outcome for kind in OUTCOME_TYPES for outcome in self.public.all(kind))

    @property
    def counts(self) -> tuple[Count, ...]:
        """How many records of each authority each rule keeps back."""
        self.public.archive.notes.note(COUNTS)
        return self._counts

    @property
    def timeliness(self) -> tuple[Timeliness, ...]:
        """How timely authorities publish."""
        self.public.archive.notes.note(COUNTS)
        return self._timeliness

    @property
    def outcome_years(self) -> Mapping[at.OutcomeYear, int]:
        """How many outcomes there are by kind, authority and year."""
        self.public.archive.notes.note(YEARS)
        return self._years

    @cached_property
    def _years(self) -> Mapping[at.OutcomeYear, int]:
        years = self.public.archive.years()
        return {at.OutcomeYear(*key): count for key, count in years.items()}

    @property
    def outcome_rows(self) -> Iterator[Row]:
        """Where every outcome stands, kind by kind."""
        return map(Row, self.public.archive.sources())

    @property
    def of_persons(self) -> Iterable[PublicOutcome]:
        """Outcomes whose party is a natural person: no search engine is led to them (PV-18)."""
        return self.public.archive.of_persons()

    def owners(self, *kinds: type[Record]) -> tuple[str, ...]:
        """Every authority that has records of *kinds*: listed ones first, in their order."""
        named = {getattr(r, "authority", None) for kind in kinds for r in self.public.all(kind)}
        listed = [name for name in self.listed if name in named]
        return (*listed, *sorted(name for name in named - set(listed) if name))

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The names of all authorities in the order of the list, none twice."""
        return tuple(dict.fromkeys(a.name for a in self.public.all(PublicAuthority)))

    def to(self, page: str, target: str) -> str:
        """The address of *target* as *page* must write it; empty where there is no target.

        The 404 page is served at any depth, so its links begin at the root of the site.
        """
        if not target:
            return ""
        if page == at.NOT_FOUND:
            return self.settings.root + target
        return relative(target, page)

    def feed_of(self, authority: str) -> str:
        """The feed of *authority*; empty where nothing of it is new."""
        return self.addresses.feed(authority) if authority in self.with_news else ""

    @cached_property
    def with_news(self) -> frozenset[str]:
        """The authorities that something is new of."""
        withdrawn = {s.authority or "" for s in self.public.tombstones if s.withdrawn}
        changed = {c.authority or "" for c in self.adjustments}
        return self.public.archive.with_news() | withdrawn | changed

    @cached_property
    def adjustments(self) -> tuple[PublicChange, ...]:
        """The change records that are out by the day the site speaks for."""
        today = self.settings.today
        changes = self.public.all(PublicChange)
        return tuple(c for c in changes if c.published and c.published <= today)

    def kinds_of(self, change: PublicChange) -> tuple[PowerKind, ...]:
        """The kinds of the items that *change* is about, in the order of the standard."""
        codes = change.item_codes
        kinds = {item.kind for code in codes for item in self.public.where(PublicItem, code=code)}
        return tuple(kind for kind in PowerKind if kind in kinds)

    def link(self, page: str, label: str, target: str, note: str = "") -> Link:
        """A link on *page* to *target*."""
        return Link(label, self.to(page, target), note)

    def authority_link(self, page: str, name: str | None) -> str:
        """The address of an authority's page; empty where it is not listed."""
        known = name in self.authorities
        return self.to(page, self.addresses.authority(name)) if known else ""

    def url(self, address: str) -> str:
        """*address* with the site in front: permanent, for machines and for paper."""
        return f"{self.settings.url}/{address}"

    def guide(self, page: str, label: str, slug: str) -> tuple[Link, ...]:
        """A link to a hand-written page; none where ``content/`` does not hold it."""
        there = any(written.slug == slug for written in self.written)
        return (self.link(page, label, self.addresses.content(slug)),) if there else ()

    def trail(self, page: str, *steps: tuple[str, str]) -> tuple[Link, ...]:
        """The way from home to *page*: (label, address) of each step between."""
        return tuple(self.link(page, label, to) for label, to in (("首页", at.HOME), *steps))

    def head(  # noqa: PLR0913  a head has these parts
        self,
        page: str,
        title: str,
        description: str,
        column: SiteColumn,
        *,
        published: str = "",
        data: Mapping[str, object] | None = None,
        unlisted: bool = False,
        feed: str = "",
    ) -> Head:
        """Title, canonical address, the portal's meta tags and what the page is about.

        *published* is the day of the first publication of a content page (2026-01-05), never of
        the build.
        *unlisted*: search engines leave the page out (PV-18).  *feed*: where what is new is told.
        """
        s = self.settings
        described = described_as(description)
        tags = [
            ("SiteName", s.meta_name),
            ("SiteDomain", s.domain),
            ("SiteIDCode", s.id_code),
            ("ColumnName", column.name),
            ("ColumnDescription", column.description),
            ("ColumnKeywords", column.name),
            ("ColumnType", column.kind),
        ]
        if published:
            tags += [
                ("ArticleTitle", title),
                ("PubDate", f"{published} 00:00"),
                ("ContentSource", s.owner),
            ]
        tags += [UNLISTED] if unlisted else []
        return Head(
            f"{title} - {s.name}" if title != s.name else title,
            described or title,
            self.url(page),
            tuple(MetaTag(name, content) for name, content in tags if content),
            data or {},
            self.to(page, feed),
        )

    def source(self, page: str, records: Iterable[Placed], *others: str) -> Source:
        """Where a page's records stand in the lists, and whom to tell of a mistake.

        *others* are places besides.  A page of many workbooks counts them by sheet.
        """
        told = list(records) if self.public.kept else records
        return self.source_at(page, (*places(told), *others), kept_notice(self.public, told))

    def source_at(self, page: str, named: tuple[str, ...], kept: Notice | None = None) -> Source:
        """Where a page comes from that is made of what is *named*."""
        s = self.settings
        return Source(
            places=named,
            updated=f"{s.today.year}年{s.today.month}月{s.today.day}日",
            contact=f"{s.correction_office}，{s.correction_phone}",
            permanent=self.url(page),
            links=(*self.mail(page, named), *self.guide(page, "怎样申请更正", "correction")),
            kept=kept,
        )

    def mail(self, page: str, named: Sequence[str]) -> tuple[Link, ...]:
        """A letter about *page*, begun: its address, and where the lists say what is wrong."""
        mailbox = self.settings.contact_mail
        if not mailbox:
            return ()
        lines = [f"网址：{self.url(page)}", *(f"数据来源：{p}" for p in named[:NAMED_ROWS])]
        body = "\r\n".join([*lines, "哪里错了：", "应当是什么，有什么证明："])
        return (
            Link(CORRECTION, f"mailto:{mailbox}?subject={quote('网站纠错')}&body={quote(body)}"),
        )

    def site(self, page: str) -> Site:
        """What every page at the depth of *page* says about the site."""
        s = self.settings
        return Site(
            name=s.name,
            owner=s.owner,
            home=self.to(page, at.HOME),
            search=self.to(page, at.SEARCH),
            navigation=tuple(
                NavLink(label, self.to(page, target), key) for label, target, key in NAVIGATION
            ),
            emblem=s.emblem,
            footer=Footer(
                owner=s.owner,
                operator=s.operator,
                contact=(
                    f"地址：{s.contact_address}",
                    f"电话：{s.contact_phone}（{s.contact_hours}）",
                    f"投诉举报：{s.complaint_phone}",
                    f"邮箱：{s.contact_mail}",
                ),
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
        yield from self.guide(page, "关于本站", "about")
        yield from self.guide(page, "怎样看懂清单", "how-to-read")
        yield from self.guide(page, "不服怎么办", "how-to-appeal")
        yield from self.guide(page, "网站纠错", "correction")
        yield self.link(page, "名词解释", at.GLOSSARY)
        yield self.link(page, "数据下载", at.DATA)
        yield from self.guide(page, "无障碍说明", "accessibility")
        if self.settings.fault_url:
            yield Link("我为政府网站找错", self.settings.fault_url)


def described_as(text: str) -> str:
    """*text* as a description for machines: without blanks, and not too long."""
    return "".join(text.split())[:DESCRIBED]


def day_of(day: date | None) -> str:
    """*day* as machines read it; empty where there is none."""
    return day.isoformat() if day else ""


def _codes(authorities: Mapping[str, PublicAuthority]) -> Mapping[str, str]:
    """Name → credit code, of those whose code is nobody else's."""
    codes = {name: authority.credit_code or "" for name, authority in authorities.items()}
    used = Counter(codes.values())
    return {name: code for name, code in codes.items() if code and used[code] == 1}


def _files(public: PublicRegistry) -> Mapping[RowSource, str]:
    """The name of every attachment's file: what its bytes are, and their kind."""
    return {source: f"{file.digest}.{file.ending}" for source, file in public.files.items()}


def newest_first(outcome: PublicOutcome) -> tuple[int, str]:
    """The order of outcomes: the latest decision first, then by number."""
    day = outcome.decided.toordinal() if outcome.decided else 0
    return -day, outcome.document_no.key if outcome.document_no else ""
