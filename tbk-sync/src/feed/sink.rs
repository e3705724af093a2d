//! The receivers of events.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use top_core::BoxError;
use top_core::transport::BoxFuture;

use crate::model::Event;

/// Receives events in the order of their positions.
///
/// # Examples
///
/// A sink that collects the ids of events:
///
/// ```
/// use tbk_sync::feed::{Sink, SinkError};
/// use tbk_sync::model::Event;
/// use top_core::transport::BoxFuture;
///
/// #[derive(Debug, Default)]
/// struct Ids(Vec<String>);
///
/// impl Sink for Ids {
///     fn deliver<'a>(&'a mut self, events: &'a [Event]) -> BoxFuture<'a, Result<(), SinkError>> {
///         Box::pin(async move {
///             self.0.extend(events.iter().map(|event| event.id.clone()));
///             Ok(())
///         })
///     }
/// }
/// ```
pub trait Sink: fmt::Debug + Send {
    /// Prepares the sink to continue after a position, and returns the position after which it needs events. This is at most
    /// `position`; it is lower if the sink has lost events.
    ///
    /// Called once before the first delivery of each run.
    ///
    /// # Errors
    ///
    /// [`SinkError`] if the sink is not available.
    fn resume(&mut self, position: u64) -> BoxFuture<'_, Result<u64, SinkError>> {
        Box::pin(async move { Ok(position) })
    }

    /// Delivers events: at least one and at most 1,000, in the order of their positions.
    ///
    /// If the future is dropped, the run ends, and the next run delivers the events again.
    ///
    /// # Errors
    ///
    /// [`SinkError`] if an event was not accepted. The events before it were accepted if
    /// [`with_accepted`](SinkError::with_accepted) says so.
    fn deliver<'a>(&'a mut self, events: &'a [Event]) -> BoxFuture<'a, Result<(), SinkError>>;
}

/// Whether and when an event that was not accepted is delivered again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Retry {
    /// With exponential backoff.
    Backoff,
    /// With exponential backoff, but not before this time has passed.
    After(Duration),
    /// Not at all: the sink is parked.
    Never,
}

/// Why a sink does not accept events. The texts contain no secrets.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SinkProblem {
    /// The receiver cannot be reached.
    #[error("{to} cannot be reached")]
    Unreachable {
        /// The scheme and the host.
        to: String,
    },
    /// The receiver did not answer in time.
    #[error("{to} did not answer in time")]
    NoAnswer {
        /// The scheme and the host.
        to: String,
    },
    /// The receiver answered with another status than 2xx.
    #[error("{to} answered with HTTP {status}")]
    Status {
        /// The scheme and the host.
        to: String,
        /// The status.
        status: u16,
    },
    /// Another run writes the file.
    #[error("{path} is in use by another run")]
    InUse {
        /// The path of the file.
        path: String,
    },
    /// The file cannot be read or written.
    #[error("{path} cannot {what}")]
    File {
        /// The path of the file.
        path: String,
        /// What was tried, such as `be opened`.
        what: &'static str,
    },
    /// The file was not written by this sink.
    #[error("{path} cannot be continued")]
    Foreign {
        /// The path of the file.
        path: String,
    },
    /// Another reason.
    #[error("{0}")]
    Other(String),
}

impl From<&str> for SinkProblem {
    fn from(reason: &str) -> Self {
        Self::Other(reason.to_owned())
    }
}

impl From<String> for SinkProblem {
    fn from(reason: String) -> Self {
        Self::Other(reason)
    }
}

/// An event was not accepted.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use tbk_sync::feed::{Retry, SinkError};
///
/// let error = SinkError::later("the broker is not available").with_accepted(3);
/// assert_eq!(error.retry(), Retry::Backoff);
/// assert_eq!(error.accepted(), 3);
/// assert_eq!(error.not_before(Duration::from_secs(60)).retry(), Retry::After(Duration::from_secs(60)));
/// assert_eq!(SinkError::fatal("the topic was deleted").retry(), Retry::Never);
/// ```
#[derive(Debug)]
pub struct SinkError {
    problem: SinkProblem,
    retry: Retry,
    accepted: usize,
    source: Option<BoxError>,
}

impl SinkError {
    /// The sink does not accept the event at present. The reason must not contain secrets; it is logged.
    #[must_use]
    pub fn later(reason: impl Into<SinkProblem>) -> Self {
        Self { problem: reason.into(), retry: Retry::Backoff, accepted: 0, source: None }
    }

    /// The sink never accepts events again, unless an operator intervenes. The reason must not contain secrets; it is logged.
    #[must_use]
    pub fn fatal(reason: impl Into<SinkProblem>) -> Self {
        Self { retry: Retry::Never, ..Self::later(reason) }
    }

    /// Sets the time before which the event must not be delivered again. Does not change a fatal error.
    #[must_use]
    pub fn not_before(mut self, delay: Duration) -> Self {
        if self.retry != Retry::Never {
            self.retry = Retry::After(delay);
        }
        self
    }

    /// Sets the cause. It must not contain secrets; it is logged.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Sets the number of events that were accepted before the first one that was not.
    #[must_use]
    pub fn with_accepted(mut self, accepted: usize) -> Self {
        self.accepted = accepted;
        self
    }

    /// Returns why the event was not accepted.
    #[must_use]
    pub fn problem(&self) -> &SinkProblem {
        &self.problem
    }

    /// Returns whether and when the event is delivered again.
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.retry
    }

    /// Returns the number of events that were accepted before the first one that was not.
    #[must_use]
    pub fn accepted(&self) -> usize {
        self.accepted
    }
}

impl fmt::Display for SinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

impl Error for SinkError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
