"""After a check: every workbook with a problem goes back to its clerk, marked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.clerks.annotating import Annotated, annotate
from plugins.registry.grouping import Found
from plugins.registry.reading import SheetCount


def return_workbooks(
    lists: Path, findings: Found, counts: Iterable[SheetCount], target: Path
) -> Iterator[Annotated]:
    """Write a marked copy of each workbook that *findings* name, below *target* as below *lists*.

    *lists* is what was checked: a folder, or one workbook.
    """
    headings: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for count in counts:
        for column, heading in count.printed.items():
            headings[count.workbook][count.sheet, column] = heading
    for name in findings.workbooks:
        source = lists if lists.is_file() else lists / name
        yield annotate(source, findings.of(name), target / name, headings[name])
