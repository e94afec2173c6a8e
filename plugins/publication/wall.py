"""The wall itself: one full record in, its public form out, or the rule that keeps it back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from plugins.publication import sayings as pv
from plugins.publication.archive import Withheld
from plugins.publication.attachments.attaching import attached
from plugins.publication.attachments.refusals import RefusedError
from plugins.publication.attachments.vetting import Vetted
from plugins.publication.classes import CLASSES, FieldClass, fields_of
from plugins.publication.clock_findings import clock_findings
from plugins.publication.clock_sayings import PB_06, PB_24, PB_26
from plugins.publication.clocks import Clock, Reckoner, clock
from plugins.publication.detectors import Secret
from plugins.publication.headings import heading_of
from plugins.publication.masks import Naming, has_natural_party, naming
from plugins.publication.names import names_in
from plugins.publication.policy import Policy
from plugins.publication.records import (
    FULL_OUTCOMES,
    PUBLIC_TYPES,
    FullOutcome,
    Public,
    PublicPenalty,
    PublicTombstone,
)
from plugins.publication.reminders import reminders
from plugins.publication.scanning import (
    IN_CATALOGUE,
    OF_ORGANISATIONS,
    OF_PERSONS,
    Found,
    Scanner,
    cleaned,
    is_marked_secret,
    is_transcript,
    texts_of,
)
from plugins.publication.timeliness import Counter
from plugins.publication.withholding import Case, has_fallen, kept_back, under_age_in
from plugins.registry.findings import Finding, Place, Rule, Scope
from plugins.registry.linking import Registry
from plugins.registry.models.attachments import Attachment
from plugins.registry.models.funds import Allocation
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.records import Record, Source, held_together, shared
from plugins.registry.vocabulary import PartyKind

PARTIES: dict[type[Record], tuple[str, str]] = {
    Allocation: ("recipient", "recipient_kind"),
    **dict.fromkeys(FULL_OUTCOMES, ("party", "party_kind")),
}
"""Where a kind of record names a party, and says what it is."""
PARTY = "当事人"
IDENTIFYING = ("credit_code", "certificate_no", "licence")
"""Numbers that lead from a masked person back to the name in a public register."""
KEPT_FOR = {Secret.MASKED_ID: pv.PV_08, Secret.MINOR: pv.PV_02, Secret.SEAT: pv.PV_07}
"""The rule that a kind of personal data breaks, where it is not the general one (PV-06)."""


class Wall:
    """What may pass on a day; collects what it keeps back and what it finds.

    *clock* and *natural* are of the outcome that passed last: its days, and whether its party is
    a natural person.  *said* are outcomes that may be said and have attachments, which pass later.
    """

    def __init__(self, registry: Registry, day: date, policy: Policy) -> None:
        self.day = day
        self.policy = policy
        self.withheld: list[Withheld] = []
        self.findings: list[Finding] = []
        self.clock = Clock()
        self.natural = False
        self.files: dict[Source, Vetted] = {}
        self.said: dict[tuple[str, str], tuple[FullOutcome, bool]] = {}
        self._with_files = {_identity(one) for one in registry.all(Attachment)}
        self.timeliness = Counter(day)
        self._reckoner = Reckoner(registry.calendar)
        self._scanner = Scanner()
        self._told: set[str] = set()

    def passed(self, record: Record, *, blocked: bool) -> Public | None:
        """The public form of *record*, or None where it is withheld."""
        down = self.policy.ledger.taken_down(record)
        if down is not None:
            if not blocked:
                case = self._case(record) if isinstance(record, FULL_OUTCOMES) else None
                self.findings += reminders(record, down, case)
            return self._keep(record, PB_26)
        if isinstance(record, FULL_OUTCOMES):
            return self._outcome(record, blocked=blocked)
        if isinstance(record, Attachment) and not blocked:
            return self._attachment(record)
        if blocked:
            return self._keep(record, PB_24)
        feared = OF_PERSONS if type(record) in PARTIES else IN_CATALOGUE
        return self._written(record, tuple(texts_of(record)), feared)

    def _case(self, record: FullOutcome) -> Case:
        """What is known of an outcome on the day."""
        natural = has_natural_party(record)
        times = clock(record, self.day, self._reckoner, self.policy, natural=natural)
        return Case(record, self.day, times, natural, self.policy)

    def _outcome(self, record: FullOutcome, *, blocked: bool) -> Public | None:
        case = self._case(record)
        natural, times = case.natural, case.clock
        self.findings += clock_findings(case)
        rule = kept_back(case)
        self.timeliness.add(case, rule)
        if rule is not None:
            return self._keep(record, rule)
        if has_fallen(case) and isinstance(record, PenaltyDecision):
            self._keep(record, PB_06)
            return self._tombstone(record, times)
        if blocked:
            return self._keep(record, PB_24)
        texts = tuple(texts_of(record))
        for name, text in texts:
            found = _unsaid(case, text)
            if found is not None:
                self._find(record, found, name)
                return self._keep(record, found)
        said = self._written(record, texts, OF_PERSONS if natural else OF_ORGANISATIONS)
        if said is not None:
            self.clock, self.natural = times, natural
            if _identity(record) in self._with_files:
                self.said[_identity(record)] = record, natural
            if isinstance(said, PublicPenalty) and times.until:
                return said.model_copy(update={"publish_until": times.until})
        return said

    def _attachment(self, record: Attachment) -> Public | None:
        """An attachment of an outcome that was said; outcomes come first."""
        known = self.said.get(_identity(record))
        if known is None:
            return self._keep(record, pv.PV_16)
        outcome, natural = known
        try:
            file = attached(record, outcome, self.day, self.policy, natural=natural)
        except RefusedError as refusal:
            place = record.place("file", "declared")
            self.findings.append(pv.PV_16.at(place, why=refusal.zh, why_en=refusal.en))
            return self._keep(record, pv.PV_16)
        feared = OF_PERSONS if natural else OF_ORGANISATIONS
        said = self._written(record, tuple(texts_of(record)), feared)
        if said is not None:
            self.files[record.source] = file
        return said

    def _written(
        self, record: Record, texts: Sequence[tuple[str, str]], feared: frozenset[Secret]
    ) -> Public | None:
        """The public form of a record whose *texts* may be said, masked where it must be."""
        if self._is_named_badly(record.source):
            return self._keep(record, pv.PV_06)
        found = tuple(self._scanner.scan(texts, feared))
        if found:
            masked = self.policy.masks(getattr(record, "authority", None))
            rule = None
            for one in found:
                rule = self._tell(record, one, masked=masked)
            if not masked and rule is not None:
                return self._keep(record, rule)
            record = cleaned(record, found)
        return self._stripped(record)

    def _is_named_badly(self, source: Source) -> bool:
        """Whether the workbook's own name or the sheet's, which every page shows, is personal."""
        name = f"{source.workbook}\n{source.sheet}"
        hits = self._scanner.hits(name)
        if hits and name not in self._told:
            self._told.add(name)
            kind = hits[0].kind
            self.findings.append(
                pv.PV_06.at(
                    Place(source.workbook, source.sheet),
                    scope=Scope.SHEET,
                    heading="文件名或工作表名",
                    kind=kind.label,
                    kind_en=kind.value.replace("_", " "),
                )
            )
        return bool(hits)

    def _tell(self, record: Record, found: Found, *, masked: bool) -> Rule:
        kinds = list(dict.fromkeys(hit.kind for hit in found.hits))
        rule = pv.PV_15 if masked else KEPT_FOR.get(kinds[0], pv.PV_06)
        self._find(
            record,
            rule,
            found.field,
            kind="、".join(kind.label for kind in kinds),
            kind_en=", ".join(kind.value.replace("_", " ") for kind in kinds),
        )
        return rule

    def _stripped(self, record: Record) -> Public:
        """*record* as its public type: names masked, fields that stay inside not copied."""
        model = type(record)
        public = PUBLIC_TYPES[model]
        fields = fields_of(model, FieldClass.PUBLISH, FieldClass.MASK)
        values = {name: getattr(record, name) for name in fields}
        if FieldClass.MASK in CLASSES[model].values():
            values |= self._named(record, values)
        given = shared((record.model_fields_set & values.keys()) | {"source"})
        stripped = public.model_construct(given, source=record.source, **values)
        return held_together(stripped, record)

    def _named(self, record: Record, values: dict[str, object]) -> Iterator[tuple[str, object]]:
        """The fields of *record* that a masked name changes."""
        party_field, kind_field = PARTIES.get(type(record), ("", ""))
        party = cast("str | None", values.get(party_field))
        kind = cast("PartyKind | None", values.get(kind_field))
        texts = {
            name: text
            for name in fields_of(type(record), FieldClass.MASK)
            if name != party_field and isinstance(text := values[name], str)
        }
        whole = naming(record, party, kind, texts.values())
        if whole.natural and self._full_names(record):
            whole = replace(whole.sparing(names_in(party or "")), natural=False, party=party)
        yield from ((name, whole.said(text)) for name, text in texts.items())
        if party_field:
            yield party_field, whole.party
        if whole.natural:
            yield from ((name, None) for name in IDENTIFYING if name in values)
            self._doubt(record, kind, party_field, whole)

    def _full_names(self, record: Record) -> bool:
        return (getattr(record, "authority", None) or "") in self.policy.full_names

    def _doubt(self, record: Record, kind: PartyKind | None, field: str, whole: Naming) -> None:
        """Tell where a party was masked though its department did not call it a person."""
        if kind is PartyKind.SOLE_TRADER:
            self._find(record, pv.PV_12, field)
        elif kind is not PartyKind.NATURAL and whole.pairs:
            self._find(record, pv.PV_04, field)

    def _tombstone(self, record: PenaltyDecision, times: Clock) -> PublicTombstone | None:
        """What stays of a decision that fell: nothing that identifies the party."""
        number, state = record.document_no, record.state
        if number is None or state is None or self._scanner.hits(number.text):
            return None
        self.clock, self.natural = times, False
        return PublicTombstone(
            source=record.source,
            document_no=number,
            authority=record.authority,
            decided=record.decided,
            state=state,
            ground=self._ground(record),
            withdrawn=record.state_date,
        )

    def _ground(self, record: PenaltyDecision) -> str | None:
        """The reason a decision fell, without its party; None where it cannot be said."""
        reason = record.state_reason
        if not reason:
            return None
        whole = naming(record, record.party, record.party_kind, (reason,))
        parties = (record.party, *names_in(record.party or ""), record.credit_code)
        for name in filter(None, parties):
            reason = reason.replace(name, PARTY)
        reason = whole.said(reason)
        return None if self._scanner.hits(reason) else reason

    def _keep(self, record: Record, rule: Rule) -> Public | None:
        """Note that *record* is kept back by *rule*; nothing of it is said."""
        authority = getattr(record, "authority", None) or ""
        self.withheld.append(Withheld(record.place(), rule.id, type(record).__name__, authority))
        return None

    def _find(
        self, record: Record, rule: Rule, field: str, *, kind: str = "", kind_en: str = ""
    ) -> None:
        heading = heading_of(type(record), field)
        self.findings.append(
            rule.at(record.place(field), heading=heading, kind=kind, kind_en=kind_en)
        )


def _unsaid(case: Case, text: str) -> Rule | None:
    """The rule that one text of an outcome breaks by what it says."""
    if is_transcript(text):
        return pv.PV_09
    if is_marked_secret(text):
        return pv.PV_10
    return pv.PV_01 if under_age_in(case, text) else None


def _identity(record: FullOutcome | Attachment) -> tuple[str, str]:
    """What ties an attachment to its outcome: the authority and the number."""
    return record.authority or "", record.document_no.key if record.document_no else ""
