"""What can be asked of this project, one task a sentence; each calls the front door of a room.

``make site``, ``python3 tasks.py site`` and, inside the environment, ``invoke site`` are the same.
"""

import sys

if __name__ == "__main__":  # the way in where there is no environment yet; it does not return
    import environment

    environment.enter(sys.argv[1:])

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import watchfiles
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

PYTHON = (sys.executable, "-m")
SITE = (*PYTHON, "pelican", "content", "-s", "pelicanconf.py", "--fatal", "errors")
SOURCES = ("content", "lists", "plugins", "theme", "pelicanconf.py")
LOCKS = {"requirements.in": "requirements.lock", "requirements-test.in": "requirements-test.lock"}
UV = "uv==0.13.9"


def run(*words: str, **env: str) -> None:
    """Run the command of *words*, with *env* added where it is not empty; end as it ends."""
    given = {key: value for key, value in env.items() if value}
    code = subprocess.call(words, env={**os.environ, **given})
    if code:
        raise Exit(code=code)


@task
def site(c: Context, output: str = "build", today: str = "") -> None:
    """Make the whole site in build/, as of PUBLICATION_DATE or --today 2026-11-20."""
    run(*SITE, "-o", output, PUBLICATION_DATE=today)


@task
def serve(c: Context, port: int = 8000) -> None:
    """Make the site, show it on this machine only, and make it again when a source changes."""
    Path("build").mkdir(exist_ok=True)
    again = shlex.join((*SITE, "-o", "build"))
    place = (*PYTHON, "http.server", str(port), "--bind", "127.0.0.1", "--directory", "build")
    with subprocess.Popen(place) as server:
        watchfiles.run_process(*SOURCES, target=again, target_type="command")
        server.terminate()


@task
def lint(c: Context) -> None:
    """Ask ruff, mypy and the contracts between the rooms."""
    run(*PYTHON, "ruff", "check", "--quiet")
    run(*PYTHON, "ruff", "format", "--check", "--quiet")
    run(*PYTHON, "mypy")
    run(sys.executable, "-c", "from importlinter.cli import lint_imports_command as l; l()")


@task(name="format")
def format_(c: Context) -> None:
    """Let ruff lay out the code and mend what it can mend safely."""
    run(*PYTHON, "ruff", "check", "--fix", "--quiet")
    run(*PYTHON, "ruff", "format", "--quiet")


@task(pre=[lint])
def test(c: Context, only: str = "tests") -> None:
    """Install what the tests want of the machine, then lint, then run every test."""
    run(*PYTHON, "tests.machine")
    run(*PYTHON, "pytest", "-n", "2", "--dist", "loadfile", *shlex.split(only))


@task
def lock(c: Context, upgrade: bool = False) -> None:
    """Write both locks from their .in files; --upgrade looks for newer releases too."""
    run(*PYTHON, "pip", "install", "--quiet", "--target", ".cache/uv", "--upgrade", UV)
    compile_ = (".cache/uv/bin/uv", "pip", "compile", "--quiet", "--universal", "-p", "3.11")
    exact = ("--generate-hashes", "--no-header", *(["--upgrade"] if upgrade else []))
    for wanted, locked in LOCKS.items():
        run(*compile_, *exact, wanted, "-o", locked)


@task
def clean(c: Context) -> None:
    """Remove what the tasks made: the site, the findings and the caches; .venv stays."""
    made = ("build", "findings", ".cache", ".mypy_cache", ".pytest_cache", ".ruff_cache")
    for folder in (*made, ".import_linter_cache"):
        shutil.rmtree(folder, ignore_errors=True)
