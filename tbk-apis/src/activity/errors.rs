//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{SYSTEM_ERROR, business, error_table, parameter, platform};

const CHECK_ADZONE: Hint =
    Hint::new("use an `adzone_id` of the app's account", "请检查 adzone_id 是否属于 appkey 所属账号");
const CHECK_MATERIAL: Hint = Hint::new(
    "use a current `activity_material_id` from the platform",
    "请检查物料 ID 是否从官方渠道获取、是否已失效",
);
const SET_MATERIAL: Hint = Hint::new("set a valid `activity_material_id`", "请传入正确的物料 ID");
const RETRY: Hint = Hint::new(
    "call again later; if the error persists, contact the platform",
    "请稍后重试，多次重试无效后请联系官方人员",
);
const CHECK_REQUEST: Hint = Hint::new("check the parameters", "请根据文档修改入参");

pub(super) const ACTIVITY_INFO: &[ErrorRule] = error_table![
    parameter("isp.invalid-parameter-adzone", "入参 adzone_id 错误").hint(CHECK_ADZONE),
    parameter("isv.invalid-parameter-adzone", "入参 adzone_id 错误").hint(CHECK_ADZONE),
    parameter("4", "入参 adzone_id 不存在").hint(Hint::new("check `adzone_id`", "请检查 adzone_id")),
    parameter("isp.invalid-parameter-materialId", "物料 id 无效").hint(CHECK_MATERIAL),
    parameter("isv.invalid-parameter-materialId", "入参物料 id 无效").hint(CHECK_MATERIAL),
    parameter("isv.empty-parameter-materialId", "入参物料 ID 不正确").hint(SET_MATERIAL),
    platform("1108", "饿了么微信小程序二维码生成失败").hint(RETRY),
    platform("1107", "饿了么短链生成失败").hint(RETRY),
    platform("isp.isp.get-activityinfo-unavailable", "服务无法获取").hint(RETRY),
];

pub(super) const BENEFITS_PAGE: &[ErrorRule] = error_table![
    parameter("isv.invalid-param", "入参不合法").hint(CHECK_REQUEST),
    SYSTEM_ERROR,
    parameter("isv.param-content-empty", "入参 content 为空").hint(CHECK_REQUEST),
    parameter("isv.param-type-invalid", "入参 type 不合法").hint(CHECK_REQUEST),
    business("isv.item-not-found", "未找到对应商品")
        .hint(Hint::new("change the item query", "请修改商品查询相关参数")),
    parameter("isv.invalid-adzone-id", "入参 adzoneId 不合法").hint(CHECK_REQUEST),
    parameter("isv.invalid-pid", "pid 不合法")
        .hint(Hint::new("check the parameters of the pid", "请根据规范修改 pid 相关参数")),
];
