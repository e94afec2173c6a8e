"""What the tests want of the machine beside Python: found, installed where we may, or said.

``python -m tests.machine`` runs before the tests.  The fixtures of ``conftest.py`` ask for a
tool, and skip (or, with ``CI=true``, fail) with its own sentence where it is missing.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "tests" / "validator"
FETCHED = ROOT / ".cache" / "validator"
VALIDATOR = FETCHED / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@dataclass(frozen=True, slots=True)
class Tool:
    """A program of the machine: any of *commands*, from the Debian *package*, wanted for *use*."""

    commands: tuple[str, ...]
    package: str
    use: str

    @property
    def missing(self) -> str:
        return f"{self.commands[0]} is missing: {self.use} (apt-get install {self.package})"


CHROMIUM = Tool(("chromium", "chromium-browser"), "chromium", "it reads the pages as citizens do")
SOFFICE = Tool(("soffice",), "libreoffice-calc", "it opens our workbooks as clerks do")
JAVA = Tool(("java",), "default-jre-headless", "it runs the HTML validator")
NPM = Tool(("npm",), "npm", "it fetches the HTML validator by its hash")
CJK_FONT = Tool(("fc-list",), "fonts-noto-cjk", "without it Chinese is drawn as empty boxes")
PDFTOTEXT = Tool(("pdftotext",), "poppler-utils", "it reads what was printed")
TOOLS = (CHROMIUM, SOFFICE, JAVA, NPM, CJK_FONT, PDFTOTEXT)
NGINX = Tool(("nginx",), "nginx", "it serves a site by our configuration")
CADDY = Tool(("caddy",), "caddy", "it serves a site by our configuration")
SERVERS = (NGINX, CADDY)
"""Installed they would start as services of the machine: they are unpacked below `UNPACKED`."""
UNPACKED = ROOT / ".cache" / "servers"


def command(tool: Tool) -> str | None:
    """The first command of *tool* that this machine, or `UNPACKED`, has."""
    places = (None, f"{UNPACKED}/usr/sbin:{UNPACKED}/usr/bin")
    found = (shutil.which(name, path=path) for path in places for name in tool.commands)
    return next(filter(None, found), None)


def has(tool: Tool) -> bool:
    """Whether this machine has *tool*; a font is had where fontconfig lists a Chinese one."""
    found = command(tool)
    if found is None or tool is not CJK_FONT:
        return found is not None
    listed = subprocess.run([found, ":lang=zh-cn"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


def install() -> None:
    """Install what is missing where we may, fetch the validator, and say what stays missing."""
    wanted = [tool for tool in TOOLS if not has(tool)]
    if wanted:
        _apt_get([tool.package for tool in wanted])
    if not _validator_is_current() and has(NPM):
        _fetch_validator()
    servers = [tool for tool in SERVERS if not has(tool)]
    for tool in servers:
        _unpack(tool.package)
    for tool in (*wanted, *servers):
        if not has(tool):
            print(f"{tool.missing}.")  # noqa: T201 - said to the person who runs the tests


def _apt_get(packages: Sequence[str]) -> None:
    """Install *packages* if this is Debian and we are root or may become it without a password."""
    become = _root()
    if become is None or shutil.which("apt-get") is None:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*become, "apt-get", "update", "-qq"], env=quiet, check=False)
    install = [*become, "apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    for package in packages:  # one by one: an unknown name would keep the others out
        subprocess.run([*install, package], env=quiet, stdout=subprocess.DEVNULL, check=False)


def _unpack(package: str) -> None:
    """Put the files of *package* below `UNPACKED` if this is Debian; nothing is installed."""
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return
    with TemporaryDirectory() as folder:
        download = ["apt-get", "download", "-qq", package]
        subprocess.run(download, cwd=folder, stdout=subprocess.DEVNULL, check=False)
        for file in Path(folder).glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", str(file), str(UNPACKED)], check=True)


def _root() -> list[str] | None:
    """What to write before a command to run it as root; None where that wants a password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asks = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return None if asks.returncode else ["sudo", "-n"]


def _validator_is_current() -> bool:
    lock = FETCHED / "package-lock.json"
    pinned = PINNED / "package-lock.json"
    return VALIDATOR.is_file() and lock.is_file() and lock.read_bytes() == pinned.read_bytes()


def _fetch_validator() -> None:
    """Fetch the jar that ``package-lock.json`` names by its hash; no script of the package runs."""
    FETCHED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(PINNED / name, FETCHED / name)
    npm = [command(NPM) or "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run([*npm, "--loglevel=error"], cwd=FETCHED, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    install()
