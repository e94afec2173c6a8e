"""The child process: reads one workbook after another within hard limits.

Started as ``python -m plugins.registry.workbook.child MEMORY_BYTES``; requests come on
standard input, results leave on standard output, both as frames.  It ends with its input.
"""

import gc
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

from plugins.registry.findings import Finding
from plugins.registry.workbook.contents import Sheet, SheetRow
from plugins.registry.workbook.delimited import read_csv
from plugins.registry.workbook.frames import packed, read_frame
from plugins.registry.workbook.grid import Output
from plugins.registry.workbook.limits import Limits
from plugins.registry.workbook.oldexcel import read_xls
from plugins.registry.workbook.opendocument import read_ods
from plugins.registry.workbook.verdicts import Unusable
from plugins.registry.workbook.xlsx.book import read_xlsx

_CELLS_A_FRAME = 100_000

Reader = Callable[[Path, str, Limits, Output], tuple[Finding, ...]]
READERS: dict[str, Reader] = {
    "xlsx": read_xlsx,
    "xls": read_xls,
    "ods": read_ods,
    "csv": read_csv,
}


class Request(NamedTuple):
    """One workbook to read: *kind* is a key of ``READERS``, *name* as findings print it."""

    path: str
    kind: str
    name: str
    limits: Limits


class _Sender:
    """Sends rows in batches, so that neither side holds a sheet twice."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._rows: list[SheetRow] = []
        self._cells = 0

    def send(self, *message: object) -> None:
        self._stream.write(packed(message))

    def row(self, row: SheetRow) -> None:
        self._rows.append(row)
        self._cells += len(row.values)
        if self._cells >= _CELLS_A_FRAME:
            self._flush()

    def sheet(self, sheet: Sheet) -> None:
        self._flush()
        self.send("sheet", sheet)

    def _flush(self) -> None:
        self.send("rows", [tuple(row) for row in self._rows])
        self._rows, self._cells = [], 0


def _limit_time(seconds: int) -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = int(usage.ru_utime + usage.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def _serve(request: Request, sender: _Sender) -> None:
    _limit_time(request.limits.cpu_seconds)
    output = Output(sender.row, sender.sheet)
    try:
        findings = READERS[request.kind](Path(request.path), request.name, request.limits, output)
    except Unusable as verdict:
        sender.send("unusable", verdict.rule.id, verdict.sheet, verdict.cell, verdict.words)
    except MemoryError:
        sender.send("failed", "memory")
        raise
    except Exception as error:  # told to the parent, which makes it a finding
        sender.send("failed", f"{type(error).__name__}: {error}"[:300])
        raise
    else:
        sender.send("done", findings)


def main() -> None:
    """Serve requests until the input ends."""
    memory = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()  # rows hold no cycles, and looking for them costs a tenth of the time
    requests = sys.stdin.buffer
    with os.fdopen(os.dup(1), "wb") as replies:
        os.dup2(2, 1)
        while (request := read_frame(requests)) is not None:
            if not isinstance(request, tuple):
                raise TypeError("a request is a tuple")
            _serve(Request(*request), _Sender(replies))  # no rows of the last one in it
            replies.flush()
            gc.collect()


if __name__ == "__main__":
    main()
