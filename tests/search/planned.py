"""The plan of generated documents: kinds, facets, synonyms; and what is written by it."""

from pathlib import Path

from plugins.search.files import IndexFolder
from plugins.search.records import IndexPlan, SearchDocument
from plugins.search.shards import write_index

PLAN = IndexPlan(
    kinds=(
        ("item", "权力清单", 1.0),
        ("benchmark", "裁量基准", 0.5),
        ("outcome", "执法结果", 0.25),
    ),
    facets=(
        ("authority", "执法主体"),
        ("kind", "权力类型"),
        ("level", "行使层级"),
        ("year", "年份"),
        ("amount", "罚没金额"),
        ("law", "法律依据"),
    ),
    synonyms=(("下馆子", ("餐饮",)), ("城管", ("城市管理",)), ("环保", ("生态环境",))),
)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def written(folder: Path, found: list[SearchDocument], plan: IndexPlan = PLAN) -> dict[str, bytes]:
    sink = IndexFolder(folder)
    write_index(found, sink, plan)
    sink.sweep()
    return tree(folder)
