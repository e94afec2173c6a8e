"""``python -m benchmarks.reading.with_frictionless WORKBOOK``: frictionless with a table schema."""

import sys
from pathlib import Path

from frictionless import Resource, Schema, system, validate
from frictionless.formats import ExcelControl

from benchmarks import city
from benchmarks.reading.workload import COLUMNS

KINDS = {
    "罚款金额（万元）": "number",
    "处罚决定日期": "date",
    "公示截止期": "date",
    "立案日期": "date",
}
PATTERNS = {
    "行政处罚决定书文号": ".+〔[0-9]{4}〕[0-9]+号",
    "统一社会信用代码": "[0-9A-Z]{18}",
    "处罚机关统一社会信用代码": "[0-9A-Z]{18}",
}
SETS = {
    "行政相对人类别": ["法人及非法人组织", "自然人"],
    "适用程序": ["普通程序", "简易程序"],
    "是否公开": ["是", "否"],
}


def schema() -> Schema:
    """The same demands as those of the naive reader."""
    fields = []
    for name in city.OUTCOMES["行政处罚"].split("|")[:COLUMNS]:
        constraints: dict[str, object] = {}
        if name in PATTERNS:
            constraints["pattern"] = PATTERNS[name]
        if name in SETS:
            constraints["enum"] = SETS[name]
        kind = KINDS.get(name, "string")
        fields.append({"name": name, "type": kind, "constraints": constraints})
    return Schema.from_descriptor({"fields": fields})


def main(path: Path) -> None:
    """Print the report's counts and its first errors."""
    with system.use_context(trusted=True):
        resource = Resource(path=str(path), schema=schema(), control=ExcelControl())
        report = validate(resource, limit_errors=1_000_000)
    (task,) = report.tasks
    print(task.stats)
    for error in task.errors[:10]:
        print(error.message)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
