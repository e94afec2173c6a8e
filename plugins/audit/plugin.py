"""The Pelican side of the audit: a site that says what stays inside is never shown."""

import logging
from pathlib import Path

from pelican.generators import Generator

from plugins.audit.auditing import Order, audit, own_words
from plugins.audit.inputs import Inputs
from plugins.audit.reporting import sentence, write_report
from plugins.pages.build import Build
from plugins.pages.plugin import WHOLE
from plugins.pages.switching import NotMadeError

log = logging.getLogger(__name__)


def prove(sender: Generator, build: Build) -> None:
    """Examine the site beside the one that is served; raises where it must not be shown."""
    settings = sender.settings
    root = Path(settings["PATH"]).parent
    inputs = Inputs(root / settings["LISTS_PATH"], build.loaded, build.publication, build.policy)
    own = own_words(settings, root)
    allowed, workers = settings["AUDIT_ALLOWED"], settings["WORKERS"]
    cache = root / settings["BUILD_CACHE"]
    build.course.stage("公开前审查", "audit")
    order = Order(build.output.folder, inputs, own, allowed, workers, cache, build.course.step)
    audited = audit(order)
    said = sentence(audited)
    if not audited.proven:
        write_report(audited, root / settings["AUDIT_REPORT"])
        raise NotMadeError(said)
    log.info(said)


def connect() -> None:
    """Be told when the site is whole."""
    WHOLE.connect(prove)
