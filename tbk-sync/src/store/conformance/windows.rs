//! Streams and windows.

use std::time::Duration;

use super::Failure;
use super::fixture::{HOUR, KEY, LIMIT, Shop, equal, first, order, refused, span};
use crate::model::{Axis, Gap, Lane, StreamKey};
use crate::store::{Next, Query, Store};

pub(super) async fn a_stream_is_added_once_with_its_earliest_start(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let other = StreamKey { axis: Axis::Created, ..KEY };
    let found = store.streams(&shop.claim, &[(KEY, -100), (other, 50)], 60).await?;
    let found: Vec<_> = found.iter().map(|stream| (stream.key, stream.start, stream.limit)).collect();
    equal("the streams", found, vec![(KEY, -100, LIMIT), (other, 50, 60)])?;
    let later = store.streams(&shop.claim, &[(KEY, 7), (other, 70)], 60).await?;
    let starts: Vec<_> = later.iter().map(|stream| (stream.start, stream.frontier)).collect();
    equal("the starts", starts, vec![(-100, None), (50, None)])
}

pub(super) async fn windows_are_planned_once_and_sorted(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let new = [
        shop.new_window(Lane::Backfill, span(0, 10), None),
        shop.new_window(Lane::Sweep, span(0, 10), None),
        shop.new_window(Lane::Live, span(20, 30), None),
        shop.new_window(Lane::Live, span(10, 20), Some("tk_status=12")),
        shop.new_window(Lane::Live, span(10, 20), Some("tk_status=3")),
    ];
    store.plan(&shop.claim, &new).await?;
    let planned = shop.due().await?;
    let found: Vec<_> = planned.iter().map(|window| (window.lane, window.span)).collect();
    let (live, sweep, backfill) = (Lane::Live, Lane::Sweep, Lane::Backfill);
    let expected = vec![
        (live, span(10, 20)),
        (live, span(10, 20)),
        (live, span(20, 30)),
        (sweep, span(0, 10)),
        (backfill, span(0, 10)),
    ];
    equal("the windows", found, expected)?;
    let mut parts: Vec<_> = planned.iter().filter_map(|window| window.part.as_deref()).collect();
    parts.sort_unstable();
    equal("the parts", parts, vec!["tk_status=12", "tk_status=3"])?;
    store.plan(&shop.claim, &new).await?;
    equal("the windows after they were planned again", &shop.due().await?, &planned)?;
    equal("two windows", store.windows(&shop.claim, 2).await?, planned[..2].to_vec())
}

pub(super) async fn a_stream_keeps_its_lag(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    equal("the lag at first", (shop.stream.lag, shop.stream.lag_at), (None, None))?;
    for (lag, at) in [(1_200, 50), (900, 60)] {
        store.set_lag(&shop.claim, shop.stream.id, lag, at).await?;
        let stream = first("the stream", store.streams(&shop.claim, &[(KEY, 0)], LIMIT).await?)?;
        equal("the lag", (stream.lag, stream.lag_at), (Some(lag), Some(at)))?;
        equal("the stream of the report", shop.coverage().await?.stream, stream)?;
    }
    Ok(())
}

pub(super) async fn a_window_keeps_its_position(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let window = shop.window(span(0, 10)).await?;
    equal("the first position", (&window.position, window.began), (&None, None))?;
    shop.commit(&window, &[order("1", 5, 12)], Next::Page("5_1|3_2")).await?;
    let window = first("the window", shop.due().await?)?;
    equal("the position", (window.position.as_deref(), window.began), (Some("5_1|3_2"), Some(100)))?;
    equal("the frontier", shop.frontier().await?, None)
}

pub(super) async fn a_window_that_is_put_off_is_due_later(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let window = shop.window(span(0, 10)).await?;
    equal("the next time without failures", store.next_due(&shop.claim).await?, None)?;
    shop.commit(&window, &[], Next::Page("5_1|3_2")).await?;
    store.put_off(&shop.claim, &window, Duration::ZERO, "busy", false).await?;
    let again = first("the window that is due at once", shop.due().await?)?;
    equal("its position and failures", (again.position.as_deref(), again.failures), (Some("5_1|3_2"), 1))?;
    store.put_off(&shop.claim, &window, Duration::ZERO, "bad position", true).await?;
    let again = first("the window that begins again", shop.due().await?)?;
    equal("its position", (again.position.as_deref(), again.began, again.failures), (None, None, 2))?;
    store.put_off(&shop.claim, &window, HOUR, "busy", false).await?;
    equal("the windows that are due", shop.due().await?, vec![])?;
    let next = first("the next time", store.next_due(&shop.claim).await?)?;
    equal("the next time is within the hour", next <= HOUR && next > HOUR / 2, true)?;
    shop.commit(&window, &[], Next::Page("4_1|2_2")).await?;
    let again = first("the window after a page", shop.due().await?)?;
    equal("its failures", again.failures, 0)
}

pub(super) async fn a_window_is_replaced_by_smaller_ones(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let window = shop.window(span(0, 10)).await?;
    let halves =
        [shop.new_window(Lane::Live, span(0, 5), None), shop.new_window(Lane::Live, span(5, 10), None)];
    store.split(&shop.claim, &window, &halves, Some((60, 1234))).await?;
    let spans: Vec<_> = shop.due().await?.iter().map(|window| window.span).collect();
    equal("the windows", spans, vec![span(0, 5), span(5, 10)])?;
    let stream = first("the stream", store.streams(&shop.claim, &[], LIMIT).await?)?;
    equal("the limit", (stream.limit, stream.limited_at), (60, Some(1234)))?;
    store.set_limit(&shop.claim, stream.id, 120).await?;
    let stream = first("the stream", store.streams(&shop.claim, &[], LIMIT).await?)?;
    equal("the new limit", (stream.limit, stream.limited_at), (120, Some(1234)))?;
    shop.end(&first("the first half", shop.due().await?)?, 5, &[]).await?;
    equal("the frontier", shop.frontier().await?, Some(5))
}

pub(super) async fn a_closed_window_is_refused(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let window = shop.window(span(0, 10)).await?;
    shop.end(&window, 8, &[]).await?;
    let rows = [order("1", 5, 12)];
    refused("a page", shop.commit(&window, &rows, Next::End { settled: 10 }).await)?;
    let half = [shop.new_window(Lane::Live, span(0, 5), None)];
    refused("split", store.split(&shop.claim, &window, &half, None).await)?;
    refused("put off", store.put_off(&shop.claim, &window, HOUR, "busy", false).await)?;
    refused("give up", store.give_up(&shop.claim, &window, Gap::Saturated, 0).await)?;
    equal("the records", store.records(&Query::default()).await?, vec![])?;
    equal("the windows", shop.due().await?, vec![])?;
    let coverage = shop.coverage().await?;
    equal("the coverage", (coverage.covered, coverage.gaps), (vec![span(0, 8)], vec![]))
}

pub(super) async fn a_window_of_another_account_is_refused(store: &dyn Store) -> Result<(), Failure> {
    let one = Shop::open(store).await?;
    let two = Shop::named(store, "shop2").await?;
    let window = one.window(span(0, 10)).await?;
    refused("a page", two.commit(&window, &[], Next::End { settled: 10 }).await)?;
    equal("the windows of the other account", two.due().await?, vec![])?;
    equal("the windows", one.due().await?, vec![window])
}

pub(super) async fn windows_of_an_account_are_made_due(store: &dyn Store) -> Result<(), Failure> {
    let (one, two) = (Shop::open(store).await?, Shop::named(store, "shop2").await?);
    for shop in [&one, &two] {
        let window = shop.window(span(0, 10)).await?;
        shop.window(span(10, 20)).await?;
        store.put_off(&shop.claim, &window, HOUR, "gateway away", false).await?;
    }
    equal("the windows of an unknown account", store.make_due("shop9").await?, 0)?;
    equal("the windows that were put off", store.make_due("shop1").await?, 1)?;
    let due = (one.due().await?.len(), two.due().await?.len());
    equal("the windows that are due", due, (2, 1))?;
    equal("the windows to make due", store.make_due("shop1").await?, 0)
}
