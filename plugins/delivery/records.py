"""What a delivery did, as the publisher and the report are told."""

from dataclasses import dataclass

from plugins.delivery.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a delivery did: *stands* of its files were there before; *gone* are addresses."""

    sentence: Sentence
    outcome: str
    files: int = 0
    sent: int = 0
    stands: int = 0
    gone: tuple[str, ...] = ()
    release: str = ""
    previous: str = ""
    warnings: tuple[Sentence, ...] = ()
