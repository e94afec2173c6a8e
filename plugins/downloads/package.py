"""``datapackage.json``: what the copies are, for programs that have never met them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from plugins.downloads.tables import TableOf
from plugins.pages.settings import SiteSettings


@dataclass(frozen=True, slots=True)
class Copy:
    """One file: where it stands, what it holds."""

    table: TableOf
    form: str
    address: str
    size: int
    digest: str
    rows: int

    @classmethod
    def of(cls, table: TableOf, form: str, file: Path, rows: int) -> "Copy":
        """The copy of *table* in *form* that stands in *file*."""
        address = f"data/{table.name}.{form}"
        with file.open("rb") as told:
            digest = file_digest(told, "sha256").hexdigest()
        return cls(table, form, address, file.stat().st_size, digest, rows)


def datapackage(settings: SiteSettings, copies: Iterable[Copy]) -> bytes:
    """The package of all CSV copies (frictionless Data Package, tabular resources)."""
    resources = [
        {
            "name": copy.table.name.replace("_", "-"),
            "title": copy.table.title,
            "type": "table",
            "path": copy.address.removeprefix("data/"),
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8-sig",
            "bytes": copy.size,
            "hash": f"sha256:{copy.digest}",
            "schema": {
                "fields": [
                    {
                        "name": field.heading,
                        "title": field.name,
                        "type": field.type,
                        **({"description": field.note} if field.note else {}),
                    }
                    for field in copy.table.fields
                ],
                "missingValues": [""],
            },
        }
        for copy in copies
        if copy.form == "csv"
    ]
    package = {
        "name": "four-lists",
        "title": settings.name,
        "homepage": settings.url,
        "created": f"{settings.today.isoformat()}T00:00:00Z",
        "contributors": [{"title": settings.owner, "role": "publisher"}],
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode()
