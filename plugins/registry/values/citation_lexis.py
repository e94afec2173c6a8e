"""The words of a citation: titles, editions, groups of numbers with their unit, and noise.

White space is collapsed before anything here runs, so one optional space stands between any two
words; every quantifier that could fight its neighbour is possessive.  Both keep the reading
linear in the length of a cell.
"""

import re
from dataclasses import dataclass

from plugins.registry.values.citation_types import INNER_BRACKETS
from plugins.registry.values.numerals import whole_number

LEVELS = {"条": 0, "款": 2, "项": 3, "目": 4}
"""The slot of each unit in an ``Address`` (slot 1 is 之)."""

LONGEST_TITLE = 160
LONGEST_RANGE = 300

_CN = "〇零一二三四五六七八九十百千两"
_NUM = rf"[{_CN}\d]{{1,9}}+"
_ENTRY = rf"第?+\s?+[（(]?+\s?+{_NUM}\s?+[）)]?+"
_LIST = r"以及|或者|[、，,和及与或]"
_RANGE = r"[至到~～－—–-]{1,2}+"
_BIS_LIST = rf"(?:\s?+(?:{_LIST}|{_RANGE})\s?+之\s?+[{_CN}]{{1,3}}+(?!条))*+"

GROUP = re.compile(
    rf"(?P<first>{_ENTRY})(?P<more>(?:\s?+(?:{_LIST}|{_RANGE})\s?+{_ENTRY}){{0,60}}+)"
    rf"\s?+(?P<unit>[条款项目])"
    rf"(?:\s?+之\s?+(?P<bis>[{_CN}]{{1,3}}+{_BIS_LIST}))?+"
)
LOOSE_ITEM = re.compile(rf"第?+\s?+[（(]\s?+(?P<first>{_NUM})\s?+[）)](?!\s?[项《])")
ARTICLE = re.compile(rf"第\s?+{_NUM}(?:\s?+(?:{_LIST}|{_RANGE})\s?+第?+\s?+{_NUM}){{0,60}}+\s?+条")
NEXT = re.compile(rf"\s?(?:(?P<range>{_RANGE})|(?P<list>{_LIST}|[；;]))?\s?")
_MEMBER = re.compile(rf"(?P<range>{_RANGE})?\s?(?:第|之)?\s?[（(]?\s?(?P<number>{_NUM})")

_NOUN = (
    r"法典|法|条例|规定|办法|细则|规则|决定|解释|准则|规范|标准|通知|意见|通告|公告|批复|纲要|方案"
    r"|制度|目录|名录|清单|章程|公约|协定|议定书|修正案|命令|令|基准|指南|指引|规程|程序|要求"
)
LAWLIKE = re.compile(rf"(?:{_NOUN})\s?(?:[（(][^（()）]{{1,12}}[）)])?$")
INHERITED = re.compile(
    rf"(?P<word>同|本|该|上述|前述|此)(?:实施|暂行)?(?P<noun>法典|法|条例|规定|办法|细则|决定|规则"
    rf"|解释)\s?(?=第\s?{_NUM}\s?条)"
)
SAME_ARTICLE = re.compile(rf"(?:同|本|该)条\s?(?=第\s?[（(]?{_NUM}[）)]?\s?[款项])")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATE = re.compile(
    rf"(?<!\d){_YEAR}(?:\s?[-年./]\s?(?P<month>\d{{1,2}})(?!\d)(?:\s?[-月./]\s?(?P<day>\d{{1,2}})(?!\d))?)?"
)
BRACKETED = re.compile(r"\s?[（(【\[](?P<inner>[^（()）【】\[\]\n]{1,60})[）)】\]]")
PLAIN_EDITION = re.compile(rf"\s?{_YEAR}\s?年?\s?(?:修订|修正|修改|版)[版本案]?")
BARE_TITLE = re.compile(
    rf"(?P<title>[\u4e00-\u9fff〈〉（）()·\s]{{2,60}}?(?:法典|法|条例|规定|办法|细则|规则|决定))"
    rf"(?P<edition>\s?(?:19|20)\d\d\s?年?\s?(?:修订|修正|修改|版)[版本]?|[（(](?:19|20)[^（()）]{{2,20}}[）)])?"
    rf"\s?[》的]?\s?(?=第\s?{_NUM}\s?条)"
)

SENTENCE = re.compile(
    r"^[同本该前有对]|[同本该此](?:法典|法|条例|规定|办法|细则|规则|决定)$|违反|依照|依据|根据|按照|构成"
)
NUMBER = re.compile(_NUM)

SEPARATORS = re.compile(r"[\s、，,；;。．：:|]+")
LABEL = re.compile(r"[【\[〔][^【】\[\]〔〕《》]{1,14}[】\]〕]\s?[:：]?")
NUMBERING = re.compile(
    rf"(?:\d{{1,3}}\s?[.．、)）]|[①-⑳]|[（(]\s?(?:\d{{1,3}}|[{_CN}]{{1,3}})\s?[）)]|[{_CN}]{{1,3}}[、.．])\s?"
)
CONNECTIVE = re.compile(
    r"(?:以及|或者|和|及|与|或|并|同时|依据|根据|依照|按照|参照|违反了?|违法依据|处罚依据|法律依据|依据为"
    r"|的?的?(?:相关|有关)?规定|之规定|等规定|等|之)"
)
RULES = re.compile(r"\s?[的之]{0,3}规定")
QUOTE_MARKS = {"“": "”", "「": "」", '"': '"', "『": "』"}
_AFTER_A_SENTENCE = r"(?:^|(?<=[\n。；;”」\)）]))\s?"
NEW_START = re.compile(
    rf"(?:{_AFTER_A_SENTENCE}(?:{NUMBERING.pattern})?(?:{LABEL.pattern})?"
    rf"|(?<=\s){NUMBERING.pattern}(?:{LABEL.pattern})?|{LABEL.pattern})"
    rf"\s?(?=《|第\s?[（(]?{_NUM}[）)]?\s?[条款项])"
)
"""Where a citation may begin behind a quoted provision: at a sentence, a number, a label."""
HEADED = re.compile(
    rf"第\s?[（(]?{_NUM}[）)]?\s?[条款项](?:之[{_CN}]{{1,3}})?[^。；;\n]{{0,24}}?[\s:：]"
)


@dataclass(frozen=True, slots=True)
class Group:
    """``第（二）、（三）项`` → level 3, numbers 2 and 3; *bis* holds the 之 of an article."""

    level: int
    numbers: tuple[int, ...]
    bis: tuple[int, ...]
    end: int


_SPREAD = re.compile(rf"第\s?(?:[{_CN}廿卅\d]\s?){{1,9}}+(?=[条款项目])")
_TENS = str.maketrans({"廿": "二十", "卅": "三十"})


def collapse(text: str) -> str:
    """*text* without zero-width characters, runs of white space made one space or line break.

    A number set apart sign by sign (第 五 十 一 条) is put together, 廿 and 卅 written out.
    """
    visible = re.sub("[\u200b-\u200f\u2060\ufeff\u00ad]", "", text)
    tidy = re.sub(r"\s+", lambda run: "\n" if "\n" in run[0] or "\r" in run[0] else " ", visible)
    return _SPREAD.sub(lambda number: "".join(number[0].split()).translate(_TENS), tidy)


def expand(first: str, more: str = "") -> tuple[int, ...]:
    """``("三", "、五至七")`` → 3, 5, 6, 7; empty where a number cannot be read."""
    numbers: list[int] = []
    for member in _MEMBER.finditer(first + more):
        number = whole_number(member["number"])
        if number is None or number == 0:
            return ()
        if member["range"] and numbers and 0 < number - numbers[-1] <= LONGEST_RANGE:
            numbers.extend(range(numbers[-1] + 1, number))
        numbers.append(number)
    return tuple(numbers)


def group_at(text: str, pos: int, *, loose: bool) -> Group | None:
    """The group that begins at *pos*; *loose* reads ``五十七条`` and ``第（二）`` too."""
    found = GROUP.match(text, pos)
    if found and (loose or found["first"].startswith("第")):
        numbers = expand(found["first"], found["more"])
        level = LEVELS[found["unit"]]
        if found["bis"] and level:
            found, numbers = None, ()
        if found and numbers:
            bis = expand(found["bis"]) if found["bis"] else ()
            return Group(level, numbers, bis, found.end())
    item = LOOSE_ITEM.match(text, pos) if loose else None
    if item and (numbers := expand(item["first"])):
        return Group(LEVELS["项"], numbers, (), item.end())
    return None


def title_at(text: str, pos: int) -> tuple[str, int] | None:
    """Title and end of the 《…》 at *pos*, nested or not; an unclosed one ends at 第X条."""
    if text[pos : pos + 1] != "《":
        return None
    depth, stop = 0, min(len(text), pos + LONGEST_TITLE)
    for at in range(pos, stop):
        character = text[at]
        if character == "《":
            depth += 1
        elif character == "》":
            depth -= 1
            if depth == 0:
                return _title(text[pos + 1 : at]), at + 1
        elif character in "。；;":
            break
    shut = text.find("》", pos, stop)
    article = ARTICLE.search(text, pos, stop)
    if article and (shut < 0 or article.start() < shut):
        return _title(text[pos + 1 : article.start()]), article.start()
    if shut > 0:
        return _title(text[pos + 1 : shut]), shut + 1
    return None


def _title(inner: str) -> str:
    return re.sub(r"\s", "", inner).translate(INNER_BRACKETS)


def edition_in(words: str) -> str | None:
    """The last date in *words*, as ISO as it goes: ``1998年公布，2016年修订`` → ``2016``."""
    dates = list(_DATE.finditer(words))
    if not dates:
        return None
    last = dates[-1]
    parts = [last["year"], *(part.zfill(2) for part in (last["month"], last["day"]) if part)]
    return "-".join(parts)
