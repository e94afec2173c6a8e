"""What a workbook still has to do about a record that was taken down (PB-26)."""

from collections.abc import Iterator

from plugins.publication.clock_sayings import PB_26
from plugins.publication.ledger import Takedown
from plugins.publication.withholding import Case, has_fallen, kept_back
from plugins.registry.findings import Finding
from plugins.registry.records import Record

CORRECT_IT = (
    "请在工作簿里改正、删去，或者填写决定状态、“是否公开”填“否”；改好之前每次检查都会提醒。",
    "Correct, delete or mark the row; every check tells it until then.",
)
STRIKE_IT = (
    "工作簿已写明决定状态；从 takedowns.toml 删去这一项，依法应当公开的撤回理由才会出现。",
    "The workbook states that it fell; strike the entry so that the reason can be published.",
)


def reminders(record: Record, down: Takedown, case: Case | None) -> Iterator[Finding]:
    """What to tell of *record*, which is *down*; nothing once its workbook agrees.

    *case* is what is known of an outcome, None for a record of another kind.
    """
    if case is not None and kept_back(case) is not None:
        return
    zh, en = STRIKE_IT if case is not None and has_fallen(case) else CORRECT_IT
    yield PB_26.at(
        record.place(), since=down.since, reason=down.reason, following=zh, following_en=en
    )
