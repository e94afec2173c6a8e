"""What the audit costs, and whether it is right, about a generated city that is full of secrets.

    python -m benchmarks.audit FOLDER --outcomes 100000 [--broken]

Every outcome of the city names who handled it and has a remark, in columns that stay inside.  The
city's site is made in FOLDER by the real command (kept for the next run), then audited: none of
the secrets may be in it.  With ``--broken`` it is made by a wall that writes what stays inside
into public texts: every secret behind the wall must be found.
"""

import argparse
import os
import resource
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import pelicanconf
from benchmarks.city import KINDS, ROWS, Size, secrets, write_city
from plugins.audit.auditing import Audited, Order, audit, own_words
from plugins.audit.folding import folded
from plugins.audit.inputs import Inputs
from plugins.pages.settings import SiteSettings
from plugins.publication.judging import policy_of
from plugins.publication.public import publish_as_of
from plugins.registry.loading import load
from plugins.registry.rule_settings import RuleSettings

AUTHORITIES = 20
CITY = ("执法主体", "权力清单", "裁量基准")
"""Workbooks of an authority that are written before those of outcomes."""


class Spent(NamedTuple):
    """Processor seconds of this process and of those it waited for."""

    here: float
    there: float

    @classmethod
    def so_far(cls) -> "Spent":
        """What was spent until now."""
        used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return cls(*(one.ru_utime + one.ru_stime for one in used))

    def since(self, before: "Spent") -> float:
        """All that was spent after *before*."""
        return sum(self) - sum(before)


def main() -> None:
    """Make the city and its site where they are not there, audit, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--outcomes", type=int, default=10_000)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--broken", action="store_true", help="let the wall leak")
    given = parser.parse_args()
    lists, site = given.folder / "lists", given.folder / ("broken" if given.broken else "build")
    if not lists.exists():
        write_city(
            lists, Size(AUTHORITIES, given.items, 2 * given.items, given.outcomes), inside=True
        )
    if not site.exists():
        # What a sound wall let pass is kept, and would be believed where the wall is broken.
        cache = given.folder / ("broken-cache" if given.broken else "cache")
        built = build(lists, site, cache, broken=given.broken)
        print(f"the site: {built:.0f} s of processor")
    before = Spent.so_far()
    audited = audited_site(lists, site, given.folder / "cache")
    print(f"{given.outcomes} outcomes: {audited.files} files, {audited.bytes / 1e6:.0f} MB")
    print(f"sought {sum(audited.sought.values())}, public too {sum(audited.public.values())}")
    print(f"loading and audit: {Spent.so_far().since(before):.0f} s of processor")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    print(f"leaks {len(audited.leaks)}, not examined {len(audited.closed)}")
    if given.broken:
        behind = handlers(lists, given.outcomes)
        caught = {leak.fingerprint for leak in audited.leaks} & behind
        print(f"behind the wall {len(behind)}, of these caught {len(caught)}")


def audited_site(lists: Path, site: Path, cache: Path) -> Audited:
    """What the audit says of *site*, made of *lists*."""
    day = SiteSettings.of(vars(pelicanconf)).today
    before = Spent.so_far()
    loaded = load(lists, today=day, cache=cache, settings=RuleSettings())
    policy = policy_of(pelicanconf.PUBLICATION, lists, cache)
    inputs = Inputs(lists, loaded, publish_as_of(loaded, day, policy), policy)
    print(f"loading: {Spent.so_far().since(before):.0f} s of processor")
    return audit(Order(site, inputs, own_words(vars(pelicanconf), Path())))


def handlers(lists: Path, outcomes: int) -> set[str]:
    """The fingerprints of who handled an outcome, as far as its list has a column for them."""
    found: set[str] = set()
    written = 0
    for number, home in enumerate(sorted(lists.iterdir())):
        written += len(CITY)
        here = outcomes // AUTHORITIES + (number < outcomes % AUTHORITIES)
        for path, first in zip(
            sorted(home.glob("执法结果-*.xlsx")), range(0, here, ROWS), strict=True
        ):
            key = blake2b(path.read_bytes(), digest_size=32, person=b"audit").digest()
            for index, (name, _) in zip(range(first, here), secrets(written), strict=False):
                if KINDS[index % len(KINDS)] != "行政许可":
                    form = folded(name).encode()
                    found.add(blake2b(form, digest_size=4, key=key).hexdigest())
            written += 1
    return found


def build(lists: Path, site: Path, cache: Path, *, broken: bool) -> float:
    """Make the site without the audit; seconds of processor, all of its processes together."""
    plugins = [name for name in pelicanconf.PLUGINS if name != "plugins.audit"]
    if broken:
        plugins = ["tests.traps.broken_wall", "plugins.pages", "plugins.downloads"]
    before = Spent.so_far()
    subprocess.run(
        [
            *(sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py"),
            *("--fatal", "errors", "-o", str(site), "-e", f'LISTS_PATH="{lists}"'),
            "PLUGINS=[{}]".format(",".join(f'"{name}"' for name in plugins)),
        ],
        check=True,
        env={**os.environ, "BUILD_CACHE": str(cache)},
    )
    return Spent.so_far().since(before)


if __name__ == "__main__":
    main()
