//! The rules that classify errors of the gateway.

use crate::protocol::ApiError;
use crate::schema::{ErrorKind, ErrorRule, Hint, Scope};

impl ApiError {
    /// The kind of the failure, by TOP's own table.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        classify(&[], &[], self).kind
    }

    /// Advice from TOP's own table; `None` if only the platform's text helps.
    #[must_use]
    pub fn hint(&self) -> Option<Hint> {
        let verdict = classify(&[], &[], self);
        verdict.hint.or_else(|| verdict.kind.advice())
    }
}

/// What the rules say about one error.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    pub(crate) kind: ErrorKind,
    pub(crate) scope: Option<Scope>,
    pub(crate) hint: Option<Hint>,
}

/// Applies the first rule that matches: the client's own (the latest first), those documented for the API, then TOP's.
pub(crate) fn classify(own: &[ErrorRule], documented: &[ErrorRule], error: &ApiError) -> Verdict {
    let sub_code = error.sub_code.as_deref().unwrap_or_default();
    let mut rules = own.iter().rev().chain(documented).chain(TOP_ERRORS);
    let Some(rule) = rules.find(|rule| rule.matches(error.code.as_str(), sub_code)) else {
        return Verdict { kind: ErrorKind::Unclassified, scope: None, hint: None };
    };
    let scope = (rule.kind == ErrorKind::Throttled).then(|| rule.scope.unwrap_or(Scope::AppApi));
    Verdict { kind: rule.kind, scope, hint: rule.hint }
}

macro_rules! rules {
    ($($code:tt $sub_code:tt => $kind:ident $(($scope:ident))? $([$en:literal, $zh:literal])?;)*) => {
        &[$(ErrorRule {
            code: rules!(@code $code),
            sub_code: rules!(@sub_code $sub_code),
            kind: ErrorKind::$kind,
            scope: rules!(@scope $($scope)?),
            text: None,
            hint: rules!(@hint $($en, $zh)?),
        }),*]
    };
    (@code _) => { None };
    (@code $code:literal) => { Some($code) };
    (@sub_code _) => { None };
    (@sub_code $sub_code:literal) => { Some($sub_code) };
    (@scope) => { None };
    (@scope $scope:ident) => { Some(Scope::$scope) };
    (@hint) => { None };
    (@hint $en:literal, $zh:literal) => { Some(Hint::new($en, $zh)) };
}

/// The errors of the gateway itself, the most precise first: the `sub_code` before the main code, whole codes before
/// families. Main code 15 alone has no meaning: the backends use it for everything.
#[rustfmt::skip]
pub static TOP_ERRORS: &[ErrorRule] = rules! {
    // limits
    _ "accesscontrol.limited-by-app-access-count" => Throttled(App)
        ["the app's quota of the day is used up: wait until it reopens, or reset it in the console", "应用当日调用量已用完：等待恢复，或在控制台重置"];
    _ "isv.access-limited-by-app-access-count" => Throttled(App)
        ["the app's quota of the day is used up: wait until it reopens, or reset it in the console", "应用当日调用量已用完：等待恢复，或在控制台重置"];
    _ "accesscontrol.limited-by-api-access-count" => Throttled(Api);
    _ "isv.access-limited-by-api-access-count" => Throttled(Api);
    _ "accesscontrol.*" => Throttled(AppApi);
    _ "isv.access-limited-by-*" => Throttled(AppApi);
    _ "isp.call-limited" => Throttled(AppApi);
    15 "9100" => Throttled(Account)
        ["the account is throttled over all of its apps: call less often", "同一账号在所有应用上的调用过于频繁，请降低频率"];
    _ "3001" => Throttled(Account)
        ["the order service is busy: call less often", "订单服务繁忙，请降低调用频率"];
    // sessions
    _ "session-expired" => SessionExpired;
    _ "invalid-sessionkey" => SessionInvalid;
    _ "session-not-exist" => SessionInvalid;
    _ "sessionkey-*" => SessionInvalid;
    // the clock
    _ "isv.invalid-timestamp" => Clock;
    _ "isv.timestamp-limit-error" => Clock;
    _ "isv.replayattack-timestamp-invalid-error" => Clock;
    // permissions
    _ "isv.permission-ip-whitelist-limit" => Permission
        ["add this machine's address to the app's IP list in the console", "请在控制台将本机 IP 加入应用白名单"];
    _ "isv.permission-*" => Permission;
    _ "isv.appkey-not-exists" => AppKey;
    // mistakes of the request; three of them bear the platform's prefix
    _ "isp.param-error" => BadParameter
        ["despite its name this is about the request: check the parameters and the pid", "该错误与请求参数有关：请检查参数与 pid"];
    _ "isp.pid-check-error" => BadParameter
        ["despite its name this is about the request: check the parameters and the pid", "该错误与请求参数有关：请检查参数与 pid"];
    _ "isp.invalid-parameters" => BadParameter
        ["despite its name this is about the request: check the parameters and the pid", "该错误与请求参数有关：请检查参数与 pid"];
    _ "isp.top-mapping-parse-error*" => BadParameter
        ["a value has a form that the platform can't read: check the parameters", "参数格式无法解析，请检查参数"];
    _ "isv.missing-parameter*" => BadParameter ["set the parameter that `sub_code` names", "请补充 sub_code 指出的参数"];
    _ "isv.invalid-parameter*" => BadParameter ["correct the parameter that `sub_code` names", "请修正 sub_code 指出的参数"];
    _ "-4003" => BadParameter
        ["numeric item ids were retired: use the id from a current search or link conversion", "数字商品 ID 已停用：请使用升级后的商品 ID"];
    _ "20000" => BadParameter
        ["only Taobao and Tmall links can become a 口令: convert the link first", "该链接不支持转口令：请先转链"];
    _ "2007" => BadParameter
        ["the time window is too long: at most 3 hours, 20 minutes during promotions", "时间窗口过长：平时最长 3 小时，大促期间 20 分钟"];
    _ "2004" => BadParameter ["orders older than 90 days are not served", "仅支持查询 90 天内的订单"];
    _ "1008" => BadParameter
        ["send `position_index` back exactly as the page before gave it, with `jump_type`", "请原样回传上一页的 position_index，并带上 jump_type"];
    // they pass, though the prefix says that they are the caller's fault
    _ "isv.FAIL_BIZ_SERVICE_TIMEOUT" => Platform;
    _ "isv.FAIL_BIZ_SYSTEM_ERROR" => Platform;
    _ "isv.FAIL_BIZ_EXTERNAL_SERVICE_EXCEPTION" => Platform;
    // families
    _ "isp.*" => Platform;
    4 _ => Throttled(Account);
    5 _ => Throttled(Account);
    6 _ => Throttled(App);
    7 _ => Throttled(App);
    8 _ => Throttled(App);
    9 _ => BadParameter ["send the request as POST", "请使用 POST 请求"];
    10 _ => Platform;
    88 _ => Platform;
    11 _ => Permission;
    12 _ => Permission;
    13 _ => Permission;
    3 _ => BadParameter;
    21 _ => BadParameter ["check the name of the API", "检查接口名称"];
    22 _ => BadParameter ["check the name of the API", "检查接口名称"];
    23 _ => BadParameter;
    24 _ => Signature;
    25 _ => Signature;
    26 _ => SessionMissing;
    27 _ => SessionInvalid;
    28 _ => AppKey;
    29 _ => AppKey;
    30 _ => Clock;
    31 _ => Clock;
    32 _ => BadParameter;
    33 _ => BadParameter;
    34 _ => BadParameter;
    40 _ => BadParameter ["set the parameters that the message names", "请补充提示中指出的参数"];
    41 _ => BadParameter;
    42 _ => SessionInvalid
        ["the authorisation does not cover this API any more: have the account authorise again", "授权已不覆盖该接口，请重新授权"];
    43 _ => BadParameter;
    44 _ => SessionInvalid;
    47 _ => BadParameter ["send UTF-8", "请使用 UTF-8 编码"];
    53 _ => SessionExpired;
    _ "isv.*" => Business;
    15 "*" => Business;
    50 "*" => Business;
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::ErrorCode;

    fn error(code: i64, sub_code: &str) -> ApiError {
        let sub_code = (!sub_code.is_empty()).then(|| sub_code.to_owned());
        ApiError { code: ErrorCode::from(code), msg: None, sub_code, sub_msg: None, request_id: None }
    }

    #[test]
    fn code_and_sub_code_decide_together() {
        use ErrorKind as K;
        for (code, sub_code, kind, scope) in [
            (15, "isp.top-remote-service-unavailable", K::Platform, None),
            (15, "isp.remote-service-timeout", K::Platform, None),
            (15, "9100", K::Throttled, Some(Scope::Account)),
            (15, "-4003", K::BadParameter, None),
            (15, "20000", K::BadParameter, None),
            (15, "", K::Unclassified, None),
            (15, "isv.item-not-exist", K::Business, None),
            (50, "2", K::Business, None),
            (15, "isp.param-error", K::BadParameter, None),
            (15, "isp.pid-check-error", K::BadParameter, None),
            (15, "isv.FAIL_BIZ_SERVICE_TIMEOUT", K::Platform, None),
            (7, "accesscontrol.limited-by-app-access-count", K::Throttled, Some(Scope::App)),
            (7, "accesscontrol.limited-by-api-access-count", K::Throttled, Some(Scope::Api)),
            (7, "accesscontrol.limited-by-app-api-access-count", K::Throttled, Some(Scope::AppApi)),
            (7, "accesscontrol.limited-by-dynamic-access-count", K::Throttled, Some(Scope::AppApi)),
            (7, "isv.access-limited-by-app-access-count", K::Throttled, Some(Scope::App)),
            (7, "", K::Throttled, Some(Scope::App)),
            (27, "session-expired", K::SessionExpired, None),
            (27, "", K::SessionInvalid, None),
            (53, "", K::SessionExpired, None),
            (26, "", K::SessionMissing, None),
            (25, "", K::Signature, None),
            (31, "", K::Clock, None),
            (11, "isv.permission-api-package-not-allowed", K::Permission, None),
            (29, "isv.appkey-not-exists", K::AppKey, None),
            (41, "isv.invalid-parameter:page_size", K::BadParameter, None),
            (10, "", K::Platform, None),
            (777, "", K::Unclassified, None),
        ] {
            let verdict = classify(&[], &[], &error(code, sub_code));
            assert_eq!((verdict.kind, verdict.scope), (kind, scope), "{code} {sub_code}");
        }
    }

    #[test]
    fn rules_of_ones_own_come_first_and_the_latest_before_the_others() {
        let own = [
            ErrorRule::sub_code("isv.shop-*", ErrorKind::Platform),
            ErrorRule::sub_code("isv.shop-closed", ErrorKind::Business).with_code(15),
            ErrorRule::code(27, ErrorKind::Permission),
        ];
        let kind = |code, sub_code| classify(&own, &[], &error(code, sub_code)).kind;
        assert_eq!(kind(15, "isv.shop-busy"), ErrorKind::Platform);
        assert_eq!(kind(15, "isv.shop-closed"), ErrorKind::Business);
        assert_eq!(kind(50, "isv.shop-closed"), ErrorKind::Platform);
        assert_eq!(kind(27, "session-expired"), ErrorKind::Permission);
        assert_eq!(kind(15, "isp.system-busy"), ErrorKind::Platform);
    }
}
