//! Changes of a value between the signature and the request.

use std::borrow::Cow;

use encoding_rs::GBK;
use top_core::TopTime;

use crate::forensics::json_style::JsonStyle;
use crate::forensics::request::{Pair, decoded};

/// A difference between the value that was signed and the value that the gateway receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// URL-encoded as it was sent.
    UrlEncoded,
    /// URL-encoded in another spelling.
    Encoded(Spelling),
    /// The value was encoded twice on the wire.
    DecodedAgain,
    /// A `+` that encodes a space was not decoded.
    PlusKept,
    Gbk,
    Latin1,
    /// Every non-ASCII character became a question mark.
    QuestionMarks,
    /// UTF-8 was read as Latin-1 and encoded again, in the signature only.
    Mojibake,
    /// The same, in the request only.
    MojibakeUndone,
    Trimmed,
    LineEndAdded,
    SpaceAdded,
    ByteOrderMarkAdded,
    ByteOrderMarkRemoved,
    Json(JsonStyle),
    /// With this spelling of the apostrophe.
    HtmlEscaped(&'static str),
    HtmlUnescaped,
    /// `true` to `1` and the like: from one spelling of true and false to another.
    Boolean([&'static str; 2], [&'static str; 2]),
    /// `20` to `20.0`.
    FractionAdded(&'static str),
    /// `20.0` to `20`.
    FractionRemoved,
    /// A time to seconds or milliseconds since 1970.
    Epoch(i64),
    /// Seconds or milliseconds since 1970 to a time.
    CivilTime(i64),
    /// A time that is some seconds off.
    Shifted(i64),
}

/// A spelling of URL encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spelling {
    /// A space is `+`, not `%20`.
    pub(crate) plus: bool,
    /// `%e5`, not `%E5`.
    pub(crate) lower: bool,
    /// Characters that are not encoded, apart from letters and digits.
    pub(crate) plain: &'static str,
}

/// The spellings of JavaScript, PHP, Java and .NET.
const SPELLINGS: [Spelling; 5] = [
    Spelling { plus: false, lower: false, plain: "-_.~" },
    Spelling { plus: true, lower: false, plain: "-_.*" },
    Spelling { plus: false, lower: false, plain: "-_.~!*'()" },
    Spelling { plus: true, lower: true, plain: "-_.!*()" },
    Spelling { plus: false, lower: true, plain: "-_.~" },
];

const WORDS: [&str; 2] = ["true", "false"];
const DIGITS: [&str; 2] = ["1", "0"];
const CAPITALS: [&str; 2] = ["True", "False"];
const PHP: [&str; 2] = ["1", ""];

impl Change {
    /// Returns all changes, the common ones first.
    pub(crate) fn all() -> Vec<Self> {
        let mut all = vec![Self::PlusKept, Self::UrlEncoded, Self::DecodedAgain, Self::Gbk];
        all.extend(SPELLINGS.map(Self::Encoded));
        all.extend([Self::QuestionMarks, Self::MojibakeUndone, Self::Latin1, Self::Mojibake]);
        all.extend([Self::Trimmed, Self::LineEndAdded, Self::SpaceAdded]);
        all.extend([Self::ByteOrderMarkAdded, Self::ByteOrderMarkRemoved]);
        all.extend(["&#39;", "&#039;", "&apos;", "'"].map(Self::HtmlEscaped));
        all.push(Self::HtmlUnescaped);
        let spellings = [
            (WORDS, DIGITS),
            (DIGITS, WORDS),
            (WORDS, CAPITALS),
            (CAPITALS, WORDS),
            (DIGITS, CAPITALS),
            (CAPITALS, DIGITS),
            (DIGITS, PHP),
            (WORDS, PHP),
        ];
        all.extend(spellings.map(|(sent, signed)| Self::Boolean(sent, signed)));
        all.extend([Self::FractionRemoved, Self::FractionAdded(".0"), Self::FractionAdded(".00")]);
        all.extend([1, 1000].map(Self::Epoch));
        all.extend([1, 1000].map(Self::CivilTime));
        all.extend([-1, 1, -2, 2, -3, 3, -28_800, 28_800].map(Self::Shifted));
        all.extend(JsonStyle::all().map(Self::Json));
        all
    }

    /// Whether the change is one of a time, and so concerns `timestamp` only.
    pub(crate) fn is_of_time(self) -> bool {
        matches!(self, Self::Epoch(_) | Self::CivilTime(_) | Self::Shifted(_))
    }

    /// Returns the value that was signed, if it differs from the one that the gateway receives.
    pub(crate) fn of(self, pair: &Pair) -> Option<Vec<u8>> {
        let bytes = pair.bytes.as_slice();
        let changed = match self {
            Self::UrlEncoded => pair.raw.as_bytes().to_vec(),
            Self::Encoded(spelling) => spelling.encode(bytes),
            Self::DecodedAgain => bytes.contains(&b'%').then(|| decoded(bytes, true))?,
            Self::PlusKept => pair.raw.contains('+').then(|| decoded(pair.raw.as_bytes(), false))?,
            Self::ByteOrderMarkAdded => [BYTE_ORDER_MARK, bytes].concat(),
            Self::ByteOrderMarkRemoved => bytes.strip_prefix(BYTE_ORDER_MARK)?.to_vec(),
            Self::Json(style) => {
                let is_json = matches!(bytes.first(), Some(b'{' | b'['));
                style.rewrite(std::str::from_utf8(bytes).ok().filter(|_| is_json)?)?.into_bytes()
            }
            Self::Gbk | Self::Latin1 | Self::QuestionMarks | Self::Mojibake | Self::MojibakeUndone => {
                self.of_charset(std::str::from_utf8(bytes).ok().filter(|text| !text.is_ascii())?)?
            }
            _ => self.of_text(std::str::from_utf8(bytes).ok()?)?.into_owned().into_bytes(),
        };
        (changed != bytes).then_some(changed)
    }

    fn of_charset(self, text: &str) -> Option<Vec<u8>> {
        let byte = |c: char, limit: u32| u8::try_from(u32::from(c)).ok().filter(|_| u32::from(c) < limit);
        Some(match self {
            Self::Gbk => GBK.encode(text).0.into_owned(),
            Self::Latin1 => text.chars().map(|c| byte(c, 256).unwrap_or(b'?')).collect(),
            Self::QuestionMarks => text.chars().map(|c| byte(c, 128).unwrap_or(b'?')).collect(),
            Self::Mojibake => text.bytes().map(char::from).collect::<String>().into_bytes(),
            _ => {
                let bytes: Vec<u8> = text.chars().map(|c| byte(c, 256)).collect::<Option<_>>()?;
                String::from_utf8(bytes).ok()?.into_bytes()
            }
        })
    }

    fn of_text(self, text: &str) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Trimmed => text.trim().into(),
            Self::LineEndAdded => format!("{text}\n").into(),
            Self::SpaceAdded => format!("{text} ").into(),
            Self::HtmlEscaped(apostrophe) => html_escaped(text, apostrophe).into(),
            Self::HtmlUnescaped => text.contains('&').then(|| html_unescaped(text))?.into(),
            Self::Boolean(sent, signed) => {
                signed[sent.iter().position(|sent| *sent == text).filter(|_| sent != signed)?].into()
            }
            Self::FractionAdded(zeros) => is_number(text, false).then(|| format!("{text}{zeros}"))?.into(),
            Self::FractionRemoved => {
                is_number(text, true).then(|| text.trim_end_matches('0').trim_end_matches('.'))?.into()
            }
            Self::Epoch(unit) => (civil(text)?.unix_millis() / (1000 / unit)).to_string().into(),
            Self::CivilTime(unit) => {
                let time = TopTime::from_unix_millis(epoch(text, unit)?)?;
                time.to_whole_seconds().to_string().into()
            }
            Self::Shifted(seconds) => {
                let time = TopTime::from_unix_millis(civil(text)?.unix_millis() + seconds * 1000)?;
                time.to_whole_seconds().to_string().into()
            }
            _ => return None,
        })
    }
}

impl Spelling {
    fn encode(self, bytes: &[u8]) -> Vec<u8> {
        let digits: &[u8; 16] = if self.lower { b"0123456789abcdef" } else { b"0123456789ABCDEF" };
        let mut out = Vec::with_capacity(bytes.len());
        for byte in bytes {
            match byte {
                b' ' if self.plus => out.push(b'+'),
                byte if byte.is_ascii_alphanumeric() || self.plain.as_bytes().contains(byte) => {
                    out.push(*byte);
                }
                byte => {
                    out.extend([b'%', digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]]);
                }
            }
        }
        out
    }
}

pub(crate) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

const ENTITIES: [(&str, char); 4] = [("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&amp;", '&')];

fn html_escaped(text: &str, apostrophe: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match ENTITIES.iter().find(|(_, plain)| *plain == c) {
            Some((entity, _)) => out.push_str(entity),
            None if c == '\'' => out.push_str(apostrophe),
            None => out.push(c),
        }
    }
    out
}

fn html_unescaped(text: &str) -> String {
    let text =
        ["&#39;", "&#039;", "&apos;"].iter().fold(text.to_owned(), |text, entity| text.replace(entity, "'"));
    ENTITIES.iter().fold(text, |text, (entity, plain)| text.replace(entity, &plain.to_string()))
}

/// Whether the text is a decimal number with or without a fraction.
fn is_number(text: &str, has_fraction: bool) -> bool {
    let is_digits =
        |text: &str| (1..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('.') {
        Some((whole, fraction)) => has_fraction && is_digits(whole) && is_digits(fraction),
        None => !has_fraction && is_digits(text),
    }
}

/// Parses a time in the format of the platform.
pub(crate) fn civil(text: &str) -> Option<TopTime> {
    let has_form = text.len() == 19 && text.as_bytes().get(10) == Some(&b' ');
    text.parse().ok().filter(|_| has_form)
}

/// Parses seconds (unit 1) or milliseconds (unit 1000) since 1970, of this century. Returns milliseconds.
pub(crate) fn epoch(text: &str, unit: i64) -> Option<i64> {
    let length = if unit == 1 { 10 } else { 13 };
    let is_epoch = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<i64>().ok().filter(|_| is_epoch).map(|number| number * (1000 / unit))
}
