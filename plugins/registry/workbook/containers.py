"""Old Excel containers (OLE compound files): an ``.xls``, or an encrypted ``.xlsx``."""

from pathlib import Path

_ENTRY = 128
_CHUNK = 1 << 20


def stream_names(path: Path, names: tuple[str, ...]) -> frozenset[str]:
    """Which of the stream *names* a compound file lists in its directory ([MS-CFB] 2.6).

    Directory entries are 128 bytes long and aligned, so they are found without
    following sector chains that a hostile file could make endless.
    """
    wanted = {name: (name + "\0").encode("utf-16-le") for name in names}
    found: set[str] = set()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            for name, needle in wanted.items():
                if name not in found and _listed(chunk, needle):
                    found.add(name)
    return frozenset(found)


def _listed(chunk: bytes, needle: bytes) -> bool:
    at = chunk.find(needle)
    while at >= 0:
        length = int.from_bytes(chunk[at + 64 : at + 66], "little")
        if at % _ENTRY == 0 and length == len(needle):
            return True
        at = chunk.find(needle, at + 1)
    return False
