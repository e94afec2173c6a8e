"""The comments part of a sheet: ours taken away, ours added, the clerk's left in place."""

from collections.abc import Mapping
from typing import NamedTuple

from plugins.clerks.annotating.ranges import Cell, area_of
from plugins.clerks.annotating.sentences import AUTHOR, OPENING
from plugins.clerks.annotating.splicing import XML, Element, Splices, parse, text_of

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"

_FONT = '<{p}rPr><{p}sz val="10"/><{p}color indexed="81"/><{p}rFont val="宋体"/></{p}rPr>'


class Commented(NamedTuple):
    """The part after a change and the cells whose comment appeared or vanished with it."""

    data: bytes
    cells: frozenset[Cell]


def empty(namespace: str) -> bytes:
    """A comments part without a comment."""
    return f'{XML}<comments xmlns="{namespace}"><authors/><commentList/></comments>'.encode()


def without_ours(data: bytes) -> Commented:
    """*data* with all that begins with our opening taken away, whole comments where nothing stays.

    The text decides, not the author: programs that save the workbook rename authors.
    """
    if OPENING.encode() not in data and b"&#" not in data:
        return Commented(data, frozenset())
    cuts = Splices()
    vanished: set[Cell] = set()
    for comment in _comments(parse(data)):
        pieces = _pieces(comment)
        before, ours, _ = "".join(words.text for _, words in pieces).partition(OPENING)
        if not ours:
            continue
        cell = _cell(comment)
        if cell is not None and not before.strip():
            cuts.replace(comment.start, comment.end, b"")
            vanished.add(cell)
        else:
            _cut_words(cuts, pieces)
    return Commented(cuts.apply(data), frozenset(vanished))


def _pieces(comment: Element) -> list[tuple[Element, Element]]:
    """The words of a comment, each with the run round them (or themselves, if in none)."""
    text = comment.first("text")
    outer = [child for child in text.children if child.name in ("r", "t")] if text else []
    return [(piece, words) for piece in outer for words in piece.walk() if words.name == "t"]


def _cut_words(cuts: Splices, pieces: list[tuple[Element, Element]]) -> None:
    ours = False
    for piece, words in pieces:
        kept = "" if ours else words.text.partition(OPENING)[0].rstrip("\n")
        ours = ours or OPENING in words.text
        if ours and kept:
            cuts.replace(words.inner, words.inner_end, text_of(kept).encode())
        elif ours:
            cuts.replace(piece.start, piece.end, b"")


def with_ours(data: bytes, texts: Mapping[Cell, str]) -> Commented:
    """*data* with a comment for every cell of *texts*, below the clerk's own if there is one."""
    root = parse(data)
    authors, listed = root.first("authors"), root.first("commentList")
    if listed is None or authors is None:
        data = _with_lists(data, root)
        root = parse(data)
        authors, listed = root.first("authors"), root.first("commentList")
    assert authors is not None, "just made sure of"
    assert listed is not None, "just made sure of"
    cuts = Splices()
    author = _author(cuts, authors)
    present = {cell: c for c in reversed(listed.all("comment")) if (cell := _cell(c))}
    prefix = listed.prefix.decode()
    added: list[bytes] = []
    for cell, words in sorted(texts.items()):
        comment = present.get(cell)
        if comment is not None:
            _append_words(cuts, comment, words)
            continue
        added.append(
            f'<{prefix}comment ref="{cell}" authorId="{author}" shapeId="0"><{prefix}text>'
            f"{_run(prefix, words)}</{prefix}text></{prefix}comment>".encode()
        )
    if added:
        cuts.append(listed, b"".join(added))
    return Commented(cuts.apply(data), frozenset(texts.keys() - present.keys()))


def _author(cuts: Splices, authors: Element) -> int:
    names = [author.text for author in authors.children]
    if AUTHOR not in names:
        prefix = authors.prefix.decode()
        cuts.append(authors, f"<{prefix}author>{AUTHOR}</{prefix}author>".encode())
        return len(names)
    return names.index(AUTHOR)


def _append_words(cuts: Splices, comment: Element, words: str) -> None:
    """A new run after the clerk's; bare text becomes a run first, for the two do not mix."""
    text = comment.first("text")
    prefix = comment.prefix.decode()
    run = _run(prefix, f"\n{words}")
    if text is None:
        # `text` is the comment's first child
        cuts.insert(comment.inner, f"<{prefix}text>{run}</{prefix}text>".encode())
        return
    bare, runs = text.first("t"), text.all("r")
    if bare is not None and not runs:
        cuts.insert(bare.start, f"<{prefix}r>".encode())
        cuts.insert(bare.end, f"</{prefix}r>{run}".encode())
    elif runs:
        cuts.insert(runs[-1].end, run.encode())
    else:
        cuts.append(text, run.encode())


def _run(prefix: str, words: str) -> str:
    font = _FONT.format(p=prefix)
    return (
        f'<{prefix}r>{font}<{prefix}t xml:space="preserve">{text_of(words)}</{prefix}t></{prefix}r>'
    )


def _with_lists(data: bytes, root: Element) -> bytes:
    cuts = Splices()
    prefix = root.prefix.decode()
    missing = "".join(
        f"<{prefix}{name}/>" for name in ("authors", "commentList") if not root.first(name)
    ).encode()
    if listed := root.first("commentList"):
        cuts.insert(listed.start, missing)
    elif authors := root.first("authors"):
        cuts.insert(authors.end, missing)
    else:
        cuts.append(root, missing)
    return cuts.apply(data)


def _comments(root: Element) -> list[Element]:
    listed = root.first("commentList")
    return listed.all("comment") if listed else []


def _cell(comment: Element) -> Cell | None:
    area = area_of(comment.attributes.get("ref", ""))
    return area.first if area else None
