"""Whether the folder beside a served one holds its files under names of its own, and no others."""

from pathlib import Path


def inodes(folder: Path) -> dict[str, int]:
    """Every file below *folder*, and which file it is."""
    paths = (path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in paths}


def holds_no_others(served: Path) -> bool:
    """Whether nothing stands beside *served* but, at most, the same files once more."""
    beside = served.with_name(f".{served.name}.new")
    old = served.with_name(f".{served.name}.old")
    return not old.exists() and (not beside.exists() or inodes(beside) == inodes(served))
