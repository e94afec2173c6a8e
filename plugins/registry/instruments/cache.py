"""Heads of statute files kept by the content of the file, so that a warm start reads few."""

import hashlib
import json
from dataclasses import asdict, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from plugins.registry.instruments import headlines, ranks, repeals
from plugins.registry.instruments.headlines import Head, read_head
from plugins.registry.vocabulary import InstrumentRank

_DAYS = ("dated", "published", "effective", "repealed", "repeals_since")


class HeadCache:
    """Digest of a file → its head; kept in one JSON file of *folder*, or not at all."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / f"heads-{_grammar()}.json" if folder else None
        self._known: dict[str, dict[str, Any] | None] = {}
        self._used: dict[str, dict[str, Any] | None] = {}
        if self._path and self._path.is_file():
            self._known = _read_json(self._path)

    def head(self, content: bytes, text: str, stem: str) -> Head | None:
        """The head of a file, from the cache where its bytes and name are known."""
        if self._path is None:
            return read_head(text, stem)
        digest = hashlib.blake2b(stem.encode() + b"\n" + content, digest_size=16).hexdigest()
        if digest in self._known:
            kept = self._known[digest]
            self._used[digest] = kept
            return _thaw(kept) if kept else None
        head = read_head(text, stem)
        self._used[digest] = _freeze(head) if head else None
        return head

    def save(self) -> None:
        """Writes what was used, if that is not what is there already."""
        if self._path is None or self._used == self._known:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".tmp")
        draft.write_text(
            json.dumps(self._used, ensure_ascii=False, sort_keys=True), encoding="utf-8"
        )
        draft.replace(self._path)


def _read_json(path: Path) -> dict[str, dict[str, Any] | None]:
    """What is in the cache; a damaged one is as good as none, for it only saves time."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _freeze(head: Head) -> dict[str, Any]:
    values = {name: value for name, value in asdict(head).items() if value}
    for name in _DAYS:
        if name in values:
            values[name] = values[name].isoformat()
    if "changes" in values:
        values["changes"] = [day.isoformat() for day in head.changes]
    return values


def _thaw(values: dict[str, Any]) -> Head:
    thawed = dict(values)
    for name in _DAYS:
        if name in thawed:
            thawed[name] = date.fromisoformat(thawed[name])
    thawed["changes"] = tuple(date.fromisoformat(day) for day in thawed.get("changes", ()))
    for name in ("aliases", "unread", "repeals"):
        thawed[name] = tuple(thawed.get(name, ()))
    if "rank" in thawed:
        thawed["rank"] = InstrumentRank(thawed["rank"])
    return Head(**thawed)


@cache
def _grammar() -> str:
    """Changes when the reading of heads changes, so that no old reading outlives it."""
    sources = [Path(module.__file__ or "").read_bytes() for module in (headlines, ranks, repeals)]
    names = ",".join(f.name for f in fields(Head)).encode()
    return hashlib.blake2b(names + b"".join(sources), digest_size=8).hexdigest()
