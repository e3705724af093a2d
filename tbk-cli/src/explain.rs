//! `tbk explain`.

use clap::Args;
use serde_json::{Value, json};
use top_core::{ApiError, ErrorKind};

use crate::failure::{Failure, advice, status_of};
use crate::lang::text;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(
    about = text("Explains an error code of the gateway", "解释网关错误码"),
    after_help = text(
        "Examples:\n  tbk explain 15/isv.item-not-exist\n  tbk explain accesscontrol.limited-by-app-access-count\n  tbk explain 25\n  tbk explain        # all main codes",
        "示例：\n  tbk explain 15/isv.item-not-exist\n  tbk explain accesscontrol.limited-by-app-access-count\n  tbk explain 25\n  tbk explain        # 全部主错误码",
    )
)]
pub(crate) struct Explain {
    #[arg(
        value_name = "CODE[/SUB_CODE]",
        allow_negative_numbers = true,
        help = text(
            "The main code, the sub_code, or both with / between; all main codes where there is none",
            "主错误码、子错误码，或以 / 分隔两者；省略则列出全部主错误码",
        )
    )]
    code: Option<String>,
}

/// The main codes of the platform: English name, what it means in Chinese.
const MAIN_CODES: [(&str, &str, &str); 33] = [
    ("3", "upload fail", "文件上传失败"),
    ("4", "user call limited", "用户调用次数超限"),
    ("5", "session call limited", "会话调用次数超限"),
    ("6", "partner call limited", "合作伙伴调用次数超限"),
    ("7", "app call limited", "应用调用次数超限"),
    ("8", "app call exceeds limited frequency", "应用调用频率超限"),
    ("9", "http action not allowed", "HTTP 方法被禁止"),
    ("10", "service currently unavailable", "服务不可用"),
    ("11", "insufficient ISV permissions", "开发者权限不足"),
    ("12", "insufficient user permissions", "用户权限不足"),
    ("13", "insufficient partner permissions", "合作伙伴权限不足"),
    ("15", "remote service error", "远程服务出错"),
    ("21", "missing method", "缺少方法名参数"),
    ("22", "invalid method", "不存在的方法名"),
    ("23", "invalid format", "非法数据格式"),
    ("24", "missing signature", "缺少签名参数"),
    ("25", "invalid signature", "非法签名"),
    ("26", "missing session", "缺少 SessionKey 参数"),
    ("27", "invalid session", "无效的 SessionKey"),
    ("28", "missing app key", "缺少 AppKey 参数"),
    ("29", "invalid app key", "无效的 AppKey"),
    ("30", "missing timestamp", "缺少时间戳参数"),
    ("31", "invalid timestamp", "非法的时间戳参数"),
    ("32", "missing version", "缺少版本参数"),
    ("33", "invalid version", "非法的版本参数"),
    ("34", "unsupported version", "不支持的版本号"),
    ("40", "missing required arguments", "缺少必选参数"),
    ("41", "invalid arguments", "非法的参数"),
    ("42", "forbidden request", "请求被禁止"),
    ("43", "parameter error", "参数错误"),
    ("47", "invalid encoding", "编码错误"),
    ("50", "remote service error", "远程服务出错"),
    ("53", "session expired or revoked", "SessionKey 已过期或被取消授权"),
];

impl Explain {
    pub(crate) fn run(&self, output: &Output) -> Result<(), Failure> {
        let Some(asked) = &self.code else {
            return output.list(&MAIN_CODES.map(|(code, ..)| explain(code, None)));
        };
        let asked = asked.trim();
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let (code, sub_code) = match asked.split_once('/') {
            Some((code, sub_code)) if is_number(code) && !sub_code.is_empty() => (code, Some(sub_code)),
            Some(_) => {
                return Err(Failure::usage(text("this is no error code", "这不是错误码")).hint(text(
                    "write CODE, SUB_CODE or CODE/SUB_CODE: 25, isv.item-not-exist, 15/9100",
                    "写作 主错误码、子错误码 或 主错误码/子错误码：25、isv.item-not-exist、15/9100",
                )));
            }
            None if is_number(asked) => (asked, None),
            // Most say all by themselves; some mean something below the code that the backends use only.
            None if ApiError::new("", Some(asked)).kind() != ErrorKind::Unclassified => ("", Some(asked)),
            None => ("15", Some(asked)),
        };
        output.one(&explain(code, sub_code))
    }
}

fn explain(code: &str, sub_code: Option<&str>) -> Value {
    let error = ApiError::new(code, sub_code);
    let kind = error.kind();
    let name = MAIN_CODES.iter().find(|(known, ..)| *known == code);
    let mut shown = json!({});
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            shown[name] = value.into();
        }
    };
    add("code", (!code.is_empty()).then(|| code.to_owned()));
    add("sub_code", sub_code.map(str::to_owned));
    add("name", name.map(|(_, en, zh)| text(en, zh).to_owned()));
    add("kind", Some(format!("{kind:?}")));
    add("meaning", Some(meaning(kind).to_owned()));
    add("advice", error.hint().map(|hint| advice(&hint).to_owned()));
    add("retry", Some(retry(kind).to_owned()));
    shown["exit_status"] = (status_of(kind) as u8).into();
    shown
}

/// What a kind of failure is about; the gateway has no others than these.
fn meaning(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Throttled => text("a limit on calls is reached", "调用次数或频率达到上限"),
        ErrorKind::SessionMissing => text("the API needs an authorised account", "该接口需要用户授权"),
        ErrorKind::SessionExpired => text("the authorisation of the account has ended", "用户授权已过期"),
        ErrorKind::SessionInvalid => {
            text("the session is not one of this app and account", "session 与应用或账号不匹配")
        }
        ErrorKind::AppKey => text("the app is not known", "应用不存在或 app_key 有误"),
        ErrorKind::Signature => text("what arrived is not what was signed", "签名与收到的请求不一致"),
        ErrorKind::Clock => {
            text("the timestamp is too far from the gateway's clock", "时间戳与网关时间相差过大")
        }
        ErrorKind::Permission => {
            text("the app or the account may not call the API", "应用或账号没有调用权限")
        }
        ErrorKind::BadParameter => {
            text("the request will never pass as it is", "请求参数有误，原样重试不会成功")
        }
        ErrorKind::Platform => text("the platform's own fault", "平台侧故障"),
        ErrorKind::Business => {
            text("the platform understood the request and said no", "平台理解了请求但予以拒绝")
        }
        _ => text("nothing is known of this code: read sub_msg", "未收录的错误码：请查看 sub_msg"),
    }
}

/// What the client does about it by itself.
fn retry(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Throttled => {
            text("waited for where the ban is short, then repeated", "短时限流自动等待后重试")
        }
        ErrorKind::Platform => text("repeated for readonly and idempotent APIs", "只读或幂等接口自动重试"),
        ErrorKind::Clock => text("repeated once, by the gateway's clock", "按网关时间重试一次"),
        ErrorKind::SessionExpired | ErrorKind::SessionInvalid => {
            text("repeated once where the session can be renewed", "可刷新 session 时重试一次")
        }
        _ => text("never repeated", "不重试"),
    }
}
