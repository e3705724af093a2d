//! A process dies at each point in turn, and the next one goes on.

use std::collections::HashMap;
use std::os::unix::process::ExitStatusExt as _;
use std::sync::Arc;
use std::time::Duration;

use tbk_sync::model::Event;
use tbk_sync::store::{Query, Record, Store};
use tempfile::TempDir;
use top_sandbox::LedgerSource;

use crate::receiver::{Answer, Receiver, Request};
use crate::server::database;
use crate::work::{Work, access, gateway};

const SIGABRT: i32 = 6;

/// A store, a file and a webhook that processes have not used yet.
struct Place {
    work: Work,
    /// All places use one webhook, because its socket remains open. The requests before this number are of others.
    receiver: Receiver,
    first_request: usize,
    _folder: TempDir,
}

impl Place {
    fn new(gateway: [String; 3], receiver: &Receiver, database: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let store = database.map_or_else(|| path("orders.db"), str::to_owned);
        let (file, webhook) = (path("events.jsonl"), receiver.url());
        let work = Work { store, gateway, file, webhook, lease: Duration::from_secs(60) };
        Self { work, receiver: receiver.clone(), first_request: receiver.requests().len(), _folder: folder }
    }

    fn requests(&self) -> Vec<Request> {
        self.receiver.requests().split_off(self.first_request)
    }

    /// Runs a process. Returns whether it died at the point.
    async fn dies_at(&self, point: u64) -> bool {
        let mut process = self.work.process(point);
        let output = tokio::task::spawn_blocking(move || process.output()).await.unwrap().unwrap();
        let died = output.status.signal() == Some(SIGABRT);
        assert!(died || output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        died
    }

    /// Goes on after a process that died. Returns everything that was stored.
    async fn finish(&self) -> (Vec<Record>, Vec<Event>) {
        let store = self.work.open().await;
        let summary = self.work.read(&store).await;
        assert_eq!((summary.open, &summary.skipped[..]), (0, &[][..]));
        self.work.deliver(&store).await;
        self.check(&store).await
    }

    /// Each record has one version with one event. The file has each event once, and the webhook at least once.
    async fn check(&self, store: &Arc<dyn Store>) -> (Vec<Record>, Vec<Event>) {
        let records = store.records(&Query::default()).await.unwrap();
        let events = store.events(0, 10_000).await.unwrap();
        assert!(records.iter().all(|record| record.version == 1), "{records:?}");
        assert_eq!(events.len(), records.len());
        let positions: Vec<_> = events.iter().map(|event| event.position).collect();
        assert_eq!(positions, (1..=events.len() as u64).collect::<Vec<_>>());
        let line = |event: &Event| format!("{{\"pos\":\"{}\",{}\n", event.position, &event.json[1..]);
        assert_eq!(
            std::fs::read_to_string(&self.work.file).unwrap(),
            events.iter().map(line).collect::<String>()
        );
        let mut bodies: HashMap<String, String> = HashMap::new();
        for request in self.requests() {
            let first = bodies.entry(request.id().to_owned()).or_insert_with(|| request.body.clone());
            assert_eq!(*first, request.body);
        }
        for event in &events {
            assert_eq!(format!("{}\n", bodies[&event.id]), line(event));
        }
        assert_eq!(bodies.len(), events.len());
        assert!(
            store
                .coverage()
                .await
                .unwrap()
                .iter()
                .all(|stream| stream.open == 0 && stream.covered.len() == 1)
        );
        (records, events)
    }
}

/// What processes had done when they died.
#[derive(Debug, Default)]
struct Seen {
    /// Points at which a process died.
    points: u64,
    /// Processes that died between a line in the file and its position in the store.
    lines_without_position: u64,
    /// Processes whose events were sent to the webhook again.
    sent_again: u64,
}

/// The part of a record that does not depend on the time at which it was read.
fn documents(records: &[Record]) -> Vec<(String, i64, String)> {
    let document =
        |record: &Record| (record.key.clone(), record.role, serde_json::to_string(&record.document).unwrap());
    let mut documents: Vec<_> = records.iter().map(document).collect();
    documents.sort();
    documents
}

/// Lets a process die at each point in turn, until one has no more points.
async fn die_everywhere(
    places: impl AsyncFn([String; 3], &Receiver) -> Place,
    end_lease: impl AsyncFn(&Place),
) -> Seen {
    let (sandbox, ledger) = gateway(|_| {}).await;
    let receiver = Receiver::start(|_, _| Answer::Status(204)).await;
    let uninterrupted = places(access(&sandbox), &receiver).await;
    assert!(!uninterrupted.dies_at(u64::MAX).await);
    let (expected, _) = uninterrupted.check(&uninterrupted.work.open().await).await;
    let rows = [LedgerSource::Order, LedgerSource::Refund].map(|source| ledger.rows(source).len());
    assert!(rows[0] > 20 && rows[1] > 10, "{rows:?}");
    assert_eq!(expected.len(), rows[0] + rows[1]);
    let mut seen = Seen::default();
    loop {
        let place = places(access(&sandbox), &receiver).await;
        if !place.dies_at(seen.points).await {
            return seen;
        }
        end_lease(&place).await;
        let position = place.work.open().await.sink("file").await.unwrap();
        let lines = std::fs::read_to_string(&place.work.file).unwrap_or_default().lines().count() as u64;
        let (found, events) = place.finish().await;
        assert_eq!(documents(&found), documents(&expected), "died at point {}", seen.points);
        seen.points += 1;
        seen.lines_without_position += u64::from(lines > position);
        seen.sent_again += u64::from(place.requests().len() > events.len());
    }
}

fn report(store: &str, seen: &Seen) {
    assert!(seen.points > 50, "{store}: {seen:?}");
    // Each sink has three deliveries.
    assert!(seen.lines_without_position >= 3 && seen.sent_again >= 3, "{seen:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_may_die_at_every_point_of_sqlite() {
    // The lease of a process that has ended does not count.
    let seen = die_everywhere(
        async |gateway, receiver: &Receiver| Place::new(gateway, receiver, None),
        async |_| {},
    )
    .await;
    report("SQLite", &seen);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_may_die_at_every_point_of_postgres() {
    let Some(database) = database("a_process_may_die_at_every_point_of_postgres").await else { return };
    let client = database.client().await;
    let drop_store = "drop schema if exists tbk_sync cascade";
    let new_place = async |gateway, receiver: &Receiver| {
        client.batch_execute(drop_store).await.unwrap();
        Place::new(gateway, receiver, Some(&database.url))
    };
    // As if the time of the lease had passed.
    let end_lease = async |_: &Place| {
        client.batch_execute("update tbk_sync.account set lease_until = now()").await.unwrap();
    };
    let seen = die_everywhere(new_place, end_lease).await;
    report("PostgreSQL", &seen);
}
