//! Compares the string that another program signed with the correct one, byte by byte.

use std::ops::Range;

use memchr::memmem;
use serde_json::json;
use top_core::SignMethod;
use top_core::names::is_secret_parameter;

use super::deviations;
use super::excerpt::Masks;
use super::findings::Findings;
use super::recipe::{BYTE_ORDER_MARK, Credentials, Digest, Keying, LARGE, Material, Written};
use super::steps::formula;
use crate::ui::lang::{say, text};

/// The string of another program.
#[derive(Debug)]
pub(super) struct Theirs<'s> {
    /// The bytes of the file, which may end with a line end.
    pub(super) string: &'s [u8],
    pub(super) declared: SignMethod,
    pub(super) sign: Option<&'s Written>,
    pub(super) credentials: Credentials<'s>,
}

/// A parameter in the correct string.
struct Segment<'m> {
    name: &'m str,
    start: usize,
    value: Range<usize>,
}

/// The correct string, with the places of its parameters.
struct Correct<'m> {
    string: Vec<u8>,
    segments: Vec<Segment<'m>>,
}

/// The maximum number of differences that are reported.
const MAX_DIFFERENCES: usize = 5;

/// Reports the differences.
pub(super) fn run(theirs: &Theirs<'_>, material: &Material<'_>, findings: &mut Findings) {
    let correct = Correct::new(material);
    let is_signed = theirs.digest(findings);
    let (string, secret) = theirs.without_secret(&correct, findings);
    let string = match string.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => {
            findings.note(
                text("the string begins with a byte order mark", "该字符串以 BOM 开头"),
                text(
                    "if the program signed it: encode the string as UTF-8 without a byte order mark",
                    "若程序对它签了名：请使用不带 BOM 的 UTF-8",
                ),
            );
            rest
        }
        None => string,
    };
    if string == correct.string {
        let bytes = string.len();
        let advice = if is_signed {
            ""
        } else {
            text(
                "check the digest, the secret and the sign that was sent",
                "请检查摘要算法、密钥与发送的 sign",
            )
        };
        return findings
            .note(say!("the string is correct ({bytes} bytes)", "该字符串正确（{bytes} 字节）"), advice);
    }
    let mut masks = theirs.masks(string, secret, &correct, material);
    differences(string, &mut masks, &correct, findings);
}

impl<'m> Correct<'m> {
    fn new(material: &Material<'m>) -> Self {
        let mut segments = Vec::new();
        let mut start = 0;
        for place in material.signed() {
            let name = material.name(place);
            let value = start + name.len();
            let end = value + material.request.pairs[place].bytes.len();
            segments.push(Segment { name, start, value: value..end });
            start = end;
        }
        Self { string: material.text(&[]), segments }
    }

    fn masks(&self) -> Masks {
        let mut masks = Masks::default();
        for segment in self.segments.iter().filter(|segment| is_secret_parameter(segment.name)) {
            masks.add(segment.value.clone());
        }
        masks
    }

    /// Returns the index of the parameter at a position.
    fn segment_at(&self, position: usize) -> usize {
        self.segments.partition_point(|segment| segment.value.end <= position)
    }

    /// Returns the first bytes of a parameter, enough to find it in another string.
    fn head(&self, segment: usize) -> &[u8] {
        const LONGEST: usize = 96;
        let segment = &self.segments[segment];
        &self.string[segment.start..segment.value.end.min(segment.start + LONGEST)]
    }
}

impl<'s> Theirs<'s> {
    /// Returns the string without the line end that editors and `echo` write.
    fn content(&self) -> &'s [u8] {
        let string = self.string.strip_suffix(b"\n").unwrap_or(self.string);
        string.strip_suffix(b"\r").unwrap_or(string)
    }

    /// Checks whether `sign` is a digest of the string. Returns whether it is.
    fn digest(&self, findings: &mut Findings) -> bool {
        let (Some(sign), Some(secret)) = (self.sign, self.credentials.app_secret) else { return false };
        let content = self.content();
        let is_large = content.len() > LARGE;
        let digests = if is_large { Digest::of_platform(self.declared) } else { Digest::all(self.declared) };
        // A string that contains the secret already is hashed as it is.
        let plain = Digest { keying: Keying::None, ..Digest::proper(SignMethod::Md5) };
        let is_of = |digest: Digest, string: &[u8]| sign.writing_of(&digest.of(string, secret)).is_some();
        if is_of(plain, content) || digests.into_iter().any(|digest| is_of(digest, content)) {
            findings.note(text("sign is a digest of the string", "sign 是该字符串的摘要"), "");
            return true;
        }
        if content.len() < self.string.len()
            && (is_of(plain, self.string) || is_of(Digest::proper(self.declared), self.string))
        {
            deviations::line_end(findings);
            return true;
        }
        findings.note(
            text("sign is not a digest of the string", "sign 不是该字符串的摘要"),
            text("check that both are of the same request", "请确认两者出自同一次请求"),
        );
        false
    }

    /// Returns the string without the secret at its ends, and the secret.
    fn without_secret(&self, correct: &Correct<'_>, findings: &mut Findings) -> (&'s [u8], &'s [u8]) {
        let content = self.content();
        if let Some(secret) =
            self.credentials.app_secret.map(str::as_bytes).filter(|secret| !secret.is_empty())
        {
            let after = content.strip_prefix(BYTE_ORDER_MARK).unwrap_or(content);
            let front = after.strip_prefix(secret);
            let back = front.unwrap_or(content).strip_suffix(secret);
            let found = (front.is_some(), back.is_some());
            if found != (false, false) {
                let inside = back.or(front).unwrap_or(content);
                self.place_of_secret(found, findings);
                return (inside, b"");
            }
        }
        // Another secret: the bytes before the first parameter, repeated at the end.
        let first = correct.segments.first().map_or("", |segment| segment.name);
        let length = memmem::find(content, first.as_bytes())
            .filter(|at| (8..=128).contains(at) && 2 * at < content.len());
        let (front, back) = length.map_or((&content[..0], &content[..0]), |length| {
            (&content[..length], &content[content.len() - length..])
        });
        if front.is_empty() || front != back {
            return (content, b"");
        }
        if self.credentials.app_secret.is_some() {
            findings.mistake(
                text(
                    "the string is enclosed in another secret than the configured one",
                    "该字符串首尾的密钥与当前配置的不同",
                ),
                text("use the secret of the app of app_key", "请使用 app_key 所属应用的密钥"),
            );
        }
        (&content[front.len()..content.len() - front.len()], front)
    }

    fn place_of_secret(&self, found: (bool, bool), findings: &mut Findings) {
        match (self.declared, found) {
            (SignMethod::Md5, (true, true)) => {
                findings.note(
                    text(
                        "the string has the secret on both sides, as MD5 requires",
                        "字符串首尾均有密钥，符合 MD5 的要求",
                    ),
                    "",
                );
            }
            (SignMethod::Md5, _) => findings.mistake(
                text("the secret is not on both sides of the string", "密钥没有同时放在字符串前后"),
                formula(SignMethod::Md5),
            ),
            (method, _) => findings.mistake(
                text(
                    "the string contains the secret, but the secret is the key of the HMAC",
                    "字符串中含有密钥，而 HMAC 只把密钥作为 key",
                ),
                formula(method),
            ),
        }
    }

    /// Returns the ranges of the string that may be secret.
    fn masks(&self, string: &[u8], secret: &[u8], correct: &Correct<'_>, material: &Material<'_>) -> Masks {
        let mut masks = Masks::default();
        masks.add_values(string, correct.segments.iter().map(|segment| segment.name));
        let credentials = [self.credentials.app_secret, self.credentials.session];
        let unknown = std::str::from_utf8(secret).ok();
        for known in credentials.into_iter().chain([unknown]).flatten() {
            masks.add_secret(string, known);
        }
        for pair in material.request.pairs.iter().filter(|pair| is_secret_parameter(&pair.name)) {
            masks.add_secret(string, &pair.text());
        }
        // What precedes the first parameter, and what follows the last one, may be a secret.
        if let (Some(first), last) = (correct.segments.first(), correct.segments.len().saturating_sub(1)) {
            masks.add(0..memmem::find(string, first.name.as_bytes()).filter(|at| *at <= 128).unwrap_or(0));
            let head = correct.head(last);
            let tail = memmem::rfind(string, head).map(|at| at + head.len());
            let token = tail
                .filter(|at| string[*at..].iter().all(u8::is_ascii_alphanumeric) && string.len() - at >= 8);
            masks.add(token.unwrap_or(string.len())..string.len());
        }
        masks
    }
}

/// Reports the first differences. After each one, the comparison continues at the next parameter that both strings contain.
fn differences(theirs: &[u8], masks: &mut Masks, correct: &Correct<'_>, findings: &mut Findings) {
    let mut correct_masks = correct.masks();
    let (mut at, mut own) = (0, 0);
    for _ in 0..MAX_DIFFERENCES {
        let ours = &correct.string[own..];
        let same = ours.iter().zip(&theirs[at..]).take_while(|(a, b)| a == b).count();
        if same == ours.len() && at + same == theirs.len() {
            return;
        }
        let position = own + same;
        let index = correct.segment_at(position);
        let place = Place::of(correct, index, position, theirs, at + same);
        let excerpts = [correct_masks.excerpt(&correct.string, position), masks.excerpt(theirs, at + same)];
        place.report(at + same + 1, &excerpts, findings);
        let Some((next_own, next_theirs)) = resume(correct, index, theirs, at + same) else { return };
        (own, at) = (next_own, next_theirs);
    }
}

/// Returns the positions in both strings at which the comparison continues.
fn resume(correct: &Correct<'_>, index: usize, theirs: &[u8], at: usize) -> Option<(usize, usize)> {
    // A few bytes of the next name may be the same by chance.
    let from = at.saturating_sub(64);
    (index..correct.segments.len()).take(3).find_map(|next| {
        let found = memmem::find(&theirs[from..], correct.head(next))?;
        // A parameter before the difference was compared already.
        (from + found + correct.head(next).len() > at).then_some((correct.segments[next].start, from + found))
    })
}

/// The place of a difference.
enum Place<'c> {
    Name(&'c str),
    Value(&'c str),
    /// The parameter is not in the other string.
    Missing(&'c str),
    /// The other string contains more before this parameter.
    Before(&'c str),
    End,
}

impl<'c> Place<'c> {
    fn of(correct: &Correct<'c>, index: usize, position: usize, theirs: &[u8], at: usize) -> Self {
        let Some(segment) = correct.segments.get(index) else { return Self::End };
        let name = segment.name;
        if position > segment.value.start || (position == segment.value.start && !name.is_empty()) {
            return Self::Value(name);
        }
        // Where the strings were the same up to this parameter.
        let start = at - (position - segment.start).min(at);
        let next = (index + 1 < correct.segments.len()).then(|| correct.head(index + 1));
        if next.map_or(theirs[start..].is_empty(), |next| theirs[start..].starts_with(next)) {
            return Self::Missing(name);
        }
        if memmem::find(&theirs[start..], correct.head(index)).is_some_and(|found| found > 0) {
            return Self::Before(name);
        }
        Self::Name(name)
    }

    fn report(&self, byte: usize, [correct, theirs]: &[String; 2], findings: &mut Findings) {
        let (parameter, place) = match self {
            Self::Name(name) => (*name, say!("in the name {name}", "参数名 {name} 处")),
            Self::Value(name) => (*name, say!("in the value of {name}", "{name} 的值")),
            Self::Missing(name) => (*name, say!("{name} is missing", "缺少 {name}")),
            Self::Before(name) => (
                *name,
                say!("before {name}: text that is not in the request", "{name} 之前有请求中没有的内容"),
            ),
            Self::End => ("", text("after the last parameter", "最后一个参数之后").to_owned()),
        };
        findings.located_mistake(
            say!(
                "the string differs at byte {byte}, {place}: \"{theirs}\" instead of \"{correct}\"",
                "字符串在第 {byte} 字节处不同，{place}：“{theirs}”，应为“{correct}”"
            ),
            text(
                "sign exactly what is sent; --explain shows the whole correct string",
                "签名内容须与发送内容一致；--explain 可查看完整的正确字符串",
            ),
            &json!({ "byte": byte, "parameter": parameter, "correct": correct, "theirs": theirs }),
        );
    }
}
