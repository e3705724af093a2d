//! `tbk orders sync` is killed again and again while the orders of a ledger change. Then it catches up, and what it stored is
//! compared with the ledger row by row.
//!
//! `scripts/kill-orders` runs more kills than the tests do by themselves.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod check;
#[path = "../support/mod.rs"]
mod support;
mod sync;
mod world;

use std::ops::Range;
use std::time::{Duration, Instant};

use crate::check::check;
use crate::sync::Runs;
use crate::world::World;

/// The time from the start of a process to its end. It is random, so that processes end everywhere: while the store is opened,
/// while windows are planned, and while pages are stored.
const SHORT: Range<Duration> = Duration::ZERO..Duration::from_millis(200);
/// Every second process has the time to read pages.
const LONG: Range<Duration> = Duration::from_millis(200)..Duration::from_millis(600);
/// The second read of a process begins after a second.
const SECOND_READ: Range<Duration> = Duration::from_secs(1)..Duration::from_millis(1500);
/// Without kills, everything is read within this time.
const PATIENCE: Duration = Duration::from_secs(300);

fn number(variable: &str, default: u32) -> u32 {
    std::env::var(variable).map_or(default, |value| value.parse().unwrap())
}

#[test]
fn killed_syncs_lose_and_repeat_nothing_in_sqlite() {
    let kills = number("TBK_KILLS_SQLITE", 20);
    let seed = u64::from(number("TBK_KILLS_SEED", fastrand::u32(..)));
    eprintln!("{kills} kills, TBK_KILLS_SEED={seed}");
    let world = World::new(seed, kills * LONG.end / 2);
    let mut runs = Runs::new(&world, seed);
    let (began, today) = (Instant::now(), world.today());
    for number in 0..kills {
        runs.kill_within(&today, if number % 2 == 0 { SHORT } else { LONG });
    }
    drop(today);
    let (killed, stored) = (began.elapsed(), runs.events());
    // A day later all changes are visible, and all sweeps are due.
    let tomorrow = world.tomorrow();
    let late_kills = kills.div_ceil(10);
    for _ in 0..late_kills {
        runs.kill_within(&tomorrow, SECOND_READ);
    }
    let began = Instant::now();
    runs.catch_up(&tomorrow, &world, PATIENCE);
    let (rows, events) = (check(&runs, &world), runs.events());
    eprintln!(
        "{kills} kills in {killed:.1?} while {stored} events were stored, {late_kills} kills while all lists were swept, \
         caught up after {:.1?}: {rows} rows and {events} events as in the ledger",
        began.elapsed(),
    );
}
