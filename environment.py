"""Makes ``.venv`` from a lock of hashes, then runs a task in it.

``make`` and ``python3 tasks.py`` enter here.  Only the standard library, and only what an old
Python can read: it is there to be told in one sentence that it is too old.  A stamp, written
last, says which lock ``.venv`` holds, so that an interrupted run is repaired by the next one.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUNTIME_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
WANT_TEST_LOCK = {"test", "lint", "format"}

NEEDED = (3, 11)
TOO_OLD = "Python {}.{} or newer is needed; this is {}. Name another: make PYTHON=python3.12 site"
NO_ENSUREPIP = (
    "This Python cannot make virtual environments: on Debian and Ubuntu that is a package of its "
    "own.\nInstall it and run the same command again: apt-get install python3-venv"
)
INSTALLING = "Installing the packages of {} into .venv: once, about a minute."
NOT_INSTALLED = (
    "The packages of {} could not be installed; what pip says stands above.\n"
    "Without a network: see “Without a network” in CONTRIBUTING.md."
)
INTERRUPTED = "Interrupted. The same command goes on from here."


def enter(arguments: "list[str]") -> None:
    """Run invoke with *arguments* in ``.venv``; never returns."""
    try:
        prepare(TEST_LOCK if WANT_TEST_LOCK.intersection(arguments) else RUNTIME_LOCK)
        _become([str(PYTHON), "-m", "invoke", *arguments])
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def prepare(lock: Path) -> None:
    """Make ``.venv`` hold what *lock* names; nothing is done where its stamp says so already."""
    stamp = VENV / (lock.stem + ".stamp")
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    held = {path: path.read_text() for path in sorted(VENV.glob("*.stamp"))}
    if not held or not _runs():
        held = {}
        _create()
    if held.get(stamp) == digest:
        return
    for path in held:
        path.unlink()
    _install(lock)
    for path, text in {**held, stamp: digest}.items():
        path.write_text(text)


def _runs() -> bool:
    """Whether ``.venv`` still works: its Python may have been moved, replaced or removed."""
    if not PYTHON.exists():
        return False
    probe = [str(PYTHON), "-c", "import invoke"]
    return subprocess.call(probe, stderr=subprocess.DEVNULL) == 0


def _create() -> None:
    if sys.version_info < NEEDED:
        sys.exit(TOO_OLD.format(NEEDED[0], NEEDED[1], sys.version.split()[0]))
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(NO_ENSUREPIP)
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        sys.exit(NO_ENSUREPIP)


def _install(lock: Path) -> None:
    print(INSTALLING.format(lock.name), flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    exact = ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    if subprocess.call(pip + exact):
        sys.exit(NOT_INSTALLED.format(lock.name))


def _become(command: "list[str]") -> None:
    """Put *command* in this process's place, at the root of the project."""
    os.chdir(str(ROOT))
    os.environ["PYTHONUTF8"] = "1"  # Chinese file names and text, whatever the machine's language
    if os.name == "nt":  # there, exec would return to the prompt while the task still runs
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


if __name__ == "__main__":
    enter(sys.argv[1:])
