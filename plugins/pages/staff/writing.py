"""The front door of ``invoke agenda``: the calendar's files, beside the findings."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from plugins.pages.assets import asset_addresses, read_assets, write_assets
from plugins.pages.rendering import environment, render
from plugins.pages.settings import SiteSettings
from plugins.pages.staff.calendar import Calendar, as_ics, as_json, counted
from plugins.pages.staff.page import calendar_page

NAME = "calendar"


def write_calendar(calendar: Calendar, site: SiteSettings, theme: Path, folder: Path) -> list[Path]:
    """Write ``calendar.html``, ``.json`` and ``.ics`` to *folder*; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    assets = read_assets(theme)
    write_assets(assets, folder)
    frame = {"assets": asset_addresses(assets, "")}
    page = render(environment(theme / "templates"), calendar_page(calendar, site.name), frame)
    contents = {
        "html": page.encode(),
        "json": as_json(calendar).encode(),
        "ics": as_ics(calendar, urlsplit(site.url).hostname or "localhost"),
    }
    paths = {folder / f"{NAME}.{ending}": content for ending, content in contents.items()}
    for path, content in paths.items():
        path.write_bytes(content)
    return list(paths)


def sentences(calendar: Calendar) -> Iterator[str]:
    """A line for each authority: how much of what there is to do."""
    for name, tasks in counted(calendar).items():
        told = "，".join(f"{task.label}{number}件" for task, number in sorted(tasks.items()))
        yield f"{name or '未注明机关'}：{told}"
