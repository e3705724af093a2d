//! Converts the documentation of the API structs to plain text.

use crate::api::docs::plain;

/// Returns the paragraphs and list items of an API's documentation, without title, sections (errors, examples) and link
/// markup.
pub(crate) fn of_api(docs: &str) -> String {
    let (_, rest) = docs.split_once("\n\n").unwrap_or(("", docs));
    let text = rest.split("\n# ").next().unwrap_or_default();
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        let starts = line.starts_with("- ");
        match paragraphs.last_mut().filter(|_| open && !starts) {
            Some(paragraph) if !line.is_empty() => {
                paragraph.push(' ');
                paragraph.push_str(line);
            }
            _ if line.is_empty() => {}
            _ => paragraphs.push(line.to_owned()),
        }
        open = !line.is_empty();
    }
    // The page is already in the list of facts.
    paragraphs.retain(|paragraph| !paragraph.starts_with("- Official page"));
    paragraphs.iter().map(|paragraph| plain(paragraph)).collect::<Vec<_>>().join("\n")
}

/// Returns the name of the request in the documentation's example, and the statements up to its creation. The tests of
/// the library run the example.
pub(crate) fn request<'d>(docs: &'d str, name: &str) -> Option<(&'d str, Vec<&'d str>)> {
    let code = docs.split("```").nth(1)?;
    let starts = [format!("{name}::builder()"), format!("{name} {{")];
    let mut lines = Vec::new();
    let (mut bound, mut made) = (None, None);
    for line in code.lines().map(str::trim_end) {
        if let Some(rest) = line.strip_prefix("let ") {
            bound = rest.split([' ', ':']).find(|word| !matches!(*word, "mut" | ""));
        }
        if starts.iter().any(|start| line.contains(start.as_str())) {
            made = bound;
        }
        let hidden = line.is_empty() || line.starts_with("use ") || line.starts_with("# ") || line == "#";
        if !hidden {
            lines.push(line);
        }
        if let (Some(made), true) = (made, line.ends_with(';')) {
            return Some((made, lines));
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn every_api_has_an_example_with_its_request() {
        for api in tbk_apis::schemas() {
            let (made, lines) =
                request(api.docs.unwrap(), api.name).unwrap_or_else(|| panic!("{}", api.method));
            assert!(
                lines.iter().any(|line| line.starts_with(&format!("let {made} =")))
                    && lines.join("\n").contains(&format!("{}::builder()", api.name)),
                "{}: {lines:?}",
                api.method
            );
        }
    }

    #[test]
    fn every_api_has_a_description() {
        for api in tbk_apis::schemas() {
            let prose = of_api(api.docs.unwrap());
            let first = prose.lines().next().unwrap_or_default();
            assert!(first.len() > 10 && !first.contains("taobao.tbk"), "{}: {first}", api.method);
            assert!(!prose.contains("```") && !prose.contains("]("), "{}: {prose}", api.method);
        }
    }
}
