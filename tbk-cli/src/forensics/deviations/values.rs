//! Describes changes of values.

use top_core::names::is_secret_parameter;

use crate::forensics::findings::Findings;
use crate::forensics::json_style::{Escapes, JsonStyle, Spacing};
use crate::forensics::recipe::{Change, Scope};
use crate::forensics::request::SentRequest;
use crate::ui::lang::{say, text};

/// Reports a change of one value or of several values.
pub(super) fn report(change: Change, scope: Scope, request: &SentRequest, findings: &mut Findings) {
    let (name, values) = match scope {
        Scope::One(place) => {
            let name = request.pairs[place].name.as_str();
            (say!("{name}: ", "{name}："), say!("{name} was ", "{name} "))
        }
        Scope::All | Scope::Own => (String::new(), text("values were ", "参数值").to_owned()),
    };
    let what = match (change, phrase(change)) {
        (_, Some(phrase)) => format!("{values}{phrase}"),
        (Change::PlusKept, None) => say!(
            "{name}a + was signed, but the gateway decodes it as a space",
            "{name}签名用的是 +，到达网关时变成空格"
        ),
        (Change::Json(style), None) => {
            let style = spelling(style);
            say!(
                "{values}signed in another spelling of JSON: {style}",
                "{values}签名时的 JSON 写法不同：{style}"
            )
        }
        (_, None) => other_form(change, &values, scope, request),
    };
    findings.mistake(what, advice(change));
}

/// Returns what happened to a value, if it needs no example.
fn phrase(change: Change) -> Option<&'static str> {
    Some(match change {
        Change::UrlEncoded | Change::Encoded(_) => text("signed after URL encoding", "在 URL 编码后签名"),
        Change::DecodedAgain => text("URL-encoded twice in the request", "在请求中被 URL 编码了两次"),
        Change::Gbk => text("signed in GBK", "按 GBK 编码签名"),
        Change::Latin1 => text("signed in Latin-1", "按 Latin-1（ISO-8859-1）编码签名"),
        Change::QuestionMarks => {
            text("signed with question marks instead of Chinese characters", "签名时中文变成了问号")
        }
        Change::Mojibake => text("signed as UTF-8 that was read as Latin-1", "签名时 UTF-8 被误读为 Latin-1"),
        Change::MojibakeUndone => {
            text("sent as UTF-8 that was read as Latin-1", "发送时 UTF-8 被误读为 Latin-1")
        }
        Change::Trimmed => text("trimmed in the signature only", "仅在签名时去除了首尾空白"),
        Change::LineEndAdded => text("signed with a line end that was not sent", "签名时带有未发送的换行符"),
        Change::SpaceAdded => text("signed with a space that was not sent", "签名时末尾有未发送的空格"),
        Change::ByteOrderMarkAdded => {
            text("signed with a byte order mark that was not sent", "签名时带有 BOM，发送时没有")
        }
        Change::ByteOrderMarkRemoved => {
            text("sent with a byte order mark that was not signed", "发送时带有 BOM，签名时没有")
        }
        Change::HtmlEscaped(_) => text("HTML-escaped in the signature only", "仅在签名时做了 HTML 转义"),
        Change::HtmlUnescaped => text("HTML-escaped in the request only", "仅在请求中做了 HTML 转义"),
        _ => return None,
    })
}

/// Describes a value that was signed in another form, with an example.
fn other_form(change: Change, values: &str, scope: Scope, request: &SentRequest) -> String {
    let places = match scope {
        Scope::One(place) => place..place + 1,
        Scope::All | Scope::Own => 0..request.pairs.len(),
    };
    let shown = |place: usize| {
        let pair = request.pairs.get(place).filter(|pair| !is_secret_parameter(&pair.name))?;
        Some((pair.text(), String::from_utf8(change.of(pair)?).ok()?))
    };
    let Some((sent, signed)) = places.into_iter().find_map(shown) else {
        return say!("{values}signed in another form", "{values}签名与发送的写法不同");
    };
    say!(
        "{values}signed as {signed:?}, but sent as {sent:?}",
        "{values}签名时为 {signed:?}，发送时为 {sent:?}"
    )
}

fn spelling(style: JsonStyle) -> String {
    let spacing = match style.spacing {
        Spacing::None => text("without spaces", "无空格"),
        Spacing::AfterSeparators => text("with spaces after separators", "分隔符后有空格"),
        Spacing::Lines(_) => text("in several lines", "分多行"),
    };
    let escapes = match style.escapes {
        Escapes::Required => text("plain characters", "字符未转义"),
        Escapes::Slash => text("/ as \\/", "/ 写作 \\/"),
        Escapes::NonAscii => text("Chinese characters as \\uXXXX", "中文写作 \\uXXXX"),
        Escapes::SlashAndNonAscii => {
            text("/ as \\/, Chinese characters as \\uXXXX", "/ 写作 \\/，中文写作 \\uXXXX")
        }
        Escapes::Html => text("&, < and > as \\uXXXX", "&、<、> 写作 \\uXXXX"),
    };
    say!("{spacing}, {escapes}", "{spacing}，{escapes}")
}

fn advice(change: Change) -> &'static str {
    match change {
        Change::UrlEncoded | Change::Encoded(_) => {
            text("sign the plain values and encode them in the body only", "应对原值签名，仅在请求体中编码")
        }
        Change::DecodedAgain => {
            text("encode values once: form encoders encode them already", "只编码一次：表单提交时已自动编码")
        }
        Change::PlusKept => text("percent-encode + as %2B", "+ 应编码为 %2B"),
        Change::Gbk | Change::Latin1 => text("sign the UTF-8 bytes", "应按 UTF-8 字节签名"),
        Change::QuestionMarks | Change::Mojibake | Change::MojibakeUndone => text(
            "convert text to bytes as UTF-8, not with the default charset of the system",
            "文本转字节时应指定 UTF-8，而非系统默认编码",
        ),
        Change::Json(_) => text(
            "serialise the value once, and sign and send the same text",
            "只序列化一次，签名与发送使用同一文本",
        ),
        Change::Epoch(_) | Change::CivilTime(_) | Change::Shifted(_) => text(
            "read the clock once, and sign and send the same text",
            "只取一次时间，签名与发送使用同一文本",
        ),
        _ => text("sign exactly what is sent", "签名内容须与发送内容一致"),
    }
}
