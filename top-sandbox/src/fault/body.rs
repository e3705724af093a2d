//! Damage to the bytes of an answer.

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
    inside_of_a_text(body, request_id, GBK)
}

pub(crate) fn with_invalid_utf8(body: &str, request_id: &str) -> Vec<u8> {
    inside_of_a_text(body, request_id, NOT_UTF8)
}

/// Every answer has the text of its `request_id`.
fn inside_of_a_text(body: &str, request_id: &str, bytes: &[u8]) -> Vec<u8> {
    let at = body.find(request_id).unwrap_or(body.len());
    [&body.as_bytes()[..at], bytes, &body.as_bytes()[at..]].concat()
}

/// Two thirds of the text, cut between two characters.
pub(crate) fn cut(body: &str) -> Vec<u8> {
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

/// Blanks, compressed as they are made: the bomb is never whole in memory here.
pub(crate) fn bomb(length: usize) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(b"{")?;
    let blanks = [b' '; 8 << 10];
    let mut left = length.saturating_sub(1);
    while left > 0 {
        let now = left.min(blanks.len());
        encoder.write_all(&blanks[..now])?;
        left -= now;
    }
    encoder.finish()
}
