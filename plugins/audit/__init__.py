"""Proof on the output: no value that stays inside stands in any file of the finished site.

The audit reads the workbooks again and every file again; it trusts neither pages nor search nor
downloads.  What it examined itself it need not examine twice (``memory``).  Importable without
Pelican.
"""


def register() -> None:
    """Pelican calls this; everything that knows Pelican is imported here and not before."""
    from plugins.audit.plugin import connect  # noqa: PLC0415 - the rest works without Pelican

    connect()
