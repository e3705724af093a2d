//! Responses in a charset other than UTF-8.

use encoding_rs::{Encoding, UTF_8};

use super::{DecodeError, Problem, shorten};

/// Converts a body to UTF-8 if its `Content-Type` or its XML declaration declares another charset.
///
/// Returns `None` if the body declares no other charset. Decoding then checks that the body is valid UTF-8.
/// [`decode_response`](crate::decode_response) honours the XML declaration, but does not know the `Content-Type`. A
/// program with its own HTTP client passes the header to this function first.
///
/// # Errors
///
/// Returns [`Problem::UnknownCharset`] for an unknown charset, and [`Problem::InvalidText`] if the body is not valid in
/// the declared charset.
///
/// # Examples
///
/// ```
/// use top_core::decode::transcode;
///
/// let gbk = b"{\"q\":\"\xc5\xae\xd7\xb0\"}";
/// let text = transcode(gbk, Some("application/json; charset=GBK"))?;
/// assert_eq!(text.as_deref(), Some(r#"{"q":"女装"}"#));
/// assert_eq!(transcode(b"{}", Some("application/json; charset=UTF-8"))?, None);
/// # Ok::<(), top_core::decode::DecodeError>(())
/// ```
pub fn transcode(body: &[u8], content_type: Option<&str>) -> Result<Option<String>, DecodeError> {
    const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
    let declared = content_type.and_then(charset_of).or_else(|| encoding_of(xml_declaration(body)?));
    let Some(name) = declared.filter(|_| !body.starts_with(BYTE_ORDER_MARK)) else { return Ok(None) };
    let problem = |problem: fn(String) -> Problem| DecodeError::whole(problem(shorten(name)));
    let encoding = Encoding::for_label_no_replacement(name.as_bytes())
        .ok_or_else(|| problem(|charset| Problem::UnknownCharset { charset }))?;
    if encoding == UTF_8 {
        return Ok(None);
    }
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(body)
        .ok_or_else(|| problem(|charset| Problem::InvalidText { charset }))?;
    // The declaration does not apply to the converted text.
    let text = xml_declaration(text.as_bytes())
        .and_then(|found| text.trim_ascii_start().get(found.len()..))
        .unwrap_or(&text);
    Ok(Some(text.to_owned()))
}

/// Returns the charset in a `Content-Type`.
fn charset_of(content_type: &str) -> Option<&str> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })
}

/// Returns the XML declaration, `<?xml … ?>`, at the start of a body.
fn xml_declaration(body: &[u8]) -> Option<&str> {
    const END: &[u8] = b"?>";
    let body = body.trim_ascii_start();
    if !body.starts_with(b"<?xml") {
        return None;
    }
    let end = body.windows(END.len()).position(|window| window == END)?;
    std::str::from_utf8(&body[..end + END.len()]).ok()
}

/// Returns the encoding in an XML declaration.
fn encoding_of(declaration: &str) -> Option<&str> {
    let (_, rest) = declaration.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    rest[1..].split_once(quote).map(|(name, _)| name)
}
