//! Sets of seconds: which were read.

use crate::model::Span;

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
}
