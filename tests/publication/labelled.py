"""The labelled texts, and what the detectors make of them: caught, missed, over-masked per kind.

``labelled.txt`` holds one JSON string body per line; a piece of personal data stands between
⟦kind| and ⟧.  All numbers are invented: births before 1906, prefixes nobody was given.
``python -m tests.publication.labelled`` prints the report.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from plugins.publication.detectors import Secret, detect

FILE = Path(__file__).with_name("labelled.txt")
HELD_OUT = Path(__file__).with_name("held_out.txt")
"""Texts written before the detectors were tried on them; what they missed then stands in git."""
LABEL = re.compile("⟦([a-z_]+)[|](.*?)⟧", re.DOTALL)


class Label(NamedTuple):
    kind: Secret
    start: int
    end: int


@dataclass(frozen=True)
class Labelled:
    text: str
    labels: tuple[Label, ...]


class Outcome(NamedTuple):
    kind: Secret
    caught: int
    missed: tuple[str, ...]
    over: tuple[str, ...]


def read(line: str) -> Labelled:
    """One line of the file: the text without its labels, and where they stood."""
    marked = json.loads(f'"{line}"')
    text, labels, at = "", [], 0
    for match in LABEL.finditer(marked):
        text += marked[at : match.start()]
        labels.append(Label(Secret(match[1]), len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    return Labelled(text + marked[at:], tuple(labels))


def texts(file: Path = FILE) -> list[Labelled]:
    return [read(line) for line in file.read_text("utf-8").split("\n") if line]


def judged(one: Labelled) -> Iterator[tuple[str, Secret, str]]:
    """(caught|missed|over, kind, text) of every label and every hit of one text."""
    hits = detect(one.text)
    for label in one.labels:
        held = any(
            hit.kind is label.kind and hit.start <= label.start and hit.end >= label.end
            for hit in hits
        )
        yield ("caught" if held else "missed"), label.kind, one.text
    for hit in hits:
        if not any(hit.start < label.end and label.start < hit.end for label in one.labels):
            yield "over", hit.kind, one.text


def report(file: Path = FILE) -> list[Outcome]:
    found = [verdict for one in texts(file) for verdict in judged(one)]
    counts = Counter((what, kind) for what, kind, _ in found)
    return [
        Outcome(
            kind,
            counts["caught", kind],
            tuple(text for what, k, text in found if (what, k) == ("missed", kind)),
            tuple(text for what, k, text in found if (what, k) == ("over", kind)),
        )
        for kind in Secret
    ]


def lines(file: Path = FILE) -> Iterator[str]:
    """The report as a reader sees it."""
    every = texts(file)
    clean = sum(not one.labels for one in every)
    yield f"{len(every)} texts, {clean} of them with nothing to find"
    yield f"{'kind':16}{'caught':>8}{'missed':>8}{'over':>8}"
    outcomes = report(file)
    for kind, caught, missed, over in outcomes:
        yield f"{kind.value:16}{caught:8}{len(missed):8}{len(over):8}"
    for kind, _, missed, over in outcomes:
        yield from (f"missed {kind.value}: {text!r}" for text in missed)
        yield from (f"over   {kind.value}: {text!r}" for text in over)


if __name__ == "__main__":
    for name in (FILE, HELD_OUT):
        print(name.name, *lines(name), "", sep="\n")  # noqa: T201 - the report
