"""What a publisher may choose about publication, within the law; everything else is fixed.

The choices stand in ``PUBLICATION`` of ``pelicanconf.py``; what is missing there is strict.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from plugins.publication.ledger import Ledger
from plugins.registry.digests import depends

EVERYONE = "*"
FEN = 100


class PolicyError(ValueError):
    """A value of ``PUBLICATION`` that cannot be used; the message names its key."""


@dataclass(frozen=True, slots=True)
class Periods:
    """Figures whose text we have not seen ourselves: settings, each with its source.

    *low_fine_person* and *low_fine_unit* (fen): what “较低数额罚款” means to market supervision;
    Zhejiang's own amount is not known to us, those of 行政处罚法 art. 51 stand in (PB-09).
    *online_months*, *online_person_months*: the provincial rule on publication online, whose
    article was seen in practice texts only (PB-14).  *policy_days*: working days of the policy
    for penalties and licences (PB-02; 国办发〔2018〕118号 was not read, 424号 quotes it).
    """

    low_fine_person: int = 200 * FEN
    low_fine_unit: int = 3000 * FEN
    online_months: int = 60
    online_person_months: int = 24
    policy_days: int = 7


@dataclass(frozen=True, slots=True)
class Policy:
    """The choices of a site, with the strict ones as defaults.

    *auto_mask*: authorities (full names, or ``*``) whose free text is masked where a detector
    finds personal data, instead of withholding the row (PV-15).
    *full_names*: authority → the rule it cites for publishing natural persons' full names.
    *light*: authority → the rule it cites for publishing warning-only, simple-procedure and
    light decisions (PB-08, PB-10).
    *organisations_only*: authorities whose scope is decisions on organisations (PB-07).
    *market_regulators*: words in the name of an authority that make it a market regulator.
    *review_required*: withhold a penalty whose 保密审查 is not filled in, too (PB-19).
    *assessed*: since when the impact assessment of publishing natural persons' data is on
    record; without one their records are kept back (PV-13).  A policy made in code is taken as
    assessed; one read from settings is not, unless they say so.
    *kept_in_china*: the contract or approval under which the data stay in China (PV-14).
    *ledger*: what was taken down without waiting for a workbook (PB-26).
    *lists*: where attachments lie; without it none is published.  *cache*: where cleaned ones
    are kept for the next build.
    """

    auto_mask: frozenset[str] = frozenset()
    full_names: Mapping[str, str] = field(default_factory=dict)
    light: Mapping[str, str] = field(default_factory=dict)
    organisations_only: frozenset[str] = frozenset()
    market_regulators: tuple[str, ...] = ("市场监督管理", "知识产权局", "药品监督管理")
    review_required: bool = False
    assessed: date | None = date.min
    kept_in_china: str = ""
    periods: Periods = Periods()
    ledger: Ledger = field(default_factory=Ledger)
    lists: Path | None = None
    cache: Path | None = None

    def masks(self, authority: str | None) -> bool:
        """Whether free text of *authority* is masked instead of withheld."""
        return EVERYONE in self.auto_mask or (authority or "") in self.auto_mask

    def regulates_market(self, authority: str | None) -> bool:
        """Whether *authority* follows the publication rules of market supervision."""
        return any(word in (authority or "") for word in self.market_regulators)

    @property
    def told(self) -> str:
        """A digest of every choice; not of the folders, which decide nothing."""
        choices = (one.name for one in fields(self) if one.name not in ("lists", "cache"))
        return depends({name: getattr(self, name) for name in choices})

    @property
    def named(self) -> Mapping[str, str]:
        """Every authority that a choice names → the key that names it."""
        keys = ("auto_mask", "full_names", "light", "organisations_only")
        named = {name: key for key in keys for name in getattr(self, key)}
        return {name: key for name, key in named.items() if name != EVERYONE}

    def may_name_persons(self, day: date) -> bool:
        """Whether records of natural persons may be published on *day* at all (PV-13)."""
        return self.assessed is not None and self.assessed <= day

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "Policy":
        """The policy of ``PUBLICATION``; PolicyError for what cannot be used."""
        unknown = sorted(set(given) - set(READERS))
        if unknown:
            raise PolicyError(f"PUBLICATION: unknown {unknown}; known: {sorted(READERS)}")
        found: dict[str, Any] = {"assessed": None}
        for key, value in given.items():
            try:
                found[key] = READERS[key](value)
            except (AttributeError, KeyError, TypeError, ValueError) as problem:
                raise PolicyError(f"PUBLICATION[{key!r}]: cannot use {value!r}") from problem
        return replace(cls(), **found)


def _names(value: Any) -> frozenset[str]:
    return frozenset(_texts([value] if isinstance(value, str) else value))


def _texts(value: Sequence[Any]) -> tuple[str, ...]:
    if not all(isinstance(text, str) and text for text in value):
        raise TypeError(value)
    return tuple(value)


def _rules(value: Any) -> Mapping[str, str]:
    """Authority → the rule it cites; an empty citation is no citation."""
    _texts([*value.keys(), *value.values()])
    return dict(value)


def _yes(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _text(value: Any) -> str:
    return _texts([value])[0]


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _periods(value: Any) -> Periods:
    """Amounts in yuan, months, working days; all whole and positive."""
    if not all(type(number) is int and number > 0 for number in value.values()):
        raise TypeError(value)
    amounts = {name: number * FEN for name, number in value.items() if "fine" in name}
    return replace(Periods(), **{**value, **amounts})


READERS: Mapping[str, Callable[[Any], Any]] = {
    "auto_mask": _names,
    "full_names": _rules,
    "light": _rules,
    "organisations_only": _names,
    "market_regulators": _texts,
    "review_required": _yes,
    "assessed": _day,
    "kept_in_china": _text,
    "periods": _periods,
}
"""How each key of ``PUBLICATION`` is read."""
