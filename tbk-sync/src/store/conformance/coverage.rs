//! Coverage, frontier and gaps.

use super::Failure;
use super::fixture::{HOUR, SEEN, Shop, equal, event_ids, first, span};
use crate::model::{Gap, Lane};
use crate::store::{Seconds, Store};

pub(super) async fn a_window_covers_what_is_settled(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    for (window, settled, frontier) in [
        (span(0, 10), 7, Some(7)),
        (span(5, 30), 4, Some(7)),
        (span(5, 30), 1000, Some(30)),
        (span(0, 3), 3, Some(30)),
    ] {
        shop.end(&shop.window(window).await?, settled, &[]).await?;
        equal("the frontier", shop.frontier().await?, frontier)?;
    }
    let coverage = shop.coverage().await?;
    equal("the coverage", (coverage.covered, coverage.open), (vec![span(0, 30)], 0))
}

pub(super) async fn a_hole_holds_the_frontier(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    shop.read(span(20, 30), &[]).await?;
    equal("the frontier before the start is read", shop.frontier().await?, None)?;
    shop.read(span(0, 10), &[]).await?;
    equal("the frontier before the hole", shop.frontier().await?, Some(10))?;
    equal("the coverage", shop.coverage().await?.covered, vec![span(0, 10), span(20, 30)])?;
    shop.read(span(10, 20), &[]).await?;
    equal("the frontier after the hole", shop.frontier().await?, Some(30))?;
    equal("the coverage", shop.coverage().await?.covered, vec![span(0, 30)])
}

pub(super) async fn windows_that_only_touch_leave_a_hole(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    shop.read(span(0, 10), &[]).await?;
    shop.read(span(11, 20), &[]).await?;
    equal("the frontier", shop.frontier().await?, Some(10))?;
    shop.read(span(10, 11), &[]).await?;
    equal("the coverage", shop.coverage().await?.covered, vec![span(0, 20)])
}

pub(super) async fn parts_cover_their_span_together(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let parts = shop.windows(span(0, 10), &[Some("tk_status=3"), Some("tk_status=12")]).await?;
    shop.end(&parts[0], 6, &[]).await?;
    equal("the frontier after one part", shop.frontier().await?, None)?;
    shop.end(&parts[1], 9, &[]).await?;
    equal("the frontier after both", shop.frontier().await?, Some(6))
}

pub(super) async fn a_part_of_a_part_counts(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let second = span(0, 0);
    let parts = shop.windows(second, &[Some("tk_status=3"), Some("tk_status=12")]).await?;
    shop.end(&parts[0], -1, &[]).await?;
    let smaller: Vec<_> = ["tk_status=12&member_type=2", "tk_status=12&member_type=3"]
        .map(|part| shop.new_window(Lane::Live, second, Some(part)))
        .into();
    store.split(&shop.claim, &parts[1], &smaller, None).await?;
    for window in shop.due().await? {
        equal("the frontier before the last part", shop.frontier().await?, None)?;
        shop.end(&window, 0, &[]).await?;
    }
    equal("a part that was not settled counts", shop.frontier().await?, None)?;
    shop.read(second, &[]).await?;
    equal("the frontier", shop.frontier().await?, Some(0))
}

pub(super) async fn a_part_that_is_given_up_leaves_a_gap(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let second = span(0, 0);
    let parts = shop.windows(second, &[Some("tk_status=3"), Some("tk_status=12")]).await?;
    store.give_up(&shop.claim, &parts[0], Gap::Saturated, SEEN).await?;
    shop.end(&parts[1], 0, &[]).await?;
    let coverage = shop.coverage().await?;
    equal("the coverage", (coverage.covered, coverage.gaps), (vec![], vec![(second, Gap::Saturated)]))?;
    equal("the frontier", coverage.stream.frontier, Some(0))?;
    shop.read(second, &[]).await?;
    let coverage = shop.coverage().await?;
    equal("the coverage after it was read", (coverage.covered, coverage.gaps), (vec![second], vec![]))
}

pub(super) async fn a_gap_is_reported_and_passed(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    shop.read(span(0, 10), &[]).await?;
    let window = shop.window(span(10, 20)).await?;
    store.give_up(&shop.claim, &window, Gap::Unreachable, SEEN).await?;
    equal("the windows", shop.due().await?, vec![])?;
    equal("the frontier", shop.frontier().await?, Some(20))?;
    let coverage = shop.coverage().await?;
    let gaps = vec![(span(10, 20), Gap::Unreachable)];
    equal("the coverage", (coverage.covered, coverage.gaps), (vec![span(0, 10)], gaps))?;
    let again = shop.window(span(10, 20)).await?;
    store.give_up(&shop.claim, &again, Gap::Unreachable, SEEN).await?;
    let events = store.events(0, 10).await?;
    let event = first("the event", &events)?;
    equal("the event", (&*event.kind, &*event.account, event.seen), ("window.unreachable", "shop1", SEEN))?;
    equal("the events of the same gap", event_ids(store).await?.len(), 1)?;
    let other = shop.window(span(10, 20)).await?;
    store.give_up(&shop.claim, &other, Gap::Partial, SEEN).await?;
    let mut ids = event_ids(store).await?;
    ids.dedup();
    equal("the number of different event ids", ids.len(), 2)
}

pub(super) async fn seconds_are_passed_or_open(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    shop.read(span(0, 10), &[]).await?;
    shop.read(span(30, 40), &[]).await?;
    let gap = shop.window(span(10, 20)).await?;
    store.give_up(&shop.claim, &gap, Gap::Unreachable, SEEN).await?;
    let late = shop.window(span(20, 25)).await?;
    store.put_off(&shop.claim, &late, HOUR, "busy", false).await?;
    shop.window(span(25, 30)).await?;
    let Seconds { passed, covered, mut open } = store.seconds(&shop.claim, shop.stream.id).await?;
    open.sort();
    equal("the seconds that are passed", passed, vec![span(0, 20), span(30, 40)])?;
    equal("the seconds that were read", covered, vec![span(0, 10), span(30, 40)])?;
    let windows = vec![(Lane::Live, span(20, 25)), (Lane::Live, span(25, 30))];
    equal("the open windows", open, windows)
}
