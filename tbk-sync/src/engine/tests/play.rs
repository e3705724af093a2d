//! Plays a script: engines that are started, stopped and killed one after the other.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use proptest::test_runner::TestCaseError;
use tempfile::TempDir;
use tokio::time::timeout;

use super::check::{check_calls, check_coverage, check_positions, check_promise};
use super::gateway::SESSION;
use super::script::{Mode, QUIET, START, Script, Setup, Step};
use super::world::{Owner, Shared, World};
use crate::engine::{Engine, Stop, SyncAccount};
use crate::model::AccountKind;
use crate::store::watched::Watched;
use crate::store::{Memory, Store};

/// 04:45 of the next day: the daily sweeps run after the last change is visible.
pub(super) const END: i64 = START + 10 * 3_600 + 2_700;
/// How far back the first read reaches.
const SINCE: i64 = 23 * 3_600;
/// The first read reaches back to this time, even if it begins at the end, and the clock of the machine is ahead by less
/// than a minute.
pub(super) const REACHED: i64 = END - SINCE + 60;

/// Where the records are between the lives of two engines.
#[derive(Debug)]
pub(super) enum Place {
    Memory(Arc<Memory>),
    #[cfg(feature = "sqlite")]
    File(TempDir),
}

impl Place {
    pub(super) fn memory() -> Self {
        Self::Memory(Arc::new(Memory::new()))
    }

    #[cfg(feature = "sqlite")]
    pub(super) fn file() -> Self {
        Self::File(tempfile::tempdir().unwrap())
    }

    /// How many handles a store has without an engine.
    fn handles(&self) -> usize {
        if let Self::Memory(_) = self { 2 } else { 1 }
    }

    /// Opens the store as a new process does.
    pub(super) fn open(&self, shared: &Shared) -> Arc<dyn Store> {
        match self {
            Self::Memory(memory) => Arc::<Memory>::clone(memory),
            #[cfg(feature = "sqlite")]
            Self::File(folder) => {
                use crate::store::{Durability, Sqlite};
                let path = folder.path().join("orders.db");
                let clock = Arc::new(shared.clone());
                Arc::new(Sqlite::open_with_clock(&path, Durability::Normal, clock).unwrap())
            }
        }
    }
}

pub(super) fn name(owner: Owner) -> String {
    format!("shop{owner}")
}

fn account(shared: &Shared, owner: Owner, setup: &Setup) -> SyncAccount {
    let client = shared.client();
    let account = match setup.kind {
        AccountKind::Publisher => SyncAccount::new(name(owner), setup.kind, client),
        AccountKind::Provider => {
            SyncAccount::new(name(owner), setup.kind, client.session(format!("{SESSION}{owner}")))
        }
    };
    account.sources(setup.sources.iter().copied())
}

pub(super) fn engine(shared: &Shared, store: &Arc<dyn Store>, script: &Script, stop: &Stop) -> Engine {
    let interrupted = Watched::new(Arc::clone(store), Arc::clone(&shared.chaos));
    let builder = Engine::builder(Arc::new(interrupted));
    let accounts = script.accounts.iter().enumerate();
    accounts
        .fold(builder, |builder, (owner, setup)| builder.account(account(shared, owner, setup)))
        .poll(Duration::from_secs(script.poll))
        .since(Duration::from_secs(SINCE.unsigned_abs()))
        .page_size(script.page_size)
        .workers(script.accounts.len())
        .stop(stop.clone())
        .build()
        .unwrap()
}

pub(super) fn world(script: &Script) -> Shared {
    let gateway = &script.gateway;
    let world = World {
        orders: script.orders.clone(),
        disputes: script.disputes.clone(),
        punishments: script.punishments.clone(),
        faults: script.faults.clone(),
        limit: gateway.limit,
        promotion: gateway.promotion,
        ends_are_open: gateway.ends_are_open,
        is_oldest_first: gateway.is_oldest_first,
        most_rows: gateway.most_rows,
        latency: gateway.latency,
        ..World::default()
    };
    let mut shared = Shared::of(world);
    shared.ahead = gateway.ahead;
    shared
}

/// Plays one step. The engine dies if it is interrupted.
async fn live(shared: &Shared, store: &Arc<dyn Store>, script: &Script, part: &Step) {
    let stop = Stop::new();
    let seconds = match part.mode {
        Mode::Pause(seconds) => return tokio::time::sleep(Duration::from_secs(seconds)).await,
        Mode::Run { seconds, .. } => seconds,
        Mode::Once => 3_600,
    };
    shared.chaos.plan(part.interruptions.clone());
    let engine = engine(shared, store, script, &stop);
    let life = async {
        match part.mode {
            Mode::Run { is_stopped: true, .. } => {
                let end = async {
                    tokio::time::sleep(Duration::from_secs(seconds)).await;
                    stop.stop();
                };
                let (result, ()) = tokio::join!(engine.run(), end);
                result
            }
            Mode::Run { .. } => engine.run().await,
            _ => engine.run_once().await,
        }
    };
    // A stopped engine has a minute for its last page.
    let grace = if matches!(part.mode, Mode::Run { is_stopped: true, .. }) { 60 } else { 0 };
    let longest = Duration::from_secs(seconds + grace);
    tokio::select! {
        biased;
        () = shared.chaos.dead() => {}
        result = timeout(longest, life) => drop(result),
    }
    shared.chaos.plan(BTreeMap::new());
}

/// Closes the store when the tasks of the engine are gone.
async fn close(place: &Place, store: Arc<dyn Store>) {
    while Arc::strong_count(&store) > place.handles() {
        tokio::task::yield_now().await;
    }
}

/// Plays a script to its end, and checks the promise after each step.
pub(super) async fn play(script: &Script, place: &Place) -> Result<Shared, TestCaseError> {
    fastrand::seed(script.seed);
    let shared = world(script);
    wait_until(&shared, START).await;
    for part in &script.steps {
        if shared.now() >= QUIET {
            break;
        }
        let store = place.open(&shared);
        if part.resumes {
            resume(&shared, &store, script).await;
        }
        live(&shared, &store, script, part).await;
        check_coverage(&shared, &*store).await?;
        close(place, store).await;
    }
    shared.change(|world| world.faults.clear());
    wait_until(&shared, END).await;
    let store = place.open(&shared);
    resume(&shared, &store, script).await;
    let began = shared.now();
    engine(&shared, &store, script, &Stop::new()).run_until_caught_up().await.unwrap();
    check_positions(&shared, script)?;
    check_calls(&shared, script)?;
    check_promise(&shared, &*store, script, began).await?;
    Ok(shared)
}

pub(super) async fn wait_until(shared: &Shared, time: i64) {
    let left = u64::try_from(time - shared.now()).unwrap();
    tokio::time::sleep(Duration::from_secs(left)).await;
}

async fn resume(shared: &Shared, store: &Arc<dyn Store>, script: &Script) {
    for owner in 0..script.accounts.len() {
        store.resume(&name(owner), shared.now() * 1_000).await.unwrap();
    }
}
