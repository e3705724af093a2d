//! Parameters that a program printed: maps and arrays of several languages, and the lines of a log.

mod literal;

pub(super) use literal::literal;

/// Parses `name=value`, `name: value`, or `[name] => value` of PHP's `print_r`.
pub(super) fn line(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end_matches('\r');
    let printed = line.trim_start().strip_prefix('[').and_then(|rest| rest.split_once("] => "));
    let split = |separator: &str| line.split_once(separator).filter(|(name, _)| is_identifier(name.trim()));
    printed.or_else(|| split("=")).or_else(|| split(": "))
}

/// Parses `name=value` or `name: value` after the prefix of a log.
pub(super) fn prefixed_line(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end_matches('\r');
    ["=", ": "].iter().find_map(|separator| {
        let (before, value) = line.split_once(separator)?;
        let start = before.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |at| at + 1);
        let name = before.get(start..).filter(|name| is_identifier(name))?;
        let prefix = before[..start].trim_end_matches([' ', '\t']);
        let is_prefix = prefix.len() < start || prefix.ends_with([']', '|', '>', ':']) || start == 0;
        is_prefix.then_some((name, value))
    })
}

/// Returns parts of a log line that may be a request.
pub(super) fn embedded(input: &str) -> Vec<&str> {
    const WORDS: [&str; 12] = [
        "curl ",
        "POST /",
        "POST http",
        "GET /",
        "GET http",
        "https://",
        "http://",
        "array(",
        "array (",
        "[(",
        "OrderedDict(",
        "Array",
    ];
    let first_line = |part: &'_ str| part.lines().next().unwrap_or_default().len();
    let mut parts: Vec<&str> = Vec::new();
    for word in WORDS {
        let Some(start) = input.find(word) else { continue };
        let part = &input[start..];
        let is_one_line = word.contains("http") || word.ends_with('/');
        parts.push(if is_one_line { &part[..first_line(part)] } else { part });
        parts.extend(is_one_line.then_some(part).filter(|_| word.starts_with("POST")));
    }
    if let Some(end) = input.rfind('}') {
        let braces = input[..end].match_indices('{').take(4);
        parts.extend(braces.map(|(start, _)| &input[start..=end]));
    }
    parts.extend(embedded_forms(input));
    parts
}

/// Returns parts of a log line that may be a form. It begins after the last white space before its first separator, or at a
/// name before `=`.
fn embedded_forms(input: &str) -> impl Iterator<Item = &str> {
    let name_at = |end: usize| {
        let not_in_name = |c: char| !c.is_ascii_alphanumeric() && c != '_';
        input[..end].rfind(not_in_name).map_or(0, |at| at + 1)
    };
    let separator = input.find('&');
    let word = separator.map(|end| input[..end].rfind([' ', '\t', '"', '\'', '(']).map_or(0, |at| at + 1));
    let last = separator.and_then(|end| input[..end].rfind('=')).map(name_at);
    let starts = [word, last, input.find('=').map(name_at)];
    let forms =
        starts.into_iter().flatten().filter(|start| *start > 0).filter_map(|start| input.get(start..));
    forms.map(|form| form.lines().next().unwrap_or_default().trim_end_matches(['"', '\'', ')']))
}

/// Parses `{name=value, name=value}`, the text of a Java map.
pub(super) fn java_map(input: &str) -> Option<Vec<(&str, &str)>> {
    let inside = input.strip_prefix('{')?.strip_suffix('}')?;
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    let mut start = 0;
    for (end, _) in inside.match_indices(", ").chain([(inside.len(), "")]) {
        // A comma that is not followed by a name belongs to the value.
        if end == inside.len() || starts_with_name(inside.get(end + 2..).unwrap_or_default()) {
            pairs.push(inside.get(start..end)?.split_once('=').filter(|(name, _)| is_identifier(name))?);
            start = end + 2;
        }
    }
    Some(pairs)
}

fn starts_with_name(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    rest.len() < text.len() && rest.starts_with('=')
}

/// Parses the output of PHP's `var_dump`: `array(1) { ["name"]=> string(5) "value" }`. A flag that is true is sent as 1.
pub(super) fn var_dump(input: &str) -> Option<Vec<(String, String)>> {
    let mut rest = input.strip_prefix("array(")?.split_once('{')?.1;
    let mut pairs = Vec::new();
    while let Some((name, after)) =
        rest.trim_start().strip_prefix("[\"").and_then(|rest| rest.split_once("\"]=>"))
    {
        let (value, after) = dumped(after.trim_start())?;
        pairs.extend(value.map(|value| (name.to_owned(), value)));
        rest = after;
    }
    (!pairs.is_empty()).then_some(pairs)
}

/// Parses a value of `var_dump`. Nothing is sent for null.
fn dumped(input: &str) -> Option<(Option<String>, &str)> {
    if let Some(after) = input.strip_prefix("NULL") {
        return Some((None, after));
    }
    let (kind, rest) = input.split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    let value = match kind {
        "int" | "float" => inside,
        "bool" => {
            if inside == "true" {
                "1"
            } else {
                "0"
            }
        }
        "string" => {
            let text = after.strip_prefix(" \"")?;
            // The length is in bytes of the original encoding.
            let length = inside
                .parse()
                .ok()
                .filter(|length| text.get(*length..).is_some_and(|end| end.starts_with('"')));
            let length = length.or_else(|| text.find("\"\n"))?;
            return Some((Some(text[..length].to_owned()), &text[length + 1..]));
        }
        _ => return None,
    };
    Some((Some(value.to_owned()), after))
}

fn is_identifier(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
