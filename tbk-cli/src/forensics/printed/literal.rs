//! Maps and lists of pairs as Python, JavaScript, PHP and Ruby print them.

/// Parses `{'name': 'value'}`, `{ name: "value" }`, `array ('name' => 'value')`, `['name' => 'value']` and
/// `[('name', 'value')]`. Values that are not set are left out. Does not recurse.
pub(in crate::forensics) fn literal(input: &str) -> Option<Vec<(String, String)>> {
    let (opening, is_php) = opening(input)?;
    let mut reader = Reader { rest: opening, is_php };
    let mut pairs = Vec::new();
    loop {
        reader.skip(&[',', ';']);
        if reader.rest.starts_with(['}', ']', ')']) {
            break;
        }
        let is_tuple = reader.rest.starts_with(['(', '[']);
        if is_tuple {
            reader.rest = &reader.rest[1..];
            reader.skip(&[]);
        }
        let name = reader.value(&[':', '=', ','])?;
        reader.skip(&[]);
        let separators: &[&str] = if is_tuple { &[","] } else { &["=>", ":", "="] };
        reader.rest = separators.iter().find_map(|separator| reader.rest.strip_prefix(separator))?;
        reader.skip(&[]);
        let value = reader.value(&[','])?;
        if is_tuple {
            reader.skip(&[',']);
            reader.rest = reader.rest.strip_prefix([')', ']'])?;
        }
        pairs.push((name.text(is_php)?, value));
    }
    let set = |(name, value): (String, Scalar)| Some((name, value.text(is_php)?));
    (!pairs.is_empty()).then(|| pairs.into_iter().filter_map(set).collect())
}

/// Skips the name of a type and the opening bracket. Returns what follows, and whether the language is PHP.
fn opening(input: &str) -> Option<(&str, bool)> {
    let word = input.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let is_php =
        input.to_ascii_lowercase().starts_with("array") || (input.starts_with('[') && input.contains("=>"));
    // A size: `Map(9) {`.
    let sized = word.strip_prefix('(').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let word = sized.and_then(|rest| rest.strip_prefix(')')).unwrap_or(word).trim_start();
    let inside = word.strip_prefix(['{', '[', '('])?;
    // `OrderedDict([('a', 'b')])`
    let list = inside.trim_start();
    let is_list = |list: &str| {
        list.starts_with(['[', '{']) && list[1..].trim_start().starts_with(['(', '[', '\'', '"'])
    };
    Some((if word.starts_with('(') && is_list(list) { &list[1..] } else { inside }, is_php))
}

/// A value: a text with its escapes decoded, or another one as it is printed.
enum Scalar {
    Text(String),
    Other(String),
}

impl Scalar {
    /// Returns the value that is sent, if any. PHP sends true as 1.
    fn text(self, is_php: bool) -> Option<String> {
        let word = match self {
            Self::Text(text) => return Some(text),
            Self::Other(word) => word,
        };
        match word.to_ascii_lowercase().as_str() {
            "none" | "null" | "nil" | "undefined" => None,
            "true" if is_php => Some("1".to_owned()),
            "false" if is_php => Some("0".to_owned()),
            _ => Some(word.trim_start_matches(':').to_owned()),
        }
    }
}

struct Reader<'i> {
    rest: &'i str,
    is_php: bool,
}

impl Reader<'_> {
    fn skip(&mut self, separators: &[char]) {
        self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || separators.contains(&c));
    }

    /// Reads a text, a word up to one of the separators, or a nested value.
    fn value(&mut self, separators: &[char]) -> Option<Scalar> {
        let prefix = ["u", "b", "r", ":"]
            .into_iter()
            .find(|prefix| self.rest.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(['\'', '"'])));
        let rest = &self.rest[prefix.map_or(0, str::len)..];
        if let Some(quote) = rest.chars().next().filter(|c| ['\'', '"', '`'].contains(c)) {
            let end = text_end(&rest[1..], quote)?;
            let is_plain = prefix == Some("r") || (self.is_php && quote == '\'');
            let has_bytes = prefix == Some("b") || self.is_php;
            self.rest = &rest[1 + end + 1..];
            return Some(Scalar::Text(unescaped(&rest[1..=end], is_plain, has_bytes)));
        }
        let end = word_end(self.rest, separators)?;
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(Scalar::Other(word.trim().to_owned())).filter(|_| !word.trim().is_empty())
    }
}

/// Returns the position of the closing quotation mark.
fn text_end(text: &str, quote: char) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while char::from(*bytes.get(at)?) != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    Some(at)
}

/// Returns the position of the first separator or closing bracket outside of nested values.
fn word_end(text: &str, separators: &[char]) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        let c = char::from(*bytes.get(at)?);
        match c {
            '{' | '[' | '(' => depth += 1,
            '}' | ']' | ')' if depth == 0 => return Some(at),
            '}' | ']' | ')' => depth -= 1,
            // An apostrophe in a word is not a quotation mark.
            '\'' | '"' if depth > 0 => at += 1 + text_end(text.get(at + 1..)?, c)?,
            '\n' if depth == 0 => return Some(at),
            c if depth == 0 && separators.contains(&c) && at > 0 => return Some(at),
            _ => {}
        }
        at += 1;
    }
}

/// Decodes the escapes of a text. In a plain text, only the quotation mark and the backslash are escaped.
fn unescaped(text: &str, is_plain: bool, has_bytes: bool) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut units = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let escape = rest.chars().next().filter(|_| c == '\\');
        if let Some((unit, after)) = unit(rest).filter(|_| escape == Some('u') && !is_plain) {
            units.push(unit);
            rest = after;
            continue;
        }
        flush(&mut units, &mut out);
        let Some(escape) = escape else {
            push(&mut out, c);
            continue;
        };
        rest = &rest[escape.len_utf8()..];
        match rest.get(..2).and_then(hex).filter(|_| escape == 'x' && !is_plain) {
            Some(byte) => {
                match u8::try_from(byte).ok().filter(|_| has_bytes) {
                    Some(byte) => out.push(byte),
                    None => push(&mut out, char::from_u32(byte).unwrap_or('\u{fffd}')),
                }
                rest = &rest[2..];
            }
            None => push_escape(&mut out, escape, is_plain),
        }
    }
    flush(&mut units, &mut out);
    String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Appends the character of an escape sequence of one letter.
fn push_escape(out: &mut Vec<u8>, escape: char, is_plain: bool) {
    match escape {
        '\\' | '\'' | '"' => push(out, escape),
        _ if is_plain => {
            push(out, '\\');
            push(out, escape);
        }
        'n' => out.push(b'\n'),
        'r' => out.push(b'\r'),
        't' => out.push(b'\t'),
        '0' => out.push(0),
        other => push(out, other),
    }
}

fn push(out: &mut Vec<u8>, c: char) {
    out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}

/// Appends UTF-16 units, which may be halves of one character.
fn flush(units: &mut Vec<u16>, out: &mut Vec<u8>) {
    out.extend(String::from_utf16_lossy(units).as_bytes());
    units.clear();
}

/// Parses `u5973`.
fn unit(text: &str) -> Option<(u16, &str)> {
    let digits = text.strip_prefix('u')?;
    let unit = u16::try_from(hex(digits.get(..4)?)?).ok()?;
    Some((unit, &digits[4..]))
}

fn hex(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}
