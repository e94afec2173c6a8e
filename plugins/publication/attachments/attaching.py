"""Which attachments are published: those of a published outcome that a reviewer answers for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from plugins.publication.attachments.refusals import RefusedError
from plugins.publication.attachments.vetting import Vetted, vetted
from plugins.publication.masks import called
from plugins.publication.names import is_person, names_in
from plugins.publication.policy import Policy
from plugins.publication.records import FullOutcome
from plugins.publication.sayings import PV_16
from plugins.publication.scanning import texts_of
from plugins.registry.findings import Finding, Place, Scope
from plugins.registry.linking import Registry
from plugins.registry.loading import ATTACHMENTS
from plugins.registry.models.attachments import Attachment
from plugins.registry.values.text import fold

DECLARED = "已脱敏"
UNLISTED = RefusedError("没有在附件清单里登记", "it is in no list of attachments")


def attached(
    record: Attachment, outcome: FullOutcome, day: date, policy: Policy, *, natural: bool
) -> Vetted:
    """The file of *record*, which belongs to a published *outcome*, cleaned; else RefusedError.

    *natural*: the party of the outcome is said as a natural person.
    """
    for refusal in _undeclared(record, day):
        raise refusal
    if policy.lists is None or policy.cache is None:
        raise RefusedError("没有附件文件夹", "there is no folder of attachments")
    name = record.file or ""
    if not name or Path(name).name != name or "\\" in name:
        raise RefusedError("文件名没有填，或者带有路径", "the name is missing or a path")
    path = policy.lists / record.source.folder / ATTACHMENTS / name
    return vetted(path, _persons(outcome, natural=natural), policy.cache)


def _undeclared(record: Attachment, day: date) -> Iterator[RefusedError]:
    if fold(record.declared or "") != DECLARED:
        yield RefusedError("没有声明“已脱敏”", "nobody declares that it is redacted")
    if not record.reviewer:
        yield RefusedError("没有填复核岗位", "no reviewer is named")
    elif is_person(record.reviewer):
        yield RefusedError("复核岗位填了姓名，请填岗位", "the reviewer is a name, not a role")
    if record.reviewed_on is None or record.reviewed_on > day:
        yield RefusedError("没有填复核日期，或者日期还没有到", "it is not yet reviewed")


def _persons(outcome: FullOutcome, *, natural: bool) -> tuple[str, ...]:
    """Who must not be named in an attachment of *outcome*."""
    operator = getattr(outcome, "legal_representative", None) or ""
    named = [*names_in(operator), *called(text for _, text in texts_of(outcome))]
    if natural:
        named += names_in(outcome.party or "")
    return tuple("".join(name.split()) for name in named)


def unlisted(registry: Registry, lists: Path | None) -> Iterator[Finding]:
    """Files in a folder of attachments that no list names: they stay where they are (PV-16)."""
    if lists is None or not lists.is_dir():
        return
    named = {(record.source.folder, record.file) for record in registry.all(Attachment)}
    for path in sorted(lists.glob(f"*/{ATTACHMENTS}/*")):
        if path.is_file() and (path.parts[-3], path.name) not in named:
            place = Place(path.relative_to(lists).as_posix())
            yield PV_16.at(place, scope=Scope.NOTHING, why=UNLISTED.zh, why_en=UNLISTED.en)
