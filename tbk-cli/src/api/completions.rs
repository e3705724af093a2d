//! Candidates of completions: methods, subjects and parameters.

use std::ffi::OsStr;

use clap_complete::CompletionCandidate;
use top_core::schema::ApiSchema;

/// Returns all methods with their titles.
pub(crate) fn methods() -> Vec<CompletionCandidate> {
    let candidate = |api: &ApiSchema| CompletionCandidate::new(api.method).help(api.title.map(Into::into));
    tbk_apis::schemas().map(candidate).collect()
}

/// Returns all subjects with their titles.
pub(crate) fn subjects() -> Vec<CompletionCandidate> {
    let subjects = tbk_apis::SUBJECTS.iter();
    subjects.map(|subject| CompletionCandidate::new(subject.name).help(Some(subject.title.into()))).collect()
}

/// Returns `name=` for each parameter of the method on the command line.
pub(crate) fn parameters(current: &OsStr) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy();
    let words: Vec<_> = std::env::args().collect();
    let Some(api) = tbk_apis::schemas().find(|api| words.iter().any(|word| word == api.method)) else {
        return Vec::new();
    };
    let given = |name: &str| words.iter().any(|word| word.starts_with(&format!("{name}=")));
    api.parameters
        .iter()
        .filter(|field| field.name.starts_with(&*current) && !given(field.name))
        .map(|field| {
            let docs = field.docs.and_then(|docs| docs.lines().next());
            CompletionCandidate::new(format!("{}=", field.name)).help(docs.map(Into::into))
        })
        .collect()
}
