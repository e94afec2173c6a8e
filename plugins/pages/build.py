"""One build: what was loaded, what may be said, and where it is written."""

from collections.abc import Callable
from dataclasses import dataclass

from plugins.pages.desk import Desk
from plugins.pages.publishing import Output
from plugins.pages.views.page import Page
from plugins.publication.policy import Policy
from plugins.publication.public import Publication
from plugins.registry.loading import Loaded


@dataclass(frozen=True, slots=True)
class Build:
    """What the rooms below share while a site is made; *render* makes a page's HTML."""

    loaded: Loaded
    publication: Publication
    policy: Policy
    desk: Desk
    output: Output
    render: Callable[[Page], str]
