//! Sets of seconds: which were read.

use crate::model::{Gap, Span};

/// Adds a span to sorted, disjoint spans. Spans that share a second become one: the end of a window belongs to the window
/// only if the next window reads it again.
pub fn add(spans: &mut Vec<Span>, new: Span) {
    let first = spans.partition_point(|span| span.to < new.from);
    let last = spans.partition_point(|span| span.from <= new.to);
    let merged = spans[first..last]
        .iter()
        .fold(new, |sum, span| Span { from: sum.from.min(span.from), to: sum.to.max(span.to) });
    spans.splice(first..last, [merged]);
}

/// Returns the last second up to which every second from `start` on was read.
#[must_use]
pub fn frontier(spans: &[Span], start: i64) -> Option<i64> {
    spans.iter().find(|span| span.from <= start && start <= span.to).map(|span| span.to)
}

/// Returns the gaps that were not read later, sorted.
pub(crate) fn unread(gaps: impl IntoIterator<Item = (Span, Gap)>, covered: &[Span]) -> Vec<(Span, Gap)> {
    let is_read = |gap: &Span| covered.iter().any(|span| span.from <= gap.from && gap.to <= span.to);
    let mut unread: Vec<_> = gaps.into_iter().filter(|(gap, _)| !is_read(gap)).collect();
    unread.sort_by_key(|(gap, _)| *gap);
    unread
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(of: &[(i64, i64)]) -> Vec<Span> {
        of.iter().map(|(from, to)| Span { from: *from, to: *to }).collect()
    }

    #[test]
    fn spans_that_share_a_second_are_merged() {
        let mut set = Vec::new();
        for (from, to) in [(10, 20), (30, 40), (21, 29), (5, 9), (20, 21), (40, 50)] {
            add(&mut set, Span { from, to });
        }
        assert_eq!(set, spans(&[(5, 9), (10, 29), (30, 50)]));
        add(&mut set, Span { from: 0, to: 100 });
        assert_eq!(set, spans(&[(0, 100)]));
    }

    #[test]
    fn the_frontier_ends_at_the_first_hole() {
        let set = spans(&[(5, 9), (11, 20)]);
        assert_eq!(frontier(&set, 5), Some(9));
        assert_eq!(frontier(&set, 7), Some(9));
        assert_eq!(frontier(&set, 10), None);
    }

    #[test]
    fn gaps_that_were_read_later_are_left_out() {
        let gap = |from, to| (Span { from, to }, Gap::Saturated);
        let covered = spans(&[(0, 10), (20, 30)]);
        let unread = unread([gap(10, 11), gap(20, 21), gap(9, 20), gap(30, 30)], &covered);
        assert_eq!(unread, [gap(9, 20), gap(10, 11)]);
    }
}
