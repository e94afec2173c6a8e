"""The front door of ``invoke agenda`` and ``invoke affected``: files beside the findings."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from plugins.pages.assets import asset_addresses, read_assets, write_assets
from plugins.pages.rendering import environment, render
from plugins.pages.settings import SiteSettings
from plugins.pages.staff.calendar import Calendar, as_ics, as_json, counted
from plugins.pages.staff.law_changes import as_json as changes_as_json
from plugins.pages.staff.law_changes import changes_page
from plugins.pages.staff.page import StaffPage, calendar_page
from plugins.registry.affected import Change

NAME, CHANGES = "calendar", "affected"


def write_calendar(calendar: Calendar, site: SiteSettings, theme: Path, folder: Path) -> list[Path]:
    """Write ``calendar.html``, ``.json`` and ``.ics`` to *folder*; their paths."""
    contents = {
        "html": _page(calendar_page(calendar, site.name), theme, folder),
        "json": as_json(calendar).encode(),
        "ics": as_ics(calendar, urlsplit(site.url).hostname or "localhost"),
    }
    return _write(folder, NAME, contents)


def write_changes(
    changes: Sequence[Change], site: SiteSettings, theme: Path, folder: Path
) -> list[Path]:
    """Write ``affected.html`` and ``.json`` to *folder*; their paths."""
    contents = {
        "html": _page(changes_page(changes, site.today, site.name), theme, folder),
        "json": changes_as_json(changes, site.today).encode(),
    }
    return _write(folder, CHANGES, contents)


def _page(page: StaffPage, theme: Path, folder: Path) -> bytes:
    """*page* as HTML; what it needs of the theme is put beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    assets = read_assets(theme)
    write_assets(assets, folder)
    frame = {"assets": asset_addresses(assets, "")}
    return render(environment(theme / "templates"), page, frame).encode()


def _write(folder: Path, name: str, contents: Mapping[str, bytes]) -> list[Path]:
    paths = {folder / f"{name}.{ending}": content for ending, content in contents.items()}
    for path, content in paths.items():
        path.write_bytes(content)
    return list(paths)


def sentences(calendar: Calendar) -> Iterator[str]:
    """A line for each authority: how much of what there is to do."""
    for name, tasks in counted(calendar).items():
        told = "，".join(f"{task.label}{number}件" for task, number in sorted(tasks.items()))
        yield f"{name or '未注明机关'}：{told}"


def changes_told(changes: Sequence[Change]) -> Iterator[str]:
    """A line for each change: what, since when, how often it is cited."""
    for one in changes:
        yield f"《{one.title}》{one.happening.label}（{one.day}）：引用{len(one.citing)}处"
