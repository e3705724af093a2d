//! Files of JSON lines: each event once, wherever the file ends.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::fs;
use std::future::pending;
use std::path::Path;

use support::{Events, event};
use tbk_sync::feed::{FeedError, JsonLines, Options, Until, run};
use tbk_sync::model::Event;

async fn run_once(store: &Events, path: &Path) -> Result<(), FeedError> {
    let options = Options::default().until(Until::CaughtUp).batch(2);
    run(store, &mut JsonLines::file(path), "file", &options, pending()).await.map(drop)
}

fn message(error: FeedError) -> String {
    match error {
        FeedError::Sink(error) => error.to_string(),
        error => panic!("{error:?}"),
    }
}

/// Events with short lines, so that all ends of a file are tried quickly.
fn short_events() -> Events {
    let store = Events::default();
    for position in 1..=5 {
        store.push(Event::new(position, format!("a@{position}"), "order.new", "shop1", 0, r#"{"a":1}"#));
    }
    store
}

#[tokio::test]
async fn a_file_cut_at_any_byte_has_each_event_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.jsonl");
    let store = short_events();
    run_once(&store, &path).await.unwrap();
    let whole = fs::read(&path).unwrap();
    let ends: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] == b'\n').map(|at| at + 1).collect();
    assert_eq!(ends.len(), 5);

    // Before the position was stored, the file was on the disk up to it.
    for (position, covered) in (0..).zip([0].into_iter().chain(ends)) {
        for length in covered..=whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            store.set_position("file", position);
            run_once(&store, &path).await.unwrap();
            assert!(fs::read(&path).unwrap() == whole, "cut at {length}, position {position}");
            assert_eq!(store.position("file"), 5);
        }
    }
}

#[tokio::test]
async fn lines_lost_before_the_position_are_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.jsonl");
    let store = short_events();
    run_once(&store, &path).await.unwrap();
    let whole = fs::read(&path).unwrap();
    let first = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    for length in first..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        run_once(&store, &path).await.unwrap();
        assert!(fs::read(&path).unwrap() == whole, "cut at {length}");
    }
}

#[tokio::test]
async fn a_torn_line_is_removed_without_new_events() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.jsonl");
    let store = Events::numbered(2);
    run_once(&store, &path).await.unwrap();
    let whole = fs::read(&path).unwrap();
    for torn in ["{", r#"{"pos":"3","id":"shop1/or"#, "\0\0\0"] {
        fs::write(&path, [&whole[..], torn.as_bytes()].concat()).unwrap();
        run_once(&store, &path).await.unwrap();
        assert_eq!(fs::read(&path).unwrap(), whole, "{torn:?}");
    }
}

#[tokio::test]
async fn a_renamed_file_is_continued_in_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let (path, old) = (folder.path().join("orders.jsonl"), folder.path().join("old.jsonl"));
    let store = Events::numbered(3);
    run_once(&store, &path).await.unwrap();
    fs::rename(&path, &old).unwrap();
    store.push(event(4, 4, 1));
    run_once(&store, &path).await.unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with(r#"{"pos":"4","#), "{text}");
    assert_eq!((text.lines().count(), fs::read_to_string(&old).unwrap().lines().count()), (1, 3));
}

#[tokio::test]
async fn a_file_of_something_else_is_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.csv");
    fs::write(&path, "trade_id,fee\n1,1.00\n").unwrap();
    let error = run_once(&Events::numbered(3), &path).await.unwrap_err();
    assert_eq!(message(error), format!("{} cannot be continued", path.display()));
    assert_eq!(fs::read_to_string(&path).unwrap(), "trade_id,fee\n1,1.00\n");
}

#[tokio::test]
async fn a_file_has_one_writer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.jsonl");
    let store = Events::numbered(3);
    let options = Options::default().until(Until::CaughtUp);
    let mut first = JsonLines::file(&path);
    run(&store, &mut first, "file", &options, pending()).await.unwrap();
    let error = run_once(&store, &path).await.unwrap_err();
    assert_eq!(message(error), format!("{} is in use by another run", path.display()));
    drop(first);
    run_once(&store, &path).await.unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 3);
}

#[tokio::test]
async fn a_sink_is_used_again_by_the_next_run() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.jsonl");
    let store = Events::numbered(3);
    let options = Options::default().until(Until::CaughtUp);
    let mut sink = JsonLines::file(&path);
    run(&store, &mut sink, "file", &options, pending()).await.unwrap();
    let whole = fs::read(&path).unwrap();
    // The position was not stored: the lines are replaced.
    store.set_position("file", 1);
    run(&store, &mut sink, "file", &options, pending()).await.unwrap();
    assert_eq!(fs::read(&path).unwrap(), whole);
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.jsonl");
    run_once(&Events::numbered(1), &path).await.unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}
