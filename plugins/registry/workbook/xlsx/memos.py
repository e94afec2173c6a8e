"""Values that cells repeat: each stored text is turned into its value once."""

from plugins.registry.workbook.contents import CellValue
from plugins.registry.workbook.xlsx.cells import CellMaker, StoredCell, number

MEMO = 100_000
"""How many values one memo holds before it begins anew."""


class Texts(dict[str, CellValue]):
    """The value of each text met, so that equal texts are one object; bounded."""

    def __init__(self, maker: CellMaker) -> None:
        super().__init__()
        self._maker = maker

    def __missing__(self, text: str) -> CellValue:
        if len(self) >= MEMO:
            self.clear()
        value = self[text] = self._maker.text(text) if text else None
        return value


class Numbers(dict[str, CellValue]):
    """Each stored number met, in cells whose format does not matter; bounded."""

    def __missing__(self, text: str) -> CellValue:
        if len(self) >= MEMO:
            self.clear()
        value = self[text] = number(text)
        return value


class Styled(dict[str, CellValue]):
    """The value of each text met in cells of one style, such as dates; bounded."""

    def __init__(self, maker: CellMaker, stored: StoredCell) -> None:
        super().__init__()
        self._maker, self._stored = maker, stored

    def __missing__(self, text: str) -> CellValue:
        if len(self) >= MEMO:
            self.clear()
        value = self[text] = self._maker.value(self._stored._replace(text=text))
        return value
