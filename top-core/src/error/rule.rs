//! The rules that classify errors of the gateway.

use crate::protocol::ApiError;
use crate::schema::{ErrorKind, ErrorRule, Hint, Lasts, Scope};

impl ApiError {
    /// Returns the kind of the failure by [`TOP_ERRORS`].
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        classify(&[], &[], self).kind
    }

    /// Returns the hint by [`TOP_ERRORS`]. `None` if only the platform's text can help.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{ApiError, ErrorKind};
    ///
    /// let error = ApiError::new("11", Some("isv.permission-ip-whitelist-limit"));
    /// assert_eq!(error.kind(), ErrorKind::Permission);
    /// assert!(error.hint().is_some_and(|hint| hint.zh().contains("白名单")));
    /// ```
    #[must_use]
    pub fn hint(&self) -> Option<Hint> {
        let verdict = classify(&[], &[], self);
        verdict.hint.or_else(|| verdict.kind.advice())
    }
}

impl ErrorRule {
    /// Returns the hint of this rule, or the default hint of its kind.
    #[must_use]
    pub fn advice(&self) -> Option<Hint> {
        self.hint.or_else(|| self.kind.advice())
    }
}

/// The classification of one error.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    pub(crate) kind: ErrorKind,
    pub(crate) scope: Option<Scope>,
    pub(crate) lasts: Option<Lasts>,
    pub(crate) hint: Option<Hint>,
}

/// Applies the first rule that matches. Order: the rules of the client (last added first), of the API, of [`TOP_ERRORS`].
pub(crate) fn classify(own: &[ErrorRule], documented: &[ErrorRule], error: &ApiError) -> Verdict {
    let sub_code = error.sub_code.as_deref().unwrap_or_default();
    let mut rules = own.iter().rev().chain(documented).chain(TOP_ERRORS);
    let Some(rule) = rules.find(|rule| rule.matches(error.code.as_str(), sub_code)) else {
        return Verdict { kind: ErrorKind::Unclassified, scope: None, lasts: None, hint: None };
    };
    let scope = (rule.kind == ErrorKind::Throttled).then(|| rule.scope.unwrap_or(Scope::AppApi));
    Verdict { kind: rule.kind, scope, lasts: rule.lasts, hint: rule.hint }
}

macro_rules! rules {
    ($($code:tt $sub_code:tt $($text:literal)? => $kind:ident $(($scope:ident))? $([$en:literal, $zh:literal])?;)*) => {
        &[$(ErrorRule {
            code: rules!(@some $code),
            sub_code: rules!(@some $sub_code),
            kind: ErrorKind::$kind,
            scope: rules!(@scope $($scope)?),
            lasts: None,
            text: rules!(@text $($text)?),
            hint: rules!(@hint $($en, $zh)?),
        }),*]
    };
    (@some _) => { None };
    (@some $value:literal) => { Some($value) };
    (@scope) => { None };
    (@scope $scope:ident) => { Some(Scope::$scope) };
    (@text) => { None };
    (@text $text:literal) => { Some($text) };
    (@hint) => { None };
    (@hint $en:literal, $zh:literal) => { Some(Hint::new($en, $zh)) };
}

/// The errors of the platform, with the English and Chinese texts of its documentation.
///
/// More precise rules come first: a `sub_code` before a main code, an exact `sub_code` before a prefix. Main code 15 alone
/// has no meaning, because every backend uses it.
///
/// # Examples
///
/// ```
/// use top_core::{ErrorKind, TOP_ERRORS};
///
/// let rule = TOP_ERRORS.iter().find(|rule| rule.code == Some(25)).unwrap();
/// assert_eq!((rule.kind, rule.text), (ErrorKind::Signature, Some("invalid signature 非法签名")));
/// ```
#[rustfmt::skip]
pub static TOP_ERRORS: &[ErrorRule] = rules! {
    // limits
    _ "accesscontrol.limited-by-app-access-count" "应用当日调用量超限" => Throttled(App)
        ["the app's quota of the day is used up: wait for the end of the ban, or reset the quota in the console", "应用当日调用量已用完：等待恢复，或在控制台重置"];
    _ "isv.access-limited-by-app-access-count" "应用当日调用量超限" => Throttled(App)
        ["the app's quota of the day is used up: wait for the end of the ban, or reset the quota in the console", "应用当日调用量已用完：等待恢复，或在控制台重置"];
    _ "accesscontrol.limited-by-api-access-count" "API 总调用频率超限" => Throttled(Api);
    _ "isv.access-limited-by-api-access-count" "API 总调用频率超限" => Throttled(Api);
    _ "accesscontrol.*" => Throttled(AppApi);
    _ "isv.access-limited-by-*" => Throttled(AppApi);
    _ "isp.call-limited" => Throttled(AppApi);
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
    // the request
    _ "isp.top-mapping-parse-error*" => BadParameter
        ["the platform can't parse a value: check the parameters", "参数格式无法解析，请检查参数"];
    _ "isv.missing-parameter*" => BadParameter ["set the parameter named in `sub_code`", "请补充 sub_code 指出的参数"];
    _ "isv.invalid-parameter*" => BadParameter ["correct the parameter named in `sub_code`", "请修正 sub_code 指出的参数"];
    // families
    _ "isp.top-remote-*" => Platform;
    _ "isp.remote-*" => Platform;
    _ "isp.unknown-error" => Platform;
    _ "isp.system-busy" => Platform;
    _ "isp.service-error" => Platform;
    _ "isp.*" => Platform;
    3 _ "upload fail 文件上传失败" => BadParameter;
    4 _ "user call limited 用户调用次数超限" => Throttled(Account);
    5 _ "session call limited 会话调用次数超限" => Throttled(Account);
    6 _ "partner call limited 合作伙伴调用次数超限" => Throttled(App);
    7 _ "app call limited 应用调用次数超限" => Throttled(App);
    8 _ "app call exceeds limited frequency 应用调用频率超限" => Throttled(App);
    9 _ "http action not allowed HTTP 方法被禁止" => BadParameter ["send the request as POST", "请使用 POST 请求"];
    10 _ "service currently unavailable 服务不可用" => Platform;
    11 _ "insufficient ISV permissions 开发者权限不足" => Permission;
    12 _ "insufficient user permissions 用户权限不足" => Permission;
    13 _ "insufficient partner permissions 合作伙伴权限不足" => Permission;
    21 _ "missing method 缺少方法名参数" => BadParameter ["send the name of the API as `method`", "请传入 method，即接口名称"];
    22 _ "invalid method 不存在的方法名" => BadParameter ["check the name of the API", "检查接口名称"];
    23 _ "invalid format 非法数据格式" => BadParameter;
    24 _ "missing signature 缺少签名参数" => Signature ["sign the request, and send the signature as `sign`", "请对请求签名，并传入 sign"];
    25 _ "invalid signature 非法签名" => Signature;
    26 _ "missing session 缺少 SessionKey 参数" => SessionMissing;
    27 _ "invalid session 无效的 SessionKey" => SessionInvalid;
    28 _ "missing app key 缺少 AppKey 参数" => AppKey ["send the key of the app as `app_key`", "请传入应用的 app_key"];
    29 _ "invalid app key 无效的 AppKey" => AppKey;
    30 _ "missing timestamp 缺少时间戳参数" => Clock
        ["send the current time as `timestamp`: yyyy-MM-dd HH:mm:ss, GMT+8", "请传入 timestamp：当前时间，格式 yyyy-MM-dd HH:mm:ss（GMT+8）"];
    31 _ "invalid timestamp 非法的时间戳参数" => Clock;
    32 _ "missing version 缺少版本参数" => BadParameter ["send `v=2.0`", "请传入 v=2.0"];
    33 _ "invalid version 非法的版本参数" => BadParameter ["send `v=2.0`", "请传入 v=2.0"];
    34 _ "unsupported version 不支持的版本号" => BadParameter ["send `v=2.0`", "请传入 v=2.0"];
    40 _ "missing required arguments 缺少必选参数" => BadParameter ["set the parameters named in the message", "请补充提示中指出的参数"];
    41 _ "invalid arguments 非法的参数" => BadParameter;
    42 _ "forbidden request 请求被禁止" => SessionInvalid
        ["the authorisation does not cover this API: have the account authorise again", "当前授权不包含该接口，请重新授权"];
    43 _ "parameter error 参数错误" => BadParameter;
    44 _ "invalid access token" => SessionInvalid;
    47 _ "invalid encoding 编码错误" => BadParameter ["send UTF-8", "请使用 UTF-8 编码"];
    53 _ "session expired or revoked SessionKey 已过期或被取消授权" => SessionExpired;
    88 _ "authentication service timeout" => Platform;
    _ "isv.*" => Business;
    15 "*" => Business;
    50 "*" => Business;
    // The backend reports no cause.
    15 _ "remote service error 远程服务出错" => Unclassified;
    50 _ "remote service error 远程服务出错" => Unclassified;
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
    fn code_and_sub_code_determine_the_kind() {
        use ErrorKind as K;
        for (code, sub_code, kind, scope) in [
            (15, "isp.top-remote-service-unavailable", K::Platform, None),
            (15, "isp.remote-service-timeout", K::Platform, None),
            (15, "20000", K::Business, None),
            (15, "", K::Unclassified, None),
            (15, "isv.item-not-exist", K::Business, None),
            (50, "2", K::Business, None),
            (15, "isp.top-mapping-parse-error:q", K::BadParameter, None),
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
    fn rules_of_the_api_come_before_general_rules() {
        let own = [ErrorRule::sub_code("9100", ErrorKind::Permission)];
        let documented = [
            ErrorRule::sub_code("9100", ErrorKind::Throttled).scope(Scope::Account),
            ErrorRule::sub_code("isp.param-error", ErrorKind::BadParameter),
        ];
        let kind = |own: &[ErrorRule], sub_code| classify(own, &documented, &error(15, sub_code)).kind;
        assert_eq!(kind(&own, "9100"), ErrorKind::Permission);
        assert_eq!(kind(&[], "9100"), ErrorKind::Throttled);
        assert_eq!(kind(&[], "isp.param-error"), ErrorKind::BadParameter);
        assert_eq!(kind(&[], "isp.sys-error"), ErrorKind::Platform);
        assert_eq!(classify(&[], &documented, &error(15, "9100")).scope, Some(Scope::Account));
    }

    #[test]
    fn rules_of_the_client_come_first_last_added_first() {
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
