//! Links and 淘口令 that depend on the input of a conversion.

use crate::sample::Node;

/// The shortest run of letters and digits that is the code of a link or of a 淘口令.
const SHORTEST_CODE: usize = 6;

/// Replaces the codes in the links and 淘口令 of a sample by codes that depend on the input: the same input always has
/// the same links, and another input has others.
pub(crate) fn bind(node: &mut Node, input: &str) {
    if let Node::Object(members) = node {
        for (name, member) in members {
            match member {
                Node::Text(text) if is_converted(name) => *text = rewritten(text, input),
                Node::Object(_) => bind(member, input),
                _ => {}
            }
        }
    }
}

/// Whether a member holds a link or a 淘口令 that the conversion makes. An `input_…` repeats what the request has.
fn is_converted(name: &str) -> bool {
    let is_picture = name.contains("pict") || name.contains("image") || name.contains("img");
    let is_link = name.contains("url") || name.contains("tpwd") || name.contains("password");
    is_link && !is_picture && !name.starts_with("input_") || matches!(name, "content" | "model")
}

/// Replaces each run of letters and digits that has a capital.
fn rewritten(text: &str, input: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(from.len());
        let (run, after) = from.split_at(end);
        // The first two digits after a percent sign encode a character.
        let kept = if before.ends_with('%') { 2.min(run.len()) } else { 0 };
        let (escape, run) = run.split_at(kept);
        out.extend([before, escape]);
        if run.len() >= SHORTEST_CODE && run.bytes().any(|byte| byte.is_ascii_uppercase()) {
            out.push_str(&code(run, input));
        } else {
            out.push_str(run);
        }
        rest = after;
    }
    out + rest
}

/// Returns a code of the length of `run`, with a capital first.
fn code(run: &str, input: &str) -> String {
    const DIGITS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut digest = md5::compute(format!("{run}\n{input}")).0;
    let mut code = String::with_capacity(run.len());
    while code.len() < run.len() {
        for byte in digest.iter().take(run.len() - code.len()) {
            let digits = if code.is_empty() { &DIGITS[..26] } else { &DIGITS[..] };
            code.push(char::from(digits[usize::from(*byte) % digits.len()]));
        }
        digest = md5::compute(digest).0;
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_links_depend_on_the_input() {
        let short = "http://s.click.taobao.com/H4zazPx";
        let (one, other) = (rewritten(short, "a"), rewritten(short, "b"));
        assert_ne!(one, other);
        assert_eq!(one, rewritten(short, "a"));
        assert!(one.starts_with("http://s.click.taobao.com/") && one.len() == short.len(), "{one}");
        let long = "47￥ CZ3457 p7lYdesjTCG￥ https://m.tb.cn/h.UQ4ceEA  我的天呐";
        let bound = rewritten(long, "a");
        assert!(bound.starts_with("47￥ ") && bound.contains("https://m.tb.cn/h."), "{bound}");
        assert!(!bound.contains("p7lYdesjTCG") && bound.ends_with("  我的天呐"), "{bound}");
    }

    #[test]
    fn repeated_inputs_are_not_replaced() {
        let text = |text: &str| Node::Text(text.to_owned());
        let mut node = Node::Object(vec![
            ("input_material_url", text("￥Ab3dE5gH7jK￥")),
            ("cps_short_tpwd", text("￥Ab3dE5gH7jK￥")),
        ]);
        bind(&mut node, "￥Ab3dE5gH7jK￥");
        let Node::Object(members) = node else { unreachable!() };
        let repeated = |member: &Node| matches!(member, Node::Text(text) if text == "￥Ab3dE5gH7jK￥");
        assert!(repeated(&members[0].1) && !repeated(&members[1].1));
    }

    #[test]
    fn escapes_in_links_are_kept() {
        let bound = rewritten("https://s.click.taobao.com/t?e=m%3D2%26s%3DKkbloP8JSAVw4vFB", "a");
        assert!(bound.starts_with("https://s.click.taobao.com/t?e=m%3D2%26s%3D"), "{bound}");
        assert!(!bound.contains("KkbloP8JSAVw4vFB"), "{bound}");
    }
}
