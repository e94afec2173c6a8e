"""What the clerk reads: in cell comments and round the list of problems."""

from collections import Counter
from collections.abc import Sequence

from plugins.registry.findings import Finding, Place, Severity
from plugins.registry.workbook.ours import CHECKED

PROBLEM_LIST = "问题清单"
AUTHOR = "清单检查"
OPENING = CHECKED
"""Begins all we write into comments; from here on a comment is ours to take away."""
TITLE = f"{CHECKED}{PROBLEM_LIST}"

IN_WORDS = {Severity.ERROR: "必须改正", Severity.WARNING: "建议核对"}
COLUMNS = ("序号", "轻重", "工作表", "单元格", "表头", "问题", "规则", "涉及行数")

COMMENTED_FINDINGS = 8
"""Findings told in one comment; the rest of a crowded cell is told by the list."""
RULES = 6
"""Rules named with their numbers where there are too many problems to list."""
SEEN = 5
"""Other places named in a row of the list."""


def comment(notes: Sequence[tuple[Finding, bool]]) -> str:
    """The comment of a cell; a note's second part says that the finding's own cell is another."""
    told = notes[:COMMENTED_FINDINGS]
    lines = [
        f"{f'{number}. ' if len(told) > 1 else ''}{IN_WORDS[finding.severity]}："
        f"{_same_as(finding) if elsewhere else ''}{finding.zh}（规则 {finding.rule}）"
        for number, (finding, elsewhere) in enumerate(told, start=1)
    ]
    if len(notes) > len(told):
        lines.append(f"另有 {len(notes) - len(told)} 个问题，见“{PROBLEM_LIST}”。")
    return OPENING + "\n".join(lines)


def _same_as(finding: Finding) -> str:
    return f"（与{finding.place.sheet}!{finding.place.cell}是同一问题）"


def problem(finding: Finding) -> str:
    """The sentence of a finding with the first of the other places it speaks of."""
    if not finding.see:
        return finding.zh
    seen = "、".join(_seen_from(finding, see) for see in finding.see[:SEEN])
    rest = "等" if len(finding.see) > SEEN else ""
    return f"{finding.zh}（另见：{seen}{rest}）"


def _seen_from(finding: Finding, see: Place) -> str:
    """Another place in as few words as name it from where the finding stands."""
    if see.workbook != finding.place.workbook or not see.sheet:
        return str(see)
    if see.sheet != finding.place.sheet or not see.cell:
        return f"{see.sheet}!{see.cell}" if see.cell else see.sheet
    return see.cell


def counts(findings: Sequence[Finding]) -> str:
    """How many problems there are, by weight."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
    if not findings:
        return "没有发现问题。"
    return f"共 {len(findings)} 个问题：必须改正 {errors} 个，建议核对 {warnings} 个。"


def too_many(findings: Sequence[Finding], shown: int) -> str:
    """What is said where not every problem is listed: how many each rule has; '' where all are."""
    if shown == len(findings):
        return ""
    rules = Counter(finding.rule for finding in findings)
    most = "、".join(f"{rule} {number} 个" for rule, number in rules.most_common(RULES))
    more = f"等 {len(rules)} 条规则" if len(rules) > RULES else ""
    return (
        f"问题太多，这里只标注和列出 {shown} 个，每条规则都有；全部在 findings.json 中。"
        f"按规则：{most}{more}。请成批改正后再检查一次。"
    )


TO_DO_MARKED = (
    "红色单元格必须改正，改正前不会公布；黄色单元格请核对。点“单元格”一列可跳到该处，"
    "批注里写明原因。改好后保存原样交回即可：再次检查时，本表、颜色和批注会自动更新，不必手工删除。"
)
TO_DO_LISTED = (
    "{reason}，所以这里只列出问题。请按“工作表”“单元格”两列在原文件中改正，再交回原文件；"
    "“必须改正”的内容改正前不会公布。"
)
NOTHING_TO_DO = "可以交回。"
HIDDEN = "（已隐藏）"
WHOLE_BOOK = "（整个工作簿）"
