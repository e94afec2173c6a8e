"""A town of one authority, built by the command that builds any site; and all that is in it."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tests.books import CITY, book, city
from tests.conftest import ROOT

HEADINGS = (
    "行政处罚决定书文号",
    "行政相对人名称",
    "行政相对人类别",
    "统一社会信用代码",
    "违法行为类型",
    "违法事实",
    "处罚依据",
    "处罚类别",
    "处罚内容",
    "罚款金额",
    "处罚决定日期",
    "公示截止期",
    "处罚机关",
    "适用程序",
    "决定状态",
    "状态变更日期",
    "状态变更理由",
    "公示日期",
)
STANDING = {
    "行政处罚决定书文号": "示环罚〔2026〕8801号",
    "行政相对人名称": "示例市独乐饮片有限公司",
    "行政相对人类别": "法人及非法人组织",
    "违法行为类型": "擅自倾倒八角渣",
    "违法事实": "把八角渣倾倒在蟾溪北岸",
    "处罚依据": "《环境影响评价法》第三十一条",
    "处罚类别": "罚款",
    "处罚内容": "罚款31415元",
    "罚款金额": "31415元",
    "处罚决定日期": "2026-10-12",
    "公示日期": "2026-10-15",
    "处罚机关": CITY,
    "适用程序": "普通程序",
    "决定状态": "有效",
}
OTHER = {
    **STANDING,
    "行政处罚决定书文号": "示环罚〔2026〕8802号",
    "行政相对人名称": "示例市众乐茶叶有限公司",
    "违法行为类型": "擅自倾倒茶渣",
    "违法事实": "把茶渣倾倒在蟾溪南岸",
    "处罚内容": "罚款27182元",
    "罚款金额": "27182元",
    "公示截止期": "2026-11-19",
}
PERSON = {
    **STANDING,
    "行政处罚决定书文号": "示环罚〔2026〕8804号",
    "行政相对人名称": "欧阳示例",
    "行政相对人类别": "自然人",
    "违法行为类型": "擅自倾倒草灰",
    "违法事实": "欧阳示例把草灰倾倒在蟾溪西岸",
    "处罚内容": "罚款1414元",
    "罚款金额": "1414元",
    "公示日期": "2026-10-30",
}
FALLEN = {
    **STANDING,
    "行政处罚决定书文号": "示环罚〔2026〕8803号",
    "行政相对人名称": "示例市同乐石材有限公司",
    "违法行为类型": "擅自倾倒石粉",
    "违法事实": "把石粉倾倒在蟾溪东岸",
    "处罚内容": "罚款16180元",
    "罚款金额": "16180元",
    "决定状态": "撤销",
    "状态变更日期": "2026-11-20",
    "状态变更理由": "复议机关认定对示例市同乐石材有限公司的处罚证据不足",
}


def lists(folder: Path, *penalties: dict[str, str]) -> Path:
    """The lists of the town with *penalties* (heading → cell)."""
    rows = [HEADINGS, *([row.get(heading) for heading in HEADINGS] for row in penalties)]
    book(folder / "eco" / "清单.xlsx", city(行政处罚决定=rows))
    return folder


def build(lists: Path, output: Path, day: date) -> None:
    """Make the site of *lists* in *output* as of *day*; a second build goes on from the first."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py"),
            *("--fatal", "errors", "-o", str(output)),
            *("-e", f'LISTS_PATH="{lists}"', "LAWS_PATHS=[]"),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "PUBLICATION_DATE": day.isoformat(),
            "BUILD_CACHE": str(output.with_name(f"{output.name}.cache")),
        },
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


SHOWN = re.compile("search/d/[0-9a-f]+/[0-9]+[.]bin")
Files = dict[str, str]
"""Address → all that a file says, its address included; packed files are unpacked."""


def files(output: Path) -> Files:
    """Every file of *output*."""
    paths = sorted(path for path in output.rglob("*") if path.is_file())
    addresses = {path.relative_to(output).as_posix(): path.read_bytes() for path in paths}
    head, size = _dictionary(output / "search")
    found = {}
    for address, data in addresses.items():
        texts = _texts(data)
        if SHOWN.fullmatch(address):
            texts = iter([zlib.decompressobj().decompress(head + data)[size:].decode()])
        found[address] = "\n".join([address, *texts])
    return found


def _dictionary(search: Path) -> tuple[bytes, int]:
    """What the files of the search that show documents go on from, and how much it yields."""
    name, size = json.loads((search / "entry.json").read_text("utf-8"))["dictionary"]
    return (search / "d" / f"{name}.bin").read_bytes(), size


def _texts(data: bytes) -> Iterator[str]:
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                yield from (name, package.read(name).decode("utf-8", "replace"))
    elif data[:1] == b"\x78":
        yield zlib.decompressobj().decompress(data).decode("utf-8", "replace")
    else:
        yield data.decode("utf-8", "replace")


def holding(files: Files, *words: str) -> list[str]:
    """The addresses of the files that hold any of *words*."""
    return [address for address, text in files.items() if any(word in text for word in words)]


def page_of(files: Files, *words: str) -> str:
    """The one page of a decision that holds any of *words*."""
    found = [a for a in holding(files, *words) if a.startswith("penalties/") and "index" not in a]
    (page,) = found
    return page


def kinds(addresses: Sequence[str]) -> set[str]:
    """What sort of file each address is: the ending, or ``search`` for its packed files."""
    return {
        "search" if address.startswith("search/") else address.rpartition(".")[2]
        for address in addresses
    }
