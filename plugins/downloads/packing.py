"""A ZIP package written part by part, each of which may have been packed before."""

import struct
import zlib
from functools import cache
from typing import BinaryIO, NamedTuple

LEVEL = 6
DAY = 0x0021
"""The first of January 1980: a package says nothing of when it was made."""
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LAST = b"\x03\x00"
"""An empty last block of deflated data."""
MOST = 0xFFFFFFFF


class Packed(NamedTuple):
    """Deflated data that begins and ends anew: its *crc* and *size* are those before deflating."""

    data: bytes
    crc: int
    size: int


def packed(data: bytes) -> Packed:
    """*data* deflated, so that other such data may stand before and behind it."""
    deflater = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    told = deflater.compress(data) + deflater.flush(zlib.Z_FULL_FLUSH)
    return Packed(told, zlib.crc32(data), len(data))


class Package:
    """Members one after the other, each of any number of parts, written to a file."""

    def __init__(self, to: BinaryIO) -> None:
        self._to = to
        self._central = bytearray()
        self._members = 0
        self._name = b""
        self._start = self._packed = self._size = self._crc = 0

    def begin(self, name: str) -> None:
        """Begin the member called *name*."""
        self._name, self._start = name.encode("ascii"), self._to.tell()
        self._packed = self._size = self._crc = 0
        self._to.write(self._head())

    def go_on(self, part: Packed) -> int:
        """Write the next *part* of the member; returns where in the file it begins."""
        begins = self._to.tell()
        self._to.write(part.data)
        self._note(len(part.data), part.crc, part.size)
        return begins

    def _note(self, packed: int, crc: int, size: int) -> None:
        self._crc = joined(self._crc, crc, size)
        self._packed += packed
        self._size += size

    def end(self) -> None:
        """End the member."""
        self._to.write(_LAST)
        self._packed += len(_LAST)
        if max(self._size, self._to.tell()) > MOST:
            raise OverflowError(self._name)
        end = self._to.tell()
        self._to.seek(self._start)
        self._to.write(self._head())
        self._to.seek(end)
        self._members += 1
        sizes = self._crc, self._packed, self._size, len(self._name)
        told = (b"PK\x01\x02", 20, 20, 0, 8, 0, DAY, *sizes, 0, 0, 0, 0, 0, self._start)
        self._central += _CENTRAL.pack(*told) + self._name

    def _head(self) -> bytes:
        sizes = self._crc, self._packed, self._size, len(self._name)
        return _LOCAL.pack(b"PK\x03\x04", 20, 0, 8, 0, DAY, *sizes, 0) + self._name

    def close(self) -> None:
        """Every member is written."""
        start, size = self._to.tell(), len(self._central)
        self._to.write(self._central)
        count = self._members
        self._to.write(_END.pack(b"PK\x05\x06", 0, 0, count, count, size, start, 0))


def joined(one: int, other: int, size: int) -> int:
    """The CRC-32 of two pieces, the second of *size* bytes, from theirs (zlib's crc32_combine)."""
    power = 0
    while size:
        if size & 1:
            one = _times(_zeros(power), one)
        size >>= 1
        power += 1
    return one ^ other


def _times(matrix: tuple[int, ...], vector: int) -> int:
    """A *matrix* of bits times a *vector* of bits."""
    total = 0
    for column in matrix:
        if not vector:
            break
        if vector & 1:
            total ^= column
        vector >>= 1
    return total


@cache
def _zeros(power: int) -> tuple[int, ...]:
    """What two to the *power* bytes of nothing do to a CRC-32."""
    if power:
        half = _zeros(power - 1)
        return tuple(_times(half, column) for column in half)
    bit = (0xEDB88320, *(1 << n for n in range(31)))
    for _ in range(3):  # one bit, two, four, eight
        bit = tuple(_times(bit, column) for column in bit)
    return bit
