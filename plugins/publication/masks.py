"""How the persons of one record are named in public: the same in every field of it (PV-04, PV-05).

The party where it is a natural person, the legal representative, and whoever a text calls by
name beside a word such as 举报人 are masked.  An organisation keeps its name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from plugins.publication.names import is_masked, is_person, masks, names_in
from plugins.publication.records import FullOutcome
from plugins.publication.surnames import AMBIGUOUS, COMPOUND, SINGLE, WORDS
from plugins.registry.records import Record
from plugins.registry.values.codes import credit_code_problem
from plugins.registry.vocabulary import PartyKind

_ROLES = (
    "法定代表人|负责人|经营者|业主|店主|老板|实际控制人|投诉人|举报人|报案人|受害人|被害人|证人|委托代理人"
    "|代理人|当事人|行为人|驾驶员|司机|员工|职工|从业人员|工作人员|服务员|厨师|执法人员|检查人员|学生|幼儿|患者"
    "|病人|顾客|消费者|股东|监护人|家长|联系人|乘客|邻居|村民|居民|住户|户主|农户|其妻|其夫|其子|其女|其父|其母|姓名"
)
_SURE = "".join(sorted(SINGLE - AMBIGUOUS))
_ANY = "".join(sorted(SINGLE))
_LONG = "|".join(sorted(COMPOUND, key=lambda name: (-len(name), name)))
_GIVEN = "[\u4e00-\u9fff]{1,2}"
_BOUND = (
    r"(?=[，,。；;、（(）)\[\]\s”\"’：:《]|$|的|在|于|与|和|等|称|说|反映|本人|身份证|驾驶|经营|未|将|从|系|是|为|因|向|到"
    r"|把|被|及|女|男|承认|提供|购买|受伤|送|签|到场)"
)
_VERBS = frozenset("称说将从系是为因向到把被及送签在于等和与未的")
_CALLED = re.compile(
    rf"(?:{_ROLES})(?:"
    rf"(?:\s?[:：]\s?|为|是|叫|名叫|姓名|[“\"])(?P<marked>(?:(?:{_LONG})|[{_ANY}]){_GIVEN})"
    rf"|\s?(?P<bare>(?:(?:{_LONG})|[{_SURE}]){_GIVEN})){_BOUND}"
)
_TITLED = re.compile(rf"(?P<bare>(?:(?:{_LONG})|[{_SURE}]){_GIVEN})(?=先生|女士|同学|小朋友)")


@dataclass(frozen=True, slots=True)
class Naming:
    """What replaces what in one record.  *party* is the party's name as it may be said.

    *natural* says whether the party is masked as a person; *kept* is an organisation's name
    that stays though a masked name is part of it.
    """

    party: str | None
    natural: bool
    pairs: tuple[tuple[str, str], ...] = ()
    kept: str = ""

    def said(self, text: str) -> str:
        """*text* with every name in its masked form."""
        if not self.pairs:
            return text
        if not self.kept or self.kept not in text:
            return self._replaced(text)
        return self.kept.join(map(self._replaced, text.split(self.kept)))

    def sparing(self, names: Iterable[str]) -> "Naming":
        """The same, but *names* are said in full."""
        spared = set(names)
        pairs = tuple(pair for pair in self.pairs if pair[0] not in spared)
        return replace(self, pairs=pairs)

    def _replaced(self, text: str) -> str:
        for name, mask in self.pairs:
            text = text.replace(name, mask)
        return text


def naming(
    record: Record, party: str | None, kind: PartyKind | None, texts: Iterable[str]
) -> Naming:
    """How the persons of *record*, whose party cell reads *party*, are named in its *texts*."""
    operator = getattr(record, "legal_representative", None)
    code = getattr(record, "credit_code", None)
    natural = bool(party) and is_natural(party or "", kind, code, operator)
    names = list(names_in(party or "")) if natural else []
    people = [*names, *(names_in(operator) if operator and operator != "无" else ())]
    people += called(texts)
    forms = masks(name for name in people if len(name) > 1 and not _is_office(name))
    pairs = tuple(_pairs(forms))
    whole = Naming(None, natural, pairs)
    if natural:
        return Naming(whole.said(party or ""), natural, pairs)
    if party and kind is PartyKind.SOLE_TRADER and not _is_traders_code(code):
        return Naming(whole.said(party), natural, pairs)
    return Naming(party, natural, pairs, party or "")


def is_natural(party: str, kind: PartyKind | None, code: str | None, operator: str | None) -> bool:
    """Whether a party is said as a natural person; in doubt it is (PB-21, PV-12)."""
    if kind is PartyKind.NATURAL:
        return True
    if kind is PartyKind.SOLE_TRADER:
        return party == operator or is_person(party)
    return not code and is_person(party)


def has_natural_party(record: FullOutcome) -> bool:
    """Whether the party of an outcome is said as a natural person."""
    operator = getattr(record, "legal_representative", None)
    return is_natural(record.party or "", record.party_kind, record.credit_code, operator)


def _is_traders_code(code: str | None) -> bool:
    return bool(code) and (code or "").startswith("92") and credit_code_problem(code or "") is None


def _is_office(name: str) -> bool:
    return name.endswith(("公司", "事务所", "委员会", "中心", "集团", "合作社"))


def called(texts: Iterable[str]) -> list[str]:
    """Names that *texts* give to a word such as 举报人 or 先生, in order."""
    found = []
    for text in texts:
        for match in (*_CALLED.finditer(text), *_TITLED.finditer(text)):
            groups = match.groupdict()
            name = _without_verb(groups.get("marked") or groups["bare"])
            if not is_masked(name) and not _is_wording(name):
                found.append(name)
    return list(dict.fromkeys(found))


def _without_verb(name: str) -> str:
    """A name without the verb that a pattern may have taken for its last character."""
    return name[:-1] if len(name) > 2 and name[-1] in _VERBS else name


def _is_wording(name: str) -> bool:
    return name[:2] in WORDS or "某" in name


def _pairs(forms: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every spelling of every name with its mask, longest first."""
    spelt = {}
    for name, mask in forms.items():
        if name == mask:
            continue
        plain = name.replace(" ", "") if not name.isascii() else name
        spelt[name] = spelt[plain] = mask
        if 1 < len(plain) <= 4:
            spelt[" ".join(plain)] = mask
    yield from sorted(spelt.items(), key=lambda pair: (-len(pair[0]), pair[0]))
