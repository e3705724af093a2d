//! The form of an API's name.

/// What is wrong with the name; `None` for a good one.
pub(crate) fn problem(method: &str) -> Option<String> {
    let segment = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    if method.contains('.') && method.split('.').all(segment) {
        return None;
    }
    Some(format!(
        "{method:?} is no method: write lower-case words with dots between them, such as `taobao.tbk.shop.get`"
    ))
}
