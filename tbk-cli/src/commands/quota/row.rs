//! The rows of `tbk quota`.

use serde_json::{Value, json};
use top_core::{QuotaKey, Scope, TopTime};
use top_quota_redis::{Mode, Usage};

use crate::config::bans::StoredBan;
use crate::ui::failure::limit_of;
use crate::ui::lang::text;

/// Describes a ban that is stored on this machine, which does not count calls.
pub(super) fn stored(ban: &StoredBan) -> Value {
    let mut row = key(ban.scope, &ban.name, Some(ban.until), None);
    row["gateway"] = ban.gateway.as_str().into();
    row
}

/// Describes a key that several machines share.
pub(super) fn shared(usage: &Usage) -> Value {
    let Usage { key: QuotaKey { scope, name, .. }, calls_today, .. } = usage;
    let until = usage.ban.map(|ban| TopTime::now() + ban);
    let mut row = key(*scope, name, until, Some(*calls_today));
    row["store"] = "redis".into();
    row["ahead_ms"] = u64::try_from(usage.ahead.as_millis()).unwrap_or(u64::MAX).into();
    row["slow_downs"] = usage.slow.into();
    row
}

/// Adds where the quotas are decided, and the number of processes that share them.
pub(super) fn of_store(mut row: Value, mode: Mode, peers: u32) -> Value {
    row["mode"] = mode.as_str().into();
    row["peers"] = peers.into();
    row
}

/// The columns that matter come first: a narrow table has only those.
fn key(scope: Scope, name: &str, until: Option<TopTime>, calls_today: Option<u64>) -> Value {
    let mut row = json!({
        "scope": scope.as_str(),
        "name": name,
        "ends": until.map(|until| until.to_whole_seconds().to_string()),
        "calls_today": calls_today,
        "seconds_left": until.map(|until| until.duration_since(TopTime::now()).as_secs()),
        "limit": limit_of(scope),
    });
    let is_owner = name.bytes().all(|byte| byte.is_ascii_digit());
    let (app_key, account, method) = match scope {
        Scope::App => (Some(name), None, None),
        Scope::Api => (None, None, Some(name)),
        Scope::AppApi => match name.split_once(' ') {
            Some((app_key, method)) => (Some(app_key), None, Some(method)),
            None => (Some(name), None, None),
        },
        // Calls without a session count for the owner of the app.
        Scope::Account if is_owner => (Some(name), Some(text("owner of the app", "应用所有者")), None),
        Scope::Account => (None, Some(name), None),
    };
    row["app_key"] = app_key.into();
    row["account"] = account.into();
    row["method"] = method.into();
    row
}
