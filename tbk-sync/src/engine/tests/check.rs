//! What a store promises, checked against the ledger.

use std::collections::{BTreeMap, HashSet};

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::play::{END, REACHED, name};
use super::script::{Mode, START, Script, Step};
use super::world::{Key, Life, Shared, shown};
use crate::canonical::is_nothing;
use crate::coverage;
use crate::model::{Event, Source, Span};
use crate::source::{axis_code, live_axis};
use crate::store::{Coverage, Query, Record, Store, Version};

/// The lag of the engine by default.
const LAG: i64 = 900;
const LONGEST_LAG: i64 = 3_600;
/// A clock may be wrong by less than a minute in either direction, and the engine expects that it is.
const CLOCK: i64 = 120;
/// Windows of all sweeps of an account, some of which are short.
const CALLS_OF_A_NIGHT: u64 = 1_500;
/// The longest interval of a sweep that runs several times a day.
const LONGEST_INTERVAL: i64 = 6 * 3_600;

type Checked = Result<(), TestCaseError>;
type Document = Map<String, Value>;

/// The members that have a value.
fn with_values(mut document: Document) -> Document {
    document.retain(|_, value| !is_nothing(value));
    document
}

async fn history(store: &dyn Store, record: &Record) -> Vec<Version> {
    let history = store.history(record).await.unwrap();
    history
        .into_iter()
        .map(|version| Version { document: with_values(version.document), ..version })
        .collect()
}

/// What a store has, by the account, the list, the key and the role.
async fn stored(store: &dyn Store) -> BTreeMap<(String, Source, String, i64), Record> {
    let records = store.records(&Query::default()).await.unwrap();
    let keyed = records.into_iter().map(|record| {
        let key = (record.account.clone(), record.source, record.key.clone(), record.role);
        (key, Record { document: with_values(record.document), ..record })
    });
    keyed.collect()
}

fn key((owner, source, key, role): &Key) -> (String, Source, String, i64) {
    (name(*owner), *source, key.clone(), *role)
}

/// Checks at any time that covered seconds have no hole.
///
/// A row whose current state was shown within the lag, and whose time is covered, is stored in that state. Scenes that only
/// confirm orders have its key.
pub(super) async fn check_coverage(shared: &Shared, store: &dyn Store) -> Checked {
    let (records, streams) = (stored(store).await, store.coverage().await.unwrap());
    let (world, now) = (shared.world.lock().unwrap(), shared.now());
    for life in world.lives() {
        let Some(current) = shown(life.states, now) else { continue };
        let found = records.get(&key(&life.key)).map(|record| &record.document);
        for stream in streams.iter().filter(|stream| is_about(stream, &life)) {
            let source = stream.stream.key.source;
            let code = axis_code(source, stream.stream.key.axis).unwrap();
            let Some(at) = life.times[current].get(&code) else { continue };
            if life.states[current].visible > at + LAG || !covers(&stream.covered, *at) {
                continue;
            }
            let only_confirms = source == Source::Order && stream.stream.key.scene != 1;
            let is_right = found.is_some_and(|found| only_confirms || *found == life.documents[current]);
            prop_assert!(
                is_right,
                "{:?} at {} is covered by {:?}, but {:?} is stored instead of {:?}, now is {}",
                life.key,
                at - START,
                stream,
                found,
                life.documents[current],
                now - START
            );
        }
    }
    Ok(())
}

fn is_about(stream: &Coverage, life: &Life<'_>) -> bool {
    let key = stream.stream.key;
    stream.account == name(life.key.0) && key.source == life.key.1 && life.scenes.contains(&key.scene)
}

fn covers(spans: &[Span], at: i64) -> bool {
    spans.iter().any(|span| (span.from..=span.to).contains(&at))
}

/// Checks the promise after the last run, which began at this time.
pub(super) async fn check_promise(
    shared: &Shared,
    store: &dyn Store,
    script: &Script,
    began: i64,
) -> Checked {
    check_coverage(shared, store).await?;
    check_records(shared, store, script).await?;
    check_versions(shared, store).await?;
    check_streams(shared, store, began).await
}

/// Checks that the engine makes no more calls than its passes, its sweeps and the faults explain.
///
/// The sweeps of the night read an account once, with its rows on pages of their own. A pass reads the tails of the lists.
pub(super) fn check_calls(shared: &Shared, script: &Script) -> Checked {
    let world = shared.world.lock().unwrap();
    let passes = |step: &Step| match step.mode {
        Mode::Run { seconds, .. } => seconds / script.poll + 2,
        Mode::Once => 2,
        Mode::Pause(_) => 0,
    };
    let passes = script.steps.iter().map(passes).sum::<u64>() + script.faults.len() as u64;
    let rows = (world.orders.len() + world.disputes.len() + world.punishments.len()) as u64;
    let most = script.accounts.len() as u64 * (CALLS_OF_A_NIGHT + 4 * passes) + 2 * rows * (passes + 8);
    prop_assert!(world.calls <= most, "{} calls, but {} are enough", world.calls, most);
    Ok(())
}

/// Checks that no position is sent again after it was refused, unless the process could not know or keep that.
pub(super) fn check_positions(shared: &Shared, script: &Script) -> Checked {
    let world = shared.world.lock().unwrap();
    let lives = script.steps.iter().map(|step| 1 + step.interruptions.len()).sum::<usize>();
    for (position, refusals) in &world.refused {
        prop_assert!(*refusals <= 1 + lives, "the position {} was refused {} times", position, refusals);
    }
    Ok(())
}

/// The store has the newest state of every row that can be reached, and nothing else.
async fn check_records(shared: &Shared, store: &dyn Store, script: &Script) -> Checked {
    let mut records = stored(store).await;
    let world = shared.world.lock().unwrap();
    for life in world.lives() {
        let (owner, source, ..) = life.key;
        if !script.accounts[owner].sources.contains(&source) {
            continue;
        }
        let newest = life.states.len() - 1;
        let found = records.remove(&key(&life.key));
        // Rows of earlier weeks are found if they change, or if a sweep covers them.
        let is_old = source != Source::Punish && life.states[newest].modified < REACHED;
        if found.is_some() || !is_old {
            let found = found.map(|record| record.document);
            prop_assert_eq!(found.as_ref(), Some(&life.documents[newest]), "{:?}", life.key);
        }
    }
    prop_assert!(records.is_empty(), "not in the ledger: {:?}", records);
    Ok(())
}

/// Versions are 1 to n, each was a state of the ledger, and each is once in the feed.
async fn check_versions(shared: &Shared, store: &dyn Store) -> Checked {
    let records = stored(store).await;
    let mut histories: BTreeMap<String, Vec<Version>> = BTreeMap::new();
    for record in records.values() {
        let Record { account, source, key, role, .. } = record;
        histories.insert(format!("{account}/{source}/{key}/{role}"), history(store, record).await);
    }
    {
        let world = shared.world.lock().unwrap();
        for life in world.lives() {
            let (account, source, key, role) = key(&life.key);
            let Some(history) = histories.get(&format!("{account}/{source}/{key}/{role}")) else { continue };
            check_history(&life, history)?;
        }
    }
    let events = store.events(0, u32::MAX).await.unwrap();
    prop_assert!(events.windows(2).all(|pair| pair[0].position < pair[1].position));
    let ids: HashSet<_> = events.iter().map(|event| &event.id).collect();
    prop_assert_eq!(ids.len(), events.len(), "an event is twice in the feed");
    check_feed(&events, &histories)
}

/// Versions are numbered from 1, and are states of the ledger in their order.
fn check_history(life: &Life<'_>, history: &[Version]) -> Checked {
    let mut states = life.documents.iter();
    for (number, version) in (1..).zip(history) {
        prop_assert_eq!(version.version, number);
        prop_assert!(
            states.any(|document| *document == version.document),
            "version {} of {:?} was not a later state: {:?}",
            number,
            life.key,
            version.document
        );
    }
    prop_assert!(history.windows(2).all(|pair| pair[0].document != pair[1].document), "{:?}", life.key);
    Ok(())
}

/// The events of a record are its versions in their order, and no other event reports a record.
fn check_feed(events: &[Event], histories: &BTreeMap<String, Vec<Version>>) -> Checked {
    let mut reported: BTreeMap<&str, Vec<(i64, Document)>> = BTreeMap::new();
    for event in events {
        let Some((record, version)) = event.id.rsplit_once('@') else { continue };
        let json: Value = serde_json::from_str(&event.json).unwrap();
        let Some(source) = json["source"].as_str().filter(|_| json["version"].is_i64()) else { continue };
        let document = with_values(json[source].as_object().unwrap().clone());
        reported.entry(record).or_default().push((version.parse().unwrap(), document));
    }
    prop_assert_eq!(reported.len(), histories.len());
    for (record, history) in histories {
        let versions: Vec<_> =
            history.iter().map(|version| (version.version, version.document.clone())).collect();
        prop_assert_eq!(reported.get(&**record), Some(&versions), "{}", record);
    }
    Ok(())
}

/// No window is open, and the asked range is covered except for the gaps that are stated.
async fn check_streams(shared: &Shared, store: &dyn Store, began: i64) -> Checked {
    prop_assert!(began >= END);
    for stream in store.coverage().await.unwrap() {
        prop_assert_eq!(stream.open, 0, "{:?}", stream);
        prop_assert_eq!(&stream.gaps, &[]);
        let last = stream.covered.last().map_or(i64::MIN, |span| span.to);
        // A change that came later than the lag has widened it.
        let lag = stream.stream.lag.unwrap_or(LAG);
        prop_assert!((LAG..=LONGEST_LAG).contains(&lag), "{:?}", stream);
        prop_assert!(last <= shared.now() - LAG, "covered too early: {:?}", stream);
        let key = stream.stream.key;
        let is_live = live_axis(key.source) == Some(key.axis) && key.scene < 3;
        let wait = if is_live { 0 } else { LONGEST_INTERVAL };
        let asked = Span { from: stream.stream.start, to: began - lag - wait - CLOCK - 60 };
        let mut covered = stream.covered.clone();
        coverage::add(&mut covered, Span { from: i64::MIN, to: i64::MIN });
        prop_assert!(
            covered.iter().any(|span| span.from <= asked.from && asked.to <= span.to),
            "{:?} are asked for, but the coverage is {:?}",
            asked,
            stream
        );
    }
    Ok(())
}
