"""What a publisher is told: one sentence in Chinese, one in English; and how a delivery ends."""

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same sentence twice."""

    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh}\n  {self.en}"


Tell = Callable[[Sentence], None]
"""Takes each line of progress as it happens."""


class DeliveryError(Exception):
    """A delivery that did not happen; *code* is how the command ends."""

    code = 2
    outcome = "failed"

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


class Refused(DeliveryError):
    """It could be done and should not be, without another word from the publisher."""

    code = 1
    outcome = "refused"


class Failed(DeliveryError):
    """It could not be done: the machine, the network, or what was asked."""


UNCHANGED = Sentence("线上网站没有变化。", "What is served has not changed.")
REASONS: Mapping[int, Sentence] = {
    errno.ENOSPC: Sentence("磁盘已满", "the disk is full"),
    errno.EDQUOT: Sentence("磁盘配额已用完", "the disk quota is used up"),
    errno.EROFS: Sentence("发布位置是只读的", "the place to publish to is read-only"),
    errno.EACCES: Sentence("没有写入权限", "writing there is not permitted"),
    errno.EPERM: Sentence("没有写入权限", "writing there is not permitted"),
    errno.ENOTDIR: Sentence("那里不是文件夹", "it is not a folder"),
}


def reason(problem: OSError) -> Sentence:
    """Why the machine refused, without a full stop."""
    said = problem.strerror or str(problem)
    return REASONS.get(problem.errno or 0, Sentence(said, said))


def not_written(place: str, problem: OSError) -> Failed:
    """The failure to write to *place*, which left what is served as it was."""
    why = reason(problem)
    return Failed(
        Sentence(
            f"未能发布到 {place}：{why.zh}。{UNCHANGED.zh}",
            f"Could not publish to {place}: {why.en}. {UNCHANGED.en}",
        )
    )


def occupied(place: str) -> Refused:
    """Somebody else is publishing to the same place."""
    return Refused(
        Sentence(
            f"另一次发布正在写入 {place}，请等它结束后再试。",
            f"Another publication is writing to {place}; try again when it has ended.",
        )
    )
