//! Candidates of completions: profiles and accounts.

use clap_complete::CompletionCandidate;

use super::Config;

/// Returns the profiles of the configuration; none if it cannot be read.
pub(crate) fn profiles() -> Vec<CompletionCandidate> {
    let config = Config::read().unwrap_or_default();
    config.profiles.into_keys().map(CompletionCandidate::new).collect()
}

/// Returns the accounts of all profiles; none if the configuration cannot be read.
pub(crate) fn accounts() -> Vec<CompletionCandidate> {
    let config = Config::read().unwrap_or_default();
    config
        .profiles
        .into_values()
        .flat_map(|profile| profile.accounts.into_keys())
        .map(CompletionCandidate::new)
        .collect()
}
