"""How large a stranger's workbook may be before it is refused."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one workbook; the defaults leave a list of 300,000 rows ample room.

    *file_bytes*, *member_bytes*, *total_bytes*: the file, one inflated part, all parts.
    *ratio*: inflated size over packed size, looked at past *ratio_from_bytes* only.
    *directory_bytes*: the zip's own table of contents.  *text_bytes*: a CSV file.
    *cells*: cells of all sheets, counting the empty ones before the last value of a row.
    *merges*: merged ranges in one sheet.  *memory_bytes*: address space of the child.
    *cpu_seconds* and *wall_seconds*: time of the child for one workbook.
    """

    file_bytes: int = 128 * MEBIBYTE
    member_bytes: int = 1024 * MEBIBYTE
    total_bytes: int = 1536 * MEBIBYTE
    ratio: int = 200
    ratio_from_bytes: int = 16 * MEBIBYTE
    members: int = 5_000
    directory_bytes: int = 4 * MEBIBYTE
    cells: int = 10_000_000
    merges: int = 200_000
    memory_bytes: int = 2048 * MEBIBYTE
    cpu_seconds: int = 120
    wall_seconds: int = 600
