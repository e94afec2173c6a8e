"""Text of a cell → a typed value, and back to one Chinese sentence; pure functions only."""


class NotUnderstood(ValueError):
    """A cell's text that a parser refuses to guess at.

    *rule* is the id of the rule that asks for the form (``FM-02``); *allowed_zh* and
    *allowed_en* say what the cell may hold.
    """

    def __init__(self, rule: str, allowed_zh: str, allowed_en: str) -> None:
        super().__init__(rule, allowed_zh, allowed_en)
        self.rule = rule
        self.allowed_zh = allowed_zh
        self.allowed_en = allowed_en

    def __str__(self) -> str:
        return f"{self.allowed_zh} [{self.rule}]"
