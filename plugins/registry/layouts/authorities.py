"""Sheets of authorities and officers (domain tables 1.1 and 1.2)."""

from plugins.registry.models.authorities import Authority, Officer
from plugins.registry.sheets import Form, Need, SheetLayout, column

K, L, R, D, C = Need.KEY, Need.LAW, Need.COMMON, Need.DESIGN, Need.CONDITIONAL

AUTHORITIES = SheetLayout(
    model=Authority,
    names=("执法主体", "行政执法主体", "执法主体清单", "行政执法主体名录"),
    folder_default="",
    columns=(
        column(
            "name",
            "执法主体名称|单位名称|执法机关|机关名称|主体名称|实施主体|实施机关|执法主体",
            K,
            hint="写机关全称",
        ),
        column("short_name", "简称"),
        column("credit_code", "统一社会信用代码|机构代码|实施主体代码", K, Form.CODE),
        column("nature", "主体性质|主体类别|实施主体性质", L, Form.CHOICE),
        column("level", "行使层级|主体层级|层级", D, Form.CHOICE),
        column("region", "行政区划代码|区划代码|所属区域", D, Form.CODE),
        column("government", "所属人民政府|本级人民政府", D),
        column("vertical", "管理体制|是否垂直管理|垂直管理", C, Form.CHOICE),
        column("parent", "派出机构上级|设立机关|上级机关", C),
        column("dispatched", "派出类型", C, hint="派出机关、派出机构；不是派出的留空"),
        column("authorising_basis", "授权依据", C, Form.LONG),
        column("entrusting_authority", "委托机关", C),
        column("entrusted_items", "委托事项", C, Form.LONG),
        column("entrusted_powers", "委托权限", C, Form.LONG),
        column("entrusted_term", "委托期限", C),
        column("entrustment_letter", "委托书", C),
        column("devolution_decision", "赋权决定|承接依据", C),
        column("duties", "职责权限|主要职责|职责范围", L, Form.LONG),
        column("act_kinds", "执法类别|执法行为类别", R),
        column("territory", "执法区域|管辖范围|执法地域", R),
        column("units", "承办机构|内设机构|执法科室|执法队伍", R),
        column("head", "负责人姓名|法定代表人|负责人", L),
        column("address", "办公地址|地址|联系地址", L),
        column("hours", "办公时间", L),
        column("phone", "联系电话|办公电话|咨询电话", L, Form.CODE),
        column("fax", "传真", form=Form.CODE),
        column("website", "网址|网站"),
        column("postcode", "邮编|邮政编码", form=Form.CODE),
        column("complaint_phone", "投诉举报电话|监督电话|投诉电话", L, Form.CODE),
        column("document_prefixes", "机关代字|文书代字|文号代字", D),
        column("status", "主体状态", D, Form.CHOICE),
        column("valid_from", "起始日期|设立日期", D, Form.DATE),
        column("valid_to", "终止日期|撤销日期", D, Form.DATE),
        column("successor", "承继主体", C),
    ),
)

OFFICERS = SheetLayout(
    model=Officer,
    names=("执法人员", "行政执法人员", "执法人员名录", "执法人员清单"),
    columns=(
        column("name", "姓名|执法人员姓名|人员姓名", K),
        column(
            "authority",
            "工作单位|执法主体|所在单位|单位名称|执法主体名称",
            L,
            choices="authorities",
        ),
        column("certificate", "执法证号|证件号码|执法证编号|执法证件号", K, Form.CODE),
        column("fields", "执法类别|执法领域", R),
        column("territory", "执法区域|执法地域", R),
        column("issuer", "发证机关", R),
        column("issued", "发证日期", R, Form.DATE),
        column("expires", "有效期至|有效期|证件有效期", R, Form.DATE),
        column("status", "证件状态", D, Form.CHOICE),
        column("post", "职务|岗位"),
        column("legal_reviewer", "是否法制审核人员|法制审核人员", form=Form.YES_NO),
        column("qualified", "法律职业资格|是否具有法律职业资格", form=Form.YES_NO),
    ),
    never=(
        "性别",
        "出生日期",
        "出生年月",
        "民族",
        "照片",
        "手机",
        "手机号",
        "手机号码",
        "身份证号",
        "身份证号码",
        "公民身份号码",
        "住址",
        "家庭住址",
        "学历",
    ),
)

LAYOUTS = (AUTHORITIES, OFFICERS)
