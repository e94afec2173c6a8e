"""What the audit costs and whether it is right about a generated city.

    python -m benchmarks.audit FOLDER --outcomes 100000

Builds the city's site by the real command in FOLDER, then audits it alone: values, files, bytes,
processor seconds, and their share of the whole build's.
"""

import argparse
import os
import resource
import subprocess
import sys
from pathlib import Path
from time import process_time

import pelicanconf
from benchmarks.city import Size, write_city
from plugins.audit.auditing import Order, audit, own_words
from plugins.audit.inputs import Inputs
from plugins.pages.settings import SiteSettings
from plugins.publication.policy import Policy
from plugins.publication.public import publish_as_of
from plugins.registry.loading import load
from plugins.registry.rule_settings import RuleSettings


def main() -> None:
    """Make the city where it is not there, build, audit, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--outcomes", type=int, default=10_000)
    parser.add_argument("--items", type=int, default=1000)
    given = parser.parse_args()
    lists, site = given.folder / "lists", given.folder / "build"
    if not lists.exists():
        write_city(lists, Size(20, given.items, 2 * given.items, given.outcomes))
    built = build(lists, site, given.folder / "cache")
    day = SiteSettings.of(vars(pelicanconf)).today
    loaded = load(lists, today=day, cache=given.folder / "cache", settings=RuleSettings())
    public = publish_as_of(loaded, day)
    before = process_time()
    inputs = Inputs(lists, loaded, public, Policy())
    audited = audit(Order(site, inputs, own_words(vars(pelicanconf), Path())))
    spent = process_time() - before
    size = audited.bytes / 1e6
    print(f"{given.outcomes} outcomes: {audited.files} files, {size:.0f} MB")
    print(f"sought {sum(audited.sought.values())}, public too {sum(audited.public.values())}")
    print(f"leaks {len(audited.leaks)}, not examined {len(audited.closed)}")
    print(f"audit {spent:.0f} s of processor, {size / spent:.1f} MB/s; build {built:.0f} s")
    print(f"share of the build {spent / built:.0%}")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def build(lists: Path, site: Path, cache: Path) -> float:
    """Build the site; seconds of processor, all of its processes together."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [
            *(sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py"),
            *("--fatal", "errors", "-o", str(site), "-e", f'LISTS_PATH="{lists}"'),
        ],
        check=True,
        env={**os.environ, "BUILD_CACHE": str(cache)},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
