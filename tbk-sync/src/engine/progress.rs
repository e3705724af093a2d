//! What an engine does, as it happens.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::model::{Gap, Lane, Span, StreamKey};
use crate::store::{PageOutcome, StoreError};

/// What an engine does.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Progress<'a> {
    /// A worker has claimed an account.
    Claimed {
        /// The account.
        account: &'a str,
    },
    /// Windows were added.
    Planned {
        /// The account.
        account: &'a str,
        /// The stream.
        key: StreamKey,
        /// Why they are read.
        lane: Lane,
        /// How many.
        windows: usize,
    },
    /// A window is read.
    Started {
        /// The account.
        account: &'a str,
        /// The stream.
        key: StreamKey,
        /// Why it is read.
        lane: Lane,
        /// The seconds.
        span: Span,
    },
    /// A page was stored.
    Stored {
        /// The account.
        account: &'a str,
        /// The stream.
        key: StreamKey,
        /// What it did to the store.
        outcome: PageOutcome,
    },
    /// The last page of a window was stored.
    Covered {
        /// The account.
        account: &'a str,
        /// The stream.
        key: StreamKey,
        /// The seconds.
        span: Span,
    },
    /// A window was replaced by smaller ones.
    Split {
        /// The account.
        account: &'a str,
        /// The stream.
        key: StreamKey,
        /// The seconds.
        span: Span,
        /// The number of smaller windows.
        into: usize,
    },
    /// A window failed and is read again later.
    PutOff {
        /// The account.
        account: &'a str,
        /// The stream.
        key: StreamKey,
        /// The seconds.
        span: Span,
        /// The time until it is read again.
        due_in: Duration,
        /// The reason.
        why: &'a str,
    },
    /// A page could not be decoded and is in the quarantine.
    Quarantined {
        /// The account.
        account: &'a str,
        /// The stream.
        key: StreamKey,
        /// The seconds.
        span: Span,
        /// The reason.
        why: &'a str,
    },
    /// A window can't be read.
    GivenUp {
        /// The account.
        account: &'a str,
        /// The stream.
        key: StreamKey,
        /// The seconds.
        span: Span,
        /// The reason.
        gap: Gap,
    },
    /// The account waits: for the end of a ban, or after a failure.
    Held {
        /// The account.
        account: &'a str,
        /// The time of the gateway at which it goes on, in seconds since 1970.
        until: i64,
        /// The reason.
        why: &'a str,
    },
    /// The account was parked.
    Parked {
        /// The account.
        account: &'a str,
        /// The reason.
        why: &'a str,
    },
    /// A sink has not accepted an event that is older than 30 days. Events that it lacks are kept.
    SinkBehind {
        /// The sink with the lowest position.
        sink: &'a str,
    },
    /// The store failed. The engine waits and tries again.
    StoreFailed {
        /// The error.
        error: &'a StoreError,
    },
}

/// The function that receives the progress.
#[derive(Clone)]
pub(super) struct Observer(Option<Arc<Observe>>);

type Observe = dyn Fn(&Progress<'_>) + Send + Sync;

impl Observer {
    pub(super) const fn none() -> Self {
        Self(None)
    }

    pub(super) fn new(observe: impl Fn(&Progress<'_>) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(observe)))
    }

    pub(super) fn tell(&self, progress: &Progress<'_>) {
        match progress {
            Progress::Parked { .. }
            | Progress::StoreFailed { .. }
            | Progress::SinkBehind { .. }
            | Progress::Quarantined { .. } => tracing::warn!(?progress),
            Progress::Held { .. } | Progress::GivenUp { .. } => tracing::info!(?progress),
            _ => tracing::debug!(?progress),
        }
        if let Some(observe) = &self.0 {
            observe(progress);
        }
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Observer").field(&self.0.is_some()).finish()
    }
}
