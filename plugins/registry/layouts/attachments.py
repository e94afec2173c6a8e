"""Sheet of the files beside the workbooks (domain rule PV-16)."""

from plugins.registry.models.attachments import Attachment
from plugins.registry.sheets import Form, Need, SheetLayout, column

K, L, R, D, C = Need.KEY, Need.LAW, Need.COMMON, Need.DESIGN, Need.CONDITIONAL

ATTACHMENTS = SheetLayout(
    model=Attachment,
    names=("附件清单", "附件", "附件目录"),
    columns=(
        column("title", "附件名称|附件标题", K),
        column("file", "文件名|附件文件名", L, hint="放在“附件”文件夹里：PDF、JPG、PNG、docx"),
        column("document_no", "对应文号|决定书文号|文号", L, Form.CODE),
        column("declared", "脱敏声明|脱敏情况", L, hint="逐页核对后填“已脱敏”"),
        column("reviewer", "复核岗位|复核人岗位", L, hint="填岗位，不填姓名"),
        column("reviewed_on", "复核日期", D, Form.DATE),
        column("authority", "实施主体|机关", choices="authorities"),
        column("note", "备注", form=Form.LONG),
    ),
)

LAYOUTS = (ATTACHMENTS,)
