"""The files of an index: immutable, named by their content, written only where they are new."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

NAME_BYTES = 5


def name_of(content: bytes) -> bytes:
    """The name of a file with this *content*: five bytes, printed as ten hexadecimal digits."""
    return blake2b(content, digest_size=NAME_BYTES).digest()


@dataclass(slots=True)
class IndexFolder:
    """A folder that will hold exactly the files put into it."""

    path: Path
    kept: dict[str, int] = field(default_factory=dict)

    def put(self, kind: str, content: bytes) -> bytes:
        """Keep *content* under its own name in the folder *kind*; returns the name."""
        name = name_of(content)
        self.write(f"{kind}/{name.hex()}.bin", content)
        return name

    def write(self, address: str, content: bytes) -> None:
        """Keep *content* at *address* below the folder."""
        self.kept[address] = len(content)
        file = self.path / address
        if file.is_file() and file.read_bytes() == content:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(file.name + ".new")
        fresh.write_bytes(content)
        fresh.replace(file)

    def sweep(self) -> None:
        """Remove every file that was not kept, and folders left empty."""
        for file in sorted(self._found(), reverse=True):
            if file.is_dir():
                if not any(file.iterdir()):
                    file.rmdir()
            elif file.relative_to(self.path).as_posix() not in self.kept:
                file.unlink()

    def _found(self) -> Iterator[Path]:
        return self.path.rglob("*")
