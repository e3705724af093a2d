//! Errors and warnings of the library, in the language of this run.

use std::fmt::Write as _;

use top_core::decode::{DecodeError, Problem, Warning};
use top_core::protocol::ResponseError;
use top_core::schema::Scope;
use top_core::{ApiError, BusinessError, Cause, Error, ErrorKind, ErrorNote, PagingProblem, Throttle};

use super::lang::{Lang, lang, say};
use super::{cause, invalid};

/// Describes an error without its hint.
pub(crate) fn describe(error: &Error) -> String {
    match (error.cause(), lang()) {
        (Cause::Request(invalid), _) => invalid::describe(invalid),
        (_, Lang::En) => error.message(),
        (_, Lang::Zh) => chinese(error),
    }
}

/// Describes a response that cannot be used.
pub(crate) fn response_error(error: &ResponseError) -> String {
    match (error, lang()) {
        (ResponseError::Api(error), Lang::Zh) => gateway(error),
        (ResponseError::Decode { error, .. }, Lang::Zh) => decoding(error),
        _ => error.to_string(),
    }
}

/// Describes a value of the wrong type.
pub(crate) fn warning(Warning { path, expected, found, .. }: &Warning) -> String {
    let expected = self::expected(expected);
    say!("{path}: expected {expected}, found {found}", "{path} 应为{expected}，实为 {found}")
}

/// Returns the name of an expected type in the language of this run.
pub(crate) fn expected(expected: &str) -> &str {
    match lang() {
        Lang::En => expected,
        Lang::Zh => type_name(expected),
    }
}

fn chinese(error: &Error) -> String {
    let method = error.method().map(|method| format!("{method}：")).unwrap_or_default();
    let mut out = format!("{method}{}", cause(error));
    // Writing to a String cannot fail.
    if let Some(id) = error.request_id() {
        let _ = write!(out, " [request_id {id}]");
    }
    if let Some(throttle) = error.throttle() {
        out += &limit(throttle);
    }
    if error.attempts() > 1 {
        let _ = write!(out, "（已尝试 {} 次）", error.attempts());
    }
    if let Some(note) = error.note() {
        let _ = write!(out, "（{}）", self::note(note));
    }
    out
}

fn cause(error: &Error) -> String {
    match error.cause() {
        // Names of methods and variables of the library; the program checks its own configuration earlier.
        Cause::Config(message) => format!("配置有误：{message}"),
        Cause::Request(invalid) => invalid::describe(invalid),
        Cause::Unreachable { endpoint, source, .. } => {
            format!("无法连接网关 {endpoint}{}", reason(source.as_deref()))
        }
        Cause::NoAnswer { source, .. } if error.kind() == ErrorKind::OutcomeUnknown => {
            format!("网关没有响应，但操作可能已生效{}", reason(source.as_deref()))
        }
        Cause::NoAnswer { source, .. } => format!("网关没有响应{}", reason(source.as_deref())),
        Cause::OutOfTime => "发送请求之前已超时".to_owned(),
        Cause::HeldBack => "未发送".to_owned(),
        Cause::Http { status, found } => format!("HTTP 状态码 {status}：{found}"),
        Cause::TooLarge { limit } => format!("响应超过 {limit} 字节"),
        Cause::Api(error) => gateway(error),
        Cause::Decode { error, .. } => decoding(error),
        Cause::Business(error) => business(error),
        Cause::Paging(problem) => paging(problem),
        Cause::Extension { what, error } => format!("{what}：{error}"),
        _ => error.message(),
    }
}

/// Returns the error of the operating system that caused an error of the transport.
fn reason(source: Option<&(dyn std::error::Error + Send + Sync + 'static)>) -> String {
    cause::of_system(source.map(|error| error as _))
}

fn gateway(error: &ApiError) -> String {
    let ApiError { code, msg, sub_code, sub_msg, .. } = error;
    let msg = msg.as_deref().map(|msg| format!(" {msg}")).unwrap_or_default();
    let parts: Vec<_> = [sub_code, sub_msg].into_iter().flatten().map(String::as_str).collect();
    match parts.as_slice() {
        [] => format!("网关错误 {code}{msg}"),
        [one] => format!("网关错误 {code}{msg}：{one}"),
        [code_of_backend, text, ..] => format!("网关错误 {code}{msg}：{code_of_backend}（{text}）"),
    }
}

/// Describes a business error.
pub(crate) fn business_error(error: &BusinessError) -> String {
    match lang() {
        Lang::En => error.to_string(),
        Lang::Zh => business(error),
    }
}

fn business(error: &BusinessError) -> String {
    match (&error.code, &error.message) {
        (Some(code), Some(message)) => format!("业务校验未通过：{code}（{message}）"),
        (Some(text), None) | (None, Some(text)) => format!("业务校验未通过：{text}"),
        (None, None) => "业务校验未通过".to_owned(),
    }
}

fn limit(Throttle { scope, reopens, .. }: &Throttle) -> String {
    let scope = match scope {
        Scope::App => "应用",
        Scope::Api => "接口",
        Scope::AppApi => "应用对该接口的调用",
        Scope::Account => "账号",
    };
    match reopens {
        Some(at) => format!("；{scope}被限流，{at}（GMT+8）解除"),
        None => format!("；{scope}被限流"),
    }
}

fn note(note: ErrorNote) -> &'static str {
    match note {
        ErrorNote::NoTimeLeft => "剩余时间不足以再次尝试",
        ErrorNote::RetryBudgetExhausted => "未重试：失败的调用过多",
        ErrorNote::QuotaStoreTimedOut => "流控存储未及时响应",
        ErrorNote::SessionRenewalTimedOut => "session 未及时刷新",
        ErrorNote::HasData => "响应中同时含有数据，操作可能已生效",
        _ => "另有异常",
    }
}

fn paging(problem: &PagingProblem) -> String {
    match problem {
        PagingProblem::ForeignPosition { position } => format!("位置 `{position}` 属于其他接口"),
        PagingProblem::NotAnObject { parameter, .. } => format!("`{parameter}` 不是 JSON 对象"),
        PagingProblem::SamePage => "本页与上一页的记录相同：请稍后从该位置继续".to_owned(),
        PagingProblem::NoPageSize => "没有每页条数，无法确定下一页的位置：请设置 `limit`".to_owned(),
        PagingProblem::UnknownEnd { total } => {
            format!("共 {total} 条记录，但没有每页条数，无法确定末页：请设置 `page_size`")
        }
        PagingProblem::NoCursor => "响应表示还有记录，但没有给出游标：请稍后重新查询".to_owned(),
        PagingProblem::RepeatedCursor => "游标指向已读过的页：请稍后从该位置继续".to_owned(),
        PagingProblem::EmptyPages { pages, total } => {
            let total = total.map(|total| format!("（共 {total} 条）")).unwrap_or_default();
            format!("连续 {pages} 页为空，但响应表示还有记录{total}：请缩小查询范围，或稍后从该位置继续")
        }
        PagingProblem::MaxPages { pages } => format!("已读 {pages} 页，达到上限，列表尚未结束"),
        PagingProblem::LastPage { page, continues } => {
            let rest = if *continues { "还有记录" } else { "可能还有记录" };
            format!("平台最多提供到第 {page} 页，之后{rest}：请缩小查询范围，例如缩短时间窗口")
        }
        _ => problem.to_string(),
    }
}

fn decoding(error: &DecodeError) -> String {
    let path = if error.path().is_empty() { "响应" } else { error.path() };
    let problem = match error.problem() {
        Problem::Syntax { encoding, offset, .. } => format!("第 {offset} 字节处不是合法的 {encoding}"),
        Problem::Truncated { encoding, offset } => format!("{encoding} 不完整，在第 {offset} 字节处中断"),
        Problem::Mismatch { expected, found } => format!("应为{}，而非 `{found}`", type_name(expected)),
        Problem::Missing => "缺少必有的值".to_owned(),
        Problem::TooDeep => "嵌套过深".to_owned(),
        Problem::NotUtf8 { offset } => format!("第 {offset} 字节处不是 UTF-8，且没有声明其他字符集"),
        Problem::UnknownCharset { charset } => format!("未知字符集 `{charset}`"),
        Problem::InvalidText { charset } => format!("声明为 `{charset}`，内容却不符"),
        Problem::WebPage { found } => {
            format!("是网页而非网关响应，开头为 `{found}`：请检查网关地址与代理")
        }
        Problem::NotAResponse { found } => format!("不是网关响应，开头为 `{found}`：请检查网关地址与代理"),
        Problem::Encoded { encoding } => format!("不支持压缩方式 {encoding}"),
        Problem::UnexpectedEnvelope { expected, found } => format!("应为 `{expected}`，而非 `{found}`"),
        _ => "无法解析".to_owned(),
    };
    format!("{path}：{problem}")
}

/// Translates the name that the library gives a type.
fn type_name(expected: &str) -> &str {
    match expected {
        "an object" => "对象",
        "a list" => "列表",
        "a whole number" => "整数",
        "a number" => "数字",
        "a boolean" => "布尔值",
        "a time" => "时间",
        "a date" => "日期",
        "an amount" => "金额",
        "a rate" => "比率",
        "an id" => " id",
        "a PID" => " pid",
        "a text" => "文本",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use top_core::decode::Options;
    use top_core::{TopApi, TopObject, decode_response};

    use super::*;

    #[derive(TopApi)]
    #[top_api(method = "taobao.tbk.shop.get")]
    struct ShopGet {}

    #[derive(Debug, TopObject)]
    #[allow(dead_code, reason = "only its type matters")]
    struct ShopGetResponse {
        total: i64,
    }

    fn failure(body: &str) -> String {
        match decode_response::<ShopGet>(body.as_bytes(), Options::default()) {
            Err(ResponseError::Decode { error, .. }) => decoding(&error),
            Err(ResponseError::Api(error)) => gateway(&error),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn responses_that_do_not_fit_are_described_in_chinese() {
        assert_eq!(failure(r#"{"tbk_shop_get_response":{}}"#), "total：缺少必有的值");
        assert_eq!(failure(r#"{"tbk_shop_get_response":{"total":"x"}}"#), "total：应为整数，而非 `x`");
        assert_eq!(failure("<html>"), "响应：是网页而非网关响应，开头为 `<html>`：请检查网关地址与代理");
    }

    #[test]
    fn gateway_errors_are_described_in_chinese() {
        assert_eq!(
            failure(
                r#"{"error_response":{"code":15,"msg":"Remote service error","sub_code":"isv.x","sub_msg":"商品不存在"}}"#
            ),
            "网关错误 15 Remote service error：isv.x（商品不存在）"
        );
        assert_eq!(failure(r#"{"error_response":{"code":7}}"#), "网关错误 7");
    }

    #[test]
    fn paging_problems_are_described_in_chinese() {
        assert_eq!(
            paging(&PagingProblem::LastPage { page: 100, continues: true }),
            "平台最多提供到第 100 页，之后还有记录：请缩小查询范围，例如缩短时间窗口"
        );
    }
}
