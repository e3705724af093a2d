//! Multipart bodies, as browsers, curl and the official SDKs write them.

use super::request::SentRequest;

/// Whether the bytes are a multipart body, with or without the head of the request.
pub(super) fn is_multipart(bytes: &[u8]) -> bool {
    const HEAD: usize = 16 << 10;
    String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).contains("form-data")
}

/// Adds the parts of a multipart body. Its first line, or the second one after an empty line, is the boundary.
pub(super) fn add(request: &mut SentRequest, body: &str) {
    let body = body.trim_start_matches(['\r', '\n']);
    let boundary = body.lines().next().unwrap_or_default().trim_end();
    if !boundary.starts_with("--") {
        return;
    }
    for part in body.split(boundary).skip(1) {
        let Some((head, content)) = head_and_content(part) else { continue };
        let Some(name) = parameter(head, "name=") else { continue };
        match parameter(head, "filename=") {
            Some(file_name) => request.add_file(name, file_name, content),
            None => request.add_plain(name, content, false),
        }
    }
}

/// Splits a part at its first empty line, without the line end before the next boundary.
fn head_and_content(part: &str) -> Option<(&str, &str)> {
    let ends = ["\r\n\r\n", "\n\n"].iter();
    let (at, length) = ends.filter_map(|end| Some((part.find(end)?, end.len()))).min()?;
    let content = &part[at + length..];
    let content = content.strip_suffix('\n').unwrap_or(content);
    Some((&part[..at], content.strip_suffix('\r').unwrap_or(content)))
}

/// Returns a parameter of `Content-Disposition`. The official Java SDK writes no space after the colon and the semicolons.
fn parameter<'p>(head: &'p str, name: &str) -> Option<&'p str> {
    let is_disposition = |line: &&str| line.to_ascii_lowercase().starts_with("content-disposition:");
    let disposition = head.lines().map(str::trim).find(is_disposition)?;
    let value = disposition.split(';').find_map(|part| part.trim().strip_prefix(name))?;
    Some(value.trim_matches('"'))
}
