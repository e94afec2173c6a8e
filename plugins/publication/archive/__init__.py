"""Public outcomes on disk while a site is made: written as they pass the wall, read as asked."""

from plugins.publication.archive.database import FILE, FOLDER, Archive, Passed, Withheld
from plugins.publication.archive.sequences import KeptBack, Told

__all__ = ["FILE", "FOLDER", "Archive", "KeptBack", "Passed", "Told", "Withheld"]
