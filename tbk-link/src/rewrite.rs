//! Replacement of findings.

use std::ops::Range;

use crate::finding::Finding;
use crate::scan::scan;

/// Replaces findings in a text and keeps everything else byte for byte.
///
/// `replacement` is called once for each finding, in the order of the text, and returns the new text for all places of the
/// finding, or `None` to keep them. If a link is replaced, the findings inside it are replaced with it.
///
/// # Examples
///
/// ```
/// use tbk_link::{What, rewrite};
///
/// let text = "第一件 http://m.tb.cn/h.Ab3dE5g，第二件 ￥Ab3dE5gH7jK￥。";
/// let new = rewrite(text, |finding| match &finding.what {
///     What::Short(_) => Some("https://s.click.taobao.com/Xy7zAbC".to_owned()),
///     _ => None,
/// });
/// assert_eq!(new, "第一件 https://s.click.taobao.com/Xy7zAbC，第二件 ￥Ab3dE5gH7jK￥。");
/// ```
#[must_use]
pub fn rewrite(text: &str, mut replacement: impl FnMut(&Finding) -> Option<String>) -> String {
    let mut edits: Vec<(Range<usize>, usize)> = Vec::new();
    let mut replacements = Vec::new();
    for finding in scan(text) {
        if let Some(new) = replacement(&finding) {
            edits.extend(finding.spans.into_iter().map(|span| (span, replacements.len())));
            replacements.push(new);
        }
    }
    // Outer spans come before the spans inside them.
    edits.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut out = String::with_capacity(text.len());
    let mut kept = 0;
    for (span, new) in edits {
        if span.start >= kept {
            out.push_str(&text[kept..span.start]);
            out.push_str(&replacements[new]);
            kept = span.end;
        }
    }
    out.push_str(&text[kept..]);
    out
}
