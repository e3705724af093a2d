//! Messages about invalid parameters of a call, in the language of this run and with the closest known names.

use top_core::check::{InvalidRequest, Problem, ProblemKind};
use top_core::schema::Field;

use crate::ui::lang::{Lang, lang, say, text};

/// Returns all problems in one line.
pub(crate) fn describe(invalid: &InvalidRequest) -> String {
    let method = &invalid.method;
    let problems: Vec<_> = invalid.problems.iter().map(|problem| self::problem(method, problem)).collect();
    let problems = problems.join(text("; ", "；"));
    say!("{method} was not called: {problems}", "未调用 {method}：{problems}")
}

fn problem(method: &str, problem: &Problem) -> String {
    let Problem { path, message, kind, .. } = problem;
    match (kind, lang()) {
        (ProblemKind::Missing, Lang::Zh) => format!("缺少必填参数 `{path}`"),
        (ProblemKind::Unknown, _) => unknown(method, path),
        (_, Lang::Zh) => format!("`{path}` {}", chinese(message)),
        (_, Lang::En) => format!("`{path}` {message}"),
    }
}

fn unknown(method: &str, path: &str) -> String {
    let known = siblings(method, path);
    let name = path.rsplit('.').next().unwrap_or(path);
    let mut names: Vec<_> = known.iter().map(|field| field.name).collect();
    names.sort_by(|a, b| strsim::jaro_winkler(b, name).total_cmp(&strsim::jaro_winkler(a, name)));
    names.truncate(5);
    let names = names.join(", ");
    if names.is_empty() {
        return say!(
            "`{path}` is unknown: no parameters are accepted here",
            "没有参数 `{path}`：此处不接受参数"
        );
    }
    say!("`{path}` is unknown; closest: {names}", "没有参数 `{path}`，最接近的有：{names}")
}

/// Returns the known fields of the object that the path leads to.
fn siblings(method: &str, path: &str) -> &'static [Field] {
    let Some(api) = tbk_apis::find(method) else { return &[] };
    let mut fields = api.schema.parameters;
    let mut steps: Vec<_> = path.split('.').map(|step| step.split('[').next().unwrap_or(step)).collect();
    steps.pop();
    for step in steps {
        let field = fields.iter().find(|field| field.name == step);
        let Some(object) = field.and_then(|field| field.data_type.object()) else { return &[] };
        fields = object.fields;
    }
    fields
}

/// Phrases of the library's messages about invalid values, with their translations.
const PHRASES: [(&str, &str); 17] = [
    ("is given twice", "重复给出"),
    ("is not valid JSON: ", "不是合法的 JSON："),
    ("must be a number, not ", "应为数字，而非 "),
    ("must be a whole number, not ", "应为整数，而非 "),
    ("must be `true` or `false`, not ", "应为 `true` 或 `false`，而非 "),
    ("must be a simple value", "应为单个值"),
    ("must be a JSON array, ", "应为 JSON 数组 "),
    ("must be one JSON object, ", "应为一个 JSON 对象 "),
    ("must be at least ", "应不小于 "),
    ("must be at most ", "应不大于 "),
    ("must be from ", "应在 "),
    (" to ", " 至 "),
    (", not ", "，而非 "),
    ("has ", "有 "),
    (" items, at most ", " 项，最多允许 "),
    (" characters, at most ", " 个字符，最多允许 "),
    (" are allowed", ""),
];

fn chinese(message: &str) -> String {
    PHRASES.iter().fold(message.to_owned(), |message, (en, zh)| message.replacen(en, zh, 1))
}

#[cfg(test)]
mod tests {
    use top_core::Params;

    use super::*;

    fn problems(method: &str, parameters: &[(&str, &str)]) -> Vec<Problem> {
        let api = tbk_apis::find(method).unwrap().schema;
        let mut params = Params::new();
        for (name, value) in parameters {
            params.push_text(name, value);
        }
        top_core::check::check(api, &params).unwrap_err().problems
    }

    #[test]
    fn library_messages_are_translated() {
        let shop = [
            ("fields", "a"),
            ("q", "b"),
            ("page_size", "1000"),
            ("page_no", "x"),
            ("is_tmall", "1"),
            ("q", "c"),
        ];
        let mut all = problems("taobao.tbk.shop.get", &shop);
        for requests in ["[x", "{}", "[1]"] {
            all.extend(problems("taobao.tbk.spread.get", &[("requests", requests)]));
        }
        let many = format!("[{}]", vec!["{\"url\":\"x\"}"; 21].join(","));
        all.extend(problems("taobao.tbk.spread.get", &[("requests", &many)]));
        let translated: Vec<_> = all.iter().map(|problem| chinese(&problem.message)).collect();
        for expected in
            ["重复给出", "应在 1 至 100，而非 1000", "应为数字，而非 `x`", "有 21 项，最多允许 20"]
        {
            assert!(translated.iter().any(|message| message == expected), "{expected}: {translated:?}");
        }
        for message in translated {
            // Messages of the JSON parser are not translated.
            let prefix = message.split('：').next().unwrap();
            assert!(!["must", "has", "not", "allowed"].iter().any(|word| prefix.contains(word)), "{message}");
        }
    }

    #[test]
    fn closest_names_are_from_the_same_object() {
        assert!(unknown("taobao.tbk.shop.get", "feilds").contains("closest: fields, "));
        assert_eq!(
            unknown("taobao.tbk.spread.get", "requests[0].urll"),
            "`requests[0].urll` is unknown; closest: url"
        );
    }
}
