from pathlib import Path

import pytest

from plugins.registry.instruments import Library, load_library

DOGS_2015 = """---
标题: 示例市养犬管理条例
效力层级: 地方性法规
制定机关: 示例市人民代表大会常务委员会
文号: 示例市人大常委会公告第3号
公布日期: 2015年11月20日
施行日期: 2016年1月1日
---

## 第一章 总则

第一条 为了规范养犬行为，制定本条例。

第二条 养犬应当登记。

第三条 本条例自2016年1月1日起施行。
"""

DOGS_2022 = """---
title: 《示例市养犬管理条例》
rank: 地方性法规
published: 2022-03-01
effective: 2022-05-01
aliases: 养犬条例、犬只条例
---

## 第一章 总则

第一条 为了规范养犬行为，制定本条例。

养犬人应当文明养犬。

第二条 养犬应当登记。登记时提交下列材料：

（一）养犬人的身份证明；

（二）犬只的免疫证明，包括：

1. 免疫日期；

2. 疫苗种类。

登记不收费。

第二条之一 导盲犬凭证明免予登记。

## 第二章 法律责任

### 第一节 罚则

第三条 未登记的，处二百元以上五百元以下罚款。

第五条 本条例自2022年5月1日起施行。
"""

NATION = """# 中华人民共和国公园法

2009年3月2日 全国人民代表大会常务委员会第三次会议通过

2019年4月23日 全国人民代表大会常务委员会第十次会议《关于修改<中华人民共和国公园法>的决定》修正

<!-- INFO END -->

第一条 公园向公众免费开放。

第二条 本法自2009年7月1日起施行。
"""

REPEALED = """---
标题: 示例市摊贩管理办法
效力层级: 地方政府规章
公布日期: 2001-02-03
施行日期: 2001-03-01
废止日期: 2020-06-01
替代: 示例市摊点管理办法
---

第一条 摊贩应当登记。

第二条 本办法自2001年3月1日起施行。
"""

TRIAL = """# 示例市摊点管理办法（试行）

2020年5月1日 示例市人民政府令第12号公布

2020年6月1日 施行

<!-- INFO END -->

第一条 摊点应当整洁。

第二条 本办法自2020年6月1日起施行。
"""

TORN = """# 示例市河道管理条例

2018年1月2日 示例市第九届人民代表大会常务委员会第三次会议通过

<!-- INFO END -->

第一条 河道应当清洁。
"""

DAMS = """# 示例市堤坝条例

1998年11月29日 示例市第二届人民代表大会常务委员会第三次会议通过

<!-- INFO END -->

第一条 堤坝应当牢固。

第二条 本条例自2017年10月1日起施行。
"""

FLAGS = """# 示例市旗帜条例

2019年10月30日 示例市第九届人民代表大会常务委员会第三次会议通过

<!-- INFO END -->

第一条 旗帜应当完好。

第二条 本条例自2020年3月1日起施行。
"""

FILES = {
    "养犬/示例市养犬管理条例(2015-11-20).md": DOGS_2015,
    "养犬/示例市养犬管理条例(2022-03-01).md": DOGS_2022,
    "公园法(2019-04-23).md": NATION,
    "示例市摊贩管理办法.md": REPEALED,
    "示例市摊点管理办法.md": TRIAL,
    "示例市河道管理条例(2018-01-02).md": TORN,
    "示例市堤坝条例(2017-07-16).md": DAMS,
    "示例市旗帜条例(2020-01-20).md": FLAGS,
    "_index.md": "not a statute",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Seven fictional instruments, one of them in two editions."""
    return load_library([write(tmp_path_factory.mktemp("laws"), FILES)])


@pytest.fixture(scope="session")
def statutes(shared: Path) -> Library:
    """The whole library of real statutes beside this repository."""
    if not (shared / "laws").is_dir():
        pytest.skip("../shared/laws is not beside this repository: the statutes stay unread")
    return load_library([shared / "laws"])
