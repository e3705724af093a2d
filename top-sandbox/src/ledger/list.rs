//! Pages of selected rows.

use super::entry::Hit;
use super::position;
use crate::fault::Fault;

/// The rows of a page that positions link, newest first.
pub(super) struct LinkedPage<'a> {
    pub(super) rows: Vec<Hit<'a>>,
    pub(super) has_previous: bool,
    pub(super) has_next: bool,
    /// The position of the page. `None` if it has no rows.
    pub(super) position: Option<String>,
}

/// Which page a position leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Next,
    Previous,
}

/// Returns the page before or after a position, or the first page. `hits` are all rows of the window, newest first.
pub(super) fn linked<'a>(
    hits: &[Hit<'a>],
    keys: Option<(position::Key, position::Key)>,
    direction: Direction,
    size: usize,
    fault: Option<&Fault>,
) -> LinkedPage<'a> {
    // Newest first: the keys descend.
    let (first, end) = match keys {
        _ if fault == Some(&Fault::RepeatedPage) => (0, size),
        None => (0, size),
        Some((oldest, _)) if direction == Direction::Next => {
            let first = hits.partition_point(|hit| hit.key() >= oldest);
            let overlap = usize::from(fault == Some(&Fault::DuplicateRows));
            (first.saturating_sub(overlap), first.saturating_sub(overlap) + size)
        }
        Some((_, newest)) => {
            let end = hits.partition_point(|hit| hit.key() > newest);
            (end.saturating_sub(size), end)
        }
    };
    let end = end.min(hits.len());
    let rows = hits[first.min(end)..end].to_vec();
    let position =
        rows.last().zip(rows.first()).map(|(last, first)| position::write(last.key(), first.key()));
    let is_endless = matches!(fault, Some(Fault::RepeatedPage | Fault::EndlessPages));
    LinkedPage { rows, has_previous: first > 0, has_next: end < hits.len() || is_endless, position }
}

/// Returns the rows of a page with a number, from 1, and the number of rows of all pages.
pub(super) fn numbered<'a>(
    hits: &[Hit<'a>],
    page: usize,
    size: usize,
    fault: Option<&Fault>,
) -> (Vec<Hit<'a>>, usize) {
    let first = match fault {
        Some(Fault::RepeatedPage) => 0,
        Some(Fault::DuplicateRows) => (page - 1).saturating_mul(size).saturating_sub(1),
        _ => (page - 1).saturating_mul(size),
    };
    let total = if fault == Some(&Fault::EndlessPages) { usize::MAX >> 1 } else { hits.len() };
    (hits.iter().skip(first).take(size).copied().collect(), total)
}
