"""Pictures that Excel places in cells: rich values behind a cell's ``vm`` ([MS-XLSX] 2.3.7)."""

from plugins.registry.workbook.events import Attributes, Listener, listen
from plugins.registry.workbook.xlsx.package import Package, Relationship

_PICTURES = ("_localImage", "_webimage")


class _Metadata:
    """``metadata.xml``: which rich value each ``vm`` means."""

    def __init__(self) -> None:
        self.values: list[int] = []
        self.future: list[int] = []
        self._types: list[str] = []
        self._inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("futureMetadata", "valueMetadata", "cellMetadata"):
            self._inside = f"{name} {attributes.get('name', '')}".strip()
        elif name == "metadataType":
            self._types.append(attributes.get("name", ""))
        elif name == "rvb" and self._inside == "futureMetadata XLRICHVALUE":
            self.future.append(_number(attributes, "i"))
        elif name == "rc" and self._inside == "valueMetadata":
            kind = _number(attributes, "t") - 1
            rich = 0 <= kind < len(self._types) and self._types[kind] == "XLRICHVALUE"
            self.values.append(_number(attributes, "v") if rich else -1)

    def end(self, _name: str) -> None:
        """Nothing to do."""

    def text(self, _data: str) -> None:
        """Nothing to do."""


class _Collected:
    """One attribute of every element of one name."""

    def __init__(self, element: str, attribute: str) -> None:
        self.found: list[str] = []
        self._element, self._attribute = element, attribute

    def start(self, name: str, attributes: Attributes) -> None:
        if name == self._element:
            self.found.append(attributes.get(self._attribute, ""))

    def end(self, _name: str) -> None:
        """Nothing to do."""

    def text(self, _data: str) -> None:
        """Nothing to do."""


def _number(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def picture_values(package: Package, relationships: list[Relationship]) -> dict[str, str]:
    """The ``vm`` of every cell that holds a picture, with the picture's number as its id."""
    parts = {relationship.kind: relationship.target for relationship in relationships}
    if not {"sheetMetadata", "rdRichValue", "rdRichValueStructure"} <= parts.keys():
        return {}
    metadata = _Metadata()
    values, structures = _Collected("rv", "s"), _Collected("s", "t")
    listeners: dict[str, Listener] = {
        "sheetMetadata": metadata,
        "rdRichValue": values,
        "rdRichValueStructure": structures,
    }
    for kind, listener in listeners.items():
        with package.open(parts[kind]) as stream:
            listen(stream, listener)
    pictures: dict[str, str] = {}
    for vm, index in enumerate(metadata.values, 1):
        rich = metadata.future[index] if 0 <= index < len(metadata.future) else -1
        structure = values.found[rich] if 0 <= rich < len(values.found) else ""
        known = structure.isdecimal() and int(structure) < len(structures.found)
        if known and structures.found[int(structure)] in _PICTURES:
            pictures[str(vm)] = str(rich)
    return pictures
