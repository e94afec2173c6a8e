"""The workbook part: which sheets there are, and the list of problems made the first."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from plugins.clerks.annotating.package import Package
from plugins.clerks.annotating.problem_list import CONTENT_TYPE
from plugins.clerks.annotating.ranges import whole
from plugins.clerks.annotating.refusals import NotPatchable
from plugins.clerks.annotating.sentences import PROBLEM_LIST
from plugins.clerks.annotating.splicing import Element, Splices, parse
from plugins.clerks.annotating.worksheets import Sheet

MARKER = "_清单检查_问题清单"
"""A hidden name that points to our list, by which a later round knows it from a clerk's sheet."""

_NAMES_FOLLOW = ("externalReferences", "functionGroups", "sheets")
_LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as found: its sheets in order, less a list of problems of an earlier round."""

    sheets: tuple[Sheet, ...]
    namespace: str
    old_list: str = ""
    """The part of the earlier list, to be written over."""


def read_book(package: Package) -> Book:
    """The sheets of the workbook in *package*, and the list of an earlier round if it has one."""
    root = parse(package.read(package.main))
    listed = _sheets(root)
    ours = _our_index(root)
    targets = {r.id: r.part for r in package.relationships(package.main)}
    sheets: list[Sheet] = []
    old_list = ""
    for number, element in enumerate(listed):
        part = targets.get(element.attribute("id"), "")
        if part not in package:
            raise NotPatchable("parts")
        if number == ours:
            old_list = part
        else:
            hidden = element.attributes.get("state", "visible") != "visible"
            sheets.append(Sheet(element.attributes.get("name", ""), part, hidden))
    return Book(tuple(sheets), root.uri, old_list)


def list_part(package: Package, book: Book) -> str:
    """The part the list of problems is to be written to, declared if it is a new one."""
    if book.old_list:
        package.forget_relationships(book.old_list)
        return book.old_list
    part = package.new_name("worksheets/problems{}.xml")
    package.write(part, b"")
    package.declare(part, CONTENT_TYPE)
    return part


def put_first(package: Package, book: Book, part: str) -> None:
    """Make the list in *part* the workbook's first sheet, and the one it opens at."""
    data = package.read(package.main)
    root = parse(data)
    listed = _sheets(root)
    ours = _our_index(root)
    cuts = Splices()
    sheets = root.first("sheets")
    if ours >= 0:
        cuts.replace(listed[ours].start, listed[ours].end, b"")
    identifier = next(
        (r.id for r in package.relationships(package.main) if r.part == part), ""
    ) or package.relate(package.main, "worksheet", part)
    number = 1 + max((whole(sheet.attributes.get("sheetId", "")) for sheet in listed), default=0)
    prefix = root.prefix.decode()
    element = (
        f'<{prefix}sheet xmlns:r="{package.relation_base}" name={quoteattr(_free_name(book))} '
        f'sheetId="{number}" r:id="{identifier}"/>'
    ).encode()
    if sheets is None:
        raise NotPatchable("parts")
    if sheets.empty:
        cuts.append(sheets, element)
    else:
        cuts.insert(sheets.inner, element)
    _shift_names(cuts, root, ours, _free_name(book))
    _open_at_first(cuts, root)
    package.write(package.main, cuts.apply(data))


def _sheets(root: Element) -> list[Element]:
    sheets = root.first("sheets")
    return sheets.all("sheet") if sheets else []


def _our_index(root: Element) -> int:
    """Where the list of an earlier round stands among the sheets, or -1."""
    names = root.first("definedNames")
    for name in names.children if names else ():
        if name.attributes.get("name") == MARKER:
            quoted = name.text.rpartition("!")[0].strip("$")
            target = quoted[1:-1].replace("''", "'") if quoted[:1] == "'" else quoted
            found = [sheet.attributes.get("name", "") for sheet in _sheets(root)]
            return found.index(target) if target in found else -1
    return -1


def _free_name(book: Book) -> str:
    """The name of the list, with a number where the clerk has a sheet of that name."""
    taken = {sheet.name.casefold() for sheet in book.sheets}
    number = 1
    name = PROBLEM_LIST
    while name.casefold() in taken:
        number += 1
        name = f"{PROBLEM_LIST}（{number}）"[:_LONGEST_NAME]
    return name


def _shift_names(cuts: Splices, root: Element, ours: int, list_name: str) -> None:
    """Names local to a sheet count sheets, so they move with the list's place."""
    prefix = root.prefix.decode()
    marker = (
        f"<{prefix}definedName name={quoteattr(MARKER)} hidden=\"1\">'{list_name}'!$A$1"
        f"</{prefix}definedName>"
    ).encode()
    names = root.first("definedNames")
    if names is None:
        after = next(found for name in _NAMES_FOLLOW if (found := root.first(name)))
        tag = f"{prefix}definedNames".encode()
        cuts.insert(after.end, b"<%s>%s</%s>" % (tag, marker, tag))
        return
    for name in names.children:
        local = name.attributes.get("localSheetId")
        index = whole(local or "", -1)
        if name.attributes.get("name") == MARKER or (local is not None and index == ours):
            cuts.replace(name.start, name.end, b"")
        elif index >= 0 and (ours < 0 or index < ours):
            cuts.attributes(name, {"localSheetId": str(index + 1)})
    cuts.append(names, marker)


def _open_at_first(cuts: Splices, root: Element) -> None:
    views = root.first("bookViews")
    for view in views.all("workbookView") if views else ():
        if view.attributes.keys() & {"activeTab", "firstSheet"}:
            cuts.attributes(view, {"activeTab": None, "firstSheet": None})
