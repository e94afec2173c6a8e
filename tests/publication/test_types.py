import re
from pathlib import Path

from mypy import api

CASES = Path(__file__).with_name("wall_cases.py")
ROOT = Path(__file__).resolve().parents[2]
IGNORED = re.compile(r"  # type: ignore\[([a-z-]+)\].*")


def test_a_full_record_handed_below_the_wall_is_a_type_error(tmp_path: Path) -> None:
    lines = CASES.read_text("utf-8").split("\n")
    expected = {
        (number, match[1])
        for number, line in enumerate(lines, 1)
        if (match := IGNORED.search(line))
    }
    bare = tmp_path / "wall_cases.py"
    bare.write_text("\n".join(IGNORED.sub("", line) for line in lines), "utf-8")
    said, problems, _ = api.run(
        [
            f"--config-file={ROOT / 'pyproject.toml'}",
            f"--cache-dir={ROOT / '.cache' / 'mypy-wall'}",
            "--follow-imports=silent",
            "--no-pretty",
            "--hide-error-context",
            str(bare),
        ]
    )
    found = {
        (int(match[1]), match[2])
        for line in said.splitlines()
        if (match := re.search(r"wall_cases\.py:(\d+): error: .*\[([a-z-]+)\]$", line))
    }
    assert problems == ""
    assert len(expected) >= 10
    assert found == expected
