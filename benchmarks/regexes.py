"""Looks for expressions of ours whose time grows faster than the text: no cell may stop a build.

    python -m benchmarks.regexes

Every compiled pattern of every module is searched in texts repeated from its own characters, alone
and in pairs, at two lengths.  Printed is what more than triples when the text doubles and would
take over a second for the longest cell (32,767 characters).
"""

import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from itertools import islice, product
from time import process_time
from types import FrameType
from typing import Any

import plugins

SHORT, LONG, CELL = 2000, 4000, 32_767
UNITS, LIMIT = 120, 3.0


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every text pattern that a module of ours holds, by name; none twice."""
    seen: set[str] = set()
    for found in pkgutil.walk_packages(plugins.__path__, "plugins."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            for one in held(value):
                if isinstance(one.pattern, str) and one.pattern not in seen:
                    seen.add(one.pattern)
                    yield f"{found.name}.{name}", one


def held(value: object) -> Iterator[re.Pattern[Any]]:
    """The patterns in *value*, also inside tuples and tables."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from held(one)
    elif isinstance(value, list | tuple | frozenset | set):
        for one in value:
            yield from held(one)


def alphabet(pattern: str) -> list[str]:
    """Characters that matter to *pattern*: its literals, and one of each class."""
    plain = re.sub(r"\\[dDwWsSbBAZ]", "", pattern)
    chars = [char for char in dict.fromkeys(plain) if char not in "()[]{}|?*+^$\\.:<>=!P,"]
    return [*dict.fromkeys(["0", "a", " ", "一", "，", "《", *chars])][:14]


def units(chars: Iterable[str]) -> Iterator[str]:
    """What texts are repeated from."""
    listed = list(chars)
    yield from listed
    yield from islice(("".join(pair) for pair in product(listed, listed)), UNITS)


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Processor seconds to look for *pattern* everywhere in *text*; at most `LIMIT`."""
    before = process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        for _ in pattern.finditer(text):
            pass
        pattern.fullmatch(text)
    except TimeoutError:
        return LIMIT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return process_time() - before


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def main() -> None:
    """Try every pattern and print what grows too fast."""
    signal.signal(signal.SIGVTALRM, _stop)
    count = 0
    for name, pattern in patterns():
        count += 1
        worst = (0.0, "")
        for unit in units(alphabet(pattern.pattern)):
            text = (unit * LONG)[:LONG] + "\x00"
            long = seconds(pattern, text)
            if long < 0.004:
                continue
            short = seconds(pattern, (unit * SHORT)[:SHORT] + "\x00")
            if long > 3 * max(short, 1e-6):
                worst = max(worst, (long * (CELL / LONG) ** 2, unit))
        if worst[0] > 1:
            print(f"{name}: about {worst[0]:.0f} s for a cell of {worst[1]!r}")
    print(f"{count} patterns", file=sys.stderr)


if __name__ == "__main__":
    main()
