"""One publication at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from plugins.delivery.sentences import not_written, occupied


@contextmanager
def alone(lock: Path, place: str) -> Iterator[None]:
    """Hold *lock* against every other publication to *place*; killed, the system lets it go."""
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(lock, timeout=0):
            yield
    except Timeout:
        raise occupied(place) from None
    except OSError as problem:
        raise not_written(place, problem) from problem
