"""Who enforces: authorities and their officers (domain tables 1.1 and 1.2)."""

from typing import Annotated

from plugins.registry import vocabulary as v
from plugins.registry.cells import Cited, Code, Date, Prose, Text, Texts, Yes, one, some
from plugins.registry.records import Record


class Authority(Record):
    """One enforcement authority (执法主体); every list refers to it by its full name."""

    name: Text
    short_name: Text | None = None
    credit_code: Code | None = None
    nature: Annotated[v.AuthorityNature, one(v.AuthorityNature)] | None = None
    level: Annotated[v.Level, one(v.Level)] | None = None
    region: Code | None = None
    government: Text | None = None
    vertical: Annotated[v.Vertical, one(v.Vertical)] | None = None
    parent: Text | None = None
    dispatched: Text | None = None
    authorising_basis: Cited | None = None
    entrusting_authority: Text | None = None
    entrusted_items: Texts = ()
    entrusted_powers: Prose | None = None
    entrusted_term: Text | None = None
    entrustment_letter: Text | None = None
    devolution_decision: Text | None = None
    duties: Prose | None = None
    act_kinds: Annotated[tuple[v.PowerKind, ...], some(v.PowerKind)] = ()
    territory: Texts = ()
    units: Texts = ()
    head: Text | None = None
    address: Text | None = None
    hours: Text | None = None
    phone: Text | None = None
    fax: Text | None = None
    website: Text | None = None
    postcode: Code | None = None
    complaint_phone: Text | None = None
    document_prefixes: Texts = ()
    status: Annotated[v.AuthorityStatus, one(v.AuthorityStatus)] | None = None
    valid_from: Date | None = None
    valid_to: Date | None = None
    successor: Text | None = None


class OfficerFields(Record):
    """What the public may know of a certified enforcement officer (执法人员)."""

    name: Text
    authority: Text | None = None
    certificate: Code | None = None
    fields: Texts = ()
    territory: Text | None = None
    issuer: Text | None = None
    issued: Date | None = None
    expires: Date | None = None
    status: Annotated[v.CertificateStatus, one(v.CertificateStatus)] | None = None


class Officer(OfficerFields):
    """One certified enforcement officer, with the columns that stay inside."""

    post: Text | None = None
    legal_reviewer: Yes | None = None
    qualified: Yes | None = None
