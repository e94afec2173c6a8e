"""One seeded city of any size, as workbooks: what every benchmark of the whole pipeline reads.

    python -m benchmarks.city FOLDER --outcomes 100000

The same seed and sizes make the same cells.  Nothing in it is anybody's: names, places and codes
are made here.  A workbook of outcomes holds `ROWS` rows, as a busy department's year does.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple

import xlsxwriter

ROWS = 2500
LAST_DAY = date(2026, 11, 10)
DAYS = 330
FIELDS = (
    *("应急管理", "市场监督管理", "生态环境", "交通运输", "水利"),
    *("农业农村", "文化旅游", "卫生健康", "住房和城乡建设", "综合行政执法"),
)
PLACES = ("东湖", "西岭", "南塘", "北桥", "中山", "青石", "云溪", "白沙", "龙泉", "凤台")
ACTS = (
    "未取得许可",
    "超出许可范围",
    "未按照规定",
    "擅自",
    "逾期",
    "隐瞒有关情况",
    "使用不合格设备",
)
OBJECTS = (
    "经营餐饮",
    "运输货物",
    "排放污水",
    "销售饲料",
    "举办活动",
    "搭建设施",
    "采伐林木",
    "堆放物料",
)
PLACES_OF_ACT = ("固定场所", "河道管理范围", "公共场所", "施工现场", "仓储库房", "农贸市场")
TRADES = (
    "餐饮",
    "物流",
    "建材",
    "酒店",
    "饲料",
    "印刷",
    "仓储",
    "园艺",
    "汽修",
    "塑业",
    "茶业",
    "渔具",
)
BRANDS = "安宝成达丰广华嘉金凯隆铭鹏启瑞盛泰旺祥鑫永裕泽正"
FORMS = ("有限公司", "商行", "经营部", "股份有限公司", "工厂")
FOUND = ("日常检查", "群众举报", "上级交办", "双随机抽查", "部门移送")
PROVEN = ("现场笔录和照片", "销售台账", "检测报告", "询问笔录", "监控录像")
CURED = ("当日改正", "在限期内改正", "配合调查并提供全部材料", "主动消除影响")
LAWS = (("中华人民共和国行政处罚法", 86), ("示例市市容和环境卫生管理条例", 23))
FAMILY_NAMES = "赵钱孙李周吴郑王冯陈"
RARE = "翀玥嫄璟珩翊玘瑄祎昱琤晗堃骁烨澍樾玺"
INSIDE = ("执法人员", "内部说明")
"""Columns of secrets: one that a record has no public field for, and one that no list knows."""
GIVEN_NAMES = "伟芳娜敏静强磊洋艳勇"
CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


@dataclass(frozen=True, slots=True)
class Size:
    """How big the city is: *items* and *outcomes* of the whole city, *tiers* for penalty items."""

    authorities: int = 100
    items: int = 50_000
    tiers: int = 100_000
    outcomes: int = 1_000_000


class Item(NamedTuple):
    """A power: its code, its name, what it rests on."""

    code: str
    name: str
    basis: str


@dataclass(frozen=True, slots=True)
class Office:
    """One made authority; *items* are its powers by kind."""

    place: int
    name: str
    short: str
    code: str
    items: dict[str, list[Item]]
    last: Counter[tuple[str, int]] = field(default_factory=Counter)

    def number(self, kind: str, decided: date) -> str:
        """The next document number of *kind* (罚, 许, 强, 检) in the year of *decided*."""
        self.last[kind, decided.year] += 1
        return f"{self.short}{kind}〔{decided.year}〕{self.last[kind, decided.year]}号"


def write_city(folder: Path, size: Size, seed: int = 7, *, inside: bool = False) -> int:
    """Write the workbooks of a city of *size* below *folder*; returns how many there are.

    *inside*: every outcome has two more cells that may not be published (`secrets`).
    """
    chance = random.Random(seed)
    each = [size.outcomes // size.authorities] * size.authorities
    for spare in range(size.outcomes % size.authorities):
        each[spare] += 1
    written = 0
    for number, outcomes in enumerate(each):
        office = made_office(number, size, chance)
        home = folder / f"jiguan-{number:03d}"
        home.mkdir(parents=True, exist_ok=True)
        write_sheets(home / "执法主体.xlsx", {"执法主体": _authority(office)})
        write_sheets(home / "权力清单.xlsx", {"权力清单": _items(office)})
        tiers = size.tiers // size.authorities
        write_sheets(home / "裁量基准.xlsx", {"裁量基准": islice(_tiers(office), tiers + 1)})
        rows = _outcomes(office, outcomes, chance)
        written += 3
        for book in range(-(-outcomes // ROWS)):
            path = home / f"执法结果-{book + 1:03d}.xlsx"
            _write_outcomes(path, islice(rows, ROWS), secrets(written) if inside else None)
            written += 1
    return written


def made_office(number: int, size: Size, chance: random.Random) -> Office:
    """The authority of that *number* with its items."""
    sector = FIELDS[number % len(FIELDS)]
    place = PLACES[number // len(FIELDS) % len(PLACES)] + str(number // 100 or "")
    items: dict[str, list[Item]] = {"02": [], "01": [], "03": [], "06": []}
    kinds = ["02"] * 14 + ["01"] * 3 + ["03"] + ["06"] * 2
    for index in range(size.items // size.authorities):
        kind = kinds[index % len(kinds)]
        name = f"{chance.choice(ACTS)}在{chance.choice(PLACES_OF_ACT)}{chance.choice(OBJECTS)}"
        law, last = LAWS[index % len(LAWS)]
        items[kind].append(
            Item(
                f"33{kind}{number:03d}{index:05d}",
                f"{name}（{sector}第{index}类）",
                f"《{law}》第{1 + index % last}条",
            )
        )
    name = f"示例市{place}区{sector}局"
    first, second = divmod(number, len(BRANDS))
    return Office(
        number, name, f"示{BRANDS[first]}{BRANDS[second]}", credit_code("11", number), items
    )


def credit_code(head: str, number: int) -> str:
    """A unified credit code (GB 32100) with its right check character."""
    body = f"{head}330599{number % 10**8:08d}X"[:17]
    total = sum(CODE_LETTERS.index(c) * w for c, w in zip(body, WEIGHTS, strict=True))
    return body + CODE_LETTERS[(31 - total % 31) % 31]


Row = Sequence[object]


def _authority(office: Office) -> Iterator[Row]:
    yield (
        "执法主体名称|统一社会信用代码|主体性质|行使层级|所属人民政府|职责权限|联系电话|机关代字"
    ).split("|")
    duties, phone = f"负责{office.name}管辖事务", f"0000-{office.place:07d}"
    marks = "、".join(office.short + kind for kind in "罚许强检")
    level, city = "县级", "示例市人民政府"
    yield office.name, office.code, "法定机关", level, city, duties, phone, marks


def _items(office: Office) -> Iterator[Row]:
    labels = {"02": "行政处罚", "01": "行政许可", "03": "行政强制", "06": "行政检查"}
    yield (
        "事项编码|事项名称|事项类型|实施主体|行使层级|设定依据|处罚的行为、种类、幅度|行政相对人类别"
        "|咨询方式|监督投诉方式|事项状态|生效日期"
    ).split("|")
    for kind, items in office.items.items():
        fine = "警告，可以并处1000元以上2万元以下罚款" if kind == "02" else None
        rest = (fine, "自然人、企业法人", "0000-1234567", "0000-12345", "在用", date(2022, 1, 1))
        for item in items:
            yield item.code, item.name, labels[kind], office.name, "县级", item.basis, *rest


def _tiers(office: Office) -> Iterator[Row]:
    yield "事项编码|违法行为|法定依据|法定处罚种类与幅度|裁量阶次|适用条件|具体标准".split("|")
    for item in office.items["02"]:
        whole = "警告，可以并处1000元以上2万元以下罚款"
        for tier in TIERS:
            yield item.code, item.name, item.basis, whole, *tier


TIERS = (
    ("从轻", "初次发生并及时改正", "处1000元以上不足5000元罚款"),
    ("一般", "造成一般影响", "处5000元以上不足1万元罚款"),
    ("从重", "造成较大影响或者再次发生", "处1万元以上2万元以下罚款"),
)
OUTCOMES = {
    "行政处罚": "行政处罚决定书文号|行政相对人名称|行政相对人类别|统一社会信用代码|事项编码|"
    "违法行为类型|违法事实|处罚依据|处罚类别|处罚内容|罚款金额（万元）|处罚决定日期|公示截止期|处罚机关|"
    "处罚机关统一社会信用代码|适用程序|裁量阶次|立案日期|决定状态|是否公开|公示日期",
    "行政许可": "行政许可决定文书号|行政许可决定文书名称|行政相对人名称|行政相对人类别|"
    "统一社会信用代码|事项编码|许可类别|许可证书名称|许可编号|许可内容|许可结果|受理日期|许可决定日期|有效期自|有效期至|"
    "许可机关|许可机关统一社会信用代码|当前状态|是否公开|公示日期",
    "行政强制": "强制决定文号|行政相对人名称|行政相对人类别|统一社会信用代码|事项编码|强制类型|"
    "方式|对象名称数量|理由|依据|决定日期|起始日期|截止日期|解除日期|决定机关|是否公开|公示日期",
    "行政检查": "检查记录编号|检查事项|事项编码|检查类别|检查对象|检查对象类别|统一社会信用代码|"
    "检查日期|检查主体|检查方式|检查内容|检查结果|是否公开|公示日期",
}
KINDS = ["行政处罚"] * 12 + ["行政许可"] * 4 + ["行政强制"] + ["行政检查"] * 3
"""The kinds of outcomes in turn."""
Outcome = tuple[str, Row]


def _outcomes(office: Office, count: int, chance: random.Random) -> Iterator[Outcome]:
    by_kind = {
        "行政处罚": made_penalty,
        "行政许可": _licence,
        "行政强制": _measure,
        "行政检查": _inspection,
    }
    makers = [by_kind[kind] for kind in KINDS]
    for index in range(count):
        decided = LAST_DAY - timedelta(days=chance.randrange(DAYS))
        yield makers[index % len(makers)](office, decided, chance)


def _party(chance: random.Random) -> tuple[str, str, str | None]:
    if chance.random() < 0.1:
        return chance.choice(FAMILY_NAMES) + chance.choice(GIVEN_NAMES), "自然人", None
    brand = "".join(chance.choices(BRANDS, k=4))
    name = f"示例市{chance.choice(PLACES)}{brand}{chance.choice(TRADES)}{chance.choice(FORMS)}"
    return name, "法人及非法人组织", credit_code("91", chance.randrange(10**8))


def made_penalty(office: Office, decided: date, chance: random.Random) -> Outcome:
    """A penalty of *office*: its sheet, and the values of its row."""
    item = chance.choice(office.items["02"])
    act = item.name.partition("（")[0]
    filed = decided - timedelta(days=chance.randrange(10, 70))
    fine = chance.randrange(10, 200) * 100
    facts = (
        f"{filed.year}年{filed.month}月{filed.day}日，本机关在{chance.choice(FOUND)}中发现当事人"
        f"{act}，涉案价值{chance.randrange(100, 90_000)}元，有{chance.choice(PROVEN)}、"
        f"{chance.choice(PROVEN)}为证。当事人{chance.choice(CURED)}。"
    )
    tier = "从轻" if fine < 5000 else "一般" if fine < 10_000 else "从重"
    until = decided.replace(year=decided.year + 1)
    told = decided + timedelta(days=chance.randrange(1, 7))
    return "行政处罚", (
        *(office.number("罚", decided), *_party(chance), item.code, act, facts, item.basis),
        *("罚款", f"罚款{fine}元。", fine / 10_000, decided, until, office.name, office.code),
        *("普通程序", tier, filed, "有效", "是", told),
    )


def _licence(office: Office, decided: date, chance: random.Random) -> Outcome:
    item = chance.choice(office.items["01"])
    number = office.number("许", decided)
    content = f"在{chance.choice(PLACES_OF_ACT)}{chance.choice(OBJECTS)}"
    paper = f"{chance.choice(TRADES)}经营许可证"
    begun, until = decided - timedelta(days=5), decided.replace(year=decided.year + 3)
    return "行政许可", (
        *(number, "准予行政许可决定书", *_party(chance), item.code, "普通", paper),
        *(
            f"XK{office.place:03d}{office.last['许', decided.year]:07d}",
            content,
            "准予",
            begun,
            decided,
            decided,
            until,
        ),
        *(office.name, office.code, "有效", "是", decided + timedelta(days=4)),
    )


def _measure(office: Office, decided: date, chance: random.Random) -> Outcome:
    item = chance.choice(office.items["03"])
    things = f"{chance.choice(TRADES)}器具{chance.randrange(1, 40)}件"
    reason, basis = "涉嫌违法，防止证据损毁", "《中华人民共和国行政强制法》第二十二条"
    days = (decided, decided, decided + timedelta(days=29), decided + timedelta(days=20))
    return "行政强制", (
        *(office.number("强", decided), *_party(chance), item.code, "扣押财物", "就地扣押"),
        *(things, reason, basis, *days, office.name, "是", decided + timedelta(days=6)),
    )


def _inspection(office: Office, decided: date, chance: random.Random) -> Outcome:
    item = chance.choice(office.items["06"])
    found = chance.choice(("未发现问题", "未发现问题", "发现问题已责令改正"))
    looked = f"{chance.choice(OBJECTS)}、{chance.choice(PROVEN)}"
    told = decided + timedelta(days=9)
    return "行政检查", (
        *(office.number("检", decided), item.name.partition("（")[0], item.code, "日常检查"),
        *(*_party(chance), decided, office.name, "现场检查", looked, found, "是", told),
    )


def secrets(book: int) -> Iterator[tuple[str, str]]:
    """Who handled each outcome of workbook *book*, and a remark on it: neither may be published."""
    for row in range(ROWS):
        number = book * ROWS + row
        name = FAMILY_NAMES[number % 10] + RARE[number // 10 % 18] + RARE[number // 180 % 18]
        yield f"{name}{number}", f"第{number}号底稿由{name}保管，电话199{number:08}"


def _write_outcomes(
    path: Path, outcomes: Iterator[Outcome], inside: Iterator[tuple[str, str]] | None
) -> None:
    more = INSIDE if inside else ()
    rows: dict[str, list[Row]] = {s: [[*head.split("|"), *more]] for s, head in OUTCOMES.items()}
    for sheet, row in outcomes:
        rows[sheet].append([*row, *next(inside)] if inside else row)
    write_sheets(path, {sheet: iter(found) for sheet, found in rows.items() if len(found) > 1})


def write_sheets(target: Path | IO[bytes], sheets: Mapping[str, Iterable[Sequence[Any]]]) -> None:
    """Write a workbook of *sheets* row by row; equal sheets make equal bytes."""
    book = xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_urls": False})
    book.set_properties({"created": LAST_DAY})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif value is not None:
                    sheet.write(number, column, value)
    book.close()


def main() -> None:
    """Write a city into the folder of the command line."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("folder", type=Path)
    sizes = Size()
    for name in ("authorities", "items", "tiers", "outcomes"):
        words.add_argument(f"--{name}", type=int, default=getattr(sizes, name))
    words.add_argument("--seed", type=int, default=7)
    given = vars(words.parse_args())
    folder, seed = given.pop("folder"), given.pop("seed")
    print(f"{write_city(folder, Size(**given), seed)} workbooks in {folder}")


if __name__ == "__main__":
    main()
