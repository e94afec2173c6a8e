"""The plan of generated documents: kinds, facets, synonyms."""

from plugins.search.records import IndexPlan

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
