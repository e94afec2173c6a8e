"""Maps from the page an outcome would have alone to its place on the page of its month.

They are for the host, beside the site and never in it: nothing that search engines read may lead
to natural persons (PV-18).
"""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from plugins.pages.desk import Desk

FORMS: Mapping[str, str] = {
    "nginx.map": '{old} "{new}";\n',
    "caddy.map": '{old} "{new}"\n',
    "_redirects": "{old} {new} 301\n",
}
"""Name of a map → its lines: for ``map`` of nginx and of Caddy, and for static hosts."""


def write_maps(desk: Desk, folder: Path) -> int:
    """Write every map into *folder*; returns how many outcomes they name.

    Where every outcome has a page there are none, and older ones are removed.
    """
    if desk.addresses.months is None:
        for name in FORMS:
            (folder / name).unlink(missing_ok=True)
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    root, count = desk.settings.root, 0
    with ExitStack() as opened:
        files = [
            (opened.enter_context((folder / name).open("w", encoding="utf-8")), line)
            for name, line in FORMS.items()
        ]
        for outcome in desk.outcomes:
            old = f"{root}{desk.addresses.outcome_alone(outcome)}"
            new = f"{root}{desk.addresses.outcome(outcome)}"
            for file, line in files:
                file.write(line.format(old=old, new=new))
            count += 1
    return count
