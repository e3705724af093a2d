//! `tbk explain`.

use clap::Args;
use clap_complete::ArgValueCandidates;
use serde_json::{Value, json};
use top_core::schema::{Access, ApiSchema};
use top_core::{ApiError, ErrorKind, ErrorRule, Hint, TOP_ERRORS};

use crate::apis;
use crate::completions;
use crate::failure::{Failure, advice, status_of};
use crate::lang::text;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(
    about = text("Explains an error code of the gateway", "解释网关错误码"),
    after_help = text(
        "Examples:\n  tbk explain 15/isv.item-not-exist\n  tbk explain accesscontrol.limited-by-app-access-count\n  tbk explain 25\n  tbk explain 4 --api taobao.tbk.itemid.coupon.get\n  tbk explain        # all main codes",
        "示例：\n  tbk explain 15/isv.item-not-exist\n  tbk explain accesscontrol.limited-by-app-access-count\n  tbk explain 25\n  tbk explain 4 --api taobao.tbk.itemid.coupon.get\n  tbk explain        # 全部主错误码",
    )
)]
pub(crate) struct Explain {
    #[arg(
        value_name = "CODE[/SUB_CODE]",
        allow_negative_numbers = true,
        help = text(
            "The main code, the sub_code, or both with / between; all codes if it is left out",
            "主错误码、子错误码，或以 / 分隔两者；省略则列出全部错误码",
        )
    )]
    code: Option<String>,
    #[arg(
        long,
        value_name = "METHOD",
        add = ArgValueCandidates::new(completions::methods),
        help = text("Only what this API means by the code", "仅按该接口的错误码说明解释")
    )]
    api: Option<String>,
}

/// A code as it was given.
struct Asked<'a> {
    code: Option<&'a str>,
    sub_code: Option<&'a str>,
}

/// One thing that an error means: by an API's own table, or by the platform's.
struct Meaning {
    rule: Option<&'static ErrorRule>,
    /// The APIs that document it; empty for the platform's own errors.
    apis: Vec<&'static ApiSchema>,
}

impl Explain {
    pub(crate) fn run(&self, output: &Output) -> Result<(), Failure> {
        let api = self.api.as_deref().map(apis::find).transpose()?;
        let Some(asked) = self.code.as_deref().map(str::trim) else {
            return output.list(&all(api));
        };
        let asked = read(asked, api)?;
        let meanings = meanings(&asked, api);
        match &meanings[..] {
            [one] => output.one(&one.shown(&asked)),
            several => output.list(&several.iter().map(|one| one.shown(&asked)).collect::<Vec<_>>()),
        }
    }
}

fn read<'a>(asked: &'a str, api: Option<&'static ApiSchema>) -> Result<Asked<'a>, Failure> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_documented = || !documented("15", asked, api).is_empty();
    let is_main_code = || main_rule(asked).is_some();
    match asked.split_once('/') {
        Some((code, sub_code)) if is_number(code) && !sub_code.is_empty() => {
            Ok(Asked { code: Some(code), sub_code: Some(sub_code) })
        }
        Some(_) => Err(Failure::usage(text("not a valid error code", "错误码格式有误")).hint(text(
            "write CODE, SUB_CODE or CODE/SUB_CODE: 25, isv.item-not-exist, 15/9100",
            "写作 主错误码、子错误码 或 主错误码/子错误码：25、isv.item-not-exist、15/9100",
        ))),
        // With an API, a number is first of all one of its sub_codes.
        None if is_number(asked) && (!is_documented() || api.is_none() && is_main_code()) => {
            Ok(Asked { code: Some(asked), sub_code: None })
        }
        // The backends answer with code 15, whose sub_codes have a meaning of their own or none.
        None if ApiError::new("", Some(asked)).kind() == ErrorKind::Unclassified => {
            Ok(Asked { code: Some("15"), sub_code: Some(asked) })
        }
        None => Ok(Asked { code: None, sub_code: Some(asked) }),
    }
}

/// Every documented error of the API, or all main codes of the platform.
fn all(api: Option<&'static ApiSchema>) -> Vec<Value> {
    let rules = match api {
        Some(api) => api.errors.iter().collect::<Vec<_>>(),
        None => TOP_ERRORS.iter().filter(|rule| rule.sub_code.is_none()).collect(),
    };
    let shown = |rule: &'static ErrorRule| {
        let code = rule.code.map(|code| code.to_string());
        let asked = Asked { code: code.as_deref(), sub_code: rule.sub_code };
        Meaning { rule: Some(rule), apis: api.into_iter().collect() }.shown(&asked)
    };
    rules.into_iter().map(shown).collect()
}

/// What the error means: each documented meaning, or else the platform's own.
fn meanings(asked: &Asked<'_>, api: Option<&'static ApiSchema>) -> Vec<Meaning> {
    let (code, sub_code) = (asked.code.unwrap_or_default(), asked.sub_code.unwrap_or_default());
    let found = documented(code, sub_code, api);
    if !found.is_empty() {
        return found;
    }
    let rule = TOP_ERRORS.iter().find(|rule| rule.matches(code, sub_code));
    vec![Meaning { rule, apis: api.into_iter().collect() }]
}

/// The meanings that APIs document for the error, those that most APIs share first.
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

/// The platform's rule for a main code.
fn main_rule(code: &str) -> Option<&'static ErrorRule> {
    TOP_ERRORS.iter().find(|rule| rule.sub_code.is_none() && rule.matches(code, ""))
}

impl Meaning {
    fn shown(&self, asked: &Asked<'_>) -> Value {
        let kind = self.kind();
        let mut shown = json!({});
        let mut add = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                shown[name] = value.into();
            }
        };
        add("code", asked.code);
        add("sub_code", asked.sub_code);
        add("text", self.text(asked));
        add("kind", Some(kind.as_str()));
        add("meaning", Some(meaning(kind)));
        add("advice", self.advice(kind).as_ref().map(advice));
        add("retry", Some(retry(kind)));
        if self.apis.len() == tbk_apis::ALL.len() {
            shown["apis"] = text("every API of 淘宝客", "全部淘宝客接口").into();
        } else if !self.apis.is_empty() {
            shown["apis"] = self.apis.iter().map(|api| api.method).collect::<Vec<_>>().into();
        }
        shown["exit_status"] = (status_of(kind) as u8).into();
        shown
    }

    /// The kind that the client reports: after a write nobody knows whether a fault of the platform came before it.
    fn kind(&self) -> ErrorKind {
        let kind = self.rule.map_or(ErrorKind::Unclassified, |rule| rule.kind);
        let only_writes = !self.apis.is_empty() && self.apis.iter().all(|api| api.access == Access::Write);
        if kind == ErrorKind::Platform && only_writes { ErrorKind::OutcomeUnknown } else { kind }
    }

    /// What to do about it: by the rule, or else by the kind.
    fn advice(&self, kind: ErrorKind) -> Option<Hint> {
        let mut rule = *self.rule?;
        rule.kind = kind;
        rule.advice()
    }

    /// The platform's own words: on the error, or on its main code.
    fn text(&self, asked: &Asked<'_>) -> Option<&'static str> {
        let rule = self.rule.and_then(|rule| rule.text);
        rule.or_else(|| asked.code.and_then(main_rule).and_then(|rule| rule.text))
    }
}

/// What a kind of failure means, for the kinds that errors of the gateway have.
fn meaning(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Throttled => text("a limit on calls is reached", "调用次数或频率达到上限"),
        ErrorKind::SessionMissing => text("the API needs an authorised account", "该接口需要用户授权"),
        ErrorKind::SessionExpired => text("the authorisation of the account has ended", "用户授权已过期"),
        ErrorKind::SessionInvalid => {
            text("the session is not one of this app and account", "session 与应用或账号不匹配")
        }
        ErrorKind::AppKey => text("the app is unknown", "应用不存在或 app_key 有误"),
        ErrorKind::Signature => text("the signature does not match the request", "签名与收到的请求不一致"),
        ErrorKind::Clock => {
            text("the timestamp is too far from the gateway's clock", "时间戳与网关时间相差过大")
        }
        ErrorKind::Permission => {
            text("the app or the account may not call the API", "应用或账号没有调用权限")
        }
        ErrorKind::BadParameter => {
            text("the request is wrong and never passes unchanged", "请求参数有误，原样重试不会成功")
        }
        ErrorKind::Platform => text("the platform's own fault", "平台侧故障"),
        ErrorKind::OutcomeUnknown => {
            text("the call may have been carried out or not", "该操作可能已生效，也可能未生效")
        }
        ErrorKind::Business => text("the platform understood the request and refused it", "业务校验未通过"),
        _ => text("unknown code: see sub_msg", "未收录的错误码：请查看 sub_msg"),
    }
}

/// What the client does without being asked.
fn retry(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Throttled => text("repeated after a short ban", "短时限流自动等待后重试"),
        ErrorKind::Platform => text(
            "repeated for readonly and idempotent APIs; after a write the outcome is unknown, so check first",
            "只读或幂等接口自动重试；写接口结果未知，请先确认再重试",
        ),
        ErrorKind::OutcomeUnknown => text(
            "never repeated: check first whether the call took effect",
            "不重试：请先确认该操作是否已生效",
        ),
        ErrorKind::Clock => text("repeated once, by the gateway's clock", "按网关时间重试一次"),
        ErrorKind::SessionExpired | ErrorKind::SessionInvalid => {
            text("repeated once where the session can be renewed", "可刷新 session 时重试一次")
        }
        _ => text("never repeated", "不重试"),
    }
}
