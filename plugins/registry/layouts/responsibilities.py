"""Sheets of the responsibility list's four blocks (domain table 1.4)."""

from plugins.registry.models.responsibilities import Boundary, Duty, PublicService, Supervision
from plugins.registry.sheets import Form, Need, SheetLayout, column

K, L, R, D, C = Need.KEY, Need.LAW, Need.COMMON, Need.DESIGN, Need.CONDITIONAL
AUTHORITY = column(
    "authority", "责任主体|部门名称|单位名称|实施主体", D, choices="authorities", flags="spans"
)

DUTIES = SheetLayout(
    model=Duty,
    names=("主要职责", "责任清单", "部门职责", "部门主要职责", "责任清单-主要职责"),
    columns=(
        AUTHORITY,
        column("duty_no", "职责序号|主要职责序号", R, Form.CODE, flags="spans"),
        column("duty", "主要职责|部门职责", K, Form.LONG, flags="spans"),
        column("task_no", "工作事项序号|事项序号", R, Form.CODE),
        column("task", "具体工作事项|工作事项", R, Form.LONG),
        column("unit", "承办机构|责任处室", R),
        column("basis", "依据|职责依据", R, Form.LONG),
        column("note", "备注"),
    ),
)

BOUNDARIES = SheetLayout(
    model=Boundary,
    names=("职责边界", "与相关部门的职责边界", "部门职责边界", "责任清单-职责边界"),
    columns=(
        AUTHORITY,
        column("topic", "管理事项", K, flags="spans"),
        column("party", "相关部门", R, choices="authorities"),
        column("division", "职责分工|职责边界", R, Form.LONG),
        column("basis", "相关依据|依据", R, Form.LONG, flags="spans"),
        column("case", "案例", R, Form.LONG, flags="spans"),
    ),
)

SUPERVISIONS = SheetLayout(
    model=Supervision,
    names=("事中事后监管", "事中事后监督管理制度", "监管制度", "责任清单-事中事后监管"),
    columns=(
        AUTHORITY,
        column("name", "监管制度名称|制度名称", K),
        column("targets", "监管对象", R, Form.LONG),
        column("content", "监管内容", R, Form.LONG),
        column("methods", "监管方式|监管措施", R, Form.LONG),
        column("procedure", "监管程序", R, Form.LONG),
        column("measures", "处理措施", R, Form.LONG),
        column("items", "对应权力事项|对应事项编码", D, Form.CODE),
    ),
)

SERVICES = SheetLayout(
    model=PublicService,
    names=("公共服务事项", "公共服务", "责任清单-公共服务事项"),
    columns=(
        AUTHORITY,
        column("code", "服务事项编码|事项编码", D, Form.CODE),
        column("name", "公共服务事项|服务事项名称|服务事项", K),
        column("content", "主要内容|服务内容", R, Form.LONG),
        column("unit", "承办机构", R),
        column("phone", "联系电话", R, Form.CODE),
    ),
)

LAYOUTS = (DUTIES, BOUNDARIES, SUPERVISIONS, SERVICES)
