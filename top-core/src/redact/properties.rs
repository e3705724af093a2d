//! Property tests: random secrets in random escapes in random pages.

use std::borrow::Cow;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use super::Redactor;
use super::escapes::Decoded;
use crate::params::Params;

/// Uses the same inputs in each run. `PROPTEST_RNG_SEED` and `PROPTEST_CASES` override the seed and the number of cases.
fn config() -> ProptestConfig {
    let from_environment = ProptestConfig::default();
    let rng_seed = match from_environment.rng_seed {
        RngSeed::Random => RngSeed::Fixed(20_260_101),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    ProptestConfig { rng_seed, failure_persistence: None, ..from_environment }
}

fn redactor(session: &str) -> Redactor {
    let mut params = Params::new();
    params.push_text("session", session);
    Redactor::new(&params, Some(&"f3b8c1d20a9e4756f3b8c1d20a9e4756".into()))
}

/// Writes a character in one of several forms.
type Form = fn(char) -> String;

/// The forms of each kind of escapes. The first one leaves characters unchanged that do not begin an escape.
const KINDS: [&[Form]; 3] = [
    &[
        |c| if c == '\\' { "\\\\".to_owned() } else { c.to_string() },
        |c| format!("\\u{:04x}", c as u32),
        |c| format!("\\u{:04X}", c as u32),
        |c| format!("\\x{:02x}", c as u32),
    ],
    &[
        |c| if c == '&' { "&amp;".to_owned() } else { c.to_string() },
        |c| format!("&#{};", c as u32),
        |c| format!("&#x{:X};", c as u32),
        |c| format!("&#{:06};", c as u32),
    ],
    &[
        |c| if c == '%' { "%25".to_owned() } else { c.to_ascii_uppercase().to_string() },
        |c| format!("%{:02x}", c as u32),
        |c| format!("%{:02X}", c as u32),
    ],
];

/// Escapes a secret in levels. Each level has a kind, and the forms that its characters have in turn.
fn escaped(secret: &str, levels: &[(usize, Vec<usize>)]) -> String {
    levels.iter().fold(secret.to_owned(), |text, (kind, forms)| {
        let kind = KINDS[*kind];
        text.chars().zip(forms.iter().cycle()).map(|(c, form)| kind[form % kind.len()](c)).collect()
    })
}

fn levels() -> impl Strategy<Value = Vec<(usize, Vec<usize>)>> {
    vec((0..KINDS.len(), vec(0..4_usize, 1..7)), 0..4)
}

fn secret() -> impl Strategy<Value = String> {
    "[0-9a-zA-Z]{16,40}"
}

/// Parts of pages. None contains a secret or a secret name.
fn noise() -> impl Strategy<Value = String> {
    let parts = vec![
        "女装",
        "\\u5b9d",
        "\\ud83d\\ude00",
        "100%",
        "%",
        "%2",
        "%2B",
        "%e5%ae%9d",
        "&amp;",
        "&",
        "&x=90",
        "\\/",
        "\\u00",
        "\\u",
        "\\x",
        "\\",
        "trade_id",
        "12345678901234567",
        " ",
        "https://a.example/i?e=1%2B2&x=9",
        "…",
        "\u{1f600}",
        ";",
        "-",
        ",",
    ];
    vec(select(parts), 0..4).prop_map(|parts| parts.concat())
}

/// The places in a page, with `@` for the text.
const PAGES: [&str; 12] = [
    r#"{"a":"@","b":[1.10,"--"]}"#,
    r#"{"list":{"row":[{"a_b":1},{"c":"x @ y","d":null}]}}"#,
    r#"{"@":1}"#,
    r#"[["@"],"@"]"#,
    "<a><b c='1'>@</b><d/></a>",
    "<?xml version=\"1.0\"?><a>\n<b>x@</b></a>",
    "<a>x<![CDATA[@]]></a>",
    "<html><a href='/?q=@&p=1'>@</a>",
    "it was @",
    "@",
    "@…",
    r#"{"a":"@"#,
];

/// Puts the text into the page directly, or as a JSON string that may be JSON itself.
fn page(place: usize, text: &str, nested: usize) -> String {
    let mut page = PAGES[place].replace('@', text);
    for _ in 0..nested {
        page = serde_json::json!({ "n": page }).to_string();
    }
    page
}

/// The text after each number of rounds that decode all escapes. Does not use the implementation under test.
fn readings(text: &str) -> Vec<String> {
    let mut readings = vec![text.to_ascii_lowercase()];
    for _ in 0..10 {
        let last = &readings[readings.len() - 1];
        let next = decode_once(last);
        if next == *last {
            break;
        }
        readings.push(next);
    }
    readings
}

fn decode_once(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(first) = rest.chars().next() {
        let (decoded, length) = escape(rest).unwrap_or((first, first.len_utf8()));
        if first != '\0' {
            out.push(decoded.to_ascii_lowercase());
        }
        rest = &rest[length..];
    }
    out
}

fn escape(text: &str) -> Option<(char, usize)> {
    let code = |range: std::ops::Range<usize>, radix| {
        let end = range.end;
        // A sign is not a digit.
        let digits = text.get(range).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let code = u32::from_str_radix(digits, radix).ok()?;
        Some((char::from_u32(code)?, end))
    };
    match text.as_bytes() {
        [b'\\', b'u', ..] => code(2..6, 16),
        [b'\\', b'x', ..] => code(2..4, 16),
        [b'\\', next @ (b'\\' | b'/' | b'"' | b'\''), ..] => Some((char::from(*next), 2)),
        [b'%', ..] => code(1..3, 16).filter(|(character, _)| character.is_ascii()),
        [b'&', b'#', rest @ ..] => {
            let end = rest.iter().position(|byte| *byte == b';')? + 2;
            let hexadecimal = rest[0] == b'x';
            let (character, _) = if hexadecimal { code(3..end, 16) } else { code(2..end, 10) }?;
            Some((character, end + 1))
        }
        [b'&', ..] => {
            let named = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&apos;", '\'')];
            named
                .into_iter()
                .find(|(name, _)| text.starts_with(name))
                .map(|(name, character)| (character, name.len()))
        }
        _ => None,
    }
}

/// Returns whether the text contains the secret in any reading, also if the escape before it is cut.
fn exposes(text: &str, secret: &str) -> bool {
    let secret = secret.to_ascii_lowercase();
    let openers = text.match_indices(['\\', '&', '%']).flat_map(|(at, _)| at + 1..at + 6);
    let tails = std::iter::once(text).chain(openers.filter_map(|at| text.get(at..)));
    tails.flat_map(readings).any(|reading| reading.contains(&secret))
}

/// Texts with many escapes that are complete, incomplete or nested.
fn escapes() -> impl Strategy<Value = String> {
    let parts = vec![
        "\\", "\\\\", "u", "\\u", "U", "x", "\\x", "%", "&", "&#", "#", "&#x", ";", "0", "00", "0041", "2",
        "5", "5c", "26", "amp;", "lt;", "\"", "/", "5b9d", "d83d", "\0", "A", "b", "z", " ", "中",
    ];
    vec(select(parts), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn decodes_as_other_decoders_do(text in escapes()) {
        let found = Decoded::new(text.as_bytes());
        let expected = readings(&text);
        prop_assert_eq!(String::from_utf8(found.bytes.clone()).unwrap(), expected[expected.len() - 1].clone());
        // Each byte that is not part of an escape is at its position.
        for (at, byte) in found.bytes.iter().enumerate() {
            let original = found.original(&(at..at + 1));
            if original.len() == 1 {
                prop_assert_eq!(text.as_bytes()[original.start].to_ascii_lowercase(), *byte);
            }
        }
    }

    #[test]
    fn removes_secrets_in_any_escapes(
        secret in secret(), levels in levels(), place in 0..PAGES.len(), nested in 0..3_usize, before in noise(), after in noise(),
    ) {
        // A backslash would escape the first character of the secret, which makes it another text. The start of another escape
        // may take that character too; it is found unless the secret is nested in several levels.
        let before = before.trim_end_matches('\\').to_owned() + if levels.len() > 1 { " " } else { "" };
        let text = page(place, &format!("{before}{}{after}", escaped(&secret, &levels)), nested);
        let clean = redactor(&secret).redact(&text).into_owned();
        prop_assert!(!exposes(&clean, &secret), "{secret} in {text}: {clean}");
        prop_assert!(clean.contains("***"), "{secret} in {text}: {clean}");
    }

    #[test]
    fn leaves_pages_without_secrets_unchanged(
        secret in secret(), place in 0..PAGES.len(), nested in 0..3_usize, text in vec(noise(), 0..20),
    ) {
        let text = page(place, &text.concat(), nested);
        let clean = redactor(&secret).redact(&text);
        prop_assert!(matches!(clean, Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn parsers_find_nothing_in_texts_without_signs(
        secret in secret(), levels in levels(), place in 0..PAGES.len(), nested in 0..3_usize, before in noise(), after in noise(),
        name in select(vec!["session", "x", "access_token", "Client-Secret", "se_ssion", "code", "q"]), cut in 0..40_usize,
    ) {
        let part = &secret[..secret.len().min(cut)];
        let value = escaped(part, &levels);
        let inner = format!(r#"{{"{}":"{value}"}}"#, escaped(name, &levels));
        for text in [format!("{before}{value}{after}"), format!("{before}?{name}={value}"), inner] {
            let text = page(place, &text, nested);
            let redactor = redactor(&secret);
            if let Cow::Owned(clean) = redactor.redact_inside(&text, 0) {
                prop_assert!(redactor.suspects(text.as_bytes()), "{secret} in {text}: {clean}");
            }
        }
    }
}
