"""The list of licence items that a publisher may keep beside the lists, to check against.

``lists/licences.txt``: one name (or code) of the national or provincial list of licence items a
line (行政许可事项清单); what follows ``#`` says which edition it is.  Source of law:
优化营商环境条例 art. 40.
"""

from pathlib import Path

from plugins.registry.values.text import fold

FILE = "licences.txt"


def load_licence_list(lists: Path) -> frozenset[str]:
    """Folded names and codes of ``lists/licences.txt``; none where there is no such file."""
    path = lists / FILE
    if not path.is_file():
        return frozenset()
    lines = path.read_text("utf-8-sig", errors="replace").splitlines()
    names = (fold(line.partition("#")[0]) for line in lines)
    return frozenset(name for name in names if name)
