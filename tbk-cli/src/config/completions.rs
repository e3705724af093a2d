//! Candidates of completions: profiles and accounts.

use clap_complete::CompletionCandidate;

use super::Config;
use crate::ui::shell::{completed, completing};

/// Returns the profiles of the configuration; none if it cannot be read.
pub(crate) fn profiles() -> Vec<CompletionCandidate> {
    let config = Config::read().unwrap_or_default();
    candidates(config.profiles.into_keys())
}

/// Returns the accounts of all profiles; none if the configuration cannot be read.
pub(crate) fn accounts() -> Vec<CompletionCandidate> {
    let config = Config::read().unwrap_or_default();
    candidates(config.profiles.into_values().flat_map(|profile| profile.accounts.into_keys()))
}

/// Returns names as the shell must insert them. A name may contain shell syntax.
fn candidates(names: impl Iterator<Item = String>) -> Vec<CompletionCandidate> {
    let shell = completing().unwrap_or_default();
    names.filter_map(|name| completed(&name, shell)).map(CompletionCandidate::new).collect()
}
