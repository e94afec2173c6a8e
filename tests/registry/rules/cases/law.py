"""Fixtures of LB: what powers rest on."""

from datetime import date

from tests.books import Rows, city
from tests.registry.rules.cases.making import Case, items, mirrored, penalties, sheet, statute


def edition(file: str, title: str, articles: tuple[str, ...], **facts: str) -> dict[str, str]:
    """One edition of a statute of several, in a *file* of its own."""
    (text,) = statute(title, "\n".join(articles), **facts).values()
    return {f"{file}.md": text}


DOGS = {
    **edition(
        "dogs-2016",
        "示例市养犬条例",
        ("第一条 养犬登记。", "第二条 罚款二百元。", "第三条 施行。"),
        效力层级="地方性法规",
        公布日期="2015-11-20",
        施行日期="2016-01-01",
        别名="犬只条例",
    ),
    **edition(
        "dogs-2022",
        "示例市养犬条例",
        ("第一条 养犬应当登记，免疫。", "第二条 施行。"),
        效力层级="地方性法规",
        公布日期="2022-03-01",
        施行日期="2022-05-01",
    ),
}
STALLS = statute(
    "示例市摊贩办法",
    "第一条 甲。",
    效力层级="地方政府规章",
    公布日期="2001-02-03",
    废止日期="2025-06-01",
)
CLINICS = mirrored("示例诊所条例", "2016-02-06", "第一条 甲。\n第二条 施行。")
FUTURE = statute("示例市电梯条例", "第一条 甲。", 公布日期="2026-11-01", 施行日期="2027-06-01")
PENALTIES = {
    **edition(
        "penalties-2017",
        "中华人民共和国行政处罚法",
        ("第一条 甲。", "第二条 施行。"),
        效力层级="法律",
        公布日期="2017-09-01",
        施行日期="2018-01-01",
    ),
    **edition(
        "penalties-2021",
        "中华人民共和国行政处罚法",
        ("第一条 甲。", "第二条 乙。", "第三条 施行。"),
        效力层级="法律",
        公布日期="2021-01-22",
        施行日期="2021-07-15",
    ),
}
OLD_ACT = "《行政处罚法》（2017）第一条"


def ranked(rank: str) -> dict[str, str]:
    """A statute of *rank* with one article."""
    return statute("示例规定", "第一条 甲。", 效力层级=rank, 公布日期="2020-01-02")


def resting(basis: str, **row: object) -> dict[str, Rows]:
    """One item that rests on *basis*."""
    return city(权力清单=items({"设定依据": basis, **row}))


def listed(state: str) -> dict[str, Rows]:
    """One row of the list of legal bases, for a rule that was repealed."""
    return city(执法依据=sheet("法规名称 条 时效性", ("示例市摊贩办法", "一", state)))


ON_IT = "《示例规定》第一条"
RANGE = "处罚的行为、种类、幅度"
AT = ("设定依据2",)
CASES = (
    Case("LB-00", "a title the library lacks", resting("《无人见过的规定》第一条"), AT, laws=DOGS),
    Case("LB-00", "a title it holds", resting("《示例市养犬条例》第一条"), laws=DOGS),
    Case("LB-01", "no article", resting("《示例市养犬条例》"), AT, "error"),
    Case(
        "LB-01", "an article beyond the end", resting("《示例市养犬条例》第九条"), AT, "error", DOGS
    ),
    Case(
        "LB-01",
        "a paragraph that the last edition of a mirror lacks: it may be older than the list",
        resting("《示例诊所条例》第一条第二款"),
        AT,
        "warning",
        CLINICS,
    ),
    Case(
        "LB-01",
        "a paragraph that the edition cited lacks, though in a mirror",
        resting("《示例诊所条例》（2016）第一条第二款"),
        AT,
        "error",
        CLINICS,
    ),
    Case(
        "LB-01",
        "a paragraph that an edition of a mirror lacked which another followed",
        city(
            行政处罚决定=penalties(
                {"处罚依据": "《示例诊所条例》第一条第二款", "处罚决定日期": "2019-01-02"}
            )
        ),
        ("处罚依据2",),
        "error",
        {**CLINICS, **mirrored("示例诊所条例", "2024-05-01", "第一条 丙。\n第二条 施行。")},
    ),
    Case("LB-01", "the last article", resting("《示例市养犬条例》第二条"), laws=DOGS),
    Case("LB-02", "not yet in force", resting("《示例市电梯条例》第一条"), AT, laws=FUTURE),
    Case(
        "LB-02",
        "an article of an edition that had gone",
        city(
            行政处罚决定=penalties(
                {"处罚依据": "《示例市养犬条例》第三条", "违法行为终了日期": "2022-05-01"}
            )
        ),
        ("处罚依据2",),
        laws=DOGS,
    ),
    Case(
        "LB-02",
        "the edition of the day of the act",
        city(
            行政处罚决定=penalties(
                {"处罚依据": "《示例市养犬条例》第三条", "违法行为终了日期": "2022-04-30"}
            )
        ),
        laws=DOGS,
    ),
    Case(
        "LB-02",
        "in force on the day",
        resting("《示例市电梯条例》第一条"),
        laws=FUTURE,
        today=date(2027, 6, 1),
    ),
    Case(
        "LB-03",
        "the old edition of a law of procedure",
        city(行政处罚决定=penalties({"处罚依据": OLD_ACT, "处罚决定日期": "2021-07-15"})),
        ("处罚依据2",),
        laws=PENALTIES,
    ),
    Case(
        "LB-03",
        "the old edition on its last day",
        city(行政处罚决定=penalties({"处罚依据": OLD_ACT, "处罚决定日期": "2021-07-14"})),
        laws=PENALTIES,
    ),
    Case(
        "LB-04",
        "article 87 of a law of 86",
        city(行政处罚决定=penalties({"处罚依据": "《行政处罚法》第八十七条"})),
        ("处罚依据2",),
    ),
    Case(
        "LB-04",
        "the old name of the procedure",
        city(行政处罚决定=penalties({"处罚内容": "按一般程序罚款二万元"})),
        ("处罚内容2",),
    ),
    Case(
        "LB-04",
        "article 86",
        city(行政处罚决定=penalties({"处罚依据": "《行政处罚法》第八十六条"})),
    ),
    Case(
        "LB-04",
        "the old name before the reform",
        city(
            行政处罚决定=penalties(
                {"处罚内容": "按一般程序罚款二万元", "处罚决定日期": "2021-07-14"}
            )
        ),
    ),
    Case(
        "LB-04",
        "both on the day of the reform",
        city(
            行政处罚决定=penalties(
                {"处罚依据": "《行政处罚法》第八十七条", "处罚决定日期": "2021-07-15"},
                {"处罚内容": "按一般程序罚款", "处罚决定日期": "2021-07-15"},
            )
        ),
        ("处罚依据2", "处罚内容3"),
    ),
    Case(
        "LB-04",
        "the edition before the revision, without its day",
        city(行政处罚决定=penalties({"处罚依据": "《行政处罚法》（2017）第五条"})),
        ("处罚依据2",),
    ),
    Case(
        "LB-05",
        "a licence by a department rule",
        resting(ON_IT, 权力类型="行政许可"),
        AT,
        laws=ranked("部门规章"),
    ),
    Case(
        "LB-05",
        "a closure by a city's rule",
        resting(ON_IT, **{RANGE: "责令停产停业"}),
        (RANGE + "2",),
        laws=ranked("地方政府规章"),
    ),
    Case(
        "LB-05",
        "a licence by a local regulation",
        resting(ON_IT, 权力类型="行政许可"),
        laws=ranked("地方性法规"),
    ),
    Case(
        "LB-05",
        "a fine by a city's rule",
        resting(ON_IT, **{RANGE: "处3万元以下罚款"}),
        laws=ranked("地方政府规章"),
    ),
    Case("LB-06", "a normative document alone", resting(ON_IT), AT, laws=ranked("行政规范性文件")),
    Case("LB-06", "a local regulation", resting(ON_IT), laws=ranked("地方性法规")),
    Case(
        "LB-07",
        "50,000 by a city's rule outside the four fields",
        resting(ON_IT, **{RANGE: "处5万元以下罚款"}),
        (RANGE + "2",),
        "warning",
        ranked("地方政府规章"),
        source=13,
    ),
    Case(
        "LB-07",
        "above what any field allows",
        resting(ON_IT, **{RANGE: "处10万零1元以下罚款".replace("10万零1", "100001")}),
        (RANGE + "2",),
        "error",
        ranked("地方政府规章"),
    ),
    Case(
        "LB-07",
        "30,000 by a city's rule",
        resting(ON_IT, **{RANGE: "处3万元以下罚款"}),
        laws=ranked("地方政府规章"),
    ),
    Case(
        "LB-07",
        "50,000 where no local cap is known",
        resting(ON_IT, **{RANGE: "处5万元以下罚款"}),
        laws=ranked("地方政府规章"),
        settings={"region": "全国"},
    ),
    Case(
        "LB-07",
        "as much as the safest field allows",
        resting(ON_IT, **{RANGE: "处10万元以下罚款"}),
        (RANGE + "2",),
        "warning",
        ranked("地方政府规章"),
    ),
    Case(
        "LB-08",
        "200,001 by a department rule",
        resting(ON_IT, **{RANGE: "处200001元以下罚款"}),
        (RANGE + "2",),
        laws=ranked("部门规章"),
    ),
    Case(
        "LB-08",
        "100,000 by a department rule",
        resting(ON_IT, **{RANGE: "处10万元以下罚款"}),
        laws=ranked("部门规章"),
    ),
    Case(
        "LB-08",
        "the cap is a setting",
        resting(ON_IT, **{RANGE: "处10万元以下罚款"}),
        (RANGE + "2",),
        laws=ranked("部门规章"),
        settings={"department_cap": (50000, 60000, "示例")},
    ),
    Case(
        "LB-09",
        "a business licence revoked by a local regulation",
        resting(ON_IT, **{RANGE: "吊销营业执照"}),
        (RANGE + "2",),
        laws=ranked("地方性法规"),
        source=13,
    ),
    Case(
        "LB-09",
        "by an administrative regulation",
        resting(ON_IT, **{RANGE: "吊销营业执照"}),
        laws=ranked("行政法规"),
    ),
    Case("LB-10", "repealed a year ago", resting("《示例市摊贩办法》第一条"), AT, "error", STALLS),
    Case(
        "LB-10",
        "repealed thirty days ago",
        resting("《示例市摊贩办法》第一条"),
        AT,
        "warning",
        STALLS,
        today=date(2025, 7, 1),
    ),
    Case(
        "LB-10",
        "to be repealed tomorrow",
        resting("《示例市摊贩办法》第一条"),
        laws=STALLS,
        today=date(2025, 5, 31),
    ),
    Case("LB-10", "listed as in force though repealed", listed("现行有效"), ("条2",), laws=STALLS),
    Case("LB-10", "listed as repealed, which it is", listed("废止"), laws=STALLS),
    Case("LB-11", "a name by which it is known", resting("《犬只条例》第一条"), AT, laws=DOGS),
    Case("LB-11", "its own name", resting("《示例市养犬条例》第一条"), laws=DOGS),
    Case(
        "LB-12",
        "must for shall",
        resting("《示例市养犬条例》第一条：养犬必须登记，免疫。"),
        AT,
        laws=DOGS,
    ),
    Case(
        "LB-12",
        "word for word",
        resting("《示例市养犬条例》第一条：养犬应当登记，免疫。"),
        laws=DOGS,
    ),
    Case(
        "LB-13",
        "a comma less",
        resting("《示例市养犬条例》第一条：养犬应当登记免疫。"),
        AT,
        laws=DOGS,
    ),
    Case(
        "LB-13",
        "half-width marks",
        resting("《示例市养犬条例》第一条：养犬应当登记,免疫。"),
        laws=DOGS,
    ),
    Case("LB-14", "a file that is no statute", city(), ("empty.md",), laws={"empty.md": ""}),
    Case("LB-14", "files that are", city(), laws=DOGS),
)
