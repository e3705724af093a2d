//! Documented errors that several APIs share.

use top_core::schema::Lasts;
use top_core::{ErrorKind, ErrorRule, Hint, Scope};

/// Builds a table of errors: the given rules, then those of [`TBK_ERRORS`].
macro_rules! error_table {
    ($($rule:expr),* $(,)?) => {
        &[
            $($rule,)*
            $crate::shared::errors::ACCOUNT_THROTTLED,
            $crate::shared::errors::NUMERIC_ITEM_ID,
            $crate::shared::errors::PARAM_ERROR,
            $crate::shared::errors::PID_CHECK_ERROR,
            $crate::shared::errors::INVALID_PARAMETERS,
        ]
    };
}
#[allow(unused_imports, reason = "without a subject there is no API with errors")]
pub(crate) use error_table;

/// The errors that every 淘宝客 API may return.
///
/// They are limits on the account, retired item ids, and errors of the request whose `sub_code` has the prefix of the
/// platform's errors, `isp.`.
///
/// # Examples
///
/// ```
/// use tbk_apis::TBK_ERRORS;
///
/// let rule = TBK_ERRORS.iter().find(|rule| rule.sub_code == Some("9100")).unwrap();
/// assert_eq!(rule.text, Some("账号触发限流"));
/// ```
pub const TBK_ERRORS: &[ErrorRule] = error_table![];

pub(crate) const RETRY_LATER: Hint = Hint::new("call again later", "请稍后重试");
const CHECK_REQUEST: Hint = Hint::new(
    "despite its prefix this is an error of the request: check the parameters and the pid",
    "虽带 isp 前缀，但属于请求错误：请检查参数与 pid",
);

pub(crate) const ACCOUNT_THROTTLED: ErrorRule =
    throttled("9100", "账号触发限流").scope(Scope::Account).lasts(Lasts::OneSecond).hint(Hint::new(
        "the account is throttled over API, PC console, app and third-party tools together: call less often",
        "API、PC 后台、APP 与第三方工具按账号统一限流：请降低总调用频次",
    ));
pub(crate) const NUMERIC_ITEM_ID: ErrorRule = parameter("-4003", "商品 ID 不合法").hint(OLD_ITEM_ID);
pub(crate) const PARAM_ERROR: ErrorRule = parameter("isp.param-error", "参数错误").hint(CHECK_REQUEST);
pub(crate) const PID_CHECK_ERROR: ErrorRule =
    parameter("isp.pid-check-error", "pid 校验失败").hint(CHECK_REQUEST);
pub(crate) const INVALID_PARAMETERS: ErrorRule =
    parameter("isp.invalid-parameters", "参数错误").hint(CHECK_REQUEST);

pub(crate) const UNAVAILABLE: ErrorRule =
    platform("isp.tbkapi-service-unavailable", "淘宝客 API 服务不可用").hint(RETRY_LATER);
pub(crate) const SYSTEM_ERROR: ErrorRule = platform("isp.sys-error", "服务系统异常").hint(RETRY_LATER);
pub(crate) const ENTRY_SYSTEM_ERROR: ErrorRule =
    platform("isp.entry-sys-error", "内部服务出错").hint(RETRY_LATER);
pub(crate) const INTERNAL_ERROR: ErrorRule = platform("1", "服务系统异常").hint(RETRY_LATER);
pub(crate) const CALL_FAILED: ErrorRule = platform("40001", "内部调用失败").hint(RETRY_LATER);
pub(crate) const TOO_FREQUENT: ErrorRule = throttled("50002", "调用频率过高");

pub(crate) const PID: ErrorRule = parameter("2", "pid 不正确")
    .hint(Hint::new("check `adzone_id` and `site_id`", "请检查 adzone_id 和 site_id"));
pub(crate) const ADZONE: ErrorRule =
    parameter("4", "查询不到对应的 adzoneId").hint(Hint::new("check `adzone_id`", "请检查 adzone_id"));
pub(crate) const PID_PARAMETERS: ErrorRule = parameter("5", "pid 相关参数有误")
    .hint(Hint::new("check the parameters of the pid, then call again", "请检查 pid 相关参数后重试"));
pub(crate) const INVALID_ADZONE: ErrorRule = parameter("isv.invalid-parameter:adzone_id", "adzone_id 不正确")
    .hint(Hint::new(
        "use an `adzone_id` that belongs to the calling account and to the given `site_id`",
        "请填写与账号和 site_id 匹配的 adzone_id",
    ));
pub(crate) const ME: ErrorRule = parameter("1001", "非法的 me 参数值").hint(Hint::new(
    "use a `me` that contains the coupon id and the item id",
    "请传入包含券 ID 与商品 ID 的 me 参数",
));
pub(crate) const ITEM_GONE: ErrorRule =
    business("10000", "宝贝已下架或非淘客宝贝").hint(Hint::new("use another item", "请更换商品"));
pub(crate) const OLD_ITEM_ID: Hint = Hint::new(
    "numeric item ids are retired: use the id from a current search or link conversion",
    "数字商品 ID 已停用：请使用升级后的商品 ID",
);
pub(crate) const NO_RESULT: ErrorRule =
    business("50001", "无结果").hint(Hint::new("change the query", "请更换查询条件"));
pub(crate) const MATERIAL_ID: ErrorRule =
    parameter("30001", "无效物料 ID").hint(Hint::new("use a valid `material_id`", "请传入有效的物料 ID"));
pub(crate) const QUERY_EMPTY: ErrorRule =
    parameter("30002", "参数 q 与 cat 不能都为空").hint(Hint::new("set `q` or `cat`", "请填写 q 或 cat"));
pub(crate) const RETRY_719: ErrorRule = platform("719", "请重试").hint(RETRY_LATER);
pub(crate) const RETRY_1201: ErrorRule = platform("1201", "请重试").hint(RETRY_LATER);
pub(crate) const SCENE_NOT_GRANTED: ErrorRule =
    permission("1911", "该 appkey 没有本 sceneId 权限").hint(Hint::new(
        "request access to the scene from your contact at 淘宝联盟",
        "请联系对口商务或运营申请场景权限",
    ));

/// An error of the request. The same request fails again.
pub(crate) const fn parameter(sub_code: &'static str, text: &'static str) -> ErrorRule {
    ErrorRule::sub_code(sub_code, ErrorKind::BadParameter).text(text)
}

/// The errors of the upgraded search (物料搜索升级版) and the upgraded item details (商品详情查询升级版(简易版)), whose
/// documentation lists the same errors.
pub(crate) const UPGRADED_ITEMS: &[ErrorRule] = error_table![
    ME,
    ITEM_GONE,
    ADZONE,
    QUERY_EMPTY,
    PID,
    NO_RESULT,
    CALL_FAILED,
    MATERIAL_ID,
    PID_PARAMETERS,
    ENTRY_SYSTEM_ERROR,
    SYSTEM_ERROR,
    TOO_FREQUENT,
    RETRY_1201,
    RETRY_719,
    SCENE_NOT_GRANTED,
];

/// An error of the platform's business rules.
pub(crate) const fn business(sub_code: &'static str, text: &'static str) -> ErrorRule {
    ErrorRule::sub_code(sub_code, ErrorKind::Business).text(text)
}

/// A transient error of the platform. After a write, the outcome is unknown.
pub(crate) const fn platform(sub_code: &'static str, text: &'static str) -> ErrorRule {
    ErrorRule::sub_code(sub_code, ErrorKind::Platform).text(text)
}

/// A missing permission of the app or the account.
pub(crate) const fn permission(sub_code: &'static str, text: &'static str) -> ErrorRule {
    ErrorRule::sub_code(sub_code, ErrorKind::Permission).text(text)
}

/// A limit on the number of calls.
pub(crate) const fn throttled(sub_code: &'static str, text: &'static str) -> ErrorRule {
    ErrorRule::sub_code(sub_code, ErrorKind::Throttled).text(text)
}
