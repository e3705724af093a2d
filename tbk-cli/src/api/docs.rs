//! Plain text from the documentation of APIs and fields.

use top_core::schema::{ApiSchema, Field};

use crate::ui::lang::{Lang, lang};

/// Returns the text in one line, with links replaced by their labels.
pub(crate) fn plain(markdown: &str) -> String {
    let mut out = String::new();
    let mut rest = markdown;
    while let Some(start) = rest.find('[') {
        out.push_str(&rest[..start]);
        let inside = &rest[start + 1..];
        let Some((label, after)) = inside.split_once(']') else {
            rest = &rest[start..];
            break;
        };
        match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => {
                out.push_str(label.trim_matches('`'));
                rest = after;
            }
            None if label.starts_with('`') => {
                out.push_str(label.trim_matches('`'));
                rest = after;
            }
            None => {
                out.push('[');
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the first sentence of the documentation after the title: an English title.
pub(crate) fn summary(api: &ApiSchema) -> Option<String> {
    let paragraph = plain(api.docs?.split("\n\n").nth(1)?);
    let sentence = paragraph.split_once(". ").map_or(&*paragraph, |(first, _)| first);
    Some(sentence.trim_end_matches('.').to_owned())
}

/// Returns the official Chinese term of a field, which begins its documentation.
pub(crate) fn term(field: &Field) -> Option<&'static str> {
    field.docs?.split_once(": ").map(|(term, _)| term)
}

/// Returns the documentation of a field in the language of this run. In Chinese, it is the official term.
pub(crate) fn of_field(field: &Field) -> Option<String> {
    match lang() {
        Lang::En => field.docs.map(plain),
        Lang::Zh => term(field).map(str::to_owned),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn link_targets_and_line_breaks_are_removed() {
        assert_eq!(plain("see\n[`X`](crate::X) and [`Y`], [1, 2]"), "see X and Y, [1, 2]");
    }

    #[test]
    fn every_api_has_a_summary_of_one_sentence() {
        for api in tbk_apis::schemas() {
            let summary = summary(api).unwrap();
            assert!(summary.len() > 12 && !summary.ends_with('.'), "{}: {summary}", api.method);
            assert!(!summary.contains("taobao.tbk"), "{}: {summary}", api.method);
        }
        let of = |method| summary(tbk_apis::find(method).unwrap().schema).unwrap();
        assert_eq!(of("taobao.tbk.spread.get"), "Converts long links into short links");
    }

    #[test]
    fn terms_are_official_and_without_english_sentences() {
        let field = tbk_apis::find("taobao.tbk.spread.get").unwrap().schema.parameters[0];
        assert_eq!(term(&field), Some("请求列表"));
        assert_eq!(term(&Field::new("url", field.data_type, true)), None);
    }
}
