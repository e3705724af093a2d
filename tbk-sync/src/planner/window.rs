//! Windows of the live lane and of backfills.
//!
//! Windows meet in a shared second, so that the end of a window is read twice. Why no order is lost:
//!
//! - The platform shows a change at most the lag after its time.
//! - A pass that begins at `s` covers a window up to `s` minus the lag only; the rest is read again by the next pass.
//! - A change moves an order to a later time on the axis of updates, so into a window that is read later.
//!
//! Where the platform shows a change later than the lag, or changes an order without a new time of update, the sweeps on the
//! other axes find it.

use crate::coverage;
use crate::model::{Lane, Span};
use crate::store::Seconds;

/// The shortest window after one that is still open. Without it, every poll during an outage would add a window.
const BEHIND_OPEN: i64 = 600;

/// How long a limit that the platform lowered stays.
const LOWERED_FOR: i64 = 6 * 3_600;

/// The shortest limit of a stream.
const SHORTEST_LIMIT: i64 = 60;

/// Returns the parts of a range that the spans do not cover. A part shares a second with the spans beside it.
pub(crate) fn holes(range: Span, passed: &[Span]) -> Vec<Span> {
    let mut holes = Vec::new();
    let mut at = range.from;
    for span in passed.iter().filter(|span| span.to >= range.from && span.from <= range.to) {
        if span.from > at {
            holes.push(Span { from: at, to: span.from });
        }
        at = at.max(span.to);
    }
    if at < range.to {
        holes.push(Span { from: at, to: range.to });
    }
    holes
}

/// Splits a span into windows of at most `limit` seconds, from the oldest to the newest.
pub(crate) fn split(span: Span, limit: i64) -> Vec<Span> {
    let limit = limit.max(1);
    let mut windows = Vec::new();
    let mut from = span.from;
    while span.to - from > limit {
        windows.push(Span { from, to: from + limit });
        from += limit;
    }
    windows.push(Span { from, to: span.to });
    windows
}

/// Returns the halves of a window; `None` if they would be shorter than `shortest` seconds.
pub(crate) fn halves(span: Span, shortest: i64) -> Option<[Span; 2]> {
    let length = span.to - span.from;
    let middle = span.from + length / 2;
    (length / 2 >= shortest.max(1))
        .then_some([Span { from: span.from, to: middle }, Span { from: middle, to: span.to }])
}

/// Returns the windows that the live lane lacks, from the start of the stream to now.
pub(crate) fn live(start: i64, now: i64, overlap: i64, limit: i64, known: &Seconds) -> Vec<Span> {
    let open = known.open.iter().filter(|(lane, _)| *lane != Lane::Sweep).map(|(_, span)| *span);
    let mut passed = known.passed.clone();
    open.clone().for_each(|span| coverage::add(&mut passed, span));
    let follows_open = |hole: &Span| hole.to == now && open.clone().any(|span| span.to == hole.from);
    holes(Span { from: start, to: now }, &passed)
        .into_iter()
        .filter(|hole| !follows_open(hole) || hole.to - hole.from >= BEHIND_OPEN)
        .flat_map(|hole| split(Span { from: (hole.from - overlap).max(start.min(hole.from)), ..hole }, limit))
        .collect()
}

/// Returns the windows of a backfill: all of the range, or what was not read yet.
pub(crate) fn backfill(range: Span, limit: i64, passed: &[Span], overlap: i64) -> Vec<Span> {
    holes(range, passed)
        .into_iter()
        .flat_map(|hole| split(Span { from: (hole.from - overlap).max(range.from), ..hole }, limit))
        .collect()
}

/// Returns the limit after the platform refused a window as too long.
pub(crate) fn lowered(limit: i64, refused: Span) -> i64 {
    (limit.min(refused.to - refused.from) / 2).max(SHORTEST_LIMIT)
}

/// Returns a longer limit to try, if the platform has not refused a window for 6 hours.
pub(crate) fn raised(limit: i64, limited_at: Option<i64>, first: i64, now: i64) -> Option<i64> {
    let is_over = limited_at.is_none_or(|at| now - at >= LOWERED_FOR);
    (limit < first && is_over).then(|| limit.saturating_mul(2).min(first))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn span(from: i64, to: i64) -> Span {
        Span { from, to }
    }

    /// Whether the spans cover the range without a seam.
    fn covers(windows: &[Span], range: Span) -> bool {
        let mut sum = Vec::new();
        for window in windows {
            coverage::add(&mut sum, *window);
        }
        sum.iter().any(|sum| sum.from <= range.from && range.to <= sum.to)
    }

    #[test]
    fn a_limit_is_halved_and_raised_after_six_hours() {
        assert_eq!(lowered(10_800, span(0, 10_800)), 5_400);
        assert_eq!(lowered(10_800, span(0, 2_000)), 1_000);
        assert_eq!(lowered(70, span(0, 70)), 60);
        assert_eq!(raised(1_350, Some(0), 10_800, 21_599), None);
        assert_eq!(raised(1_350, Some(0), 10_800, 21_600), Some(2_700));
        assert_eq!(raised(10_800, Some(0), 10_800, 99_999), None);
        assert_eq!(raised(8_000, None, 10_800, 0), Some(10_800));
    }

    #[test]
    fn short_windows_are_not_added_behind_open_ones() {
        let known = Seconds {
            passed: vec![span(0, 100)],
            open: vec![(Lane::Live, span(98, 200))],
            ..Seconds::default()
        };
        assert_eq!(live(0, 260, 2, 10_800, &known), []);
        assert_eq!(live(0, 800, 2, 10_800, &known), [span(198, 800)]);
        let known = Seconds { open: vec![(Lane::Sweep, span(98, 200))], ..known };
        assert_eq!(live(0, 260, 2, 10_800, &known), [span(98, 260)]);
    }

    #[test]
    fn the_shortest_windows_have_no_halves() {
        assert_eq!(halves(span(5, 6), 1), None);
        assert_eq!(halves(span(5, 7), 1), Some([span(5, 6), span(6, 7)]));
        assert_eq!(halves(span(0, 119), 60), None);
    }

    proptest! {
        #[test]
        fn windows_cover_what_was_not_read(
            seen in prop::collection::vec((0_i64..50_000, 1_i64..5_000), 0..8),
            now in 1_i64..60_000,
            limit in 1_i64..12_000,
        ) {
            let mut known = Seconds::default();
            for (from, length) in seen {
                coverage::add(&mut known.passed, span(from, from + length));
            }
            let windows = live(0, now, 2, limit, &known);
            let mut all = windows.clone();
            all.extend(&known.passed);
            prop_assert!(covers(&all, span(0, now)));
            for window in &windows {
                prop_assert!(window.to - window.from <= limit && window.from < window.to && window.to <= now);
            }
            prop_assert!(windows.is_sorted());
        }

        #[test]
        fn windows_overlap_at_their_seams(
            seen in prop::collection::vec((0_i64..50_000, 1_i64..5_000), 0..8),
            now in 1_i64..60_000,
            limit in 1_i64..12_000,
            overlap in 0_i64..20,
        ) {
            let mut known = Seconds::default();
            for (from, length) in seen {
                coverage::add(&mut known.passed, span(from, from + length));
            }
            let range = span(0, now);
            for windows in [live(0, now, overlap, limit, &known), backfill(range, limit, &known.passed, overlap)] {
                for window in &windows {
                    // Windows share a second, and the first one reads the last seconds before it again.
                    let follows = windows.iter().any(|other| other.to == window.from)
                        || known.passed.iter().any(|passed| window.from == (passed.to - overlap).max(0));
                    prop_assert!(window.from == 0 || follows, "{:?} of {:?}", window, windows);
                    let meets = windows.iter().any(|other| other.from == window.to)
                        || known.passed.iter().any(|passed| passed.from == window.to);
                    prop_assert!(window.to == now || meets, "{:?} of {:?}", window, windows);
                }
            }
        }

        #[test]
        fn halving_ends_and_loses_no_second(from in 0_i64..1_000, length in 1_i64..20_000, shortest in 1_i64..100) {
            let whole = span(from, from + length);
            let (mut open, mut leaves) = (vec![whole], Vec::new());
            while let Some(window) = open.pop() {
                match halves(window, shortest) {
                    Some(two) => open.extend(two),
                    None => leaves.push(window),
                }
            }
            prop_assert!(covers(&leaves, whole));
            prop_assert!(leaves.iter().all(|leaf| leaf.to - leaf.from < 2 * shortest + 1 || length < 2 * shortest));
        }

        #[test]
        fn a_limit_returns_to_the_first_one(mut limit in 60_i64..10_800) {
            let mut at = 0;
            while limit < 10_800 {
                at += LOWERED_FOR;
                let next = raised(limit, Some(at - LOWERED_FOR), 10_800, at).unwrap();
                prop_assert!(next > limit && next <= 10_800);
                limit = next;
            }
        }
    }
}
