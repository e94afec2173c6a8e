"""A real storage server, on this machine only, started once."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import pytest
from botocore.config import Config

from tests.conftest import lacking

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

SERVERS = ("master", "volume", "filer", "s3")
CONFIG = """{"identities": [{"name": "test", "actions": ["Admin", "Read", "Write", "List"],
 "credentials": [{"accessKey": "test", "secretKey": "only-on-this-machine"}]}]}"""
KEYS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "only-on-this-machine",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@dataclass(frozen=True, slots=True)
class Storage:
    """The server: how it is reached, with a client to look behind our own."""

    endpoint: str
    client: "S3Client"

    def held(self, bucket: str, prefix: str = "") -> dict[str, str]:
        """Every object below *prefix*."""
        listed = self.client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
        keys = [found["Key"] for part in listed for found in part.get("Contents", ())]
        return {key.removeprefix(prefix): self.read(bucket, key) for key in keys}

    def read(self, bucket: str, key: str) -> str:
        return self.client.get_object(Bucket=bucket, Key=key)["Body"].read().decode()


@pytest.fixture(scope="session")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storage]:
    """Object storage that speaks S3."""
    weed = shutil.which("weed", path=str(Path(sys.executable).parent)) or shutil.which("weed")
    if weed is None:
        lacking("weed is missing: it plays the object storage (requirements-test.lock)")
    room = tmp_path_factory.mktemp("storage")
    (room / "s3.json").write_text(CONFIG)
    ports = _free_ports(2 * len(SERVERS))
    chosen = [f"-{name}.port={port}" for name, port in zip(SERVERS, ports, strict=False)]
    chosen += [f"-{name}.port.grpc={port}" for name, port in zip(SERVERS, ports[4:], strict=True)]
    limits = ["-volume.max=200", "-master.volumeSizeLimitMB=16", "-master.telemetry=false"]
    # what we do not ask listens at fixed ports, where two servers would meet
    limits += ["-s3.port.iceberg=0", "-s3.port.lance=0"]
    here = ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={room}", f"-s3.config={room}/s3.json"]
    words = [weed, "-logtostderr", "server", "-s3", *here, *chosen, *limits]
    with (room / "log").open("wb") as log, subprocess.Popen(words, stderr=log) as server:
        try:
            yield _ready(f"http://127.0.0.1:{ports[3]}", server, room / "log")
        finally:
            server.kill()


def _ready(endpoint: str, server: subprocess.Popen[bytes], log: Path) -> Storage:
    """The server when it takes a first object; the client's own bounded retries do the waiting."""
    client = boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        config=Config(retries={"mode": "standard", "total_max_attempts": 12}, read_timeout=10),
    )
    try:
        client.create_bucket(Bucket="first")
        client.put_object(Bucket="first", Key="object", Body=b"")
    except Exception:
        server.kill()
        sys.stderr.write(log.read_text("utf-8", "replace")[-2000:])
        raise
    return Storage(endpoint, client)


def _free_ports(number: int) -> list[int]:
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(number)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
