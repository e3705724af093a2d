//! Search for the values of secret names and for tokens in texts that are neither JSON nor XML: messages, web pages,
//! URLs, invalid responses.

use std::ops::Range;

use memchr::memmem;

use super::escapes::Decoded;
use super::{REDACTED, SHORT};
use crate::names::{is_secret_member, is_secret_parameter};

/// Parts of the secret names, without `_` and `-`. `sign` and `code` are secret in queries only.
const PARTS: [&[u8]; 7] = [b"session", b"token", b"secret", b"?sign", b"&sign", b"?code", b"&code"];

/// Returns whether a text may contain a secret name. The text is in lower case and has no escapes.
pub(super) fn may_be_in(text: &[u8]) -> bool {
    let (mut letters, mut length) = (vec![0; text.len()], 0);
    for byte in text {
        letters[length] = *byte;
        length += usize::from(!matches!(byte, b'_' | b'-'));
    }
    letters.truncate(length);
    PARTS.iter().any(|part| memmem::find(&letters, part).is_some())
}

/// Returns the ranges of the values of secret names. Searches the text without its escapes.
pub(super) fn values(text: &[u8]) -> Vec<Range<usize>> {
    let decoded = Decoded::new(text);
    let bytes = &decoded.bytes;
    let (mut found, mut at) = (Vec::new(), 0);
    if !may_be_in(bytes) {
        return found;
    }
    while at < bytes.len() {
        let end = at + length(&bytes[at..], |byte| !is_word(byte));
        if end == at {
            at += 1;
            continue;
        }
        at = match value(bytes, &(at..end)) {
            Some(range) => {
                let end = range.end;
                found.push(decoded.original(&range));
                end
            }
            None => end,
        };
    }
    found
}

/// Returns the words in the values of secret names, in lower case, if they are long enough to search for in other
/// texts.
pub(super) fn words(text: &[u8]) -> Vec<Vec<u8>> {
    /// The maximum number of words. Each word requires one pass over every text.
    const MOST: usize = 32;
    let mut words: Vec<Vec<u8>> = Vec::new();
    for range in values(text) {
        let value = Decoded::new(&text[range]).bytes;
        let found =
            value.split(|byte| !is_word(*byte)).filter(|word| word.len() >= SHORT && looks_like_token(word));
        words.extend(found.map(<[u8]>::to_vec));
    }
    words.sort_unstable();
    words.dedup();
    words.truncate(MOST);
    words
}

/// Returns the ranges of words that look like tokens: long words with digits and letters.
pub(super) fn tokens(text: &[u8]) -> Vec<Range<usize>> {
    const SHORTEST: usize = 16;
    let decoded = Decoded::new(text);
    let (mut found, mut start) = (Vec::new(), 0);
    for word in decoded.bytes.split(|byte| !is_word(*byte)) {
        let range = start..start + word.len();
        let is_token = word.len() >= SHORTEST
            && word.iter().any(u8::is_ascii_digit)
            && word.iter().any(u8::is_ascii_alphabetic);
        if is_token {
            found.push(decoded.original(&range));
        }
        start = range.end + 1;
    }
    found
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// Returns the number of bytes before the first byte that `ends`.
fn length(bytes: &[u8], ends: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|byte| ends(*byte)).unwrap_or(bytes.len())
}

/// Returns the range of the value after `name`, if the name is secret.
fn value(text: &[u8], name: &Range<usize>) -> Option<Range<usize>> {
    let before = name.start.checked_sub(1).and_then(|at| text.get(at)).copied();
    let word = std::str::from_utf8(&text[name.clone()]).ok()?;
    let in_query = matches!(before, Some(b'?' | b'&')) && is_secret_parameter(word);
    if !in_query && !is_secret_member(word) {
        return None;
    }
    let range = if before == Some(b'<') { in_element(text, name.end) } else { after_name(text, name.end) }?;
    let value = text[range.clone()].trim_ascii();
    let is_empty = [REDACTED.as_bytes(), b"", b"0", b"null", b"true", b"false"].contains(&value);
    (!is_empty).then_some(range)
}

/// Returns the value in `<name …>value<`, which may be CDATA.
fn in_element(text: &[u8], at: usize) -> Option<Range<usize>> {
    let mut start = at + length(&text[at..], |byte| byte == b'>') + 1;
    let rest = text.get(start..)?;
    if rest.starts_with(b"<![cdata[") {
        start += b"<![cdata[".len();
    }
    Some(start..start + length(&text[start..], |byte| matches!(byte, b'<' | b']')))
}

/// Returns the value in `name=value`, `name: value`, `"name": "value"` or `"name": [values]`.
fn after_name(text: &[u8], at: usize) -> Option<Range<usize>> {
    let skip_blanks = |at: usize| at + length(&text[at..], |byte| !byte.is_ascii_whitespace());
    let is_quote = |at: usize| matches!(text.get(at), Some(b'"' | b'\''));
    let is_quoted = is_quote(at);
    let separator = skip_blanks(at + usize::from(is_quoted));
    let is_equation = match text.get(separator)? {
        b'=' => true,
        b':' => false,
        _ => return None,
    };
    let start = skip_blanks(separator + 1);
    let first = *text.get(start)?;
    let inside = start + 1;
    match first {
        b'"' | b'\'' => Some(inside..inside + length(&text[inside..], |byte| byte == first)),
        b'[' => Some(inside..inside + length(&text[inside..], |byte| byte == b']')),
        b'{' => Some(inside..inside + length(&text[inside..], |byte| byte == b'}')),
        _ => {
            let ends = |byte: u8| byte.is_ascii_whitespace() || b"&\"'<>,;)}]".contains(&byte);
            let range = start..start + length(&text[start..], ends);
            let certain = is_quoted || (is_equation && separator == at && start == at + 1);
            (certain || looks_like_token(&text[range.clone()])).then_some(range)
        }
    }
}

/// Returns whether a value may be a token. A word of a sentence is not one: `Invalid session: expired`.
fn looks_like_token(value: &[u8]) -> bool {
    value.len() >= 6 && value.iter().any(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use crate::params::Params;
    use crate::redact::Redactor;

    #[test]
    fn finds_tokens_anywhere_in_responses_with_tokens() {
        let mut params = Params::new();
        params.push_text("method", "taobao.top.auth.token.refresh");
        let redactor = Redactor::new(&params, None);
        for (text, clean) in [
            ("6100abcdef0123456789", "***"),
            (r#"["6100abcdef0123456789",86400,"1767283200000"]"#, r#"["***",86400,"1767283200000"]"#),
            (
                r#"{"a":"6100%61\u0062cdef0123456789","sub_code":"isv.invalid-parameter-of-a-call"}"#,
                r#"{"a":"***","sub_code":"isv.invalid-parameter-of-a-call"}"#,
            ),
        ] {
            assert_eq!(redactor.redact(text), clean);
        }
    }

    #[test]
    fn finds_tokens_by_their_names() {
        for (text, clean) in [
            ("session=abc&x=1", "session=***&x=1"),
            ("see https://a.example/cb?code=Xy1&state=7", "see https://a.example/cb?code=***&state=7"),
            (
                "see https://a.example/cb?state=7&amp;code=Xy1",
                "see https://a.example/cb?state=7&amp;code=***",
            ),
            ("code=15, sign=x", "code=15, sign=x"),
            ("Invalid session: 6100a1b2", "Invalid session: ***"),
            ("Invalid session: Session key expired", "Invalid session: Session key expired"),
            ("sessionKey: '6100 x'", "sessionKey: '***'"),
            (r#"{"access_token":"6100a"#, r#"{"access_token":"***"#),
            (r#"{"access_token":["6100a","6100b"],"x":1"#, r#"{"access_token":[***],"x":1"#),
            (
                r#"{"access\u005ftoken":"6100\u0061","expires_in":3"#,
                r#"{"access\u005ftoken":"***","expires_in":3"#,
            ),
            (
                r#"{"a":"{\"refresh_token\":\"6200\",\"b\":1}","#,
                r#"{"a":"{\"refresh_token\":\"***\",\"b\":1}","#,
            ),
            (r#"callback({"top_session":"6100"})"#, r#"callback({"top_session":"***"})"#),
            ("<p>&lt;session&gt;6100&lt;/session&gt;<br>", "<p>&lt;session&gt;***&lt;/session&gt;<br>"),
            ("<a><access_token>6100</access_token>", "<a><access_token>***</access_token>"),
            ("<a><session><![CDATA[6100]]></session>", "<a><session><![CDATA[***]]></session>"),
            ("access_token%3D6100%26x", "access_token%3D***%26x"),
            (r#"{"session":null,"session":"","session":0,"#, r#"{"session":null,"session":"","session":0,"#),
            ("session", "session"),
            ("session:", "session:"),
            ("<session", "<session"),
        ] {
            assert_eq!(Redactor::new(&Params::new(), None).redact(text), clean);
        }
    }
}
