"""The rules about a file as a whole, and how a clerk is told what to do."""

from plugins.registry.findings import Rule, Severity

_DESIGN = "design decision: a workbook is a stranger's file"

LOCK_FILE = Rule(
    id="WB-01",
    severity=Severity.WARNING,
    source=_DESIGN,
    statement_zh="清单文件夹里不放 Excel、WPS 打开文件时留下的临时文件。",
    statement_en=(
        "The lists folder holds no lock file that Excel, WPS or LibreOffice leave while editing."
    ),
    zh="这是打开文件时自动产生的临时文件，不是清单；请关闭 Excel 或 WPS 后删除它。",
    en="This is a temporary lock file, not a list; close Excel or WPS and delete it.",
)
NOT_A_FILE = Rule(
    id="WB-02",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="清单必须是一个能打开的文件。",
    statement_en="A list must be a regular file that can be opened.",
    zh=(
        "这里应当是一个表格文件，但没有找到或者打不开（{cause}）；请检查文件是否还在、名称是"
        "否正确。"
    ),
    en="A workbook was expected here, but it is missing or cannot be opened ({cause}).",
)
EMPTY = Rule(
    id="WB-03",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="文件不能是空的。",
    statement_en="A file must not be empty.",
    zh="这个文件是空的（0 字节），可能没有保存好；请重新保存后再交。",
    en="This file is empty (0 bytes); save it again.",
)
KIND = Rule(
    id="WB-04",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="清单用 .xlsx 表格，也接受 .xlsm、.xls、.et、.ods 和 .csv。",
    statement_en=("A list is an .xlsx workbook; .xlsm, .xls, .et, .ods and .csv are read as well."),
    zh="不能读取这种文件（{given}）；是清单的，请另存为 .xlsx 后再交；不是清单的，请移到别处。",
    en="This kind of file cannot be read ({given}); save a list as .xlsx, move others away.",
)
ENCRYPTED = Rule(
    id="WB-05",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="文件不能加密。",
    statement_en="A file must not be encrypted.",
    zh="这个文件加了密码，请另存为不加密的 .xlsx 后再交。",
    en="This file is protected by a password; save it without one as .xlsx.",
)
DAMAGED = Rule(
    id="WB-06",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="文件必须完整，能用 Excel 正常打开。",
    statement_en="A file must be whole, so that Excel opens it without repair.",
    zh="这个文件不完整或已损坏；请用 Excel 或 WPS 打开检查，另存为新的 .xlsx 后再交。",
    en=("This file is cut short or damaged ({cause}); open it, check it, save it as a new .xlsx."),
)
TOO_LARGE = Rule(
    id="WB-07",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="文件的大小有上限。",
    statement_en="A file has an upper size.",
    zh=(
        "这个文件太大（{what}为 {given}，最多 {allowed}）；请删去多余的图片和空白行列，或者分"
        "成几个文件。"
    ),
    en=(
        "This file is too large ({what_en}: {given}, at most {allowed}); remove pictures and "
        "empty rows and columns, or split it."
    ),
)
INFLATES = Rule(
    id="WB-08",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="文件解开后的大小必须与它的内容相称。",
    statement_en="A file must not inflate out of all proportion.",
    zh=(
        "这个文件解开后异常地大（{given}），不予读取；请把表格内容复制到一个新的工作簿，保存"
        "为 .xlsx 后再交。"
    ),
    en=(
        "This file inflates out of all proportion ({given}) and is not read; copy the cells "
        "into a new workbook and save that."
    ),
)
FOREIGN = Rule(
    id="WB-09",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="文件里不能有 Excel 不会写入的内容。",
    statement_en="A file must hold nothing that Excel would never write.",
    zh=(
        "这个文件里有不该出现的内容（{given}），为安全起见不予读取；请把表格内容复制到一个新"
        "的工作簿，保存为 .xlsx 后再交。"
    ),
    en=(
        "This file holds what Excel never writes ({given_en}) and is not read for safety; "
        "copy the cells into a new workbook and save that."
    ),
)
NO_SHEETS = Rule(
    id="WB-10",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="工作簿至少有一张工作表。",
    statement_en="A workbook has at least one worksheet.",
    zh="这个文件里没有工作表；请检查是否交错了文件。",
    en="This file has no worksheet; check whether it is the right file.",
)
OUT_OF_RANGE = Rule(
    id="WB-11",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="单元格不能超出 Excel 的范围（1048576 行、16384 列）。",
    statement_en="No cell lies outside Excel's grid (1,048,576 rows, 16,384 columns).",
    zh=(
        "这个文件里有超出 Excel 范围的单元格（{given}），不能读取；请把表格内容复制到一个新的"
        "工作簿，保存为 .xlsx 后再交。"
    ),
    en=("This file has a cell outside Excel's grid ({given}); copy the cells into a new workbook."),
)
TOO_MANY_CELLS = Rule(
    id="WB-12",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="一个工作簿的单元格数有上限。",
    statement_en="A workbook has an upper number of cells.",
    zh=(
        "这个文件的单元格太多（超过 {allowed} 个，读到“{sheet}”第 {row} 行）；请删去表格以外"
        "很远处的内容，或者分成几个文件。"
    ),
    en=(
        "This file has too many cells (more than {allowed}, at row {row} of sheet “{sheet}”"
        "); clear what lies far outside the table, or split the file."
    ),
)
READER_DIED = Rule(
    id="WB-13",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="文件必须能在限定的时间和内存内读完。",
    statement_en="A file must be read within a set time and memory.",
    zh=(
        "这个文件没能在限定的时间和内存内读完，已跳过；请把表格内容复制到一个新的工作簿，保存"
        "为 .xlsx 后再交。"
    ),
    en=(
        "This file could not be read within the set time and memory ({cause}) and is left "
        "out; copy the cells into a new workbook and save that."
    ),
)
ENCODING = Rule(
    id="WB-14",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="CSV 文件用 UTF-8 或 GB18030 编码。",
    statement_en="A CSV file is in UTF-8 or GB18030.",
    zh="这个 CSV 文件的文字编码无法识别；请用 Excel 打开，另存为 .xlsx 后再交。",
    en="The encoding of this CSV file is neither UTF-8 nor GB18030; save it as .xlsx.",
)
CHANGED = Rule(
    id="WB-15",
    severity=Severity.ERROR,
    source=_DESIGN,
    statement_zh="读取时文件不能被改动。",
    statement_en="A file does not change while it is read.",
    zh="读取时这个文件正在被改动；请保存并关闭它，然后再试一次。",
    en="This file was changed while it was being read; save and close it, then try again.",
)
TEXT_TOO_LONG = Rule(
    id="WB-16",
    severity=Severity.ERROR,
    source="Excel specifications and limits: 32,767 characters in a cell",
    statement_zh="一个单元格最多 32767 个字。",
    statement_en="A cell holds at most 32,767 characters.",
    zh=(
        "有一个单元格的文字太长（超过 {allowed} 个字，开头是“{start}”），不能读取；"
        "请缩短或者分成几个单元格。"
    ),
    en=(
        "The text of one cell is too long (more than {allowed} characters, it begins with "
        "“{start}”); shorten or divide it."
    ),
)
MACROS = Rule(
    id="WB-30",
    severity=Severity.WARNING,
    source=_DESIGN,
    statement_zh="清单不需要宏。",
    statement_en="A list needs no macros.",
    zh="这个文件带有宏，宏不会被运行；请另存为不带宏的 .xlsx。",
    en="This file carries macros; they are never run.  Save it as .xlsx without macros.",
)
EXTERNAL_LINKS = Rule(
    id="WB-31",
    severity=Severity.WARNING,
    source=_DESIGN,
    statement_zh="清单的内容不取自别的文件。",
    statement_en="A list does not take its contents from other files.",
    zh="这个文件引用了别的文件或数据源，只按上次保存的结果读取；请把公式结果粘贴为数值。",
    en=(
        "This file refers to other files or data sources; only the values last saved are "
        "read.  Paste the results as values."
    ),
)
EMBEDDED = Rule(
    id="WB-32",
    severity=Severity.WARNING,
    source=_DESIGN,
    statement_zh="清单里不嵌入别的文件或控件。",
    statement_en="A list embeds no other files or controls.",
    zh="这个文件里嵌有别的文件或控件，它们不会公开；请删去。",
    en="This file embeds other files or controls; they are not published.  Remove them.",
)
OTHER_SHEET = Rule(
    id="WB-33",
    severity=Severity.WARNING,
    source=_DESIGN,
    statement_zh="清单写在普通工作表上。",
    statement_en="Lists are written on ordinary worksheets.",
    zh="“{name}”是图表等特殊工作表，没有读取。",
    en="“{name}” is a chart sheet or another special sheet and is not read.",
)
UNDER_MERGE = Rule(
    id="WB-34",
    severity=Severity.WARNING,
    source=_DESIGN,
    statement_zh="合并的单元格下面不藏有内容。",
    statement_en="Nothing is hidden under a merged cell.",
    zh="合并的单元格 {cell} 下面还藏着看不见的内容；请取消合并，删去不要的内容后再合并。",
    en=("Values that cannot be seen lie under the merged cell {cell}; unmerge it and clear them."),
)
FLOATING = Rule(
    id="WB-35",
    severity=Severity.WARNING,
    source=_DESIGN,
    statement_zh="清单的内容写在单元格里。",
    statement_en="What a list says is written in cells.",
    zh="这张工作表上有图片、图表或文本框，其中的内容没有读取；需要公开的文字请写在单元格里。",
    en=(
        "This worksheet has pictures, charts or text boxes that are not read; write what is to be "
        "published in cells."
    ),
)
OLD_FORMAT = Rule(
    id="WB-36",
    severity=Severity.WARNING,
    source=_DESIGN,
    statement_zh="清单最好用 .xlsx 表格，不用旧的 .xls。",
    statement_en="A list is best kept as an .xlsx workbook, not as an old .xls.",
    zh="这是旧格式（.xls）的文件，没有保存结果的公式会读成空白；请另存为 .xlsx。",
    en=(
        "This file is in the old .xls format, in which formulas without a saved result read "
        "as empty; save it as .xlsx."
    ),
)

RULES: tuple[Rule, ...] = (
    LOCK_FILE, NOT_A_FILE, EMPTY, KIND, ENCRYPTED, DAMAGED, TOO_LARGE, INFLATES, FOREIGN,
    NO_SHEETS, OUT_OF_RANGE, TOO_MANY_CELLS, READER_DIED, ENCODING, CHANGED, TEXT_TOO_LONG, MACROS,
    EXTERNAL_LINKS, EMBEDDED, OTHER_SHEET, UNDER_MERGE, FLOATING, OLD_FORMAT,
)  # fmt: skip

BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
