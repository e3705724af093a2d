//! Feeds: positions, failures, parking.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use support::{Events, NEW_YEAR, Scripted, TokioClock, event};
use tbk_sync::feed::{
    Ended, FeedError, JsonLines, Options, Parked, Sink, SinkError, Until, read, run, state, unpark,
};
use tbk_sync::model::Event;
use top_core::transport::BoxFuture;

fn once() -> Options {
    Options::default().until(Until::CaughtUp)
}

async fn run_for(seconds: u64, store: &Events, sink: &mut dyn Sink, options: &Options) -> Ended {
    let cancel = tokio::time::sleep(Duration::from_secs(seconds));
    run(store, sink, "crm", options, cancel).await.unwrap()
}

#[tokio::test]
async fn events_are_delivered_in_order_and_once() {
    let store = Events::numbered(25);
    let mut sink = Scripted::default();
    let ended = run(&store, &mut sink, "crm", &once().batch(10), pending()).await.unwrap();
    assert_eq!(ended, Ended::CaughtUp);
    assert_eq!(sink.accepted, (1..=25).collect::<Vec<_>>());
    assert_eq!(store.position("crm"), 25);
    // The next events are read after the ones before were accepted.
    assert_eq!(store.reads(), [(0, 10), (10, 10), (20, 5), (25, 0)]);

    store.push(event(26, 26, 1));
    run(&store, &mut sink, "crm", &once(), pending()).await.unwrap();
    assert_eq!(sink.accepted, (1..=26).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn new_events_are_delivered_while_it_runs() {
    let store = Arc::new(Events::numbered(1));
    let feed = tokio::spawn({
        let store = Arc::clone(&store);
        async move {
            let mut sink = Scripted::default();
            let ended = run_for(10, &store, &mut sink, &Options::default()).await;
            (ended, sink.accepted)
        }
    });
    tokio::time::sleep(Duration::from_secs(5)).await;
    store.push(event(2, 2, 1));
    assert_eq!(feed.await.unwrap(), (Ended::Cancelled, vec![1, 2]));
}

#[tokio::test(start_paused = true)]
async fn accepted_events_are_not_repeated_after_a_failure() {
    let store = Events::numbered(10);
    let script = vec![Err(SinkError::later("busy")), Err(SinkError::later("busy").with_accepted(4))];
    let mut sink = Scripted { script, ..Scripted::default() };
    run_for(60, &store, &mut sink, &Options::default()).await;
    assert_eq!(sink.accepted, (1..=10).collect::<Vec<_>>());
    assert_eq!(store.reads()[..3], [(0, 10), (4, 6), (4, 6)]);
    assert_eq!(state(&store, "crm").await.unwrap().failing_since, None);
}

#[tokio::test(start_paused = true)]
async fn a_sink_that_fails_for_three_days_is_parked() {
    let store = Events::numbered(3);
    let script = (0..10_000).map(|_| Err(SinkError::later("down"))).collect();
    let mut sink = Scripted { script, ..Scripted::default() };
    let options = Options::default().clock(TokioClock::new());
    let ended = run(&store, &mut sink, "crm", &options, pending()).await.unwrap();
    assert_eq!(ended, Ended::Parked(Parked::Expired));
    let taken = *sink.attempts.last().unwrap() - sink.attempts[0];
    assert_eq!(taken.as_secs(), 3 * 24 * 60 * 60);
    // On average 13 attempts while the delay doubles, then one every three hours.
    assert!((20..=120).contains(&sink.attempts.len()), "{}", sink.attempts.len());
    let kept = state(&store, "crm").await.unwrap();
    assert_eq!(kept.parked, Some(Parked::Expired));
    assert_eq!(kept.failing_since, Some(NEW_YEAR.unsigned_abs()));
    assert_eq!(kept.position, 0);

    // A parked sink receives nothing until it is unparked.
    let mut sink = Scripted::default();
    assert_eq!(run(&store, &mut sink, "crm", &once(), pending()).await.unwrap(), ended);
    assert_eq!(sink.attempts.len(), 0);
    assert!(unpark(&store, "crm").await.unwrap());
    assert!(!unpark(&store, "crm").await.unwrap());
    assert_eq!(run(&store, &mut sink, "crm", &once(), pending()).await.unwrap(), Ended::CaughtUp);
    assert_eq!(sink.accepted, [1, 2, 3]);
}

#[tokio::test(start_paused = true)]
async fn restarts_do_not_extend_the_three_days() {
    let store = Events::numbered(1);
    let clock = TokioClock::new();
    let mut ends = Vec::new();
    for _ in 0..4 {
        let mut sink = Scripted { script: vec![Err(SinkError::later("down"))], ..Scripted::default() };
        let options = once().clock(clock.clone());
        ends.push(run(&store, &mut sink, "crm", &options, pending()).await.ok());
        tokio::time::advance(Duration::from_secs(24 * 60 * 60)).await;
    }
    assert_eq!(ends, [None, None, None, Some(Ended::Parked(Parked::Expired))]);
}

#[tokio::test]
async fn a_sink_that_refuses_events_is_parked() {
    let store = Events::numbered(5);
    let script = vec![Err(SinkError::fatal("gone").with_accepted(2))];
    let mut sink = Scripted { script, ..Scripted::default() };
    let ended = run(&store, &mut sink, "crm", &Options::default(), pending()).await.unwrap();
    assert_eq!(ended, Ended::Parked(Parked::Refused));
    assert_eq!(store.position("crm"), 2);
    assert_eq!(state(&store, "crm").await.unwrap().parked, Some(Parked::Refused));
    assert_eq!(state(&store, "other").await.unwrap().parked, None);
}

#[tokio::test(start_paused = true)]
async fn the_time_that_a_sink_asks_for_is_kept() {
    let store = Events::numbered(1);
    let hour = Duration::from_secs(3600);
    let script = vec![Err(SinkError::later("busy").not_before(hour))];
    let mut sink = Scripted { script, ..Scripted::default() };
    run_for(4000, &store, &mut sink, &Options::default()).await;
    assert_eq!(sink.attempts.len(), 2);
    assert_eq!((sink.attempts[1] - sink.attempts[0]).as_secs(), 3600);
}

#[tokio::test(start_paused = true)]
async fn failures_of_the_database_are_retried() {
    let store = Events::numbered(5);
    let mut sink = Scripted::default();
    let cancel = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        store.fail(3);
        tokio::time::sleep(Duration::from_secs(60)).await;
        store.push(event(6, 6, 1));
        tokio::time::sleep(Duration::from_secs(60)).await;
    };
    let ended = run(&store, &mut sink, "crm", &Options::default(), cancel).await.unwrap();
    assert_eq!((ended, store.position("crm")), (Ended::Cancelled, 6));
    assert_eq!(sink.accepted, [1, 2, 3, 4, 5, 6]);

    store.fail(4);
    let error = run(&store, &mut sink, "crm", &once(), pending()).await.unwrap_err();
    assert!(matches!(error, FeedError::Store(_)), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn nothing_is_delivered_before_the_position_is_stored() {
    #[derive(Debug)]
    struct Watching(Arc<Events>, Vec<u64>);
    impl Sink for Watching {
        fn deliver<'a>(&'a mut self, _: &'a [Event]) -> BoxFuture<'a, Result<(), SinkError>> {
            self.1.push(self.0.position("crm"));
            Box::pin(async { Ok(()) })
        }
    }
    let store = Arc::new(Events::numbered(4));
    store.fail_positions(3);
    let mut sink = Watching(Arc::clone(&store), Vec::new());
    assert_eq!(run_for(600, &store, &mut sink, &Options::default().batch(1)).await, Ended::Cancelled);
    assert_eq!(sink.1, [0, 1, 2, 3]);
    assert_eq!(store.position("crm"), 4);
}

#[tokio::test]
async fn a_delivery_ends_when_the_feed_is_cancelled() {
    #[derive(Debug)]
    struct Slow;
    impl Sink for Slow {
        fn deliver<'a>(&'a mut self, _: &'a [Event]) -> BoxFuture<'a, Result<(), SinkError>> {
            Box::pin(pending())
        }
    }
    let store = Events::numbered(3);
    let cancel = tokio::time::sleep(Duration::from_millis(20));
    let ended = run(&store, &mut Slow, "crm", &Options::default(), cancel).await.unwrap();
    assert_eq!((ended, store.position("crm")), (Ended::Cancelled, 0));
    let mut sink = Scripted::default();
    run(&store, &mut sink, "crm", &once(), pending()).await.unwrap();
    assert_eq!(sink.accepted, [1, 2, 3]);
}

#[tokio::test]
async fn only_events_of_the_wanted_types_are_delivered() {
    let store = Events::default();
    let kinds = ["order.new", "refund.new", "order.changed", "account.parked", "orders.new"];
    for (position, kind) in (1..).zip(kinds) {
        store.push(Event::new(position, format!("a@{position}"), kind, "shop1", 0, "{}"));
    }
    let accepted = async |types: &[&str], batch| {
        let mut sink = Scripted::default();
        let options = once().types(types.iter().copied()).batch(batch);
        store.set_position("crm", 0);
        run(&store, &mut sink, "crm", &options, pending()).await.unwrap();
        assert_eq!(store.position("crm"), 5);
        sink.accepted
    };
    assert_eq!(accepted(&["order.*"], 100).await, [1, 3]);
    assert_eq!(accepted(&["order.*", "account.parked"], 2).await, [1, 3, 4]);
    assert_eq!(accepted(&["order"], 1).await, [0_u64; 0]);
    assert_eq!(accepted(&[], 3).await, [1, 2, 3, 4, 5]);
}

#[tokio::test]
async fn reading_stores_nothing_and_does_not_retry() {
    let store = Events::numbered(5);
    let mut sink = Scripted::default();
    assert_eq!(read(&store, &mut sink, 3, &once(), pending()).await.unwrap(), Ended::CaughtUp);
    assert_eq!(sink.accepted, [4, 5]);
    sink.script = vec![Err(SinkError::later("broken pipe"))];
    let error = read(&store, &mut sink, 0, &Options::default(), pending()).await.unwrap_err();
    assert!(matches!(&error, FeedError::Sink(error) if error.to_string() == "broken pipe"), "{error:?}");
    assert_eq!(store.position("crm"), 0);
}

#[tokio::test]
async fn names_with_a_colon_are_refused() {
    for name in ["", "crm:parked"] {
        let result = run(&Events::default(), &mut Scripted::default(), name, &once(), pending()).await;
        assert!(matches!(result, Err(FeedError::Name { name: refused }) if refused == name));
    }
}

#[tokio::test]
async fn lines_are_written_to_a_writer() {
    #[derive(Clone, Default)]
    struct Shared(Arc<std::sync::Mutex<Vec<u8>>>);
    impl std::io::Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            if self.0.lock().unwrap().len() > 100 {
                return Err(std::io::ErrorKind::BrokenPipe.into());
            }
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let store = Events::numbered(2);
    let output = Shared::default();
    read(&store, &mut JsonLines::writer(output.clone()), 0, &once(), pending()).await.unwrap();
    let expected = concat!(
        r#"{"pos":"1","id":"shop1/order/1/2@1","type":"order.new","account":"shop1","order":{"fee":"1.00"}}"#,
        "\n",
        r#"{"pos":"2","id":"shop1/order/2/2@1","type":"order.new","account":"shop1","order":{"fee":"1.00"}}"#,
        "\n",
    );
    assert_eq!(String::from_utf8(output.0.lock().unwrap().clone()).unwrap(), expected);
    let error = read(&store, &mut JsonLines::writer(output), 0, &once(), pending()).await.unwrap_err();
    assert!(matches!(&error, FeedError::Sink(error) if error.to_string() == "the lines cannot be written"));
}
