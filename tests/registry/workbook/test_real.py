"""Four workbooks made by others: not a row of them may be missing."""

from pathlib import Path

import pytest

from plugins.registry.workbook import Merge
from tests.registry.workbook.packages import read

ROWS = {
    "env_orders_beijing_hainan_department_layout.xlsx": {"行政处罚信息": (190, 190)},
    "gd_power_responsibility_import_template.xlsx": {"权责清单导入模板": (2, 2), "Sheet2": (0, 0)},
    "health_penalty_items_department_layout.xlsx": {"行政处罚事项": (474, 474)},
    "jm_eco_discretion_original_layout.xlsx": {
        "环境影响评价法": (20, 20),
        "水污染防治法": (150, 150),
        "大气污染防治法": (131, 131),
        "固废污染防治法": (127, 127),
        "噪声污染防治法": (32, 32),
        "土壤污染防治法": (205, 205),
        "放射污染防治法": (64, 64),
        "建管条例": (34, 34),
        "畜禽条例": (14, 14),
        "广东省环保条例": (64, 64),
        "广东省大气条例": (40, 40),
        "潭江条例": (15, 15),
        "Sheet4": (0, 0),
        "Sheet5": (0, 0),
    },
}


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_real_workbook_is_read_whole(shared: Path, name: str) -> None:
    """Rows with a value, and the number of the last of them, for every sheet."""
    found = {
        sheet.name: (len(sheet.rows), sheet.rows[-1].number if sheet.rows else 0)
        for sheet in read(shared / "real" / name).sheets
    }
    assert found == ROWS[name]


def test_what_stands_in_them(shared: Path) -> None:
    health = read(shared / "real" / "health_penalty_items_department_layout.xlsx").sheets[0]
    assert health.rows[1].values[:5] == ("序号", "事项类型", "所属专业", "事项名称", "设定依据")
    assert Merge(2, 5, 2, 6) in health.merges
    orders = read(shared / "real" / "env_orders_beijing_hainan_department_layout.xlsx").sheets[0]
    assert sum(isinstance(row.values[0], int) for row in orders.rows) == 187
