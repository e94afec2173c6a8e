"""The workbook's styles: each marked cell keeps its format and gets a fill.

The mark can be taken off again, here alone and without touching a sheet: the fill's own
colour tells that it is ours, and where the cell was coloured before, its colour rides
along as the fill's second colour, which a solid fill does not use.
"""

import re

from plugins.clerks.annotating.splicing import XML, Element, Splices, parse, with_attributes
from plugins.registry.findings import Severity

MARKS = {Severity.ERROR: "FFFFB3B1", Severity.WARNING: "FFFFE08A"}
"""Fill of a marked cell that had no colour (ARGB)."""

MARKS_OVER_COLOUR = {Severity.ERROR: "FFFFB3B0", Severity.WARNING: "FFFFE089"}
"""Fill of a marked cell whose own colour is kept beside it; told apart by the last bit."""

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles")
_EMPTY = {
    "fonts": '<font><sz val="11"/></font>',
    "fills": '<fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>',
    "borders": "<border><left/><right/><top/><bottom/><diagonal/></border>",
    "cellStyleXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
    "cellXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    "cellStyles": '<cellStyle name="Normal" xfId="0" builtinId="0"/>',
}
_ELEMENT = re.compile(r"<(/?)(?=[A-Za-z])")


class Styles:
    """The styles part being added to: `mark` and `style` give cell style numbers."""

    def __init__(self, data: bytes, namespace: str) -> None:
        self._data = data or f'{XML}<styleSheet xmlns="{namespace}"/>'.encode()
        self._data = _with_all_sections(self._data)
        self._root = parse(self._data)
        self._prefix = self._root.prefix.decode()
        self._sections = {
            name: self._section(name) for name in ("fonts", "fills", "borders", "cellXfs")
        }
        self._raw = {
            name: [self._data[child.start : child.end] for child in section.children]
            for name, section in self._sections.items()
        }
        self._marked: dict[tuple[int, Severity], int] = {}
        self.taken_off = self._take_marks_off()

    def _section(self, name: str) -> Element:
        found = self._root.first(name)
        assert found is not None, f"{name} was just made sure of"
        return found

    def mark(self, style: int, severity: Severity) -> int:
        """The style that is *style* with the fill of *severity*."""
        key = (style, severity)
        if key not in self._marked:
            xfs = self._raw["cellXfs"]
            xf = xfs[style] if style < len(xfs) else xfs[0]
            fill = self._intern("fills", self._mark_fill(xf, severity))
            self._marked[key] = self._intern("cellXfs", _with_fill(xf, fill))
        return self._marked[key]

    def style(self, font: str, fill: str, alignment: str, line: str = "") -> int:
        """A style of our own: the inside of a font, ARGB of fill and bottom line, an alignment."""
        font_number = self._intern("fonts", self._written(f"<font>{font}</font>"))
        fill_number = self._intern("fills", self._solid(f'rgb="{fill}"')) if fill else 0
        below = f'<bottom style="thin"><color rgb="{line}"/></bottom>' if line else "<bottom/>"
        border = self._written(f"<border><left/><right/><top/>{below}<diagonal/></border>")
        border_number = self._intern("borders", border)
        return self._intern(
            "cellXfs",
            self._written(
                f'<xf numFmtId="0" fontId="{font_number}" fillId="{fill_number}" '
                f'borderId="{border_number}" xfId="0" quotePrefix="1" applyFont="1" '
                'applyFill="1" applyBorder="1" applyAlignment="1">'
                f"<alignment {alignment}/></xf>"
            ),
        )

    def written(self) -> bytes:
        """The part with everything asked for so far."""
        cuts = Splices()
        for name, section in self._sections.items():
            raw = self._raw[name]
            tag = with_attributes(section.tag, {"count": str(len(raw))})
            before = [self._data[child.start : child.end] for child in section.children]
            if raw != before:
                cuts.replace(section.start, section.inner, tag)
                for child, new in zip(section.children, raw, strict=False):
                    cuts.replace(child.start, child.end, new)
                cuts.insert(section.inner_end, b"".join(raw[len(before) :]))
        return cuts.apply(self._data)

    def _intern(self, section: str, raw: bytes) -> int:
        known = self._raw[section]
        if raw not in known:
            known.append(raw)
        return known.index(raw)

    def _written(self, element: str) -> bytes:
        return _prefixed(element, self._prefix).encode()

    def _solid(self, colour: str, second: str = 'indexed="64"') -> bytes:
        return self._written(
            f'<fill><patternFill patternType="solid"><fgColor {colour}/><bgColor {second}/>'
            "</patternFill></fill>"
        )

    def _mark_fill(self, xf: bytes, severity: Severity) -> bytes:
        own = self._own_colour(_number(xf, "fillId"))
        if own:
            return self._solid(f'rgb="{MARKS_OVER_COLOUR[severity]}"', own)
        return self._solid(f'rgb="{MARKS[severity]}"')

    def _own_colour(self, fill: int) -> str:
        """The colour of a solid fill as attributes, or nothing for any other fill."""
        raw = self._raw["fills"]
        pattern = _pattern(raw[fill]) if fill < len(raw) else None
        if pattern is None or pattern.attributes.get("patternType") != "solid":
            return ""
        return _colour(pattern, "fgColor")

    def _take_marks_off(self) -> bool:
        """Give every style that carries one of our fills its former fill; whether any did."""
        former = {
            number: self._former_fill(raw)
            for number, raw in enumerate(list(self._raw["fills"]))
            if _mark_of(raw)
        }
        xfs = self._raw["cellXfs"]
        for number, xf in enumerate(xfs):
            if (fill := _number(xf, "fillId")) in former:
                xfs[number] = _with_fill(xf, former[fill])
        return bool(former)

    def _former_fill(self, raw: bytes) -> int:
        if _mark_of(raw) not in MARKS_OVER_COLOUR.values():
            return 0
        pattern = _pattern(raw)
        own = _colour(pattern, "bgColor") if pattern else ""
        return self._intern("fills", self._solid(own)) if own else 0


def _mark_of(fill: bytes) -> str:
    """Which of our colours a fill has, or nothing."""
    ours = {*MARKS.values(), *MARKS_OVER_COLOUR.values()}
    if not any(mark.encode() in fill.upper() for mark in ours):
        return ""
    pattern = _pattern(fill)
    front = pattern.first("fgColor") if pattern else None
    colour = front.attributes.get("rgb", "").upper() if front else ""
    return colour if colour in ours else ""


def _pattern(fill: bytes) -> Element | None:
    """The pattern of a raw fill, read without its namespace declarations."""
    bare = re.sub(rb"(</?)[A-Za-z_][\w.-]*:", rb"\1", fill)
    return parse(re.sub(rb"\s[A-Za-z_][\w.-]*:([A-Za-z]+=)", rb" \1", bare)).first("patternFill")


def _colour(pattern: Element, name: str) -> str:
    element = pattern.first(name)
    values = element.attributes if element else {}
    return " ".join(
        f'{key}="{values[key]}"' for key in ("rgb", "indexed", "theme", "tint") if key in values
    )


def _number(xf: bytes, name: str) -> int:
    found = re.search(rb"\s" + name.encode() + rb"""\s*=\s*["'](\d+)["']""", xf)
    return int(found[1]) if found else 0


def _with_fill(xf: bytes, fill: int) -> bytes:
    end = xf.index(b">") + 1
    return with_attributes(xf[:end], {"fillId": str(fill), "applyFill": "1"}) + xf[end:]


def _prefixed(elements: str, prefix: str) -> str:
    return _ELEMENT.sub(lambda match: f"<{match[1]}{prefix}", elements)


def _with_all_sections(data: bytes) -> bytes:
    """The styles part with the sections we add to, each with its obligatory first members."""
    root = parse(data)
    prefix = root.prefix.decode()
    cuts = Splices()
    missing = b""
    at = root.inner
    for name in _ORDER:
        found = root.first(name)
        if found is not None and (found.children or name not in _EMPTY):
            if missing:
                cuts.insert(found.start, missing)
            missing, at = b"", found.end
        elif name in _EMPTY:
            if found is not None:
                cuts.replace(found.start, found.end, b"")
                at = found.end
            missing += _prefixed(f"<{name}>{_EMPTY[name]}</{name}>", prefix).encode()
    if missing and root.empty:
        cuts.append(root, missing)
    elif missing:
        cuts.insert(at, missing)
    return cuts.apply(data)
