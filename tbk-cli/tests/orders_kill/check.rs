//! Compares a store with the ledger.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value};
use top_core::TopTime;
use top_sandbox::LedgerSource;

use crate::sync::Runs;
use crate::world::{self, World};

const LISTS: [(&str, LedgerSource); 4] = [
    ("order", LedgerSource::Order),
    ("refund", LedgerSource::Refund),
    ("relation_refund", LedgerSource::RelationRefund),
    ("punish", LedgerSource::Punish),
];

/// A row with one text for each value, however the gateway writes it.
type Plain = BTreeMap<String, String>;

/// Checks rows, versions, events and coverage. Returns the number of rows.
pub(crate) fn check(runs: &Runs<'_>, world: &World) -> usize {
    let exported = runs.lines(&["export", "-o", "jsonl"]);
    for (name, source) in LISTS {
        let expected: Vec<_> = world.rows(source).iter().map(plain).collect();
        assert!(expected.len() > 20, "the ledger has {} rows of the list {name}", expected.len());
        for account in runs.accounts() {
            let of_list = exported.iter().filter(|row| row["source"] == name && row["account"] == *account);
            check_rows(name, of_list.map(|row| plain(row.as_object().unwrap())).collect(), expected.clone());
        }
    }
    let feed = runs.print(&["feed", "--since", "0"]);
    assert!(feed.lines().eq(runs.followed()), "a reader that followed the feed got other lines");
    let events: Vec<_> = feed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    check_events(&exported, &events);
    check_history(runs, &exported);
    for account in runs.accounts() {
        check_coverage(runs, world, account);
    }
    exported.len()
}

fn check_rows(list: &str, mut stored: Vec<Plain>, mut expected: Vec<Plain>) {
    stored.sort();
    expected.sort();
    for (stored, expected) in stored.iter().zip(&expected) {
        assert_eq!(stored, expected, "{list}");
    }
    assert_eq!(stored.len(), expected.len(), "{list}");
}

/// Removes what the program adds, and members without a value.
fn plain(row: &Map<String, Value>) -> Plain {
    let mut texts = Plain::new();
    for (name, value) in row {
        if !["account", "source", "version", "first_seen"].contains(&name.as_str()) {
            add_plain(&mut texts, name, value);
        }
    }
    texts
}

fn add_plain(texts: &mut Plain, path: &str, value: &Value) {
    let text = match value {
        Value::Object(members) => {
            return members
                .iter()
                .for_each(|(name, value)| add_plain(texts, &format!("{path}.{name}"), value));
        }
        Value::Null => return,
        Value::String(text) => plain_text(text),
        other => other.to_string(),
    };
    if !["", "--"].contains(&text.as_str()) {
        texts.insert(path.to_owned(), text);
    }
}

/// Amounts have different numbers of decimals.
fn plain_text(text: &str) -> String {
    let is_amount = |(whole, decimals): &(&str, &str)| {
        !whole.is_empty() && (whole.to_string() + decimals).bytes().all(|byte| byte.is_ascii_digit())
    };
    match text.split_once('.').filter(is_amount) {
        Some(_) => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        None => text.to_owned(),
    }
}

/// Each version of each record has one event, in the order of the versions, and the last one has the stored row.
fn check_events(exported: &[Value], events: &[Value]) {
    let positions: Vec<_> = events.iter().map(|event| event["pos"].as_str().unwrap().to_owned()).collect();
    let expected: Vec<_> = (1..=events.len()).map(|position| position.to_string()).collect();
    assert_eq!(positions, expected);
    let mut last: HashMap<&str, &Value> = HashMap::new();
    for event in events {
        let (record, version) = event["id"].as_str().unwrap().rsplit_once('@').unwrap();
        let before = last.insert(record, event).map_or(0, |event| event["version"].as_u64().unwrap());
        assert_eq!(version.parse::<u64>().unwrap(), before + 1, "{record}");
        assert_eq!(event["version"], before + 1, "{record}");
    }
    let mut reported: Vec<_> = last
        .values()
        .map(|event| {
            let source = event["source"].as_str().unwrap();
            (
                source,
                event["account"].to_string(),
                event["version"].to_string(),
                plain(event[source].as_object().unwrap()),
            )
        })
        .collect();
    let mut stored: Vec<_> = exported
        .iter()
        .map(|row| {
            let source = row["source"].as_str().unwrap();
            (source, row["account"].to_string(), row["version"].to_string(), plain(row.as_object().unwrap()))
        })
        .collect();
    reported.sort();
    stored.sort();
    for (reported, stored) in reported.iter().zip(&stored) {
        assert_eq!(reported, stored);
    }
    assert_eq!(reported.len(), stored.len());
}

/// The orders that changed most have versions 1 to n in each account.
fn check_history(runs: &Runs<'_>, exported: &[Value]) {
    let version = |row: &Value| row["version"].as_u64().unwrap();
    let is_changing = |row: &&Value| {
        let trade = row["trade_id"].as_str().and_then(|trade| trade.parse().ok());
        trade.is_some_and(|trade| world::changing_trades().contains(&trade))
    };
    let mut changed: Vec<_> = exported.iter().filter(is_changing).collect();
    changed.sort_by_key(|row| std::cmp::Reverse(version(row)));
    assert!(version(changed[0]) > 1, "no order changed while it was read");
    for row in &changed[..3] {
        let trade = row["trade_id"].as_str().unwrap();
        let of_trade = changed.iter().filter(|row| row["trade_id"] == trade);
        let mut expected: Vec<_> = of_trade.flat_map(|row| 1..=version(row)).collect();
        let mut versions: Vec<_> = runs.json(&["history", trade]).iter().map(version).collect();
        expected.sort_unstable();
        versions.sort_unstable();
        assert_eq!(versions, expected, "{trade}");
    }
}

/// No second is missing in the lists that show changes. Sweeps have read parts of others.
fn check_coverage(runs: &Runs<'_>, world: &World, account: &str) {
    let mut spans = runs.json(&["coverage"]);
    spans.retain(|span| span["account"] == account);
    assert!(spans.iter().all(|span| span["open_windows"] == 0), "{spans:?}");
    assert!(spans.iter().all(|span| span["state"] == "read" || span["state"] == "missing"), "{spans:?}");
    for source in ["order", "refund", "relation_refund"] {
        let of_stream =
            |span: &&Value| span["source"] == source && span["axis"] == "updated" && span["scene"] == 1;
        let [live] = &spans.iter().filter(of_stream).collect::<Vec<_>>()[..] else {
            panic!("{source}: {spans:?}")
        };
        let from: TopTime = live["from"].as_str().unwrap().parse().unwrap();
        assert!(live["state"] == "read" && from < world.first(), "{live}");
    }
}
