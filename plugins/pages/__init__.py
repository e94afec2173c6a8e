"""What a reader sees: addresses, views, rendering, publishing."""


def register() -> None:
    """Connect this room to Pelican (imported only then)."""
    from plugins.pages.plugin import connect  # noqa: PLC0415  the rest works without Pelican

    connect()
