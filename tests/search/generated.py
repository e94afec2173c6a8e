"""Seeded documents in believable Chinese, and queries whose answers are known by looking."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random  # noqa: TID251 - seeded

from plugins.search.documents.words import AMOUNTS
from plugins.search.records import SearchDocument
from plugins.search.speaking import reading

_FIELDS = (
    "市场监督管理 城市管理 生态环境 应急管理 交通运输 文化广电旅游 卫生健康 "
    "农业农村 水利 住房和城乡建设 自然资源 教育 民政 人力资源和社会保障 公安 "
    "消防救援 林业 体育 商务 科学技术"
).split()
_LETTERS = ("市监 综执 环 应急 交 文旅 卫 农 水 建 自然 教 民 人社 公 消 林 体 商 科").split()
_DEEDS = (
    "未取得许可从事食品经营 占用道路摆摊设点 超标排放水污染物 未建立安全生产责任制 "
    "擅自设置户外广告 生产经营超过保质期的食品 未按规定处置医疗废物 "
    "未公示收费项目和标准 伪造涂改检验记录 在禁止区域露天烧烤 未采取防尘措施运输渣土 "
    "使用未经检定的计量器具 聘用无证人员从业 逾期未改正违法行为 未如实记录教育培训情况 "
    "发布虚假广告"
).split()
_OBJECTS = (
    "餐饮服务提供者 建设单位 生产企业 网络交易平台 医疗机构 物业服务企业 "
    "农产品批发市场 运输经营者 小作坊 学校食堂 旅行社 危险化学品单位 排污单位 "
    "施工单位 个体工商户 民办培训机构"
).split()
_KINDS = (
    "行政处罚 行政许可 行政强制 行政检查 行政确认 行政征收 行政给付 行政奖励 行政裁决 其他权力"
).split()
_CLAUSES = (
    "执法人员到达现场时发现|当事人不能出示有效证件|经查明该行为持续约三个月|现场提取样品两份并封存|"
    "当事人对上述事实没有异议|案发后能够主动消除危害后果|根据检验报告主要指标不符合要求|涉案货值金额按照标价计算|"
    "未发现造成人身伤害|属于首次被发现且及时改正|由两名持证人员制作笔录|告知其享有陈述和申辩的权利|"
    "责令于十五日内改正|店内货架上摆放有待售商品若干|负责人当场签字确认|群众来电反映夜间噪声扰民|"
    "仓库东侧堆放原料未作标识|监控录像显示车辆多次进出|有关票据与账目相互印证|现场未设置警示标志"
).split("|")
_SURNAMES = (
    "永宁 锦程 恒通 金源 瑞和 东篱 明湖 百味 青禾 云栖 望江 听雨 南屏 吴山 凤起 清泰".split()
)
_SHOPS = "餐饮店 便利店 贸易有限公司 食品厂 建筑工程有限公司 汽车修理部 药房 物流有限公司".split()
_RANKS = ("首次实施", "两次以上实施", "造成危害后果", "拒不改正")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Clauses from which facts are put together."""

    clauses: tuple[str, ...] = tuple(_CLAUSES)


def vocabulary(laws: Path) -> Vocabulary:
    """Clauses of real statutes below *laws*; our own few where the folder is absent."""
    clauses: dict[str, None] = {}
    for path in sorted(laws.rglob("*.md"))[:400]:
        for clause in re.split(r"[，。；：、\s]+", path.read_text(encoding="utf-8")):
            if 6 <= len(clause) <= 28 and not re.search(r"[#>*\[\]A-Za-z]", clause):
                clauses[clause] = None
    chosen = Random(3).sample(tuple(clauses), min(3000, len(clauses)))
    return Vocabulary(tuple(chosen)) if chosen else Vocabulary()


def documents(count: int, seed: int = 1, words: Vocabulary | None = None) -> list[SearchDocument]:
    """*count* documents: a fifth catalogue (at most 2,000 items), the rest outcomes."""
    random = Random(seed)
    pool = (words or Vocabulary()).clauses
    items = [_item(random, number, pool) for number in range(min(2000, max(4, count // 8)))]
    made = list(items)
    made += [_benchmark(random, number, items, pool) for number in range(len(items) // 2)]
    made += [_outcome(random, number, items, pool) for number in range(count - len(made))]
    return made[:count]


def _facts(random: Random, pool: Sequence[str], length: int) -> str:
    said = ""
    while len(said) < length:
        said += random.choice(pool) + random.choice("，，，，。；")
    return said


def _item(random: Random, number: int, pool: Sequence[str]) -> SearchDocument:
    field = number % len(_FIELDS)
    kind = _KINDS[min(9, int(random.expovariate(0.7)))]
    middle = random.choice(pool)
    title = f"对{random.choice(_OBJECTS)}{random.choice(_DEEDS)}{middle[:10]}的{kind[2:]}"
    code = f"3302{15 + field % 6:02d}{field:03d}{number % 10:02d}{number:05d}00{number * 7 % 10}"
    basis = f"《示例市{_FIELDS[field]}条例》第{1 + number % 90}条第{1 + number % 3}款"
    return SearchDocument(
        address=f"items/{code}/",
        kind="item",
        title=title,
        code=code,
        texts=(
            ("执法主体", f"示例市{_FIELDS[field]}局"),
            ("实施依据", basis),
            ("行使内容", _facts(random, pool, random.randint(60, 400))),
        ),
        summary=f"{kind} · 示例市{_FIELDS[field]}局",
        facets=(
            ("authority", f"示例市{_FIELDS[field]}局"),
            ("kind", kind),
            ("level", ("市级", "区级", "镇街")[number % 3]),
            ("law", f"示例市{_FIELDS[field]}条例"),
        ),
        date=f"20{15 + number % 10}-03-01",
        reading=reading(title),
    )


def _benchmark(
    random: Random, number: int, items: Sequence[SearchDocument], pool: Sequence[str]
) -> SearchDocument:
    item = items[number * 2 % len(items)]
    tiers = "；".join(
        f"{rank}的，{random.choice(pool)}，"
        f"处{random.randint(1, 9)}万元以上{random.randint(10, 50)}万元以下罚款"
        for rank in _RANKS
    )
    return SearchDocument(
        address=f"benchmarks/{item.code}-{number}/",
        kind="benchmark",
        title=f"{item.title}裁量基准",
        code=f"CL-{item.code[-8:]}-{number:04d}",
        texts=(("违法行为", item.title[1:-3]), ("裁量阶次", tiers)),
        summary="四个阶次",
        facets=item.facets,
        reading=reading(f"{item.title}裁量基准"),
    )


def _outcome(
    random: Random, number: int, items: Sequence[SearchDocument], pool: Sequence[str]
) -> SearchDocument:
    item = items[int(random.paretovariate(0.8)) % len(items)]
    field = _FIELDS.index(item.facet("authority")[3:-1])
    year = random.choice((2024, 2025, 2026))
    code = f"示{_LETTERS[field]}罚〔{year}〕{number % 20000 + 1}号"
    party = f"示例市{random.choice(_SURNAMES)}{random.choice(_SURNAMES)}{random.choice(_SHOPS)}"
    credit = f"9133{random.randint(0, 10**10):010d}{random.choice('ABCDEFGHJK')}{number % 1000:03d}"
    fine = random.randint(1, 200) * 500
    return SearchDocument(
        address=f"outcomes/{field}-{year}-{number}/",
        kind="outcome",
        title=f"{party}{item.title[1:-3]}案",
        code=code,
        texts=(
            ("违法行为", item.title),
            ("当事人", f"{party} {credit}"),
            ("执法主体", item.facet("authority")),
            ("违法事实", _facts(random, pool, random.randint(160, 290))),
            ("裁量说明", _facts(random, pool, random.randint(90, 170))),
            ("处罚依据", item.texts[1][1]),
            ("处罚内容", f"责令改正，处以罚款人民币{fine}元整，没收违法所得{fine // 3}.50元"),
        ),
        summary=f"罚款{fine}元 · {year}-0{number % 9 + 1}-1{number % 10}",
        facets=(
            ("authority", item.facet("authority")),
            ("kind", "行政处罚"),
            ("level", item.facet("level")),
            ("year", str(year)),
            ("amount", next(label for below, label in AMOUNTS if fine * 100 < below)),
            ("law", item.facet("law")),
        ),
        amount=fine * 100,
        date=f"{year}-0{number % 9 + 1}-1{number % 10}",
        current=number % 50 != 0,
    )


def substrings(
    found: Sequence[SearchDocument], count: int, seed: int = 2, longest: int = 6
) -> Iterator[str]:
    """*count* seeded substrings of searched texts, one to *longest* characters."""
    random = Random(seed)
    while count:
        text = random.choice(list(filter(None, random.choice(found).searched())))
        start = random.randrange(len(text))
        piece = text[start : start + random.randint(1, longest)]
        if piece.strip() == piece and " " not in piece and '"' not in piece and piece[0] != "-":
            count -= 1
            yield piece
