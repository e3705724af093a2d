//! Power cuts: SQLite writes to a log first, and a cut may keep any beginning of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::check::check_promise;
use super::play::{END, engine, wait_until, world};
use super::script::{Gateway, START, Script, Setup};
use super::world::{Order, Punishment, Shared, State, order};
use crate::engine::Stop;
use crate::model::{AccountKind, Source};
use crate::store::{Durability, Sqlite, Store};

/// The bytes of the log before its frames, and of a frame.
const HEADER: usize = 32;
const FRAME: usize = 24 + 4_096;

/// Orders that change once, an order before them, and a punishment.
fn script() -> Script {
    let changing = |number: u64| {
        let created = START + 60 * i64::try_from(number).unwrap();
        let first = order(number, created);
        let paid =
            State { visible: created + 900, modified: created + 900, fee: 777, ..first.states[0].clone() };
        Order { states: vec![first.states[0].clone(), paid], ..first }
    };
    let state = State { visible: START, modified: START, paid: None, settled: None, status: 0, fee: 0 };
    let punishment = Punishment { owner: 0, trade: 3, created: START - 86_400, states: vec![state] };
    Script {
        seed: 1,
        accounts: vec![Setup { kind: AccountKind::Publisher, sources: vec![Source::Order, Source::Punish] }],
        orders: (1..=6).map(changing).chain([order(7, START - 600)]).collect(),
        disputes: Vec::new(),
        punishments: vec![punishment],
        gateway: Gateway {
            limit: 10_800,
            promotion: None,
            ends_are_open: false,
            is_oldest_first: false,
            most_rows: 100,
            latency: 50,
            ahead: 0,
        },
        page_size: 4,
        poll: 300,
        faults: BTreeMap::new(),
        steps: Vec::new(),
    }
}

fn open(path: &Path, shared: &Shared) -> Arc<dyn Store> {
    Arc::new(Sqlite::open_with_clock(path, Durability::Normal, Arc::new(shared.clone())).unwrap())
}

fn log_of(path: &Path) -> PathBuf {
    path.with_extension("db-wal")
}

/// The lengths at which a log is cut: nothing, at each border of a frame, and within each frame.
fn cuts(length: usize) -> impl Iterator<Item = usize> {
    let frames = (HEADER..length).step_by(FRAME);
    [0].into_iter().chain(frames.flat_map(|start| [start, start + FRAME / 2])).chain([length])
}

#[tokio::test(start_paused = true)]
async fn a_power_cut_at_any_write_is_caught_up() {
    let (script, folder) = (script(), tempfile::tempdir().unwrap());
    let (path, copy) = (folder.path().join("orders.db"), folder.path().join("copy.db"));
    let shared = world(&script);
    let store = open(&path, &shared);
    // Three passes, so that the log has pages of new and changed orders and the plans of windows.
    for time in [START + 120, START + 600, START + 2_000] {
        wait_until(&shared, time).await;
        engine(&shared, &store, &script, &Stop::new()).run_once().await.unwrap();
    }
    let (database, log) = (fs::read(&path).unwrap(), fs::read(log_of(&path)).unwrap());
    drop(store);
    wait_until(&shared, END).await;
    let mut starts = Vec::new();
    for cut in cuts(log.len()) {
        fs::write(&copy, &database).unwrap();
        fs::write(log_of(&copy), &log[..cut]).unwrap();
        let store = open(&copy, &shared);
        starts.push(store.events(0, u32::MAX).await.unwrap().len());
        let began = shared.now();
        engine(&shared, &store, &script, &Stop::new()).run_until_caught_up().await.unwrap();
        check_promise(&shared, &*store, &script, began).await.unwrap();
        drop(store);
        _ = fs::remove_file(copy.with_extension("db-shm"));
    }
    // The cuts lose everything, something, and nothing.
    assert!(starts.is_sorted() && starts[0] == 0 && starts.last() == Some(&14), "{starts:?}");
    assert!(starts.contains(&1) || starts.iter().any(|events| (2..14).contains(events)), "{starts:?}");
}
