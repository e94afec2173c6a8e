"""The words of sanction ranges: one normal spelling, and a cursor that walks over it."""

import re
import unicodedata

from plugins.registry.values.text import tidy

NUM = "[0-9.〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]"
"""One character of a number."""

SANCTION_WORDS = re.compile(
    "罚款|罚金|警告|通报批评|没收|吊销|暂扣|拘留|停产|停业|责令关闭|资质等级|不予处罚|处罚数额"
)
MONEY_FIGURE = re.compile(f"{NUM}元|[0-9]万")

_MARKS = str.maketrans(
    {
        ",": "，", ";": "；", ":": "：", "!": "。", "?": "。", "|": "；",
        "—": "-", "–": "-", "―": "-", "─": "-", "~": "-", "−": "-", "‐": "-",
        "[": "(", "]": ")", "【": "(", "】": ")", "〔": "(", "〕": ")", "“": "", "”": "", '"': "",
        "'": "", "‘": "", "’": "",
    }
)  # fmt: skip
_CIRCLED = re.compile("[①-⑳⑴-⒇]")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_NUMBERED = (
    r"(?:\([0-9一二三四五六七八九十]{1,2}\)|[0-9]{1,2}[.、](?![0-9])|[一二三四五六七八九十]、)"
)
_BREAK_BEFORE_NUMBERED = re.compile(rf"(?:^|[；。，]|(?<! ) )\s*{_NUMBERED}\s*")
_RUNS = re.compile("；{2,}")
_DEFINITION = re.compile(r"\((?:包括|含|下同|即|以下简称)(?!本|[0-9])[^()]{0,40}\)|\(下同\)")
# “直至由原发证部门吊销”, “或者由…责令关闭”: who acts says nothing about what may be done.
_ACTING = re.compile(
    "(直至|并可以|并可|可以|并|或者|，)(?:由|报请|提请)[^，；。：对]{2,40}?(?=吊销|暂扣|责令|给予警告|处以?[0-9一二三四五六七八九十])"
)
_ITEMS = re.compile(r"(?:[：:]|(?<!\s))\s*(?:[(（][一二三四五六七八九十]{1,3}[)）]|[(（]1[)）]|①)")
_REPEATED_DASH = re.compile("-{2,}")
_PER_MILLE = re.compile("(?<![0-9.])([0-9.]+)‰")
_BARE_WARNING = re.compile("(?<![单并])处(?=警告)")
# “责令改正或者限制生产、停产整治”: one 责令 stands for each of the list.
_ONE_ORDER = re.compile(
    "(责令[^，；。、：或]{1,12}?)(或者|、)(?=限制生产|停(?:产|业|工)(?:整[顿治])?(?:[，；。、或]|$)|关闭)"
)


def normal(text: str) -> str:
    """*text* with one spelling for marks, digits and numbering, without blanks and quotes."""
    plain = _CIRCLED.sub("；", without_items(text))
    plain = unicodedata.normalize("NFKC", tidy(plain))
    plain = _THOUSANDS.sub("", plain).translate(_MARKS)
    plain = plain.replace("最高处以", "处最高").replace("最高处", "处最高")
    plain = _BREAK_BEFORE_NUMBERED.sub("；", plain).replace(" ", "")
    plain = _REPEATED_DASH.sub("-", _RUNS.sub("；", plain))
    plain = _BARE_WARNING.sub("给予", _PER_MILLE.sub(r"千分之\1", plain))
    for _ in range(2):
        plain = _ONE_ORDER.sub(r"\1\2责令", plain)
    return _ACTING.sub(r"\1", _DEFINITION.sub("", plain)).strip("；，。：")


def without_items(text: str) -> str:
    """*text* up to the list of offences that follows it (“…罚款：（一）…；（二）…”)."""
    for match in _ITEMS.finditer(text):
        tail = text[match.start() :]
        if not SANCTION_WORDS.search(tail) and not MONEY_FIGURE.search(tail):
            return text[: match.start()]
    return text


class Cursor:
    """A place in a text that moves on what it takes."""

    __slots__ = ("at", "text")

    def __init__(self, text: str, at: int = 0) -> None:
        self.text = text
        self.at = at

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of *pattern* right here, passed over; None where there is none."""
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def sees(self, pattern: re.Pattern[str]) -> bool:
        """Whether *pattern* matches right here."""
        return pattern.match(self.text, self.at) is not None

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.text)

    @property
    def rest(self) -> str:
        """What is left."""
        return self.text[self.at :]
