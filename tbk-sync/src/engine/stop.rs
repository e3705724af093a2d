//! Cancellation.

use std::sync::Arc;

use tokio::sync::watch;

/// Ends an engine at the border of a page. Clones share one state.
///
/// # Examples
///
/// ```
/// use tbk_sync::engine::Stop;
///
/// let stop = Stop::new();
/// let handler = stop.clone();
/// handler.stop();
/// assert!(stop.is_stopped());
/// ```
#[derive(Debug, Clone)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Stop {
    /// Creates a handle that is not stopped.
    #[must_use]
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    /// Stops the engines that have this handle. Calls that are under way are completed and their pages are stored.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }

    /// Returns whether [`stop`](Self::stop) was called.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until [`stop`](Self::stop) is called.
    pub async fn stopped(&self) {
        // The sender lives as long as `self`.
        let _ = self.0.subscribe().wait_for(|stopped| *stopped).await;
    }

    /// Waits for this time, or until stopped.
    pub(super) async fn sleep(&self, time: std::time::Duration) {
        tokio::select! {
            () = self.stopped() => {}
            () = tokio::time::sleep(time) => {}
        }
    }
}

impl Default for Stop {
    fn default() -> Self {
        Self::new()
    }
}
