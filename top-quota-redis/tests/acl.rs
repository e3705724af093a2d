//! Users of Redis, with the rule of the README.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/log.rs"]
mod log;
#[path = "support/own.rs"]
mod own;
#[path = "support/server.rs"]
mod server;

use std::time::Duration;

use redis::aio::MultiplexedConnection;
use tokio::time::{sleep, timeout};
use top_core::{Admission, Ask, Ban, QuotaKey, QuotaLimits, QuotaStore as _, Rate, Scope};
use top_quota_redis::{Mode, RedisQuotas, RedisQuotasBuilder, RedisQuotasError};

use crate::log::Log;
use crate::own::OwnServer;

const SECOND: Duration = Duration::from_secs(1);
const PASSWORD: &str = "hunter2";

/// A user with a prefix of its own.
struct User {
    url: String,
    prefix: String,
    admin: MultiplexedConnection,
}

impl User {
    /// Creates a user by the rule of the README, followed by more rules.
    async fn new(test: &str, more: &str) -> Option<Self> {
        let server = server::url(test)?;
        let prefix = server::prefix();
        let rule = include_str!("../README.md").lines().find(|line| line.starts_with("ACL SETUSER")).unwrap();
        let rule = rule.replace("{tbk}", &format!("{{{prefix}}}")).replace(" tbk ", &format!(" {prefix} "));
        let rule = rule.replace("PASSWORD", PASSWORD);
        let mut admin =
            redis::Client::open(server.as_str()).unwrap().get_multiplexed_async_connection().await.unwrap();
        let mut words = rule.split(' ').chain(more.split_whitespace());
        let mut command = redis::cmd(words.next().unwrap());
        command.arg(words.collect::<Vec<_>>()).exec_async(&mut admin).await.unwrap();
        Some(Self { url: format!("{server}?user={prefix}&pass={PASSWORD}&db=1"), prefix, admin })
    }

    fn builder(&self) -> RedisQuotasBuilder {
        let limits = QuotaLimits::none().limit(Scope::Account, Rate::per_second(10).burst(5));
        RedisQuotas::builder(&self.url).prefix(&self.prefix).limits(limits).timeout(SECOND)
    }

    /// Waits until so many connections listen for bans.
    async fn listeners(&mut self, expected: u32) {
        let channel = format!("{{{}}}:bans", self.prefix);
        let listen = async {
            loop {
                let mut count = redis::cmd("PUBSUB");
                let (_, count): (String, u32) =
                    count.arg("NUMSUB").arg(&channel).query_async(&mut self.admin).await.unwrap();
                if count == expected {
                    break;
                }
                sleep(Duration::from_millis(10)).await;
            }
        };
        timeout(10 * SECOND, listen).await.unwrap();
    }
}

#[tokio::test]
async fn the_rule_of_the_readme_permits_everything() {
    let Some(mut user) = User::new("the_rule_of_the_readme_permits_everything", "").await else { return };
    let (one, two) = (user.builder().connect().await.unwrap(), user.builder().connect().await.unwrap());
    user.listeners(2).await;
    let keys = [QuotaKey::new(Scope::Account, "shop1")];
    assert_eq!(one.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    one.throttled(&keys[0], Ban::SlowDown).await.unwrap();
    let usage = two.usage().await.unwrap();
    assert_eq!((usage[0].calls_today, usage[0].slow), (1, 1));
    two.reopen(&keys[0]).await.unwrap();
    assert_eq!(one.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    assert_eq!([one.mode(), two.mode()], [Mode::Shared; 2]);
    assert_eq!(two.peers(), 2);
    drop(one);
    let alone = async {
        while user.builder().uncounted().connect().await.unwrap().peers() != 1 {
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(10 * SECOND, alone).await.unwrap();
}

#[tokio::test]
async fn a_missing_permission_is_an_error() {
    // A command of the client, one of a script, and the keys.
    for more in ["-evalsha", "-zadd", "resetkeys ~other:*"] {
        let Some(user) = User::new("a_missing_permission_is_an_error", more).await else { return };
        let error = user.builder().expected_peers(2).connect().await.unwrap_err();
        assert!(matches!(error, RedisQuotasError::Config(_)), "{more}: {error:?}");
        assert!(error.to_string().contains("lacks a permission"), "{more}: {error}");
    }
}

#[tokio::test]
async fn a_missing_channel_is_one_warning() {
    let (log, _guard) = Log::start();
    let Some(user) = User::new("a_missing_channel_is_one_warning", "resetchannels").await else { return };
    let _quotas = user.builder().connect().await.unwrap();
    let warned = async {
        while log.warnings().is_empty() {
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(10 * SECOND, warned).await.unwrap();
    sleep(Duration::from_millis(1200)).await;
    let warnings = log.warnings();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0]["reason"].contains("lacks a permission"), "{warnings:?}");
}

#[tokio::test]
async fn a_missing_password_is_an_error() {
    if server::url("a_missing_password_is_an_error").is_none() {
        return;
    }
    let server = OwnServer::start(&["--requirepass", PASSWORD]);
    // Authentication is not needed to connect.
    server.connection().await;
    let error = RedisQuotas::builder(server.url()).expected_peers(2).connect().await.unwrap_err();
    assert_eq!(error.to_string(), "Redis needs a password, and the URL has none");
    let url = server.url().replace("redis://", &format!("redis://:{PASSWORD}@"));
    assert_eq!(RedisQuotas::builder(url).connect().await.unwrap().mode(), Mode::Shared);
}

#[tokio::test]
async fn passwords_are_not_logged() {
    let (log, _guard) = Log::start();
    // No server listens here.
    let url = format!("redis://somebody:{PASSWORD}@127.0.0.1:1");
    let error = RedisQuotas::builder(&url).connect().await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains(PASSWORD), "{error:?}");
    let quotas = RedisQuotas::builder(&url).expected_peers(2).connect().await.unwrap();
    assert!(!format!("{quotas:?}").contains(PASSWORD), "{quotas:?}");
    // The first probe.
    let probed = async {
        while log.events().len() < 3 {
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(10 * SECOND, probed).await.unwrap();
    let events = log.events();
    assert!(events.iter().any(|event| event["message"].contains("does not answer")), "{events:?}");
    assert!(!format!("{events:?}").contains(PASSWORD), "{events:?}");
}
