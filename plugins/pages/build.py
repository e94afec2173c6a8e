"""One build: what was loaded, what may be said, and where it is written."""

from dataclasses import dataclass

from plugins.pages.desk import Desk
from plugins.pages.publishing import Output
from plugins.publication.public import Publication
from plugins.registry.loading import Loaded


@dataclass(frozen=True, slots=True)
class Build:
    """What the rooms below share while a site is made."""

    loaded: Loaded
    publication: Publication
    desk: Desk
    output: Output
