"""Ctrl-C at any moment: one sentence, and what was served is served."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.pages.stopping import STOPPED
from tests.conftest import PUBLICATION_DATE, ROOT
from tests.pages.beside import holds_no_others

CHILD = """
import time
from plugins.pages.stopping import end_in_order
end_in_order()
try:
    print("begun", flush=True)
    time.sleep(60)
finally:
    print("put back", flush=True)
"""
PARENT = """
import os, sys
from plugins.pages import stopping
sys.exit(stopping.run([sys.executable, "-c", sys.argv[1]], os.environ))
"""


def heed() -> None:
    """Whoever runs the tests in the background has Ctrl-C ignored by all they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_command_that_is_stopped_puts_everything_back_and_tells_no_trace() -> None:
    command = [sys.executable, "-c", PARENT, CHILD]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=heed,  # noqa: PLW1509  nothing else runs in this process
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        os.killpg(process.pid, signal.SIGINT)
        said = process.stdout.read()
        assert process.wait() == STOPPED
    assert said == "put back\n"


@pytest.mark.parametrize("stage", ["read", "render"])
def test_the_real_build_stopped_leaves_the_old_site_and_says_one_sentence(
    tmp_path: Path, stage: str
) -> None:
    output = tmp_path / "build"
    output.mkdir()
    (output / "index.html").write_text("old")
    begun = {"read": tmp_path / "cache", "render": tmp_path / ".build.new" / "theme"}[stage]
    with subprocess.Popen(
        [sys.executable, "-m", "invoke", "site", "--output", str(output)],
        cwd=ROOT,
        env={
            **os.environ,
            "PUBLICATION_DATE": PUBLICATION_DATE,
            "BUILD_CACHE": str(tmp_path / "cache"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=heed,  # noqa: PLW1509  nothing else runs in this process
    ) as process:
        while not begun.exists():
            assert process.poll() is None
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        assert process.stdout
        said = process.stdout.read()
        assert process.wait() == STOPPED
    assert "已停止" in said
    assert "Traceback" not in said
    assert "KeyboardInterrupt" not in said
    assert [path.name for path in output.iterdir()] == ["index.html"]
    assert holds_no_others(output)
    assert not (tmp_path / "cache" / "stands.json").exists()
