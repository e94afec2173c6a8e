"""Publication to object storage that speaks S3: what changed is sent, in the order of the plan."""

import base64
from collections.abc import Iterator
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal, cast

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from plugins.delivery.kinds import cache_control, content_type
from plugins.delivery.planning import Stage, Step, plan
from plugins.delivery.records import Delivered
from plugins.delivery.sentences import Failed, Sentence, Tell
from plugins.delivery.sites import Site, guard

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

Addressing = Literal["auto", "path", "virtual"]

THREADS = 8
DIGEST = "digest"
"""Metadata of every object: the MD5 of its bytes, where the server's ETag is something else."""

STAGES = {
    Stage.WITHDRAW: Sentence("删除不再公开的文件", "what is published no longer"),
    Stage.THEME: Sentence("样式和脚本", "styles and scripts"),
    Stage.TOMBSTONES: Sentence("撤回说明", "tombstones"),
    Stage.NEW: Sentence("新文件", "new files"),
    Stage.SEARCH: Sentence("搜索入口", "the search entry"),
    Stage.FORGET: Sentence("删除旧的搜索文件", "the old search index"),
    Stage.COPIES: Sentence("数据文件", "copies of the lists"),
    Stage.PAGES: Sentence("网页", "pages"),
    Stage.LISTS: Sentence("目录页", "lists of pages"),
    Stage.ENTRANCES: Sentence("首页和站点地图", "the home page and the sitemap"),
    Stage.SWEEP: Sentence("删除不再使用的文件", "files that nothing names any more"),
}


@dataclass(frozen=True, slots=True)
class Access:
    """How the storage is reached; keys come from the environment, as boto3 documents.

    One request is made *attempts* times at most; the waits between them double, to 20 seconds.
    """

    endpoint: str
    addressing: str
    attempts: int

    def client(self) -> "S3Client":
        """A client with bounded waits, which signs only what every S3-like server knows."""
        config = Config(
            connect_timeout=10,
            read_timeout=60,
            max_pool_connections=THREADS,
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            retries={"mode": "standard", "total_max_attempts": self.attempts},
            s3={"addressing_style": cast(Addressing, self.addressing)},
        )
        session = boto3.session.Session()
        region = session.region_name or "us-east-1"
        url = self.endpoint or None
        return session.client("s3", region_name=region, endpoint_url=url, config=config)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A place in object storage: every key below *prefix* belongs to the site."""

    client: "S3Client"
    name: str
    prefix: str

    @classmethod
    def open(cls, url: str, access: Access) -> "Bucket":
        """The place that *url* names as ``s3://bucket/prefix``."""
        name, _, prefix = url.removeprefix("s3://").partition("/")
        if not name:
            raise Failed(
                Sentence(f"{url} 没有写明存储桶。", f"{url} names no bucket: s3://bucket/prefix.")
            )
        with _told(url):
            return cls(access.client(), name, f"{prefix.strip('/')}/" if prefix.strip("/") else "")

    @property
    def url(self) -> str:
        return f"s3://{self.name}/{self.prefix}"

    def publish(
        self, site: Site, tell: Tell, *, shrink: bool = False, again: bool = False
    ) -> Delivered:
        """Make the place hold exactly *site*; *again* sends what is there already, too."""
        with _told(self.url):
            there = self._compare(site)
            if not shrink:
                guard(frozenset(there), frozenset(site.files))
            known = dict.fromkeys(there, False) if again else there
            steps = plan(site.files, known)
            for stage, group in groupby(steps, key=lambda step: step.stage):
                self._do(site, stage, list(group), tell)
            self._verify(site)
        gone = tuple(step.address for step in steps if step.removes)
        sent = len(steps) - len(gone)
        return Delivered(
            Sentence(
                f"已发布到 {self.url}：{len(site.files)} 个文件，上传 {sent} 个，"
                f"删除 {len(gone)} 个，全部核对无误。",
                f"Published to {self.url}: {len(site.files)} files, {sent} sent, "
                f"{len(gone)} removed, all verified.",
            ),
            "published" if steps else "unchanged",
            len(site.files),
            sent,
            len(site.files) - sent,
            gone,
        )

    def _compare(self, site: Site) -> dict[str, bool]:
        """Every address there is → whether it holds what *site* has for it."""
        doubtful = []
        there = {}
        for address, size, etag in self._listed():
            content = site.files.get(address)
            there[address] = content is not None and etag == content.md5
            if content is not None and size == content.size and not there[address]:
                doubtful.append(address)
        # Encrypted buckets have ETags that are no digest of the bytes; then our own note counts.
        with ThreadPoolExecutor(THREADS) as pool:
            notes = pool.map(self._noted, doubtful)
            there.update({a: n == site.files[a].md5 for a, n in zip(doubtful, notes, strict=True)})
        return there

    def _listed(self) -> Iterator[tuple[str, int, str]]:
        pages = self.client.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=self.name, Prefix=self.prefix):
            for found in page.get("Contents", ()):
                address = found["Key"].removeprefix(self.prefix)
                yield address, found["Size"], found["ETag"].strip('"')

    def _noted(self, address: str) -> str:
        head = self.client.head_object(Bucket=self.name, Key=self.prefix + address)
        return head["Metadata"].get(DIGEST, "")

    def _do(self, site: Site, stage: Stage, steps: list[Step], tell: Tell) -> None:
        """Do all *steps* of one stage; the first that fails ends the publication."""
        words = STAGES[stage]
        tell(Sentence(f"{words.zh}：{len(steps)}", f"{words.en}: {len(steps)}"))
        with ThreadPoolExecutor(THREADS) as pool:
            doing = [pool.submit(self._step, site, step) for step in steps]
            wait(doing, return_when=FIRST_EXCEPTION)
            for one in doing:
                one.cancel()
        for one in doing:
            if not one.cancelled():
                one.result()

    def _step(self, site: Site, step: Step) -> None:
        if step.removes:
            self.client.delete_object(Bucket=self.name, Key=self.prefix + step.address)
            return
        plain = site.files[step.address].md5
        self.client.put_object(
            Bucket=self.name,
            Key=self.prefix + step.address,
            Body=site.read(step.address),
            ContentMD5=base64.b64encode(bytes.fromhex(plain)).decode(),
            ContentType=content_type(step.address),
            CacheControl=cache_control(step.address),
            Metadata={DIGEST: plain},
        )

    def _verify(self, site: Site) -> None:
        """Look at the place again: it must hold every file with its digest, and nothing else."""
        there = self._compare(site)
        wrong = {address for address, same in there.items() if not same} | (
            set(site.files) - set(there)
        )
        if wrong:
            raise Failed(
                Sentence(
                    f"发布后核对发现 {len(wrong)} 个文件不符（如 {min(wrong)}），请再发布一次。",
                    f"{len(wrong)} files are not what was sent (such as {min(wrong)}); "
                    "publish again.",
                )
            )


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Turn what the library raises into one sentence; what is done stays done."""
    try:
        yield
    except (BotoCoreError, ClientError, ValueError) as problem:
        said = " ".join(str(problem).split())
        raise Failed(
            Sentence(
                f"发布到 {url} 中断：{said}。再次运行会从中断处继续。",
                f"Publishing to {url} was interrupted: {said}. Run it again: it goes on from here.",
            )
        ) from problem
