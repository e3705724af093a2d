//! Interrupts an engine: a store that fails or never returns, and calls that never return.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use tokio::sync::Notify;

use crate::store::watched::Watch;
use crate::store::{Answer, StoreError};

/// What happens at an operation of the store or a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interruption {
    /// The process dies before it.
    Before,
    /// The process dies after it, before it knows the result.
    After,
    /// The store fails. A call is made.
    Fail,
}

/// The operations of the store and the calls are numbered from 1.
#[derive(Debug, Default)]
pub(super) struct Chaos {
    plan: Mutex<(u64, BTreeMap<u64, Interruption>)>,
    dead: Notify,
}

impl Chaos {
    /// Begins to count again.
    pub(super) fn plan(&self, interruptions: BTreeMap<u64, Interruption>) {
        *self.plan.lock().unwrap() = (0, interruptions);
    }

    /// Waits until the process is to die.
    pub(super) async fn dead(&self) {
        self.dead.notified().await;
    }

    fn next(&self) -> Option<Interruption> {
        let (number, plan) = &mut *self.plan.lock().unwrap();
        *number += 1;
        plan.get(number).copied()
    }

    async fn die<T>(&self) -> T {
        self.dead.notify_one();
        std::future::pending().await
    }

    /// Makes a call of the gateway.
    pub(super) async fn call<T>(&self, call: impl Future<Output = T>) -> T {
        match self.next() {
            Some(Interruption::Before) => self.die().await,
            Some(Interruption::After) => {
                call.await;
                self.die().await
            }
            Some(Interruption::Fail) | None => call.await,
        }
    }
}

/// Interrupts the operations of a store.
///
/// Each operation is done when its method returns, so that the time of the runtime stands still while the store works.
impl Watch for Chaos {
    fn watch<'a, T: Send + 'a>(
        &'a self,
        _: &'static str,
        begin: impl FnOnce() -> Answer<'a, T> + Send + 'a,
    ) -> Answer<'a, T> {
        match self.next() {
            Some(Interruption::Before) => Box::pin(self.die()),
            Some(Interruption::Fail) => Box::pin(async {
                Err(StoreError::Database { action: "work", source: "the database is away".into() })
            }),
            Some(Interruption::After) => {
                let _ = block_on(begin());
                Box::pin(self.die())
            }
            None => {
                let result = block_on(begin());
                Box::pin(async { result })
            }
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for the future in this thread. The runtime does nothing meanwhile.
pub(super) fn block_on<T>(future: impl Future<Output = T>) -> T {
    // The budget of a task would end only with the next turn of the runtime.
    let mut future = pin!(tokio::task::unconstrained(future));
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}
