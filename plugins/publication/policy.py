"""What a publisher may choose about publication, within the law; everything else is fixed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

EVERYONE = "*"


@dataclass(frozen=True, slots=True)
class Policy:
    """The choices of a site, with the strict ones as defaults.

    *auto_mask*: authorities (full names, or ``*``) whose free text is masked where a detector
    finds personal data, instead of withholding the row (PV-15).
    *full_names*: authority → the rule it cites for publishing natural persons' full names.
    *light*: authority → the rule it cites for publishing warning-only, simple-procedure and
    light decisions (PB-08, PB-10).
    *market_regulators*: words in the name of an authority that make it a market regulator.
    *review_required*: withhold a penalty whose 保密审查 is not filled in, too (PB-19).
    """

    auto_mask: frozenset[str] = frozenset()
    full_names: Mapping[str, str] = field(default_factory=dict)
    light: Mapping[str, str] = field(default_factory=dict)
    market_regulators: tuple[str, ...] = ("市场监督管理", "知识产权局", "药品监督管理")
    review_required: bool = False

    def masks(self, authority: str | None) -> bool:
        """Whether free text of *authority* is masked instead of withheld."""
        return EVERYONE in self.auto_mask or (authority or "") in self.auto_mask

    def regulates_market(self, authority: str | None) -> bool:
        """Whether *authority* follows the publication rules of market supervision."""
        return any(word in (authority or "") for word in self.market_regulators)
