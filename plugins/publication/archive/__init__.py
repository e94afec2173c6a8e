"""Public outcomes on disk: written as they pass the wall, kept while nothing changes for them."""

from plugins.publication.archive.booking import Booking, Part, Passed, Withheld
from plugins.publication.archive.database import BESIDE, Archive
from plugins.publication.archive.notes import EVERYTHING, Notes
from plugins.publication.archive.sequences import KeptBack, Told
from plugins.publication.archive.tables import FILE, FOLDER

__all__ = [
    "BESIDE",
    "EVERYTHING",
    "FILE",
    "FOLDER",
    "Archive",
    "Booking",
    "KeptBack",
    "Notes",
    "Part",
    "Passed",
    "Told",
    "Withheld",
]
