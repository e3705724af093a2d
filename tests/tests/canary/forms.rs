//! Secrets in every escaped form and in every place of a response.

use top_tests::http;

/// The forms in which a character of a secret can be written.
pub(crate) const FORMS: [fn(u8) -> String; 11] = [
    |c| char::from(c).to_string(),
    |c| char::from(c).to_ascii_uppercase().to_string(),
    |c| format!("\\u{c:04x}"),
    |c| format!("\\u{c:04X}"),
    // JSON inside a JSON string.
    |c| format!("\\\\u{c:04x}"),
    |c| format!("&#{c};"),
    |c| format!("&#x{c:x};"),
    |c| format!("&amp;#x{c:X};"),
    |c| format!("%{c:02X}"),
    |c| format!("%25{c:02x}"),
    // Only the digits are escaped.
    |c| if c.is_ascii_digit() { format!("\\u{c:04x}") } else { char::from(c).to_string() },
];

pub(crate) fn escaped(form: usize, secret: &str) -> String {
    secret.bytes().map(FORMS[form]).collect()
}

/// A response that repeats the secrets of the request (`echo`) and has a new `token`.
type Place = fn(echo: &str, token: &str) -> Vec<u8>;

fn ok(body: impl AsRef<[u8]>) -> Vec<u8> {
    http("200 OK", "", body.as_ref())
}

/// Responses to `taobao.tbk.shop.get`. In these, the client recognises a token by its name.
pub(crate) const SHOP: [Place; 22] = [
    |e, _| {
        ok(format!(
            r#"{{"error_response":{{"code":"{e}","msg":"{e}","sub_code":"{e}","sub_msg":"{e}","request_id":"{e}"}}}}"#
        ))
    },
    |e, t| {
        ok(format!(
            r#"{{"error_response":{{"code":27,"msg":"session={t} {e}","sub_msg":"{{\"access_token\":\"{t}\"}}"}}}}"#
        ))
    },
    |e, t| {
        ok(format!(
            "<error_response><code>27</code><sub_msg>{e}</sub_msg><session>{t}</session><request_id>{e}</request_id></error_response>"
        ))
    },
    |e, _| ok(format!(r#"{{"code":"50","msg":"{e}","request_id":"{e}"}}"#)),
    |e, _| ok(format!(r#"{{"tbk_shop_get_response":{{"total_results":"{e}","request_id":"{e}"}}}}"#)),
    |e, t| {
        ok(format!(
            r#"{{"tbk_shop_get_response":{{"total_results":["{e}"],"results":{{"access_token":"{t}"}}}}}}"#
        ))
    },
    |e, _| ok(format!(r#"{{"tbk_shop_get_response":{{"results":["{e}"],"request_id":"{e}"}}}}"#)),
    |e, _| ok(format!(r#"{{"tbk_shop_get_response":"{e}"}}"#)),
    |e, _| {
        ok(format!(
            "<tbk_shop_get_response><total_results>{e}</total_results><request_id>{e}</request_id></tbk_shop_get_response>"
        ))
    },
    |e, t| ok(format!(r#"{{"{e}_response":{{"access_token":"{t}"}}}}"#)),
    |e, t| ok(format!(r#"{{"{e}":1,"top_session":["{t}"]}}"#)),
    |e, t| ok(format!(r#"{{"access_token":"{t}","error":"{e}"}}"#)),
    |e, t| ok(format!(r#"[{{"refresh_token":"{t}"}},"{e}"]"#)),
    |e, t| ok(format!(r#"{{"access_token":"{t}","tbk_shop_get_response":{{"total_results":"{e}"#)),
    |e, t| ok(format!("<tbk_shop_get_response><access_token>{t}</access_token><a>{e}</b>")),
    |e, t| ok(format!("<html><a href='/?access_token={t}&code={t}'>{e}</a></html>")),
    |e, t| ok(format!("{e} access_token: {t}")),
    |e, t| http("502 Bad Gateway", "", format!("<html>{e} session: {t}</html>").as_bytes()),
    |e, t| http("429 Too Many Requests", "Retry-After: 0\r\n", format!("{e} refresh_token={t}").as_bytes()),
    |e, _| http("302 Found", &format!("Location: http://127.0.0.1/{e}\r\n"), e.as_bytes()),
    |e, _| {
        http(
            "200 OK",
            &format!("Content-Encoding: {e}\r\nContent-Type: text/xml; charset={e}\r\n"),
            e.as_bytes(),
        )
    },
    |e, t| {
        let text = format!("<tbk_shop_get_response><total_results>{e}</total_results><access_token>{t}");
        let gbk = [b"<?xml version=\"1.0\" encoding=\"GBK\"?><!--\xd6\xd0-->", text.as_bytes()].concat();
        ok([&gbk[..], b"</access_token></tbk_shop_get_response>"].concat())
    },
];

/// Responses to `taobao.top.auth.token.create`. In these, a token can be in any place.
pub(crate) const TOKENS: [Place; 9] = [
    |_, t| ok(t),
    |_, t| ok(format!(r#"["{t}"]"#)),
    |_, t| ok(format!(r#"{{"a":"{t}"}}"#)),
    |e, t| ok(format!(r#"{{"error_response":{{"code":"{t}","sub_msg":"{t} {e}","request_id":"{t}"}}}}"#)),
    |_, t| ok(format!(r#"{{"top_auth_token_create_response":{{"token_result":"{t}","request_id":"{t}"}}}}"#)),
    |_, t| ok(format!(r#"{{"top_auth_token_create_response":{{"token_result":{{"expires_in":"{t}"}}}}}}"#)),
    |_, t| {
        ok(format!(r#"{{"top_auth_token_create_response":{{"token_result":"{{\"expires_in\":\"{t}\"}}"}}}}"#))
    },
    |e, t| ok(format!(r#"{{"top_auth_token_create_response":{{"token_result":"{e} {t}"#)),
    |e, t| http("500 Internal Server Error", "", format!("<html>{e} {t}").as_bytes()),
];

/// The text in lower case with nested escapes decoded. Does not use the implementation under test.
pub(crate) fn normalised(text: &str) -> String {
    let mut text = text.to_lowercase().replace('\0', "");
    for _ in 0..8 {
        let decoded = decode_once(&text);
        if decoded == text {
            break;
        }
        text = decoded;
    }
    text
}

fn decode_once(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(first) = rest.chars().next() {
        let (decoded, length) = escape(rest).unwrap_or((first, first.len_utf8()));
        out.push(decoded);
        rest = &rest[length..];
    }
    out
}

/// Decodes the escape at the start of a text. Returns the character and the length of the escape.
fn escape(text: &str) -> Option<(char, usize)> {
    let code =
        |digits: Option<&str>, radix| u32::from_str_radix(digits?, radix).ok().and_then(char::from_u32);
    if text.starts_with("\\u") {
        return Some((code(text.get(2..6), 16)?, 6));
    }
    if text.starts_with("\\\\") {
        return Some(('\\', 2));
    }
    if let Some(rest) = text.strip_prefix("&#") {
        let end = rest.find(';').filter(|end| *end < 8)?;
        let character = match rest[..end].strip_prefix('x') {
            Some(digits) => code(Some(digits), 16)?,
            None => code(Some(&rest[..end]), 10)?,
        };
        return Some((character, end + 3));
    }
    if text.starts_with("&amp;") {
        return Some(('&', 5));
    }
    text.starts_with('%').then(|| code(text.get(1..3), 16)).flatten().map(|character| (character, 3))
}
