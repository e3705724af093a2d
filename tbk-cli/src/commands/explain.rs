//! `tbk explain`.

use clap::Args;
use clap_complete::{ArgValueCandidates, ArgValueCompleter};
use serde_json::{Value, json};
use top_core::schema::{Access, ApiSchema};
use top_core::{ApiError, ErrorKind, ErrorRule, Hint, TOP_ERRORS};

use crate::api::completions;
use crate::api::find;
use crate::ui::failure::{Failure, advice, status_of};
use crate::ui::lang::text;
use crate::ui::output::Output;

#[derive(Debug, Args)]
#[command(
    about = text("Explains a gateway error code", "解释网关错误码"),
    after_help = text(
        "Examples:\n  tbk explain 15/isv.item-not-exist\n  tbk explain accesscontrol.limited-by-app-access-count\n  tbk explain 25\n  tbk explain 4 --api taobao.tbk.itemid.coupon.get\n  tbk explain        # list all main codes",
        "示例：\n  tbk explain 15/isv.item-not-exist\n  tbk explain accesscontrol.limited-by-app-access-count\n  tbk explain 25\n  tbk explain 4 --api taobao.tbk.itemid.coupon.get\n  tbk explain        # 全部主错误码",
    )
)]
pub(crate) struct Explain {
    #[arg(
        value_name = "CODE[/SUB_CODE]",
        allow_negative_numbers = true,
        add = ArgValueCandidates::new(completions::error_codes),
        help = text(
            "The main code, the sub_code, or both separated by /; without it, all codes are listed",
            "主错误码、子错误码，或以 / 分隔两者；省略则列出全部错误码",
        )
    )]
    code: Option<String>,
    #[arg(
        long,
        value_name = "METHOD",
        add = ArgValueCompleter::new(completions::methods),
        help = text("Explain the code for this API only", "仅按该接口的错误码解释")
    )]
    api: Option<String>,
}

/// The requested code.
struct ErrorCode<'a> {
    code: Option<&'a str>,
    sub_code: Option<&'a str>,
}

/// A meaning of an error code, from the error table of an API or of the platform.
struct Meaning {
    rule: Option<&'static ErrorRule>,
    /// The APIs that document it; empty for errors of the platform.
    apis: Vec<&'static ApiSchema>,
}

impl Explain {
    pub(crate) fn run(&self, output: &Output) -> Result<(), Failure> {
        let api = self.api.as_deref().map(find::find).transpose()?;
        let Some(requested) = self.code.as_deref().map(str::trim) else {
            return output.list(&all(api));
        };
        let requested = read(requested, api)?;
        let meanings = meanings(&requested, api);
        match &meanings[..] {
            [one] => output.one(&one.shown(&requested)),
            several => output.list(&several.iter().map(|one| one.shown(&requested)).collect::<Vec<_>>()),
        }
    }
}

fn read<'a>(requested: &'a str, api: Option<&'static ApiSchema>) -> Result<ErrorCode<'a>, Failure> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_documented = || !documented("15", requested, api).is_empty();
    let is_main_code = || main_rule(requested).is_some();
    match requested.split_once('/') {
        Some((code, sub_code)) if is_number(code) && !sub_code.is_empty() => {
            Ok(ErrorCode { code: Some(code), sub_code: Some(sub_code) })
        }
        Some(_) => Err(Failure::usage(text("not a valid error code", "错误码格式有误")).hint(text(
            "write CODE, SUB_CODE or CODE/SUB_CODE: 25, isv.item-not-exist, 15/9100",
            "写作 主错误码、子错误码 或 主错误码/子错误码：25、isv.item-not-exist、15/9100",
        ))),
        // With an API, a number is primarily one of its sub_codes.
        None if is_number(requested) && (!is_documented() || api.is_none() && is_main_code()) => {
            Ok(ErrorCode { code: Some(requested), sub_code: None })
        }
        // Backends respond with code 15 and their own sub_codes.
        None if ApiError::new("", Some(requested)).kind() == ErrorKind::Unclassified => {
            Ok(ErrorCode { code: Some("15"), sub_code: Some(requested) })
        }
        None => Ok(ErrorCode { code: None, sub_code: Some(requested) }),
    }
}

/// Returns every documented error of the API, or all main codes of the platform.
fn all(api: Option<&'static ApiSchema>) -> Vec<Value> {
    let rules = match api {
        Some(api) => api.errors.iter().collect::<Vec<_>>(),
        None => TOP_ERRORS.iter().filter(|rule| rule.sub_code.is_none()).collect(),
    };
    let shown = |rule: &'static ErrorRule| {
        let code = rule.code.map(|code| code.to_string());
        let requested = ErrorCode { code: code.as_deref(), sub_code: rule.sub_code };
        Meaning { rule: Some(rule), apis: api.into_iter().collect() }.shown(&requested)
    };
    rules.into_iter().map(shown).collect()
}

/// Returns the meanings that APIs document, or else the meaning on the platform.
fn meanings(requested: &ErrorCode<'_>, api: Option<&'static ApiSchema>) -> Vec<Meaning> {
    let (code, sub_code) = (requested.code.unwrap_or_default(), requested.sub_code.unwrap_or_default());
    let found = documented(code, sub_code, api);
    if !found.is_empty() {
        return found;
    }
    let rule = TOP_ERRORS.iter().find(|rule| rule.matches(code, sub_code));
    vec![Meaning { rule, apis: api.into_iter().collect() }]
}

/// Returns the meanings that APIs document for the code, sorted by the number of APIs that share them.
fn documented(code: &str, sub_code: &str, api: Option<&'static ApiSchema>) -> Vec<Meaning> {
    let mut meanings: Vec<Meaning> = Vec::new();
    let all = tbk_apis::ALL.iter().map(|api| api.schema);
    for api in all.filter(|known| api.is_none_or(|api| api.method == known.method)) {
        let Some(rule) = api.errors.iter().find(|rule| rule.matches(code, sub_code)) else { continue };
        match meanings.iter_mut().find(|meaning| meaning.rule == Some(rule)) {
            Some(meaning) => meaning.apis.push(api),
            None => meanings.push(Meaning { rule: Some(rule), apis: vec![api] }),
        }
    }
    meanings.sort_by_key(|meaning| std::cmp::Reverse(meaning.apis.len()));
    meanings
}

/// Returns the platform's rule for a main code.
fn main_rule(code: &str) -> Option<&'static ErrorRule> {
    TOP_ERRORS.iter().find(|rule| rule.sub_code.is_none() && rule.matches(code, ""))
}

impl Meaning {
    fn shown(&self, requested: &ErrorCode<'_>) -> Value {
        let kind = self.kind();
        let mut shown = json!({});
        let mut add = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                shown[name] = value.into();
            }
        };
        add("code", requested.code);
        add("sub_code", requested.sub_code);
        add("text", self.text(requested));
        add("kind", Some(kind.as_str()));
        add("meaning", Some(meaning(kind)));
        add("advice", self.advice(kind).as_ref().map(advice));
        add("retry", Some(retry(kind)));
        if self.apis.len() == tbk_apis::ALL.len() {
            shown["apis"] = text("all 淘宝客 APIs", "全部淘宝客接口").into();
        } else if !self.apis.is_empty() {
            shown["apis"] = self.apis.iter().map(|api| api.method).collect::<Vec<_>>().into();
        }
        shown["exit_status"] = (status_of(kind) as u8).into();
        shown
    }

    /// The kind that the client reports. A platform failure of a write has an unknown outcome.
    fn kind(&self) -> ErrorKind {
        let kind = self.rule.map_or(ErrorKind::Unclassified, |rule| rule.kind);
        let only_writes = !self.apis.is_empty() && self.apis.iter().all(|api| api.access == Access::Write);
        if kind == ErrorKind::Platform && only_writes { ErrorKind::OutcomeUnknown } else { kind }
    }

    /// The hint of the rule, or else of the kind.
    fn advice(&self, kind: ErrorKind) -> Option<Hint> {
        let mut rule = *self.rule?;
        rule.kind = kind;
        rule.advice()
    }

    /// The official text of the error, or else of its main code.
    fn text(&self, requested: &ErrorCode<'_>) -> Option<&'static str> {
        let rule = self.rule.and_then(|rule| rule.text);
        rule.or_else(|| requested.code.and_then(main_rule).and_then(|rule| rule.text))
    }
}

/// Describes a kind of gateway error.
fn meaning(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Throttled => text("a call limit is reached", "触发流控：调用次数或频率达到上限"),
        ErrorKind::SessionMissing => text("the API requires an authorised account", "该接口需要用户授权"),
        ErrorKind::SessionExpired => text("the authorisation of the account has expired", "用户授权已过期"),
        ErrorKind::SessionInvalid => {
            text("the session does not match the app or the account", "session 与应用或账号不匹配")
        }
        ErrorKind::AppKey => text("the app_key is unknown", "应用不存在或 app_key 有误"),
        ErrorKind::Signature => text("the signature does not match the request", "签名与收到的请求不一致"),
        ErrorKind::Clock => {
            text("the timestamp differs too much from the gateway's clock", "时间戳与网关时间相差过大")
        }
        ErrorKind::Permission => {
            text("the app or the account has no permission for the API", "应用或账号没有调用权限")
        }
        ErrorKind::BadParameter => text(
            "a parameter is invalid; repeating the request does not help",
            "请求参数有误，原样重试不会成功",
        ),
        ErrorKind::Platform => text("a failure of the platform", "平台侧故障"),
        ErrorKind::OutcomeUnknown => {
            text("the call may or may not have taken effect", "该操作可能已生效，也可能未生效")
        }
        ErrorKind::Business => {
            text("the platform rejected the request by its business rules", "业务校验未通过")
        }
        _ => text("unknown code: see sub_msg", "未收录的错误码：请查看 sub_msg"),
    }
}

/// Describes the automatic retries of the client.
fn retry(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Throttled => text("retried after a short ban", "短时流控自动等待后重试"),
        ErrorKind::Platform => text(
            "retried for readonly and idempotent APIs; after a write the outcome is unknown: check first",
            "只读或幂等接口自动重试；写接口结果未知，请先确认再重试",
        ),
        ErrorKind::OutcomeUnknown => text(
            "never retried: check first whether the call took effect",
            "不重试：请先确认该操作是否已生效",
        ),
        ErrorKind::Clock => text("retried once with the gateway's time", "按网关时间重试一次"),
        ErrorKind::SessionExpired | ErrorKind::SessionInvalid => {
            text("retried once if the session can be renewed", "可刷新 session 时重试一次")
        }
        _ => text("never retried", "不重试"),
    }
}
