"""Why a file beside a workbook is not published: one sentence for each reader."""


class RefusedError(Exception):
    """The file is not published; *zh* and *en* say why, in words that name nothing in it."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en
