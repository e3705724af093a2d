//! Scripts: what the platform shows, what goes wrong, and how the engine is started and ended.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use super::chaos::Interruption;
use super::world::{self, Dispute, Fault, Order, Owner, Promotion, Punishment, State};
use crate::model::{AccountKind, Source};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// 2026-11-29 18:00:00 in GMT+8. No monthly sweep runs until the 1st.
pub(super) const START: i64 = world::START + 2 * DAY;
/// Changes happen from 18:00 to 22:00, and are visible before 02:10.
const SCRIPT: i64 = 3 * HOUR;
/// The engine is started, ended and killed until then. Afterwards nothing goes wrong.
pub(super) const QUIET: i64 = START + 5 * HOUR;

/// An account, and the lists that it reads.
#[derive(Debug, Clone)]
pub(super) struct Setup {
    pub(super) kind: AccountKind,
    pub(super) sources: Vec<Source>,
}

/// What is done with an engine.
#[derive(Debug, Clone)]
pub(super) enum Mode {
    /// It runs for so many seconds, and is then stopped or killed.
    Run { seconds: u64, is_stopped: bool },
    /// It reads every account once.
    Once,
    /// There is no engine for so many seconds.
    Pause(u64),
}

/// The life of one engine.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) mode: Mode,
    /// By the number of the operation of the store or of the call.
    pub(super) interruptions: BTreeMap<u64, Interruption>,
    /// Whether parked accounts are resumed before.
    pub(super) resumes: bool,
}

/// Properties of the gateway.
#[derive(Debug, Clone)]
pub(super) struct Gateway {
    pub(super) limit: i64,
    pub(super) promotion: Option<Promotion>,
    pub(super) ends_are_open: bool,
    pub(super) is_oldest_first: bool,
    /// The most rows on a page of a list by number.
    pub(super) most_rows: usize,
    /// How long a call takes in milliseconds.
    pub(super) latency: u64,
    /// How far the clock of the machine is ahead, in seconds.
    pub(super) ahead: i64,
}

#[derive(Debug, Clone)]
pub(super) struct Script {
    /// Of waits and names that the engine chooses.
    pub(super) seed: u64,
    pub(super) accounts: Vec<Setup>,
    pub(super) orders: Vec<Order>,
    pub(super) disputes: Vec<Dispute>,
    pub(super) punishments: Vec<Punishment>,
    pub(super) gateway: Gateway,
    pub(super) page_size: u8,
    /// The interval of polls in seconds.
    pub(super) poll: u64,
    /// By the number of the call.
    pub(super) faults: BTreeMap<u64, Fault>,
    pub(super) steps: Vec<Step>,
}

/// How late a state is visible: mostly at once, with a tail within the lag and a few states that only sweeps find.
fn lateness() -> impl Strategy<Value = i64> {
    prop_oneof![8 => Just(0), 4 => 0..60_i64, 2 => 60..=900_i64, 1 => 900..7_200_i64]
}

#[derive(Debug, Clone)]
struct Change {
    after: i64,
    late: i64,
    fee: i64,
    status: usize,
    /// Whether the change has a new time of update.
    is_dated: bool,
}

fn changes(is_dated: f64) -> impl Strategy<Value = Vec<Change>> {
    let change = (1..1_200_i64, lateness(), 0..100_000_i64, 0..3_usize, prop::bool::weighted(is_dated))
        .prop_map(|(after, late, fee, status, is_dated)| Change { after, late, fee, status, is_dated });
    vec(change, 0..4)
}

/// The states after a first one. Each change is shown after the one before.
fn states(first: State, changes: Vec<Change>, statuses: [i64; 3]) -> Vec<State> {
    let mut states = vec![first];
    for Change { after, late, fee, status, is_dated } in changes {
        let last = states[states.len() - 1].clone();
        let at = last.modified.max(START) + after;
        let visible = last.visible.max(at + late);
        let dated = State { modified: at, settled: Some(at), status: statuses[status], ..last.clone() };
        let state = if is_dated { dated } else { last };
        states.push(State { visible, fee, ..state });
    }
    states
}

fn order() -> impl Strategy<Value = Order> {
    let recent = (0..SCRIPT, lateness(), changes(0.85));
    // An order of the last month, whose changes are dated: no daily sweep reads orders that are as old.
    let old = (-20 * DAY..-4 * DAY, Just(0), changes(1.0));
    (prop_oneof![4 => recent, 1 => old], 2..4_i64, 1..4_i64).prop_map(|((at, late, changes), role, scene)| {
        let created = START + at;
        let paid = Some(created);
        let first =
            State { visible: created + late, modified: created, paid, settled: None, status: 12, fee: 100 };
        let states = states(first, changes, [14, 3, 13]);
        Order { owner: 0, id: 0, role, created, scene, states }
    })
}

fn dispute() -> impl Strategy<Value = Dispute> {
    (prop_oneof![0..SCRIPT, -50 * DAY..0], lateness(), changes(0.8), 2..4_i64, 0..3_i64).prop_map(
        |(at, late, changes, role, relation)| {
            let opened = START + at;
            let first = State {
                visible: opened + late,
                modified: opened,
                paid: None,
                settled: None,
                status: 4,
                fee: 100,
            };
            let states = states(first, changes, [2, 3, 13]);
            Dispute { owner: 0, id: 0, trade: 0, role, opened, relation, states }
        },
    )
}

fn punishment() -> impl Strategy<Value = Punishment> {
    (-30 * DAY..SCRIPT, -DAY..SCRIPT, changes(0.0)).prop_map(|(created, at, changes)| {
        let (created, visible) = (START + created, START + created.max(at));
        let first = State { visible, modified: created, paid: None, settled: None, status: 0, fee: 0 };
        let mut states = states(first, changes, [1, 0, 1]);
        // The state alternates.
        (0..).zip(&mut states).for_each(|(number, state)| state.status = number % 2);
        Punishment { owner: 0, trade: 0, created, states }
    })
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        3 => Just(Fault::Status(503)),
        2 => Just(Fault::Truncated),
        2 => Just(Fault::Dropped),
        2 => (1..40_u64).prop_map(Fault::Slow),
        3 => Just(Fault::Undecodable),
        1 => (1..4_000_u64).prop_map(Fault::Ban),
        3 => Just(Fault::BadPosition),
        1 => Just(Fault::SessionExpired),
        1 => Just(Fault::NoPermission),
    ]
}

/// Single faults, and outages of several calls.
fn faults() -> impl Strategy<Value = BTreeMap<u64, Fault>> {
    let length = prop_oneof![3 => Just(1), 1 => 2..12_u64];
    vec((1..200_u64, length, fault()), 0..16).prop_map(|outages| {
        let calls = |(at, calls, fault)| (at..at + calls).map(move |call| (call, fault));
        outages.into_iter().flat_map(calls).collect()
    })
}

fn step() -> impl Strategy<Value = Step> {
    let mode = prop_oneof![
        4 => (1..900_u64, any::<bool>()).prop_map(|(seconds, is_stopped)| Mode::Run { seconds, is_stopped }),
        3 => Just(Mode::Once),
        2 => (1..5_000_u64).prop_map(Mode::Pause),
    ];
    let interruption =
        prop::sample::select(&[Interruption::Before, Interruption::After, Interruption::Fail][..]);
    // Early operations are the plan and the first windows.
    let at = prop_oneof![1..60_u64, 1..600_u64];
    let interruptions = btree_map(at, interruption, 0..3);
    (mode, interruptions, any::<bool>()).prop_map(|(mode, interruptions, resumes)| Step {
        mode,
        interruptions,
        resumes,
    })
}

fn gateway() -> impl Strategy<Value = Gateway> {
    let promotion = (START..QUIET, 600..4 * HOUR, 1_200..2_400_i64)
        .prop_map(|(from, length, limit)| Promotion { from, to: from + length, limit });
    (
        prop_oneof![4 => Just(3 * HOUR), 1 => 2_400..3 * HOUR],
        prop::option::weighted(0.25, promotion),
        any::<bool>(),
        any::<bool>(),
        prop_oneof![Just(100), 2..5_usize],
        prop_oneof![4 => Just(50_u64), 1 => 50..5_000_u64],
        // The client corrects differences of a minute and more.
        prop_oneof![12 => Just(0), 1 => -59..60_i64, 1 => -7_200..7_200_i64],
    )
        .prop_map(|(limit, promotion, ends_are_open, is_oldest_first, most_rows, latency, ahead)| {
            Gateway { limit, promotion, ends_are_open, is_oldest_first, most_rows, latency, ahead }
        })
}

fn accounts() -> impl Strategy<Value = Vec<Setup>> {
    let lists = [Source::Order, Source::Refund, Source::RelationRefund, Source::Punish];
    let sources = prop_oneof![
        2 => Just(vec![Source::Order]),
        3 => prop::sample::subsequence(lists.to_vec(), 1..=4),
    ];
    let number = prop_oneof![6 => Just(1_usize), 2 => Just(2), 1 => Just(3)];
    (number, vec((sources, any::<bool>()), 3)).prop_map(|(number, mut setups)| {
        setups.truncate(number);
        let setup = |(owner, (sources, is_provider))| {
            // Only one account is that of the app itself.
            let kind = if owner > 0 || is_provider { AccountKind::Provider } else { AccountKind::Publisher };
            Setup { kind, sources }
        };
        setups.into_iter().enumerate().map(setup).collect()
    })
}

pub(super) fn script() -> impl Strategy<Value = Script> {
    (
        (any::<u64>(), accounts(), gateway(), 1..8_u8, 90..600_u64),
        vec((order(), 0..3_usize, any::<bool>()), 0..32),
        vec((dispute(), 0..3_usize), 0..12),
        vec((punishment(), 0..3_usize), 0..8),
        (faults(), vec(step(), 1..6)),
    )
        .prop_map(|((seed, accounts, gateway, page_size, poll), orders, disputes, punishments, rest)| {
            let owner = |owner: Owner| owner % accounts.len();
            let orders = number_orders(orders, owner);
            let disputes = number_disputes(disputes, owner);
            let punishments = (0..).zip(punishments);
            let punishments = punishments
                .map(|(number, (punishment, of))| Punishment {
                    owner: owner(of),
                    trade: 3_000_000_000_000_000_000 + number,
                    ..punishment
                })
                .collect();
            let (faults, steps) = rest;
            Script { seed, accounts, orders, disputes, punishments, gateway, page_size, poll, faults, steps }
        })
}

/// Gives the orders their ids. Some have the id of the order before, in the other role or of another account.
fn number_orders(orders: Vec<(Order, usize, bool)>, owner: impl Fn(Owner) -> Owner) -> Vec<Order> {
    let mut numbered: Vec<Order> = Vec::new();
    for (number, (order, of, is_twin)) in (1_000_000_000_000_000_000..).zip(orders) {
        let mut order = Order { owner: owner(of), id: number, ..order };
        if let Some(before) = numbered.last().filter(|_| is_twin)
            && (before.owner, before.role) != (order.owner, order.role)
            && !numbered.iter().rev().skip(1).any(|earlier| earlier.id == before.id)
        {
            order.id = before.id;
        }
        numbered.push(order);
    }
    numbered
}

/// Gives the disputes their ids. Two in a row belong to one trade.
fn number_disputes(disputes: Vec<(Dispute, usize)>, owner: impl Fn(Owner) -> Owner) -> Vec<Dispute> {
    let numbered = (0..).zip(disputes).map(|(number, (mut dispute, of))| {
        dispute.owner = owner(of);
        (dispute.id, dispute.trade) = (5_000 + number, 2_000_000_000_000_000_000 + number / 2);
        dispute
    });
    let mut disputes: Vec<Dispute> = numbered.collect();
    // The time at which a dispute was opened is a part of its key.
    let mut opened: Vec<(Owner, u64, i64)> = Vec::new();
    disputes.retain(|dispute| {
        let key = (dispute.owner, dispute.trade, dispute.opened);
        let is_new = !opened.contains(&key);
        opened.push(key);
        is_new
    });
    disputes
}
