//! What an operator sees and does.

use std::time::Duration;

use redis::aio::MultiplexedConnection;
use top_core::{QuotaKey, TopTime};

use crate::days::day_of;
use crate::error::RedisQuotasError;
use crate::names::label;
use crate::quotas::RedisQuotas;

/// The state of a key, as returned by [`RedisQuotas::usage`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Usage {
    /// The key.
    pub key: QuotaKey,
    /// Today's calls, GMT+8. Only keys with a limit, or that were slowed down, are counted.
    pub calls_today: u64,
    /// How far the calls that were taken are ahead of the even rate.
    pub ahead: Duration,
    /// The time until a ban ends. `None` if the key is open.
    pub ban: Option<Duration>,
    /// The number of slow-downs: each halves the rate.
    pub slow: u32,
}

type Fields = (Option<u64>, Option<i64>, Option<u64>, Option<u64>, Option<u32>);

impl RedisQuotas {
    /// Returns all keys that were used or banned in the last 24 hours, and some older ones, by scope and name.
    ///
    /// It reads all keys with `SCAN` on a connection of its own, so that calls do not wait for it.
    ///
    /// # Errors
    ///
    /// [`RedisQuotasError::Unavailable`] if Redis does not answer.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(quotas: &top_quota_redis::RedisQuotas) -> Result<(), top_quota_redis::RedisQuotasError> {
    /// for usage in quotas.usage().await? {
    ///     println!("{} {}: {} calls, ban {:?}", usage.key.scope, usage.key.name, usage.calls_today, usage.ban);
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn usage(&self) -> Result<Vec<Usage>, RedisQuotasError> {
        let mut connection = self.shared.connector.connect().await?;
        let (seconds, micros): (u64, u64) = redis::cmd("TIME").query_async(&mut connection).await?;
        let now = seconds * 1_000_000 + micros;
        let mut usages = Vec::new();
        let mut cursor = 0;
        loop {
            let mut scan = redis::cmd("SCAN");
            scan.arg(cursor).arg("MATCH").arg(self.shared.scripts.names().pattern()).arg("COUNT").arg(500);
            let (next, hashes): (u64, Vec<String>) = scan.query_async(&mut connection).await?;
            self.read(&mut connection, &hashes, now, &mut usages).await?;
            cursor = next;
            if cursor == 0 {
                break;
            }
        }
        let order = |usage: &Usage| (usage.key.scope.as_str(), usage.key.name.clone());
        usages.sort_by_key(order);
        // `SCAN` may return a key twice.
        usages.dedup_by(|a, b| a.key == b.key);
        Ok(usages)
    }

    async fn read(
        &self,
        connection: &mut MultiplexedConnection,
        hashes: &[String],
        now: u64,
        usages: &mut Vec<Usage>,
    ) -> Result<(), RedisQuotasError> {
        if hashes.is_empty() {
            return Ok(());
        }
        let mut pipeline = redis::pipe();
        for hash in hashes {
            pipeline.cmd("HMGET").arg(hash).arg(&["n", "day", "tat", "ban", "slow"]);
        }
        let fields: Vec<Fields> = pipeline.query_async(connection).await?;
        let today = i64::try_from(now / 1000).ok().and_then(TopTime::from_unix_millis).map(day_of);
        for (hash, (calls, day, tat, ban, slow)) in hashes.iter().zip(fields) {
            let Some(key) = self.shared.scripts.names().key(hash) else { continue };
            let until = |at: Option<u64>| Duration::from_micros(at.unwrap_or(0).saturating_sub(now));
            usages.push(Usage {
                key,
                calls_today: calls.filter(|_| day.is_some() && day == today).unwrap_or(0),
                ahead: until(tat),
                ban: Some(until(ban)).filter(|ban| !ban.is_zero()),
                slow: slow.unwrap_or(0),
            });
        }
        Ok(())
    }

    /// Ends the ban and the slow-downs of a key for all processes. Call it after you reset a quota in the console.
    ///
    /// # Errors
    ///
    /// [`RedisQuotasError::Unavailable`] if Redis does not answer.
    pub async fn reopen(&self, key: &QuotaKey) -> Result<(), RedisQuotasError> {
        let names = self.shared.scripts.names();
        let mut connection = self.shared.connector.connect().await?;
        let mut pipeline = redis::pipe();
        pipeline.atomic();
        pipeline.cmd("HDEL").arg(names.hash(key)).arg(&["ban", "slow", "slowed"]).ignore();
        pipeline.cmd("PUBLISH").arg(names.channel()).arg(format!("0 0 {}", label(key))).ignore();
        pipeline.exec_async(&mut connection).await?;
        self.shared.told(key, Duration::ZERO, 0).await;
        Ok(())
    }
}
