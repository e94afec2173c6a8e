"""What a reader sees: addresses, views, rendering, publishing."""

import gc

from plugins.registry.collecting import without_collector


def register() -> None:
    """Connect this room to Pelican (imported only then)."""
    with without_collector():  # all that is read now stays until the end
        from plugins.pages.plugin import connect  # noqa: PLC0415  the rest works without Pelican
    gc.freeze()
    connect()
