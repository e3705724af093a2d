//! Damages the body of a response.

use std::io::{self, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;

/// 中文 in GBK.
const GBK: &[u8] = &[0xD6, 0xD0, 0xCE, 0xC4];
const NOT_UTF8: &[u8] = &[0xFF, 0xFE];
const BOM: &[u8] = &[0xEF, 0xBB, 0xBF];

pub(crate) fn with_bom(body: &str) -> Vec<u8> {
    [BOM, body.as_bytes()].concat()
}

pub(crate) fn with_gbk(body: &str, request_id: &str) -> Vec<u8> {
    insert_into_text(body, request_id, GBK)
}

pub(crate) fn with_invalid_utf8(body: &str, request_id: &str) -> Vec<u8> {
    insert_into_text(body, request_id, NOT_UTF8)
}

/// Inserts bytes before the `request_id`, a text that every response has.
fn insert_into_text(body: &str, request_id: &str, bytes: &[u8]) -> Vec<u8> {
    let at = body.find(request_id).unwrap_or(body.len());
    [&body.as_bytes()[..at], bytes, &body.as_bytes()[at..]].concat()
}

/// Returns the first two thirds of the body, cut between two characters.
pub(crate) fn truncated(body: &str) -> Vec<u8> {
    let mut end = body.len() * 2 / 3;
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    body.as_bytes()[..end].to_vec()
}

pub(crate) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Returns compressed spaces that decompress to `length` bytes. Only the compressed bytes are kept in memory.
pub(crate) fn bomb(length: usize) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(b"{")?;
    let spaces = [b' '; 8 << 10];
    let mut remaining = length.saturating_sub(1);
    while remaining > 0 {
        let count = remaining.min(spaces.len());
        encoder.write_all(&spaces[..count])?;
        remaining -= count;
    }
    encoder.finish()
}
