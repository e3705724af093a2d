//! Searches a page of 100 orders for secrets. The page has none.

use std::fmt::Write as _;

use serde_json::Value;
use top_core::Params;

use crate::{Case, orders, work};

/// Returns the cases; none if the sample is not as expected.
#[must_use]
pub fn cases() -> Vec<Case> {
    let Some(page) = orders::pages().ok().and_then(|pages| pages.into_iter().next()) else {
        return Vec::new();
    };
    let escaped = escaped(&page.body);
    vec![case("redact 100 orders, JSON", page.body), case("redact 100 orders, JSON with escapes", escaped)]
}

fn case(name: &'static str, body: String) -> Case {
    let params = Params::new()
        .with("session", "6100a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4a5b612345678")
        .with("sign", "0B5C5A3D1E7F4B6A8C9D0E1F2A3B4C5D")
        .with("app_secret", "0123456789abcdef0123456789abcdef");
    let text = body.clone();
    Case {
        name,
        floor_name: "serde_json into Value",
        target: Some(0.7),
        floor: work(move || serde_json::from_str::<Value>(&text).is_ok()),
        ours: work(move || params.redact(&body).len()),
    }
}

/// Returns JSON with `\uXXXX` instead of characters outside of ASCII, and with `\/`, as some encoders write it.
fn escaped(json: &str) -> String {
    let mut escaped = String::new();
    for character in json.chars() {
        match character {
            '/' => escaped.push_str("\\/"),
            _ if character.is_ascii() => escaped.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    // Writing to memory does not fail.
                    let _ = write!(escaped, "\\u{unit:04x}");
                }
            }
        }
    }
    escaped
}
