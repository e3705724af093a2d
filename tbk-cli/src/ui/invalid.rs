//! Messages about invalid parameters of a call, in the language of this run and with the closest known names.

use top_core::check::{Expected, InvalidRequest, Problem, ProblemKind};
use top_core::schema::Field;

use crate::ui::lang::{Lang, lang, say, text};

/// More problems would only fill the screen.
const SHOWN: usize = 20;

/// Returns the problems in one line.
pub(crate) fn describe(invalid: &InvalidRequest) -> String {
    let method = &invalid.method;
    let shown = invalid.problems.iter().take(SHOWN);
    let mut problems: Vec<_> = shown.map(|problem| self::problem(method, problem)).collect();
    if let Some(more) = invalid.problems.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        problems.push(say!("{more} more problems", "另有 {more} 处"));
    }
    let problems = problems.join(text("; ", "；"));
    say!("{method} was not called: {problems}", "未调用 {method}：{problems}")
}

fn problem(method: &str, problem: &Problem) -> String {
    let Problem { path, kind, .. } = problem;
    match (kind, lang()) {
        (ProblemKind::Unknown { .. }, _) => unknown(method, path),
        (_, Lang::En) => problem.to_string(),
        (_, Lang::Zh) => chinese(path, kind),
    }
}

fn chinese(path: &str, kind: &ProblemKind) -> String {
    let what = match kind {
        ProblemKind::Missing => return format!("缺少必填参数 `{path}`"),
        ProblemKind::Repeated => "重复给出".to_owned(),
        ProblemKind::System => "是系统参数，由程序设置，不能作为业务参数".to_owned(),
        ProblemKind::Method => "不是接口名，例如 `taobao.tbk.shop.get`".to_owned(),
        ProblemKind::Type { expected, found, .. } => {
            let expected = expected_type(*expected);
            format!("应为{expected}，而非 {found}")
        }
        ProblemKind::Json { .. } => "不是合法的 JSON".to_owned(),
        ProblemKind::Range { low: Some(low), high: Some(high), found, .. } => {
            format!("应在 {low} 至 {high} 之间，而非 {found}")
        }
        ProblemKind::Range { low: Some(low), found, .. } => format!("应不小于 {low}，而非 {found}"),
        ProblemKind::Range { high: Some(high), found, .. } => format!("应不大于 {high}，而非 {found}"),
        ProblemKind::TooLong { length, max, .. } => format!("有 {length} 个字符，最多允许 {max} 个"),
        ProblemKind::TooMany { count, max, .. } => format!("有 {count} 项，最多允许 {max} 项"),
        ProblemKind::EmptyItem { separator: ',', .. } => "为空：各项以一个逗号分隔".to_owned(),
        ProblemKind::EmptyItem { .. } => "为空：各项以一个空格分隔".to_owned(),
        ProblemKind::NoFile => "不接受文件".to_owned(),
        ProblemKind::NoText => "须为文件，而非文本".to_owned(),
        ProblemKind::FileHeader => "的文件名或媒体类型含有控制字符".to_owned(),
        _ => "的值无效".to_owned(),
    };
    format!("`{path}` {what}")
}

fn expected_type(expected: Expected) -> &'static str {
    match expected {
        Expected::Number => "数字",
        Expected::WholeNumber => "整数",
        Expected::Boolean => " `true` 或 `false`",
        Expected::Simple => "单个值",
        Expected::Object => "一个 JSON 对象 `{…}`",
        Expected::Array => " JSON 数组 `[…]`",
        Expected::Time => "时间（`yyyy-MM-dd HH:mm:ss`，GMT+8）",
        Expected::EpochMillis => "毫秒时间戳（如 `1767196800000`）",
        Expected::Day => "日期（`yyyy-MM-dd`）",
        Expected::CompactDay => "日期（`yyyyMMdd`）",
        Expected::Pid => " pid（`mm_1_2_3`）",
        _ => "其他类型",
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
    fn problems_are_described_in_chinese() {
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
        let translated: Vec<_> = all.iter().map(|problem| chinese(&problem.path, &problem.kind)).collect();
        for expected in [
            "`q` 重复给出",
            "`page_size` 应在 1 至 100 之间，而非 1000",
            "`page_no` 应为数字，而非 `x`",
            "`is_tmall` 应为 `true` 或 `false`，而非 `1`",
            "`requests` 不是合法的 JSON",
            "`requests` 应为 JSON 数组 `[…]`，而非 `{}`",
            "`requests[0]` 应为一个 JSON 对象 `{…}`，而非 `1`",
            "`requests` 有 21 项，最多允许 20 项",
        ] {
            assert!(translated.iter().any(|message| message == expected), "{expected}: {translated:?}");
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
