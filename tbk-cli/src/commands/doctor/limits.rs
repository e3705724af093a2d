//! The call limits that are known before a call.

use top_core::Scope;
use top_quota_redis::Mode;

use super::report::{Health, Report};
use crate::config::bans::{self, StoredBan};
use crate::config::credentials::Access;
use crate::config::quota::{self, QuotaUrl};
use crate::ui::failure::limit_of;
use crate::ui::lang::say;

/// Reports the stored limits that hold back calls with these credentials, and the quota that is shared with other machines.
/// Reports nothing if there are none.
pub(super) async fn check(access: &Access, report: &mut Report) {
    let gateway = access.endpoint.to_string();
    let account = access.session.as_ref().and_then(|session| session.quota_account.as_deref());
    let held =
        bans::read().into_iter().filter(|ban| ban.gateway == gateway && holds(ban, &access.app_key, account));
    for ban in held {
        let (limit, until) = (limit_of(ban.scope), ban.until.to_whole_seconds());
        let what = match ban.scope {
            Scope::Api | Scope::AppApi => format!("{limit}, {}", ban.name),
            _ => limit.to_owned(),
        };
        report.add(
            "stored limit",
            Health::Warning,
            say!("{what}: no calls until {until} GMT+8", "{what}：{until}（GMT+8）前不调用"),
        );
    }
    match quota::connect(&QuotaUrl::default()).await {
        Ok(None) => {}
        Ok(Some(redis)) => {
            let health = if redis.mode() == Mode::Shared { Health::Ok } else { Health::Warning };
            report.add("shared quota", health, quota::describe(redis.mode(), redis.peers()));
        }
        Err(failure) => report.failure("shared quota", &failure),
    }
}

/// Whether the limit applies to calls of the app, for the account or without a session.
fn holds(ban: &StoredBan, app_key: &str, account: Option<&str>) -> bool {
    match ban.scope {
        Scope::App => ban.name == app_key,
        Scope::Api => true,
        Scope::AppApi => ban.name.split(' ').next() == Some(app_key),
        Scope::Account => ban.name == app_key || Some(ban.name.as_str()) == account,
    }
}
