"""The sheet of complaints about enforcement."""

from plugins.registry.models.complaints import Complaint
from plugins.registry.sheets import Form, Need, SheetLayout, column

COMPLAINTS = SheetLayout(
    model=Complaint,
    names=("执法投诉处理", "行政执法投诉处理情况"),
    columns=(
        column("number", "投诉编号|受理编号", Need.KEY, Form.CODE),
        column("authority", "被投诉单位", Need.LAW, choices="authorities"),
        column("topic", "投诉事项", Need.LAW, Form.LONG),
        column("received", "收到日期", Need.LAW, Form.DATE),
        column("answered", "答复日期", Need.COMMON, Form.DATE),
        column("answer", "处理结果", Need.COMMON, Form.LONG),
        column("basis", "依据", Need.COMMON, Form.LONG),
        column("complainant", "投诉人"),
    ),
    never=("投诉人身份证号",),
)
LAYOUTS = (COMPLAINTS,)
