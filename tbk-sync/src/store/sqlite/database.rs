//! The connection and its thread.

use std::fmt;
use std::sync::mpsc;
use std::thread::{Builder, JoinHandle};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use super::accounts;
use super::lock::Lock;
use crate::store::failure::Failure;
use crate::store::{Answer, Claim};

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

/// A connection in a thread of its own. Statements run in the order of the calls.
pub(super) struct Database {
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Database {
    /// Starts the thread. It keeps the lock until the last job is done.
    pub(super) fn start(mut connection: Connection, lock: Option<Lock>) -> Result<Self, Failure> {
        let (jobs, queue) = mpsc::channel::<Job>();
        let thread = Builder::new().name("tbk-sync-sqlite".to_owned()).spawn(move || {
            for job in queue {
                job(&mut connection);
            }
            drop(connection);
            drop(lock);
        });
        let thread = thread.map_err(|error| Failure::Database(error.into()))?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Runs a job with the connection.
    pub(super) fn run<'a, T: Send + 'static>(
        &self,
        action: &'static str,
        work: impl FnOnce(&mut Connection) -> Result<T, Failure> + Send + 'static,
    ) -> Answer<'a, T> {
        let (answer, result) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            // Fails if the caller has dropped the future.
            _ = answer.send(work(connection));
        });
        // A job that is not accepted is dropped with its answer, which ends `result`.
        if let Some(jobs) = &self.jobs {
            _ = jobs.send(job);
        }
        Box::pin(async move {
            let ended = |_| Failure::from("the thread of the database has ended");
            result.await.map_err(ended).flatten().map_err(|failure| failure.during(action))
        })
    }

    /// Runs statements that see one state of the database.
    pub(super) fn read<'a, T: Send + 'static>(
        &self,
        action: &'static str,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Answer<'a, T> {
        self.run(action, move |connection| work(&connection.transaction()?))
    }

    /// Runs statements in a transaction, which is committed unless one fails.
    pub(super) fn write<'a, T: Send + 'static>(
        &self,
        action: &'static str,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Answer<'a, T> {
        self.run(action, move |connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let result = work(&transaction)?;
            transaction.commit()?;
            Ok(result)
        })
    }

    /// As [`write`](Self::write), after a check that the claim is the newest one of its account.
    pub(super) fn claimed<'a, T: Send + 'static>(
        &self,
        action: &'static str,
        claim: &Claim,
        work: impl FnOnce(&Transaction<'_>, &Claim) -> Result<T, Failure> + Send + 'static,
    ) -> Answer<'a, T> {
        let claim = claim.clone();
        self.write(action, move |transaction| {
            accounts::check_fence(transaction, &claim)?;
            work(transaction, &claim)
        })
    }
}

impl Drop for Database {
    /// Waits for the jobs that have begun, and closes the database.
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has been reported by the job.
            _ = thread.join();
        }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database").finish_non_exhaustive()
    }
}
