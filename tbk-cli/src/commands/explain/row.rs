//! The explanation of one error.

use serde_json::{Value, json};
use top_core::schema::{ApiSchema, Lasts};
use top_core::{ErrorKind, ErrorRule, Scope};

use super::main_rule;
use super::pasted::{Pasted, method_in};
use crate::api::error::{advice_in, kind_in};
use crate::ui::failure::{advice, command_advice, limit_of, status_of};
use crate::ui::lang::{Lang, lang, say, text};

/// A meaning of an error code, from the error table of an API or of the platform.
pub(super) struct Meaning {
    pub(super) rule: &'static ErrorRule,
    /// The APIs that document it; empty for errors of the platform.
    pub(super) apis: Vec<&'static ApiSchema>,
}

impl Meaning {
    /// Whether the code itself is in a table, and not only its family.
    pub(super) fn is_known(&self) -> bool {
        !matches!(self.rule.sub_code, Some("*" | "isv.*" | "isp.*"))
    }

    /// The kind that the client reports. A platform failure of a write has an unknown outcome.
    pub(super) fn kind(&self) -> ErrorKind {
        let mut kinds = self.apis.iter().map(|api| kind_in(Some(api), self.rule));
        let first = kinds.next().unwrap_or(self.rule.kind);
        if kinds.all(|kind| kind == first) { first } else { self.rule.kind }
    }

    pub(super) fn row(&self, error: &Pasted) -> Value {
        let kind = self.kind();
        let mut row = json!({});
        let mut add = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                row[name] = value.into();
            }
        };
        add("code", error.code.as_deref());
        add("sub_code", error.sub_code.as_deref());
        add("text", self.text(error));
        add("kind", Some(kind.as_str()));
        add("meaning", Some(self.own_meaning().unwrap_or_else(|| meaning(kind))));
        add("advice", self.advice(kind).as_deref());
        add("limit", self.limit());
        add("ends", self.ends(error).as_deref());
        add("retry", Some(retry(kind)));
        let commands = self.commands(kind);
        if !commands.is_empty() {
            row["commands"] = commands.into();
        }
        if self.apis.len() == tbk_apis::ALL.len() {
            row["apis"] = text("all 淘宝客 APIs", "全部淘宝客接口").into();
        } else if !self.apis.is_empty() {
            row["apis"] = self.apis.iter().map(|api| api.method).collect::<Vec<_>>().into();
        }
        row["exit_status"] = (status_of(kind) as u8).into();
        row
    }

    /// The official text of the error, or else of its main code. In Chinese, without the English words before it.
    fn text(&self, error: &Pasted) -> Option<&'static str> {
        let rule = match self.rule.text {
            Some(_) => self.rule,
            None => error.code.as_deref().and_then(main_rule)?,
        };
        match (rule.text, rule.sub_code, lang()) {
            (Some(text), None, Lang::Zh) => text.find(|c: char| !c.is_ascii()).map(|start| &text[start..]),
            (text, ..) => text,
        }
    }

    /// The hint of the rule, or else the advice for the kind.
    fn advice(&self, kind: ErrorKind) -> Option<String> {
        let api = self.apis.first().copied();
        if let (ErrorKind::OutcomeUnknown, Some(api)) = (kind, api.filter(|api| api.verify.is_none())) {
            let method = api.method;
            return Some(say!(
                "check in the console whether the call took effect before you repeat it: no API is known that shows the result of {method}",
                "请先在控制台确认该操作是否已生效，再决定是否重试：没有已知接口可查询 {method} 的结果"
            ));
        }
        let of_command = command_advice(kind).filter(|_| self.rule.hint.is_none());
        of_command
            .map(str::to_owned)
            .or_else(|| advice_in(api, self.rule).map(|hint| advice(&hint).to_owned()))
    }

    /// The meaning of main codes whose kind has other codes too, such as a missing and an invalid signature.
    fn own_meaning(&self) -> Option<&'static str> {
        Some(match (self.rule.code, self.rule.sub_code) {
            (Some(15 | 50), None) => text("the backend reported no cause", "后端服务未返回具体原因"),
            (Some(21), None) => text("the request has no method", "请求缺少 method"),
            (Some(22), None) => text("the gateway has no API of this name", "网关上没有该接口"),
            (Some(24), None) => text("the request has no sign", "请求缺少 sign"),
            (Some(26), None) => text(
                "the request has no session, which the API requires",
                "请求缺少 session，该接口需要用户授权",
            ),
            (Some(28), None) => text("the request has no app_key", "请求缺少 app_key"),
            (Some(30), None) => text("the request has no timestamp", "请求缺少 timestamp"),
            (Some(32), None) => text("the request has no v", "请求缺少 v"),
            (Some(40), None) => text("a required parameter is missing", "缺少必填参数"),
            _ => return None,
        })
    }

    /// Whose limit is reached.
    fn limit(&self) -> Option<&'static str> {
        if self.rule.sub_code == Some("isv.permission-ip-whitelist-limit") {
            return Some(text("the IP addresses that the app allows", "应用的 IP 白名单"));
        }
        (self.rule.kind == ErrorKind::Throttled).then(|| limit_of(self.scope()))
    }

    fn scope(&self) -> Scope {
        self.rule.scope.unwrap_or(Scope::AppApi)
    }

    /// When the limit ends.
    fn ends(&self, error: &Pasted) -> Option<String> {
        if self.rule.kind != ErrorKind::Throttled {
            return None;
        }
        if let Some(ban) = error.ban {
            let seconds = ban.as_secs();
            return Some(say!(
                "{seconds} seconds after the response, at midnight (GMT+8) at the latest",
                "响应之后 {seconds} 秒，最迟当日 24:00（GMT+8）"
            ));
        }
        let ends = match (self.rule.lasts, self.scope()) {
            (Some(Lasts::UntilMidnight), _) => text("at midnight (GMT+8)", "当日 24:00（GMT+8）"),
            (Some(Lasts::OneSecond), _) => text(
                "the limit counts the calls of one second; no end is reported",
                "按每秒请求次数计算，不返回结束时间",
            ),
            (_, Scope::App) => text(
                "after the seconds in sub_msg (ban will last for N more seconds), at midnight (GMT+8) at the latest",
                "sub_msg 中的秒数（ban will last for N more seconds）之后，最迟当日 24:00（GMT+8）",
            ),
            _ => text(
                "after the seconds in sub_msg (ban will last for N more seconds)",
                "sub_msg 中的秒数（ban will last for N more seconds）之后",
            ),
        };
        Some(ends.to_owned())
    }

    /// The commands that help with the error.
    fn commands(&self, kind: ErrorKind) -> Vec<String> {
        let commands: &[&str] = match (kind, self.rule.code) {
            (ErrorKind::Throttled, _) => &["tbk quota", "tbk doctor"],
            (ErrorKind::SessionMissing, _) => {
                &["tbk session list", "tbk session url", "tbk session exchange"]
            }
            (ErrorKind::SessionExpired | ErrorKind::SessionInvalid, _) => {
                &["tbk session list", "tbk session refresh", "tbk session url", "tbk session exchange"]
            }
            (ErrorKind::AppKey, _) => &["tbk doctor", "tbk config list"],
            (ErrorKind::Signature, Some(24)) => &["tbk sign METHOD NAME=VALUE --body"],
            (ErrorKind::Signature, _) => &["tbk sign --request FILE", "tbk doctor"],
            (ErrorKind::Clock | ErrorKind::Permission, _) => &["tbk doctor"],
            (ErrorKind::BadParameter, Some(21 | 22)) => &["tbk apis WORD"],
            _ => &[],
        };
        let mut commands: Vec<_> = commands.iter().map(|command| (*command).to_owned()).collect();
        let described: Vec<_> = match kind {
            ErrorKind::OutcomeUnknown => {
                let verify = self.apis.first().and_then(|api| api.verify);
                verify.and_then(|hint| method_in(hint.en())).into_iter().collect()
            }
            ErrorKind::BadParameter | ErrorKind::Business if self.apis.len() <= 3 => self.apis.clone(),
            _ => Vec::new(),
        };
        commands.extend(described.iter().map(|api| format!("tbk describe {}", api.method)));
        commands
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
