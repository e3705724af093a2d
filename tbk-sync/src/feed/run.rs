//! Delivers events and moves the position.

use std::error::Error;
use std::pin::pin;
use std::time::Duration;

use super::options::{Ended, Options, Until};
use super::retry;
use super::sink::{Retry, Sink, SinkError};
use super::state::{FeedError, Keeper, Parked};
use crate::model::Event;
use crate::store::{Store, StoreError};

/// The longest pause after a failure of the store.
const STORE_PAUSE: Duration = Duration::from_secs(60);

/// Delivers the events after the position of the sink `name`, and stores the position after each delivery.
///
/// The next events are read after the sink has accepted the ones before. A delivery that fails is repeated after 5 s at
/// first and up to 6 h later, with full jitter. The sink is parked if it refuses events for good, or accepts none for three
/// days; see [`state`](super::state()) and [`unpark`](super::unpark). With [`Until::Cancelled`], failures of the database are
/// retried as well, except when the state of the sink is read at the start.
///
/// When `cancel` completes, the feed ends. A delivery that is under way is dropped and repeated by the next run. Do not run
/// one sink twice at the same time: each of the runs would deliver all events.
///
/// # Errors
///
/// [`FeedError`] if the name is invalid, the sink cannot be prepared, or the store fails. With [`Until::CaughtUp`] also if a
/// delivery fails.
///
/// # Examples
///
/// Appends all events to a file until Ctrl-C:
///
/// ```no_run
/// use tbk_sync::feed::{JsonLines, Options, run};
/// use tbk_sync::store::Store;
///
/// # async fn f(store: &dyn Store, ctrl_c: impl Future<Output = ()>) -> Result<(), tbk_sync::feed::FeedError> {
/// run(store, &mut JsonLines::file("orders.jsonl"), "file", &Options::default(), ctrl_c).await?;
/// # Ok(()) }
/// ```
pub async fn run(
    store: &dyn Store,
    sink: &mut dyn Sink,
    name: &str,
    options: &Options,
    cancel: impl Future<Output = ()>,
) -> Result<Ended, FeedError> {
    let keeper = Keeper::new(store, name)?;
    let state = keeper.load().await?;
    if let Some(parked) = state.parked {
        tracing::warn!(sink = name, reason = parked.as_str(), "the sink is parked");
        return Ok(Ended::Parked(parked));
    }
    let mut feed = Feed::new(store, sink, options, state.position);
    feed.failing_since = state.failing_since;
    feed.keeper = Some(keeper);
    feed.run(cancel).await
}

/// Delivers the events after a position and stores nothing. Failures are not retried.
///
/// # Errors
///
/// [`FeedError`] if the sink or the store fails.
pub async fn read(
    store: &dyn Store,
    sink: &mut dyn Sink,
    since: u64,
    options: &Options,
    cancel: impl Future<Output = ()>,
) -> Result<Ended, FeedError> {
    Feed::new(store, sink, options, since).run(cancel).await
}

struct Feed<'a> {
    store: &'a dyn Store,
    sink: &'a mut dyn Sink,
    options: &'a Options,
    keeper: Option<Keeper<'a>>,
    /// The position up to which the sink has accepted events.
    position: u64,
    /// The position in the store.
    stored: u64,
    resumed: bool,
    failures: u32,
    failing_since: Option<u64>,
    store_failures: u32,
}

/// What happened in one turn.
enum Turn {
    /// There are no events after the position.
    Idle,
    /// The sink accepted events, or none of them has a type that it wants.
    Delivered,
    /// The sink could not be prepared.
    NotResumed(SinkError),
    /// The sink accepted only some of the events, or none.
    Failed(SinkError),
}

enum Next {
    Continue,
    Pause(Duration),
    End(Ended),
}

impl<'a> Feed<'a> {
    fn new(store: &'a dyn Store, sink: &'a mut dyn Sink, options: &'a Options, position: u64) -> Self {
        Self {
            store,
            sink,
            options,
            keeper: None,
            position,
            stored: position,
            resumed: false,
            failures: 0,
            failing_since: None,
            store_failures: 0,
        }
    }

    async fn run(mut self, cancel: impl Future<Output = ()>) -> Result<Ended, FeedError> {
        let mut cancel = pin!(cancel);
        loop {
            let turn = tokio::select! {
                biased;
                () = &mut cancel => return Ok(Ended::Cancelled),
                turn = self.turn() => turn,
            };
            // Not cancelled: the position of accepted events is stored.
            let next = match turn {
                Ok(turn) => self.settle(turn).await,
                Err(error) => Err(FeedError::Store(error)),
            };
            let pause = match next {
                Ok(Next::Continue) => continue,
                Ok(Next::Pause(pause)) => pause,
                Ok(Next::End(ended)) => return Ok(ended),
                Err(error) => self.pause_after(error)?,
            };
            tokio::select! {
                biased;
                () = &mut cancel => return Ok(Ended::Cancelled),
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    async fn turn(&mut self) -> Result<Turn, StoreError> {
        // Nothing is delivered before the position of the last delivery is stored.
        self.store_position().await?;
        if !self.resumed {
            match self.sink.resume(self.position).await {
                Ok(position) => self.position = position.min(self.position),
                Err(error) => return Ok(Turn::NotResumed(error)),
            }
            self.stored = self.position;
            self.resumed = true;
        }
        let events = self.store.events(self.position, self.options.batch).await?;
        let Some(last) = events.last().map(|event| event.position) else { return Ok(Turn::Idle) };
        let wanted: Vec<Event> = events.into_iter().filter(|event| self.options.wants(&event.kind)).collect();
        let result = if wanted.is_empty() { Ok(()) } else { self.sink.deliver(&wanted).await };
        match result {
            Ok(()) => {
                self.position = last;
                Ok(Turn::Delivered)
            }
            Err(error) => {
                let refused =
                    wanted.get(error.accepted()).map_or(last, |event| event.position.saturating_sub(1));
                self.position = self.position.max(refused);
                Ok(Turn::Failed(error))
            }
        }
    }

    async fn settle(&mut self, turn: Turn) -> Result<Next, FeedError> {
        match turn {
            Turn::Idle if self.options.until == Until::CaughtUp => Ok(Next::End(Ended::CaughtUp)),
            Turn::Idle => {
                self.store_failures = 0;
                Ok(Next::Pause(self.options.poll))
            }
            Turn::Delivered => {
                self.store_position().await?;
                self.recovered().await?;
                Ok(Next::Continue)
            }
            Turn::NotResumed(error) if error.retry() == Retry::Never => Err(FeedError::Sink(error)),
            Turn::NotResumed(error) => self.failed(error).await,
            Turn::Failed(error) => {
                self.store_position().await?;
                if error.accepted() > 0 {
                    self.recovered().await?;
                }
                self.failed(error).await
            }
        }
    }

    async fn store_position(&mut self) -> Result<(), StoreError> {
        if let Some(keeper) = &self.keeper
            && self.stored != self.position
        {
            keeper.set_position(self.position).await?;
        }
        self.stored = self.position;
        Ok(())
    }

    /// Resets the failures after the sink accepted an event.
    async fn recovered(&mut self) -> Result<(), StoreError> {
        self.failures = 0;
        self.store_failures = 0;
        if let Some(keeper) = &self.keeper
            && self.failing_since.is_some()
        {
            keeper.set_failing(None).await?;
            tracing::info!(sink = keeper.name(), "the sink accepts events again");
        }
        self.failing_since = None;
        Ok(())
    }

    /// Decides what follows a failure of the sink.
    async fn failed(&mut self, error: SinkError) -> Result<Next, FeedError> {
        let Some(keeper) = &self.keeper else { return Err(FeedError::Sink(error)) };
        let now = u64::try_from(self.options.clock.now().unix_millis() / 1000).unwrap_or(0);
        let since = self.failing_since.unwrap_or(now);
        if self.failing_since.is_none() {
            keeper.set_failing(Some(since)).await?;
            self.failing_since = Some(since);
        }
        let left = retry::PATIENCE.saturating_sub(Duration::from_secs(now.saturating_sub(since)));
        let parked = match error.retry() {
            Retry::Never => Some(Parked::Refused),
            _ => left.is_zero().then_some(Parked::Expired),
        };
        if let Some(parked) = parked {
            keeper.park(parked).await?;
            log_parked(keeper.name(), parked, &error);
            return Ok(Next::End(Ended::Parked(parked)));
        }
        if self.options.until == Until::CaughtUp {
            return Err(FeedError::Sink(error));
        }
        self.failures = self.failures.saturating_add(1);
        // The last attempt is made when the patience ends.
        let pause = pause(self.failures, error.retry()).min(left);
        log_failed(keeper.name(), pause, &error);
        Ok(Next::Pause(pause))
    }

    /// Returns the pause after a failure of the database. Other errors end the feed.
    fn pause_after(&mut self, error: FeedError) -> Result<Duration, FeedError> {
        let retried = self.keeper.is_some() && self.options.until == Until::Cancelled;
        match error {
            FeedError::Store(StoreError::Database { action, source }) if retried => {
                self.store_failures = self.store_failures.saturating_add(1);
                let pause = pause(self.store_failures, Retry::Backoff).min(STORE_PAUSE);
                let error = &*source as &(dyn Error + 'static);
                tracing::warn!(action, error, ?pause, "the store of the feed failed");
                Ok(pause)
            }
            error => Err(error),
        }
    }
}

fn pause(failures: u32, retry: Retry) -> Duration {
    let pause = retry::delay(failures, fastrand::f64());
    match retry {
        Retry::After(least) => pause.max(least.min(retry::LONGEST)),
        Retry::Backoff | Retry::Never => pause,
    }
}

fn log_parked(sink: &str, parked: Parked, error: &(dyn Error + 'static)) {
    tracing::error!(sink, reason = parked.as_str(), error, "the sink is parked");
}

fn log_failed(sink: &str, pause: Duration, error: &(dyn Error + 'static)) {
    tracing::warn!(sink, error, ?pause, "the sink did not accept an event");
}
