"""A quoted provision beside the stored one: equal, differing in punctuation, or in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from plugins.registry.instruments.editions import Provision
from plugins.registry.values.text import fold


class Likeness(StrEnum):
    """How a quotation stands to the stored text."""

    EQUAL = "equal"
    PUNCTUATION = "punctuation"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """*diff* marks the first difference: ``…处〔-五-〕〔+三+〕万元…`` (quoted, then stored)."""

    likeness: Likeness
    diff: str = ""


_PIECES = re.compile(
    r"\n|(?<=[；;。：:])\s*(?=[（(][一二三四五六七八九十\d]{1,3}[）)])|…{1,2}|\.{3,6}|省略"
)
_CLAUSES = re.compile("[。；;：:]")
_HEADING = re.compile(
    r"^\s*第[〇零一二三四五六七八九十百千\d]{1,9}[条款项](?:之[一二三四五六七八九十]{1,3})?[\s：:]*"
)
_MARKER = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]{1,3}[）).．、]\s*")
_PUNCTUATION = re.compile(r"[^\w]|_")
_ENDS = "。；;，,、：:！!“”\"'‘’《》()（）.…"
_FULL_WIDTH = str.maketrans(",;:!?()", "，；：！？（）")
_AROUND = 8
_BETWEEN = 2
_WINDOW = 160


def compare_quotation(quoted: str, provision: Provision) -> Comparison:
    """Compares *quoted* with *provision* line by line, so that items left out are no difference.

    White space and half- or full-width forms never count; the sign at the end of a line neither.
    """
    stored = [_folded(line) for line in provision.lines]
    whole = "".join(stored)
    bare = _bare(whole)
    worst = Comparison(Likeness.EQUAL)
    for piece in _pieces(quoted):
        if _stands_in(piece, whole):
            continue
        if _bare(piece) in bare:
            if worst.likeness is Likeness.EQUAL:
                worst = Comparison(Likeness.PUNCTUATION, _marked(piece, _closest(piece, stored)))
            continue
        return Comparison(Likeness.DIFFERENT, _marked(piece, _closest(piece, stored)))
    return worst


def _stands_in(piece: str, whole: str) -> bool:
    """Whether *piece* is in *whole*, be it with clauses left out between two of its own."""
    if piece.strip(_ENDS) in whole:
        return True
    clauses = [clause.strip(_ENDS) for clause in _CLAUSES.split(piece)]
    return _bare(piece) not in _bare(whole) and all(clause in whole for clause in clauses)


def _folded(words: str) -> str:
    return fold(_MARKER.sub("", words)).replace("〈", "《").replace("〉", "》")


def _bare(words: str) -> str:
    return _PUNCTUATION.sub("", words)


def _pieces(quoted: str) -> Iterator[str]:
    for piece in _PIECES.split(quoted):
        folded = _folded(_HEADING.sub("", piece)) if piece else ""
        if _bare(folded):
            yield folded


def _closest(piece: str, stored: list[str]) -> str:
    """The stored line most like *piece*."""
    scores = [
        (SequenceMatcher(None, piece, line, autojunk=False).quick_ratio(), -n)
        for n, line in enumerate(stored)
    ]
    return stored[-max(scores)[1]] if scores else ""


def _marked(quoted: str, stored: str) -> str:
    """The first difference of two texts with a few signs around it."""
    begins = max(stored.find(quoted[:_AROUND]), 0)
    same = _alike_until(quoted, stored[begins:])
    ours, theirs = quoted[same : same + _WINDOW], stored[begins + same :][:_WINDOW]
    for i, j, m, n in _differences(ours, theirs):
        ends = not ours[i:j].strip(_ENDS) and not theirs[m:n].strip(_ENDS)
        if ends and same + j == len(quoted):
            continue
        at, upto = same + i, same + j
        before = ("…" if at > _AROUND else "") + quoted[max(0, at - _AROUND) : at]
        after = quoted[upto : upto + _AROUND] + ("…" if upto + _AROUND < len(quoted) else "")
        gone = f"〔-{_short(ours[i:j])}-〕" if j > i else ""
        come = f"〔+{_short(theirs[m:n])}+〕" if n > m else ""
        return f"{before}{gone}{come}{after}".translate(_FULL_WIDTH)
    return ""


def _differences(ours: str, theirs: str) -> Iterator[tuple[int, int, int, int]]:
    """Where the texts differ; what parts two differences by a few signs belongs to both.

    环境保护部门 beside 生态环境部门 is one difference, not 生态 before and 保护 behind.
    """
    found: list[tuple[int, int, int, int]] = []
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, i, j, m, n in matcher.get_opcodes():
        if tag == "equal":
            continue
        near = found.pop() if found and i - found[-1][1] <= _BETWEEN else (i, j, m, n)
        found.append((near[0], j, near[2], n))
    return iter(found)


def _alike_until(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (sign, against) in pairs if sign != against), min(len(one), len(other)))


def _short(words: str) -> str:
    return words if len(words) <= 2 * _AROUND else f"{words[:_AROUND]}…{words[-_AROUND:]}"
