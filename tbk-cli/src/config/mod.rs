//! Profiles, credentials and sessions.

mod access;
pub(crate) mod accounts;
pub(crate) mod bans;
pub(crate) mod completions;
pub(crate) mod credentials;
pub(crate) mod environment;
mod file;
mod kind;
mod link;
mod lock;
pub(crate) mod names;
pub(crate) mod pending;
pub(crate) mod quota;
mod remote;
pub(crate) mod renewal;
pub(crate) mod sync;

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

pub(crate) use file::{Account, Config, Profile, path};
pub(crate) use kind::Kind;
pub(crate) use link::{Link, Want};
pub(crate) use lock::Lock;

/// The error for an unknown profile, with the known ones.
pub(crate) fn unknown_profile(name: &str, config: &Config) -> Failure {
    let known: Vec<_> = config.profiles.keys().map(String::as_str).collect();
    let known = known.join(", ");
    Failure::usage(say!("there is no profile {name:?}", "没有名为 {name:?} 的 profile")).hint(
        if known.is_empty() {
            text("`tbk config set app_key …` creates one", "用 `tbk config set app_key …` 创建").to_owned()
        } else {
            say!("known profiles: {known}", "现有 profile：{known}")
        },
    )
}
