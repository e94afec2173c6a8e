"""One build: what was loaded, what may be said, and where it is written."""

from collections.abc import Callable
from dataclasses import dataclass

from plugins.pages.course import Course
from plugins.pages.desk import Desk
from plugins.pages.publishing import Output
from plugins.pages.views.page import Page, Sketch
from plugins.publication.policy import Policy
from plugins.publication.public import Publication
from plugins.registry.loading import Loaded


@dataclass(frozen=True, slots=True)
class Build:
    """What the rooms below share while a site is made; *made* makes a page's file.

    Each room begins its own stage of the *course* and tells its steps.
    """

    loaded: Loaded
    publication: Publication
    policy: Policy
    desk: Desk
    output: Output
    made: Callable[[Page | Sketch], bytes]
    course: Course
