//! `tbk orders sync` is killed again and again while the orders of a ledger change. Then it catches up, and what it stored is
//! compared with the ledger row by row.
//!
//! `scripts/kill-orders` runs more kills than the tests do by themselves.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs)]

mod check;
#[path = "../support/mod.rs"]
mod support;
mod sync;
mod world;

use std::io::Write as _;
use std::time::{Duration, Instant};

use crate::check::check;
use crate::support::database::database;
use crate::sync::{From, Runs, Setup};
use crate::world::{ACCOUNTS, World};

/// A process is killed within this time.
const SHORT: Duration = Duration::from_millis(200);
/// Without kills, everything is read within this time.
const PATIENCE: Duration = Duration::from_secs(400);

fn number(variable: &str, default: u32) -> u32 {
    std::env::var(variable).map_or(default, |value| value.parse().unwrap())
}

#[test]
fn killed_syncs_lose_and_repeat_nothing_in_sqlite() {
    let setup =
        Setup { store: "orders.db".to_owned(), kind: "publisher", accounts: &ACCOUNTS[..1], processes: 1 };
    kill_and_check(&setup, number("TBK_KILLS_SQLITE", 20));
}

#[test]
fn killed_workers_lose_and_repeat_nothing_in_postgres() {
    let (test, how) = ("killed_workers_lose_and_repeat_nothing_in_postgres", "scripts/kill-orders");
    let Some(store) = database(test, how) else { return };
    let setup = Setup { store, kind: "provider", accounts: &ACCOUNTS, processes: 3 };
    kill_and_check(&setup, number("TBK_KILLS_POSTGRES", 10));
}

fn kill_and_check(setup: &Setup, kills: u32) {
    let seed = u64::from(number("TBK_KILLS_SEED", fastrand::u32(..)));
    // Shown if the test fails.
    println!("TBK_KILLS_SEED={seed}");
    let world = World::new(seed, kills);
    let mut runs = Runs::new(&world, setup, seed);
    let (began, today) = (Instant::now(), world.today());
    let mut stops = 0;
    for number in 0..kills {
        if number == kills / 2 {
            // From here on, the changes of the ledger are read. The first run reads the windows that were left open, and the
            // second one up to now.
            runs.kill_all();
            runs.read_once();
            runs.read_once();
        }
        runs.kill(&today, if number % 2 == 0 { From::Start } else { From::Request }, Duration::ZERO..SHORT);
        if setup.processes > 1 && number % 5 == 4 {
            runs.stop_for(Duration::from_millis(1500));
            stops += 1;
        }
    }
    runs.kill_all();
    drop(today);
    let (killed, stored) = (began.elapsed(), runs.events());
    // A day later all changes are visible, and all sweeps are due. The second read of a process begins after a second.
    let (tomorrow, late_kills) = (world.tomorrow(), kills.div_ceil(10));
    for _ in 0..late_kills {
        runs.kill(&tomorrow, From::Request, Duration::from_secs(1)..Duration::from_millis(1500));
    }
    runs.kill_all();
    let began = Instant::now();
    runs.catch_up(PATIENCE);
    let (caught_up, rows, events) = (began.elapsed(), check(&runs, &world), runs.events());
    let report = format!(
        "TBK_KILLS_SEED={seed}: {kills} kills and {stops} pauses in {killed:.1?} while {stored} events were stored, {late_kills} \
         kills while all lists were swept, caught up after {caught_up:.1?}: {rows} rows and {events} events as in the ledger\n"
    );
    std::io::stderr().write_all(report.as_bytes()).unwrap();
}
