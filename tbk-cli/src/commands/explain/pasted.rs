//! Finds error codes in a pasted text: JSON, XML, log lines, or the printed values of other programs.
//!
//! The text may contain secrets. Only values in the form of an error code are kept.

use std::collections::HashSet;
use std::time::Duration;

use top_core::schema::ApiSchema;
use top_core::{TOP_ERRORS, ban_in};

/// The codes of one error in the text, with its API and its ban if the text names them.
#[derive(Debug, Clone)]
pub(super) struct Pasted {
    pub(super) code: Option<String>,
    pub(super) sub_code: Option<String>,
    pub(super) api: Option<&'static ApiSchema>,
    pub(super) ban: Option<Duration>,
}

/// A code in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Code<'t> {
    Main(&'t str),
    /// The value of a member such as `sub_code`.
    Sub(&'t str),
    /// A word in the form of a sub_code, without a name.
    Word(&'t str),
}

/// A code, and its position in the text.
struct Hit<'t> {
    code: Code<'t>,
    at: usize,
    line: usize,
    /// Whether the position is inside brackets or an XML element.
    nested: bool,
}

/// The codes of one error.
#[derive(Default)]
struct Group<'t> {
    main: Option<&'t str>,
    sub: Option<&'t str>,
    start: usize,
    line: usize,
}

impl Group<'_> {
    /// The largest distance between the lines of the codes of one error, outside of brackets.
    const LINES: usize = 4;
}

/// Returns the errors in the text, each of them once, in the order of the text.
pub(super) fn errors(text: &str) -> Vec<Pasted> {
    let groups = groups(text);
    let mut seen = HashSet::new();
    let mut errors = Vec::new();
    for (i, group) in groups.iter().enumerate() {
        let start = if i == 0 { 0 } else { group.start };
        let end = groups.get(i + 1).map_or(text.len(), |next| next.start);
        let around = &text[start..end];
        let api = method_in(around);
        if seen.insert((group.main, group.sub, api.map(|api| api.method))) {
            let own = |code: Option<&str>| code.map(str::to_owned);
            errors.push(Pasted { code: own(group.main), sub_code: own(group.sub), api, ban: ban_in(around) });
        }
    }
    errors
}

/// Returns the first API whose method or response is named in the text.
pub(super) fn method_in(text: &str) -> Option<&'static ApiSchema> {
    let names = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'));
    names.map(|name| name.trim_matches('.')).find_map(|name| {
        if name.contains('.') {
            return tbk_apis::find(name).map(|api| api.schema);
        }
        if !name.ends_with("_response") || name == "error_response" {
            return None;
        }
        tbk_apis::schemas().find(|api| api.response_key() == name)
    })
}

/// Assigns the codes to errors. A second main code, a second sub_code, or a main code on a new line outside of brackets begins
/// another error.
fn groups(text: &str) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for Hit { code, at, line, nested } in hits(text) {
        let new_line = groups.last().is_none_or(|group| group.line != line);
        let apart = new_line && !nested;
        let is_new = groups.last().is_none_or(|group| {
            let far = apart && line > group.line + Group::LINES;
            far || match code {
                Code::Main(_) => group.main.is_some() || apart,
                Code::Sub(sub) => group.sub.is_some_and(|known| known != sub || apart),
                Code::Word(_) => group.sub.is_some() && apart,
            }
        });
        if is_new {
            let start = if new_line { text[..at].rfind('\n').map_or(0, |end| end + 1) } else { at };
            groups.push(Group { start, ..Group::default() });
        }
        let Some(group) = groups.last_mut() else { continue };
        group.line = line;
        match code {
            Code::Main(main) => group.main = Some(main),
            Code::Sub(sub) => group.sub = Some(sub),
            Code::Word(word) => group.sub = group.sub.or(Some(word)),
        }
    }
    groups
}

/// Returns all codes in the text.
fn hits(text: &str) -> Vec<Hit<'_>> {
    let mut hits = Vec::new();
    let (mut line, mut depth, mut at) = (0, 0_usize, 0);
    while let Some(next) = text[at..].chars().next() {
        let length = name_length(&text[at..]);
        if length == 0 {
            line += usize::from(next == '\n');
            depth = match next {
                '{' | '(' | '[' => depth + 1,
                '}' | ')' | ']' => depth.saturating_sub(1),
                _ => depth,
            };
            at += next.len_utf8();
            continue;
        }
        match &text[at..at + length] {
            "error_response" if text[..at].ends_with('<') => depth += 1,
            "error_response" if text[..at].ends_with("</") => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A part of a longer word is neither a name nor a code.
        let is_part = text[..at].ends_with('.');
        if let Some(code) = if is_part { None } else { code_of(text, at, length) } {
            hits.push(Hit { code, at, line, nested: depth > 0 });
        }
        // The value after a name is read again as a word, which finds the same code or none.
        at += length;
    }
    hits
}

/// Returns the code that begins at this word: the value of a name, or a word in the form of a sub_code.
fn code_of(text: &str, at: usize, length: usize) -> Option<Code<'_>> {
    let before = &text[..at];
    let word = code_at(&text[at..]);
    if is_sub_code(word) {
        return Some(Code::Word(word.trim_end_matches(END)));
    }
    if let Some(code) = after_chinese_name(before, word) {
        return Some(code);
    }
    let name_end = at + length;
    let name = text[at..name_end].chars().filter(char::is_ascii_alphanumeric);
    let name: String = name.map(|c| c.to_ascii_lowercase()).collect();
    let (separator, value) = value_after(&text[name_end..])?;
    match name.as_str() {
        "code" | "errorcode" | "errcode" if separator != Separator::Blanks || follows_error(before) => {
            main_code(value).map(Code::Main)
        }
        "error" | "err" => main_code(value).filter(|code| is_platform_code(code)).map(Code::Main),
        "subcode" | "suberrorcode" | "suberrcode" | "msgcode" | "bizerrorcode"
            if separator == Separator::Sign =>
        {
            sub_code(value).map(Code::Sub)
        }
        _ => None,
    }
}

/// Punctuation after a code.
const END: [char; 4] = ['.', ':', '-', '/'];

/// Returns the number after `错误码` or `子错误码`.
fn after_chinese_name<'t>(before: &str, word: &'t str) -> Option<Code<'t>> {
    let name = before.trim_end_matches([':', '：', ' ', '=']);
    if name.ends_with("子错误码") {
        return sub_code(word).map(Code::Sub);
    }
    let is_named = name.ends_with("错误码") || name.ends_with("错误");
    main_code(word).filter(|code| is_named && is_platform_code(code)).map(Code::Main)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    /// Quotes, `:`, `=`, `=>`, or the end of a tag.
    Sign,
    Blanks,
}

/// Returns the text of the value after a name, without quotes and the types that programs print.
fn value_after(rest: &str) -> Option<(Separator, &str)> {
    const TYPES: [&str; 6] = ["int(", "Some(", "ErrorCode(", "Number(", "String(", "<![CDATA["];
    const SIGNS: [char; 8] = ['"', '\'', '\\', ']', ':', '=', '>', '：'];
    let is_separator = |c: char| c.is_whitespace() || SIGNS.contains(&c);
    let skip = |text: &'_ str| text.trim_start_matches(is_separator).len();
    let mut value = &rest[rest.len() - skip(rest)..];
    let between = &rest[..rest.len() - value.len()];
    let is_sign = between.contains([':', '=', '>', '：']);
    if between.is_empty() || between.len() > 32 || !is_sign && between.contains(SIGNS) {
        return None;
    }
    while let Some(inner) = TYPES.iter().find_map(|name| value.strip_prefix(name)).or_else(|| sized(value)) {
        value = &inner[inner.len() - skip(inner)..];
    }
    Some((if is_sign { Separator::Sign } else { Separator::Blanks }, value))
}

/// Removes the type that PHP prints before a text: `string(4) "9100"`.
fn sized(value: &str) -> Option<&str> {
    let length = value.strip_prefix("string(")?;
    length.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(')')
}

/// Whether the text ends in `error`, as in `error code 15`.
fn follows_error(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    before.len() >= 5 && before.as_bytes()[before.len() - 5..].eq_ignore_ascii_case(b"error")
}

/// Returns the main code at the start of the value. `0` means success.
fn main_code(value: &str) -> Option<&str> {
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '_').unwrap_or(value.len());
    let code = value[..end].trim_end_matches('.');
    let continues = value[end..].starts_with('-');
    (!continues && code != "0" && (1..=6).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit()))
        .then_some(code)
}

/// Returns the sub_code at the start of the value.
fn sub_code(value: &str) -> Option<&str> {
    const NONE: [&str; 5] = ["null", "none", "nil", "undefined", "success"];
    let code = code_at(value).trim_end_matches(END);
    let is_none = NONE.iter().any(|none| code.eq_ignore_ascii_case(none));
    (!is_none && super::is_plausible(code)).then_some(code)
}

/// Whether the word has the form of a sub_code of the platform.
fn is_sub_code(word: &str) -> bool {
    const PREFIXES: [&str; 4] = ["isv.", "isp.", "accesscontrol.", "sessionkey-"];
    const WORDS: [&str; 3] = ["session-expired", "invalid-sessionkey", "session-not-exist"];
    let word = word.trim_end_matches(END);
    super::is_plausible(word)
        && (WORDS.contains(&word)
            || PREFIXES.iter().any(|prefix| word.len() > prefix.len() && word.starts_with(prefix)))
}

fn is_platform_code(code: &str) -> bool {
    TOP_ERRORS.iter().any(|rule| rule.sub_code.is_none() && rule.matches(code, ""))
}

fn is_code_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | ':' | '/')
}

/// Returns the word at the start of the text, with the characters of a sub_code. It is cut after 200 bytes.
fn code_at(text: &str) -> &str {
    let length = text.bytes().take(200).take_while(|byte| is_code_char(char::from(*byte))).count();
    &text[..length]
}

/// Returns the length of the name at the start of the text, without punctuation.
fn name_length(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(text.len())
}
