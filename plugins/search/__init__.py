"""How a reader finds it: documents are cut into terms, weighed, and laid out in small files.

The browser reads those files without a server; ``invoke find`` asks a Whoosh index of the same
terms.  Importable without Pelican.
"""


def register() -> None:
    """Pelican calls this; everything that knows Pelican is imported here and not before."""
    from plugins.search.plugin import connect  # noqa: PLC0415 - the rest works without Pelican

    connect()
