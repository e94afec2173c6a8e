"""One sheet of the workbook marked: its cells, its comments and the drawing behind them."""

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.clerks.annotating import comments, drawings
from plugins.clerks.annotating.cells import merged_areas, restyle
from plugins.clerks.annotating.marks import Mark, on_anchors
from plugins.clerks.annotating.package import Package
from plugins.clerks.annotating.ranges import Cell
from plugins.clerks.annotating.sentences import comment
from plugins.clerks.annotating.splicing import Element, Splices, outline, parse
from plugins.clerks.annotating.styles import Styles

COMMENTS_PER_SHEET = 5_000
"""Beyond this many, spreadsheet programs open a sheet slowly; the list still names the rest."""

_AFTER_DRAWING = frozenset(
    {
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    }
)
"""Children of a sheet that stand after its ``legacyDrawing``, by the standard."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the workbook: the name clerks see and the part it is kept in."""

    name: str
    part: str
    hidden: bool = False


def take_comments_off(package: Package, sheet: Sheet) -> None:
    """Remove what an earlier round wrote into comments of *sheet*."""
    part = package.related(sheet.part, "comments")
    if not part:
        return
    left = comments.without_ours(package.read(part))
    package.write(part, left.data)
    drawing = package.related(sheet.part, "vmlDrawing")
    if left.cells and drawing:
        package.write(drawing, drawings.without_notes(package.read(drawing), left.cells))


def deselect(package: Package, sheet: Sheet) -> None:
    """Unselect *sheet*: with two selected, what a clerk types would go into both."""
    data = package.read(sheet.part)
    views = parse(data, stop_at="sheetData").first("sheetViews")
    cuts = Splices()
    for view in views.all("sheetView") if views else ():
        if view.attributes.get("tabSelected") in ("1", "true"):
            cuts.attributes(view, {"tabSelected": None})
    if cuts:
        package.write(sheet.part, cuts.apply(data))


def mark(package: Package, sheet: Sheet, marks: Mapping[Cell, Mark], styles: Styles) -> int:
    """Fill and comment the cells of *marks*; how many were marked."""
    data = package.read(sheet.part)
    root = outline(data, "sheetData")
    if root.name != "worksheet":
        return 0
    shown = on_anchors(marks, merged_areas(root))
    data = restyle(data, shown, lambda cell, style: styles.mark(style, shown[cell].severity))
    package.write(sheet.part, data)
    _comment(package, sheet, shown)
    return len(shown)


def _comment(package: Package, sheet: Sheet, marks: Mapping[Cell, Mark]) -> None:
    texts = {cell: comment(mark.notes) for cell, mark in list(marks.items())[:COMMENTS_PER_SHEET]}
    root = outline(package.read(sheet.part), "sheetData")
    part = package.related(sheet.part, "comments")
    if not part:
        part = package.new_name("comments{}.xml")
        package.write(part, comments.empty(root.uri))
        package.declare(part, comments.CONTENT_TYPE)
        package.relate(sheet.part, "comments", part)
    written = comments.with_ours(package.read(part), texts)
    package.write(part, written.data)
    notes = {cell: texts[cell] for cell in written.cells}
    drawing = _drawing(package, sheet, root)
    package.write(drawing, drawings.with_notes(package.read(drawing), notes))


def _drawing(package: Package, sheet: Sheet, root: Element) -> str:
    """The legacy drawing part of *sheet*, made if there is none."""
    legacy = root.first("legacyDrawing")
    identifier = legacy.attribute("id") if legacy else ""
    for relationship in package.relationships(sheet.part):
        if relationship.id == identifier and relationship.part in package:
            return relationship.part
    part = package.new_name("drawings/vmlDrawing{}.vml")
    package.write(part, drawings.EMPTY)
    package.declare(part, drawings.CONTENT_TYPE)
    identifier = package.relate(sheet.part, "vmlDrawing", part)
    cuts = Splices()
    element = (
        f'<{root.prefix.decode()}legacyDrawing xmlns:r="{package.relation_base}" '
        f'r:id="{identifier}"/>'
    ).encode()
    if legacy is not None:
        cuts.replace(legacy.start, legacy.end, element)
    else:
        after = (child.start for child in root.children if _stands_after(child))
        cuts.insert(next(after, root.inner_end), element)
    package.write(sheet.part, cuts.apply(package.read(sheet.part)))
    return part


def _stands_after(child: Element) -> bool:
    if child.name == "AlternateContent":  # a choice between old and new ways of writing one child
        return any(part.name in _AFTER_DRAWING for part in child.walk())
    return child.name in _AFTER_DRAWING
