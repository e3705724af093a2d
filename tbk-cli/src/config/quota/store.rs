//! The store that counts calls: in this process, or in Redis for several machines.

use std::sync::{Arc, Mutex, PoisonError};

use top_core::transport::BoxFuture;
use top_core::{Admission, Ask, Ban, BoxError, QuotaKey, QuotaStore, Quotas};
use top_quota_redis::{ConfigProblem, Mode, RedisQuotas, RedisQuotasBuilder, RedisQuotasError};

use super::{QuotaSettings, QuotaUrl};
use crate::config::Config;
use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{counted, say, text};
use crate::ui::output::note;

/// The quotas that the clients of one command share.
#[derive(Debug, Clone)]
pub(crate) struct CallQuotas(Arc<dyn QuotaStore>);

impl CallQuotas {
    /// Opens the quotas for calls: those in Redis if there is a URL, otherwise those of this process.
    pub(crate) async fn open(url: &QuotaUrl) -> Result<Self, Failure> {
        let settings = settings()?;
        Ok(match builder(&settings, url)? {
            Some(builder) => {
                let redis = builder.connect().await.map_err(failure)?;
                Self(Arc::new(Announcing { last: Mutex::new(Mode::Shared), redis }))
            }
            None => Self(Arc::new(Quotas::new(settings.limits()?))),
        })
    }

    pub(crate) fn store(&self) -> Arc<dyn QuotaStore> {
        Arc::clone(&self.0)
    }
}

/// The quotas of this process, for the few calls that manage sessions.
impl Default for CallQuotas {
    fn default() -> Self {
        Self(Arc::new(Quotas::default()))
    }
}

fn settings() -> Result<QuotaSettings, Failure> {
    let settings = Config::read()?.quota.unwrap_or_default();
    settings.check()?;
    Ok(settings)
}

/// Connects to the Redis of the flag or the configuration, for a command that makes no calls. `None` if there is none.
pub(crate) async fn connect(url: &QuotaUrl) -> Result<Option<RedisQuotas>, Failure> {
    let Some(builder) = builder(&settings()?, url)? else { return Ok(None) };
    builder.uncounted().connect().await.map(Some).map_err(failure)
}

fn builder(settings: &QuotaSettings, url: &QuotaUrl) -> Result<Option<RedisQuotasBuilder>, Failure> {
    let Some(url) = settings.url(url)? else { return Ok(None) };
    let mut builder = RedisQuotas::builder(url).limits(settings.limits()?);
    if let Some(prefix) = &settings.prefix {
        builder = builder.prefix(prefix);
    }
    if let Some(peers) = settings.expected_peers {
        builder = builder.expected_peers(peers);
    }
    if let Some(timeout) = settings.timeout() {
        builder = builder.timeout(timeout);
    }
    Ok(Some(builder))
}

/// The failure for an error of Redis.
pub(crate) fn failure(error: RedisQuotasError) -> Failure {
    match error {
        RedisQuotasError::Unavailable(source) => {
            let why = cause::describe(&*source);
            Failure::local(say!("Redis does not answer: {why}", "Redis 未响应：{why}")).hint(text(
                "check its address; with expected_peers in [quota], calls begin without it, with a share of the limits",
                "请检查地址；在 [quota] 中设置 expected_peers 后，Redis 不可用时按份额继续调用",
            ))
        }
        RedisQuotasError::Version(version) => Failure::usage(say!(
            "Redis {version} is too old: version 5 or later is needed",
            "Redis {version} 版本过低，需要 5 或以上"
        )),
        RedisQuotasError::Config(problem) => {
            let chinese = in_chinese(problem);
            Failure::usage(say!("the quota in Redis: {problem}", "Redis 限额：{chinese}"))
        }
        other => Failure::local(other.to_string()),
    }
}

fn in_chinese(problem: ConfigProblem) -> &'static str {
    match problem {
        ConfigProblem::Url => {
            "地址不合法，写法：redis://HOST:PORT/DB、rediss://…（TLS）或 redis+unix:///PATH"
        }
        ConfigProblem::NoTls => "本程序未编入 TLS，不能使用 rediss://",
        ConfigProblem::Prefix => "prefix 只能包含字母、数字、`-`、`_`、`.` 和 `:`",
        ConfigProblem::Rejected => "Redis 拒绝该用户名或密码",
        ConfigProblem::NoPassword => "Redis 需要密码，但地址中没有",
        ConfigProblem::NoPermission => "Redis 用户权限不足，所需的 ACL 规则见 top-quota-redis 的 README",
        _ => "设置有误",
    }
}

/// Describes where quotas are decided.
pub(crate) fn describe(mode: Mode, peers: u32) -> String {
    let processes = counted(peers as usize, "process", "processes");
    match mode {
        Mode::Shared => say!("shared through Redis, {processes}", "通过 Redis 共用，{peers} 个进程"),
        Mode::Degraded => say!(
            "Redis does not answer: this process keeps to its share of the limits, 1 of {peers}",
            "Redis 未响应：本进程按份额（{peers} 分之一）调用"
        ),
        _ => say!(
            "Redis answers again: this process still keeps to its share of the limits, 1 of {peers}",
            "Redis 已恢复：本进程暂按份额（{peers} 分之一）调用"
        ),
    }
}

/// Quotas in Redis that print each change of the mode.
#[derive(Debug)]
struct Announcing {
    redis: RedisQuotas,
    /// The mode that was printed last. The first one is not.
    last: Mutex<Mode>,
}

impl Announcing {
    fn announce(&self) {
        let mode = self.redis.mode();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if *last != mode {
            *last = mode;
            let state = describe(mode, self.redis.peers());
            note(&say!("quota: {state}", "限额：{state}"));
        }
    }
}

impl QuotaStore for Announcing {
    fn take<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Admission, BoxError>> {
        Box::pin(async move {
            let admission = self.redis.take(ask).await;
            self.announce();
            admission
        })
    }

    fn throttled<'a>(&'a self, key: &'a QuotaKey, ban: Ban) -> BoxFuture<'a, Result<(), BoxError>> {
        self.redis.throttled(key, ban)
    }

    fn passed<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>> {
        self.redis.passed(keys)
    }
}
