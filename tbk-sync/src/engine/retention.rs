//! Deletes old events of the feed.

use std::time::Duration;

use tokio::time::Instant;

use super::builder::Inner;
use super::progress::Progress;
use crate::store::StoreError;

const DAY: i64 = 86_400;
/// How long events are kept.
const KEPT: i64 = 30 * DAY;
/// How often an engine asks the store when events were last deleted.
const LOOKED: Duration = Duration::from_secs(3_600);
/// The name under which the store keeps when events were last deleted. It has a colon, so it is not a sink.
const MARK: &str = "events:deleted";

impl Inner {
    /// Deletes the events of the feed that are older than 30 days and that every sink has accepted, once a day.
    pub(super) async fn delete_old_events(&self) -> Result<(), StoreError> {
        let Some(now) = self.looks_for_old_events() else { return Ok(()) };
        let last = i64::try_from(self.store.sink(MARK).await?).unwrap_or(i64::MAX);
        if (0..DAY).contains(&(now - last)) {
            return Ok(());
        }
        let before = (now - KEPT).saturating_mul(1_000);
        while !self.stop.is_stopped() {
            let deleted = self.store.delete_events(before).await?;
            if deleted.events == 0 {
                if let Some(sink) = &deleted.behind {
                    self.observer.tell(&Progress::SinkBehind { sink });
                }
                break;
            }
        }
        self.store.set_sink(MARK, u64::try_from(now).unwrap_or(0)).await
    }

    /// Returns the time of the gateway, if it is time to look. It is known after the first page.
    fn looks_for_old_events(&self) -> Option<i64> {
        let account =
            self.accounts.values().find(|account| self.memo(|memo| memo.has_pages(&account.name)))?;
        let now = Instant::now();
        let looked = self.memo(|memo| memo.old_events);
        if looked.is_some_and(|looked| now.duration_since(looked) < LOOKED) {
            return None;
        }
        self.memo(|memo| memo.old_events = Some(now));
        Some(account.client.now())
    }
}
