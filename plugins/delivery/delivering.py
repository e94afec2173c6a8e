"""The front door of ``invoke publish`` and ``invoke rollback``: what is asked, done, and told."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from plugins.delivery.locking import alone
from plugins.delivery.records import Delivered
from plugins.delivery.releases import Place
from plugins.delivery.sentences import DeliveryError, Failed, Sentence, Tell, reason
from plugins.delivery.sites import Site, read_site

STORAGE = "s3://"
NO_TARGET = Sentence(
    "没有写明发布到哪里：请设置 PUBLISH_TO，或加 --to 文件夹 或 --to s3://存储桶/前缀。",
    "Nowhere to publish to: set PUBLISH_TO, or add --to FOLDER or --to s3://bucket/prefix.",
)
NO_RELEASES = Sentence(
    "对象存储不保留旧版本：请用旧的清单重新生成网站，再发布一次。",
    "Object storage keeps no releases: make the site of the older lists and publish that.",
)
INSIDE = Sentence(
    "网站、发布位置和报告必须互不包含。",
    "The site, the place it goes to and the report must not lie inside each other.",
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where to: a folder with *keep* releases, or storage reached at *endpoint*.

    *attempts* is how often one request to the storage is made before it has failed.
    """

    to: str
    keep: int = 5
    endpoint: str = ""
    addressing: str = "auto"
    attempts: int = 5

    @property
    def is_storage(self) -> bool:
        return self.to.startswith(STORAGE)

    def place(self) -> Place:
        """The folder with its releases."""
        if not self.to:
            raise Failed(NO_TARGET)
        if self.is_storage:
            raise Failed(NO_RELEASES)
        return Place(Path(self.to), self.keep)


@dataclass(frozen=True, slots=True)
class Order:
    """Deliver the site in *source* to *target* and leave a *report*.

    *unfinished* is where a build that has not ended says so; *shrink* is the publisher's word
    that many pages may vanish; *again* sends to storage what is there already, too.
    """

    source: Path
    target: Target
    report: Path
    unfinished: Path
    shrink: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Return:
    """Show another *release* of *target* again; without a name, the one before the current one.

    *bring_back* is the publisher's word that removed or withdrawn pages may return.
    """

    target: Target
    report: Path
    release: str = ""
    bring_back: bool = False


def publish(order: Order, tell: Callable[[str], None]) -> int:
    """Do *order*; 0 it is published, 1 it was refused, 2 it could not be done."""
    if not _apart(order):
        tell(str(INSIDE))
        return 2
    return _reported(order.target, order.report, lambda said: _publish(order, said), tell)


def rollback(back: Return, tell: Callable[[str], None]) -> int:
    """Do *back*; ends like ``publish``."""
    return _reported(back.target, back.report, lambda _: _rollback(back), tell)


def _rollback(back: Return) -> Delivered:
    return back.target.place().rollback(back.release, bring_back=back.bring_back)


def _publish(order: Order, tell: Tell) -> Delivered:
    target = order.target
    if not target.to:
        raise Failed(NO_TARGET)
    site = read_site(order.source, order.unfinished)
    for address in site.left_out:
        tell(Sentence(f"未发布：{address}（不是网页文件）", f"no file of a site: {address}"))
    if not target.is_storage:
        return target.place().publish(site, tell, shrink=order.shrink)
    return _to_storage(order, site, tell)


def _to_storage(order: Order, site: Site, tell: Tell) -> Delivered:
    # The library takes longer to load than most tasks take to run.
    from plugins.delivery.storage import Access, Bucket  # noqa: PLC0415

    target = order.target
    bucket = Bucket.open(target.to, Access(target.endpoint, target.addressing, target.attempts))
    with alone(order.report.with_suffix(".lock"), target.to):
        return bucket.publish(site, tell, shrink=order.shrink, again=order.again)


def _apart(order: Order) -> bool:
    """Whether neither the folder is published into itself, nor the report with it."""
    source = order.source.resolve()
    others = [order.report.resolve()]
    if order.target.to and not order.target.is_storage:
        others.append(Path(order.target.to).resolve())
    return not any(
        one == source or source in one.parents or one in source.parents for one in others
    )


def _reported(
    target: Target, report: Path, do: Callable[[Tell], Delivered], say: Callable[[str], None]
) -> int:
    """Do it, say how it ended, leave the report; returns the exit code."""
    code = 0
    try:
        done = do(lambda sentence: say(str(sentence)))
        for warning in done.warnings:
            say(str(warning))
    except DeliveryError as problem:
        done = Delivered(problem.sentence, problem.outcome)
        code = problem.code
    say(str(done.sentence))
    told = {"target": target.to, "exit": code, **asdict(done)}
    try:
        _write(report, told)
    except OSError as problem:
        why = reason(problem)
        say(str(Sentence(f"报告 {report} 没有写成：{why.zh}。", f"No report {report}: {why.en}.")))
        code = 2
    return code


def _write(report: Path, told: Mapping[str, Any]) -> None:
    report.parent.mkdir(parents=True, exist_ok=True)
    beside = report.with_suffix(".new")
    text = json.dumps(told, ensure_ascii=False, indent=1)
    beside.write_text(f"{text}\n", encoding="utf-8")
    beside.replace(report)
