"""What a person asks about at the command line: some lists, and an authority by any name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.registry.linking import Registry
from plugins.registry.loading import Loaded, load
from plugins.registry.models.authorities import Authority
from plugins.registry.reports.wording import Language
from plugins.registry.rule_settings import RuleSettings

NO_AUTHORITY: Mapping[Language, str] = {
    Language.ZH: "没有名为“{asked}”的执法主体；现有：{known}。",
    Language.EN: "No authority is named “{asked}”; there are: {known}.",
}


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of *folder* (or one workbook), read with the statutes of *laws* as of *today*."""

    folder: Path
    laws: tuple[Path, ...]
    today: date
    cache: Path | None = None
    settings: RuleSettings | None = None

    def load(self) -> Loaded:
        """All of it, read, linked and checked."""
        return load(
            self.folder, self.laws, today=self.today, cache=self.cache, settings=self.settings
        )


def authority_named(asked: str, registry: Registry) -> Authority | None:
    """The authority that *asked* names: its full or short name, or its folder below ``lists/``."""
    if known := registry.authorities.get(asked):
        return known
    inside = (a for a in registry.all(Authority) if a.source.folder == asked)
    return next(inside, None)


def folder_of(asked: str, registry: Registry, lists: Path) -> str | None:
    """The folder below *lists* that *asked* names: by its own name or its authority's."""
    if lists.is_dir() and asked in {path.name for path in lists.iterdir() if path.is_dir()}:
        return asked
    known = registry.authorities.get(asked)
    return (known.source.folder or None) if known else None


def unknown(asked: str, registry: Registry, language: Language) -> str:
    """The sentence for a name that nobody has."""
    known = "、".join(sorted(authority.name for authority in registry.all(Authority))) or "—"
    return NO_AUTHORITY[language].format(asked=asked, known=known)
