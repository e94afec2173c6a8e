"""Every text of a record passes the detectors; what is found blocks it, or is masked by choice.

Which kinds count depends on the column: contact columns of organs may hold telephones, code
columns only fear identity numbers, and an organisation's seat is no home.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plugins.publication.classes import FieldClass, fields_of
from plugins.publication.detectors import Hit, Secret, detect, redacted
from plugins.registry.cells import CitedText, DocumentNo, StatedRange
from plugins.registry.records import Record

CODES = frozenset(
    """
    code implementation_code parent_code item_code item_codes certificate credit_code
    authority_code document_no region postcode number change_no article paragraph item subitem
    normative_number decree document_prefixes certificate_no duty_no task_no
    """.split()
)
CONTACTS = frozenset(
    """
    phone fax complaint_phone address website hours consult complain channels place_of_service
    service_hours contact
    """.split()
)
IDENTITY = frozenset({Secret.RESIDENT_ID, Secret.MASKED_ID})
IN_CONTACTS = frozenset(
    set(Secret) - {Secret.MOBILE, Secret.EMAIL, Secret.SEAT, Secret.WECHAT, Secret.QQ, Secret.HOME}
)
IN_CATALOGUE = frozenset(
    set(Secret) - {Secret.SEAT, Secret.HOME, Secret.BIRTH, Secret.HEALTH, Secret.MINOR}
)
OF_PERSONS = frozenset(Secret)
OF_ORGANISATIONS = OF_PERSONS - {Secret.SEAT}
_TRANSCRIPT = re.compile("问[:：](?:(?!问[:：]).){0,2000}?答[:：]", re.DOTALL)
_SECRECY = re.compile(
    "(?:绝密|机密|秘密)\\s?[★☆]|内部(?:资料|文件)[，, ]?(?:请?注意保[密存]|不得外传)"
)
SHORT = 300
MOST = 50_000
"""How many texts are remembered at a time."""
Texts = Iterable[tuple[str, str]]
"""(field, text) pairs."""


@dataclass(frozen=True, slots=True)
class Found:
    """Personal data in one field of a record."""

    field: str
    hits: tuple[Hit, ...]


@dataclass
class Scanner:
    """Detectors with a memory: cells of a list repeat themselves."""

    _known: dict[str, tuple[Hit, ...]] = field(default_factory=dict)

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Personal data in *text*."""
        if len(text) > SHORT:
            return detect(text)
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= MOST:
                self._known.clear()
            known = self._known[text] = detect(text)
        return known

    def scan(self, texts: Texts, rest: frozenset[Secret]) -> Iterator[Found]:
        """What *texts* hold that may not be said; *rest* counts in columns of no special kind."""
        for name, text in texts:
            hits = self.hits(text)
            if hits:
                feared = IDENTITY if name in CODES else IN_CONTACTS if name in CONTACTS else rest
                counted = tuple(hit for hit in hits if hit.kind in feared)
                if counted:
                    yield Found(name, counted)


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """(field, text) of every text of *record* that is published, masked or not."""
    for name in fields_of(type(record), FieldClass.PUBLISH, FieldClass.MASK):
        value = getattr(record, name)
        if type(value) is str:
            yield name, value
        elif isinstance(value, CitedText | StatedRange | DocumentNo):
            yield name, value.text
        elif isinstance(value, tuple):
            for part in value:
                if type(part) is str:
                    yield name, part


def is_transcript(text: str) -> bool:
    """Whether *text* quotes questions and answers of a case file (PV-09)."""
    return "问" in text and bool(_TRANSCRIPT.search(text))


def is_marked_secret(text: str) -> bool:
    """Whether *text* carries a mark of secrecy (PV-10)."""
    return ("密" in text or "内部" in text) and bool(_SECRECY.search(text))


def cleaned(record: Record, found: tuple[Found, ...]) -> Record:
    """*record* with everything *found* in it hidden."""
    changed: dict[str, object] = {}
    for one in found:
        value = changed.get(one.field, getattr(record, one.field))
        changed[one.field] = _hidden(value, one.hits)
    return record.model_copy(update=changed)


def _hidden(value: object, hits: tuple[Hit, ...]) -> object:
    if isinstance(value, str):
        return redacted(value, hits)
    if isinstance(value, CitedText | StatedRange):
        return type(value)(redacted(value.text, hits))
    if isinstance(value, DocumentNo):
        return None
    if isinstance(value, tuple):
        return tuple(redacted(part, detect(part)) for part in value)
    return value
