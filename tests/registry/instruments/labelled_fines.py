"""Labelled samples of articles, and how rightly their fines are read.

A label is the fines of one article in the shorthand of ``range_shorthand.py``, each with its party
(个人, 单位, 个体, 责任), ``*`` for a case of refusal or gravity, and its threshold.
"""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.registry.instruments import Library, Provision
from plugins.registry.instruments.statutory_ranges import statutory_range
from plugins.registry.values import NotUnderstood
from plugins.registry.values.ranges import Join, SanctionRange, Who
from tests.registry.values.range_shorthand import sanction_shorthand, threshold_shorthand

FIRST = Path(__file__).with_name("statutory_fines.json")
BLIND = tuple(
    Path(__file__).with_name(f"statutory_fines_blind{more}.json") for more in ("", "_2", "_3")
)
"""Samples that were labelled before the reader saw them, in the order they were drawn."""
Label = Mapping[str, Any]
PARTIES = {
    Who.ANYONE: "",
    Who.NATURAL: "个人",
    Who.ORGANISATION: "单位",
    Who.SOLE_TRADER: "个体",
    Who.RESPONSIBLE: "责任",
}
GRAVE = re.compile("情节|拒不|后果|逾期仍?[不未]改正")


def figures(stated: SanctionRange) -> list[str]:
    found = []
    for band, fine in stated.fines_for():
        join = Join.OR if fine.join is Join.OR else Join.ALONE
        grave = band.when.stage or GRAVE.search(band.when.condition)
        parts = (
            PARTIES[band.when.who],
            "*" if grave else "",
            threshold_shorthand(band.when.threshold) if band.when.threshold else "",
            sanction_shorthand(dataclasses.replace(fine, join=join)),
        )
        found.append(" ".join(part for part in parts if part))
    return found


@dataclass(frozen=True)
class Score:
    """What became of one sample; *wrong* are (article, label, what was read)."""

    articles: int
    bearing: int
    read: int
    right: int
    wrong: tuple[tuple[str, Sequence[str], Sequence[str]], ...]
    unread: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Of what was read, how much is right."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Of the articles that bear figures, how many were read right."""
        return self.right / self.bearing if self.bearing else 1.0


def with_figures(fines: Sequence[str]) -> list[str]:
    """The fines that state an amount: 处以罚款 alone has none to be wrong about."""
    return [fine for fine in fines if any(char.isdigit() for char in fine)]


def score(library: Library, labels: Sequence[Label]) -> Score:
    """How the articles of *labels* are read."""
    provisions = {
        (edition.address_key, provision.anchor): provision
        for edition in library.editions
        for provision in edition.provisions
    }
    wrong, unread = [], []
    bearing = read = right = 0
    for label in labels:
        provision = provisions[label["edition"], label["article"]]
        wanted, name = list(label["fines"]), f"{label['edition']} {label['article']}"
        bearing += bool(wanted)
        found = _read(provision)
        if not found:
            if wanted:
                unread.append(name)
            continue
        read += 1
        if found == wanted:
            right += 1
        else:
            wrong.append((name, wanted, found))
    return Score(len(labels), bearing, read, right, tuple(wrong), tuple(unread))


def _read(provision: Provision) -> list[str]:
    try:
        return with_figures(figures(statutory_range(provision).range))
    except NotUnderstood:
        return []
