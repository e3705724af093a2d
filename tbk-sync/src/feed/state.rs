//! What the store keeps of a sink: its position, since when it fails, and whether it is parked.
//!
//! A store keeps one number for a name. The last two are kept under the names `NAME:failing` and `NAME:parked`.

use std::fmt;

use super::sink::SinkError;
use crate::store::{Store, StoreError};

/// Why a sink is parked: nothing is delivered until [`unpark`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Parked {
    /// The sink reported that it will not accept events again, such as HTTP 410.
    Refused,
    /// The sink accepted nothing for three days.
    Expired,
}

impl Parked {
    /// Returns the name of the reason.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Expired => "expired",
        }
    }

    fn number(self) -> u64 {
        match self {
            Self::Refused => 1,
            Self::Expired => 2,
        }
    }

    fn from_number(number: u64) -> Option<Self> {
        match number {
            0 => None,
            2 => Some(Self::Expired),
            _ => Some(Self::Refused),
        }
    }
}

impl fmt::Display for Parked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What the store keeps of a sink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SinkState {
    /// The position of the last event that was accepted; 0 if there is none.
    pub position: u64,
    /// When the first delivery failed since the sink last accepted an event, in seconds since 1970. `None` if the last
    /// delivery succeeded.
    pub failing_since: Option<u64>,
    /// Why the sink is parked. `None` if it is active.
    pub parked: Option<Parked>,
}

/// An error of a feed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FeedError {
    /// The name of a sink is empty or contains a colon.
    #[error("the name of a sink must not be empty or contain a colon: {name:?}")]
    Name {
        /// The name.
        name: String,
    },
    /// The sink cannot be used, or failed where failures are not retried.
    #[error("the sink does not accept events")]
    Sink(#[source] SinkError),
    /// The store failed.
    #[error("the store of the feed failed")]
    Store(#[from] StoreError),
}

/// Returns what the store keeps of a sink.
///
/// # Errors
///
/// [`FeedError`] if the name is invalid or the store fails.
pub async fn state(store: &dyn Store, name: &str) -> Result<SinkState, FeedError> {
    Keeper::new(store, name)?.load().await
}

/// Lets a parked sink continue with the next run. Returns whether it was parked.
///
/// # Errors
///
/// [`FeedError`] if the name is invalid or the store fails.
pub async fn unpark(store: &dyn Store, name: &str) -> Result<bool, FeedError> {
    let keeper = Keeper::new(store, name)?;
    let parked = keeper.load().await?.parked.is_some();
    // In this order: a sink that is active and failing for three days would be parked again at its next failure.
    keeper.set_failing(None).await?;
    store.set_sink(&keeper.parked, 0).await?;
    Ok(parked)
}

/// Reads and writes the state of one sink.
#[derive(Debug)]
pub(super) struct Keeper<'a> {
    store: &'a dyn Store,
    name: &'a str,
    failing: String,
    parked: String,
}

impl<'a> Keeper<'a> {
    pub(super) fn new(store: &'a dyn Store, name: &'a str) -> Result<Self, FeedError> {
        if name.is_empty() || name.contains(':') {
            return Err(FeedError::Name { name: name.to_owned() });
        }
        Ok(Self { store, name, failing: format!("{name}:failing"), parked: format!("{name}:parked") })
    }

    pub(super) fn name(&self) -> &'a str {
        self.name
    }

    pub(super) async fn load(&self) -> Result<SinkState, FeedError> {
        let failing = self.store.sink(&self.failing).await?;
        Ok(SinkState {
            position: self.store.sink(self.name).await?,
            failing_since: (failing > 0).then_some(failing),
            parked: Parked::from_number(self.store.sink(&self.parked).await?),
        })
    }

    pub(super) async fn set_position(&self, position: u64) -> Result<(), StoreError> {
        self.store.set_sink(self.name, position).await
    }

    pub(super) async fn set_failing(&self, since: Option<u64>) -> Result<(), StoreError> {
        self.store.set_sink(&self.failing, since.unwrap_or(0)).await
    }

    pub(super) async fn park(&self, why: Parked) -> Result<(), StoreError> {
        self.store.set_sink(&self.parked, why.number()).await
    }
}
