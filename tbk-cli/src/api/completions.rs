//! Candidates of completions: methods, subjects, parameters and their values, fields, error codes.

use std::ffi::OsStr;

use clap_complete::CompletionCandidate;
use top_core::TOP_ERRORS;
use top_core::schema::{ApiSchema, DataType, Field};

use super::docs;
use super::find::known;
use super::response::field_names;
use super::search::search;
use crate::ui::shell::completing;

/// Returns the methods that begin with the word. If there are none, returns the methods with a part or a title that
/// matches the word, without their common prefix: users may omit it, and shells compare candidates with the word.
pub(crate) fn methods(current: &OsStr) -> Vec<CompletionCandidate> {
    let word = current.to_string_lossy().to_lowercase();
    let begin = |name: fn(&ApiSchema) -> &'static str| {
        tbk_apis::schemas().map(move |api| (name(api), api)).filter(|(name, _)| name.starts_with(&word))
    };
    let mut found: Vec<_> = begin(|api| api.method).collect();
    if found.is_empty() {
        found = begin(short).collect();
    }
    let parts = |api: &&ApiSchema| api.method.split('.').any(|part| part.starts_with(&word));
    if found.is_empty() {
        found = tbk_apis::schemas().filter(parts).map(|api| (short(api), api)).collect();
    }
    if found.is_empty() {
        let hits = search(tbk_apis::schemas(), std::slice::from_ref(&word)).by_name().hits;
        found = hits.into_iter().map(|hit| (short(hit.api), hit.api)).collect();
    }
    // Bash replaces the word by the common start of the candidates. Without a common start it keeps the word.
    let loses_word = completing() == Some("bash") && found.len() > 1 && !common_start(&found).contains(&word);
    if let Some((name, api)) = found.first_mut().filter(|_| loses_word) {
        *name = api.method;
    }
    let candidate = |(name, api): (&'static str, &ApiSchema)| {
        CompletionCandidate::new(name).help(api.title.map(Into::into))
    };
    found.into_iter().map(candidate).collect()
}

/// Returns the method without the common prefix.
fn short(api: &ApiSchema) -> &'static str {
    api.method.split_once("tbk.").map_or(api.method, |(_, short)| short)
}

fn common_start(found: &[(&'static str, &ApiSchema)]) -> &'static str {
    let Some((first, _)) = found.first() else { return "" };
    let shared = |(name, _): &(&str, _)| first.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
    &first[..found.iter().map(shared).min().unwrap_or(0)]
}

/// Returns all subjects with their titles.
pub(crate) fn subjects() -> Vec<CompletionCandidate> {
    let subjects = tbk_apis::SUBJECTS.iter();
    subjects.map(|subject| CompletionCandidate::new(subject.name).help(Some(subject.title.into()))).collect()
}

/// Returns `name=` for each parameter of the method on the command line, or the values after `name=`.
pub(crate) fn parameters(current: &OsStr) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy();
    let words = words();
    let Some(api) = api(&words) else { return Vec::new() };
    if let Some((name, value)) = current.split_once('=') {
        return api
            .parameter(name)
            .map(|field| values(field, &format!("{name}="), value))
            .unwrap_or_default();
    }
    if let Some(field) = assigned_in_bash(api, &words, &current) {
        return values(field, "", &current);
    }
    let given = |name: &str| words.iter().any(|word| word.split(['=', ':']).next() == Some(name));
    let offered =
        api.parameters.iter().filter(|field| field.name.starts_with(&*current) && !given(field.name));
    offered.map(|field| CompletionCandidate::new(format!("{}=", field.name)).help(help(field))).collect()
}

/// Returns the parameter whose value is completed. Bash splits `name=value` into three words.
fn assigned_in_bash(api: &ApiSchema, words: &[String], current: &str) -> Option<&'static Field> {
    if completing() != Some("bash") {
        return None;
    }
    let index: usize = std::env::var("_CLAP_COMPLETE_INDEX").ok()?.parse().ok()?;
    let before = |distance| index.checked_sub(distance).and_then(|at| words.get(at)).map(String::as_str);
    match (before(1)?, current) {
        ("=", _) => api.parameter(before(2)?),
        // The `=` is the current word, and the script replaces it by an empty one.
        (name, "") => api.parameter(name),
        _ => None,
    }
}

/// Returns the codes of a parameter with their labels. The last item of a list with commas is completed.
fn values(field: &Field, name: &str, current: &str) -> Vec<CompletionCandidate> {
    let (data_type, before, current) = match field.data_type {
        DataType::List(item) => {
            let (before, last) = current
                .rsplit_once(',')
                .map_or(("", current), |(_, last)| (&current[..current.len() - last.len()], last));
            (*item, before, last)
        }
        data_type => (data_type, "", current),
    };
    let candidate = |value: &str, label: &'static str| {
        let shown = CompletionCandidate::new(format!("{name}{before}{value}"));
        shown.help((!label.is_empty()).then(|| label.into()))
    };
    match data_type {
        DataType::Code(set) => {
            let known = set.values.iter().filter(|known| known.code.starts_with(current));
            known.map(|known| candidate(known.code, known.label)).collect()
        }
        DataType::Boolean => ["true", "false"]
            .iter()
            .filter(|value| value.starts_with(current))
            .map(|v| candidate(v, ""))
            .collect(),
        _ => Vec::new(),
    }
}

/// Returns the names for `--fields`: the members of the entries of the API on the command line.
pub(crate) fn fields(current: &OsStr) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy();
    let names = api(&words()).map(field_names).unwrap_or_default();
    names.into_iter().filter(|name| name.starts_with(&*current)).map(CompletionCandidate::new).collect()
}

/// Returns the documented error codes with their texts.
pub(crate) fn error_codes() -> Vec<CompletionCandidate> {
    let mut shown: Vec<String> = Vec::new();
    let mut candidates = Vec::new();
    for rule in TOP_ERRORS.iter().chain(tbk_apis::schemas().flat_map(|api| api.errors)) {
        let code = rule.sub_code.map(str::to_owned).or_else(|| rule.code.map(|code| code.to_string()));
        // A pattern is not a code.
        let Some(code) = code.filter(|code| !code.contains('*') && !shown.contains(code)) else { continue };
        candidates.push(CompletionCandidate::new(&code).help(rule.text.map(Into::into)));
        shown.push(code);
    }
    candidates
}

fn help(field: &Field) -> Option<clap::builder::StyledStr> {
    docs::of_field(field).map(Into::into)
}

/// Returns the command line to complete: the words after `--`.
fn words() -> Vec<String> {
    std::env::args().skip_while(|word| word != "--").skip(1).collect()
}

/// Returns the API on the command line.
fn api(words: &[String]) -> Option<&'static ApiSchema> {
    words.iter().find_map(|word| known(word)).map(|api| api.schema)
}
