//! A process that is stopped for longer than its lease, while another one goes on.

use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;

use tbk_sync::model::Event;
use tbk_sync::store::{Coverage, Query, Record, Store};

use crate::server::{Database, database};
use crate::work::{Work, access, gateway};

fn signal(pid: u32, signal: &str) {
    assert!(Command::new("kill").args([signal, &pid.to_string()]).status().unwrap().success());
}

/// Everything that a store reports.
async fn state(store: &Arc<dyn Store>) -> (Vec<Record>, Vec<Event>, Vec<Coverage>) {
    let records = store.records(&Query::default()).await.unwrap();
    (records, store.events(0, 10_000).await.unwrap(), store.coverage().await.unwrap())
}

/// Stops a process while it waits for a response, lets its lease end, lets another worker read everything, and returns what the
/// process printed after that.
async fn stop_at(
    request: usize,
    database: &Database,
    lease: Duration,
    end_lease: impl AsyncFnOnce(),
) -> String {
    let (pid, requests) = (Arc::new(AtomicU32::new(0)), AtomicUsize::new(0));
    let stopped = Arc::clone(&pid);
    // The gateway sends the response after this function has returned.
    let observe = move |_: &top_sandbox::Observed<'_>| {
        if requests.fetch_add(1, Ordering::SeqCst) + 1 == request {
            signal(stopped.load(Ordering::SeqCst), "-STOP");
            stopped.store(0, Ordering::SeqCst);
        }
    };
    let (sandbox, _) = gateway(observe).await;
    let (store, file, webhook) =
        (database.url.clone(), "unused".to_owned(), "http://127.0.0.1:1/".to_owned());
    let work = Work { store, gateway: access(&sandbox), file, webhook, lease };
    let mut process = work.process(u64::MAX);
    let process: Child = process.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    pid.store(process.id(), Ordering::SeqCst);
    while pid.load(Ordering::SeqCst) != 0 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    end_lease().await;
    let other = work.open().await;
    let summary = work.read(&other).await;
    assert_eq!((summary.open, &summary.skipped[..]), (0, &[][..]));
    let before = state(&other).await;
    assert!(before.0.len() > 30, "{}", before.0.len());
    signal(process.id(), "-CONT");
    let output = tokio::task::spawn_blocking(move || process.wait_with_output()).await.unwrap().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{printed}");
    assert_eq!(state(&other).await, before, "the process has changed the store");
    printed
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_of_a_worker_that_was_stopped_is_fenced() {
    // In the first pages of a window.
    for request in 1..=3 {
        let Some(database) = database("a_page_of_a_worker_that_was_stopped_is_fenced").await else { return };
        let client = database.client().await;
        // As if the time of the lease had passed. The worker does not renew it for 20 seconds.
        let end_lease = async || {
            client.batch_execute("update tbk_sync.account set lease_until = now()").await.unwrap();
        };
        let printed = stop_at(request, &database, Duration::from_secs(60), end_lease).await;
        let before = 10 * (request - 1);
        let expected = format!("skipped [\"shop1\"], new {before}, fenced [\"commit_page\"]");
        assert!(printed.contains(&expected), "{request}: {printed}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_that_was_stopped_past_its_lease_ends_quietly() {
    let Some(database) = database("a_worker_that_was_stopped_past_its_lease_ends_quietly").await else {
        return;
    };
    let lease = Duration::from_secs(1);
    let printed = stop_at(2, &database, lease, async || tokio::time::sleep(lease * 3 / 2).await).await;
    // The page or the renewal of the lease is refused first.
    assert!(printed.contains("skipped [\"shop1\"], new 10, fenced [\""), "{printed}");
}
