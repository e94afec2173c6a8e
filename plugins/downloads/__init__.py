"""What a machine takes away: copies of every list, their description, the sitemap."""


def register() -> None:
    """Connect this room to Pelican (imported only then)."""
    from plugins.downloads.plugin import connect  # noqa: PLC0415  the rest works without Pelican

    connect()
