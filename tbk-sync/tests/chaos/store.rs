//! Counts the points of the work of a store, and ends the process at one of them.

use std::future::poll_fn;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use tbk_sync::store::conformance::Watch;
use tbk_sync::store::{Answer, StoreError};

/// An operation has two points: before it, and after it has begun. After it is before the next one.
#[derive(Debug)]
pub(crate) struct Points {
    passed: AtomicU64,
    die_at: u64,
    /// The operations that were refused because another worker had the account.
    fenced: Mutex<Vec<&'static str>>,
}

impl Points {
    pub(crate) fn new(die_at: u64) -> Self {
        Self { passed: AtomicU64::new(0), die_at, fenced: Mutex::default() }
    }

    pub(crate) fn fenced(&self) -> Vec<&'static str> {
        self.fenced.lock().unwrap().clone()
    }

    fn point(&self) {
        if self.passed.fetch_add(1, Ordering::Relaxed) == self.die_at {
            std::process::abort();
        }
    }
}

impl Watch for Points {
    fn watch<'a, T: Send + 'a>(
        &'a self,
        name: &'static str,
        // Some stores begin before the first poll.
        begin: impl FnOnce() -> Answer<'a, T> + Send + 'a,
    ) -> Answer<'a, T> {
        Box::pin(async move {
            self.point();
            let (mut work, mut has_begun) = (begin(), false);
            let result = poll_fn(|context| {
                let poll = work.as_mut().poll(context);
                if !has_begun {
                    has_begun = true;
                    self.point();
                }
                poll
            })
            .await;
            if let Err(StoreError::Fenced { .. }) = &result {
                self.fenced.lock().unwrap().push(name);
            }
            result
        })
    }
}
