"""A site made from the command line.

The process that is asked holds nothing and only waits for the one that makes the site.  So this is
read before all that is heavy, and reads nothing that is.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from plugins.pages import stopping, surveying, unchanged
from plugins.pages.unchanged import Standing

COMMAND = (
    *(sys.executable, "-m", "pelican", "content"),
    *("-s", "pelicanconf.py", "--fatal", "errors"),
)


def leave_where_a_site_is_asked_for(command: Sequence[str], root: Path) -> None:
    """Make the site that *command* asks for and end this process, or return if it asks for else.

    A site that stands already is not made again.
    """
    given = unchanged.asked(command)
    if given is None:
        return
    output = given.pop("output", "build")
    try:
        standing = Standing.of(output, given, root)
    except (OSError, KeyError, TypeError):
        return  # what is wrong is said by the build
    if standing.holds():
        print(unchanged.SAME.format(output, output))  # noqa: T201  the answer
        sys.exit(0)
    sys.exit(make(standing, output, given))


def make(standing: Standing, output: str, given: Mapping[str, str]) -> int:
    """Make the site of *standing* in *output*; how that ended.  *given* is for its environment.

    While the process that makes it begins, this one looks how the site stands.
    """
    command = (*COMMAND, "-o", output, "-e", f"{surveying.HANDED}=true")
    tell = partial(surveying.told, standing.output.resolve())
    code = stopping.run(command, {**os.environ, **given}, tell)
    if code == stopping.STOPPED:
        print(stopping.SAID, file=sys.stderr)  # noqa: T201  the answer
    if code == 0:
        standing.remember()
    return code
