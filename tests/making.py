"""A site of other lists than the example's, made by what ``make site`` runs."""

import os
import subprocess
from pathlib import Path

from plugins.pages import making
from tests.conftest import PUBLICATION_DATE, ROOT


def made(lists: Path, output: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """What was said when the site of *lists* was made in *output* with other *settings*."""
    given = {"LISTS_PATH": str(lists), **settings}
    return subprocess.run(
        [*making.COMMAND, "-o", str(output), "-e", *(f'{name}="{v}"' for name, v in given.items())],
        cwd=ROOT,
        env={
            **os.environ,
            "PUBLICATION_DATE": PUBLICATION_DATE,
            "BUILD_CACHE": str(output.with_name("cache")),
        },
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
