//! The list of cases.

use std::error::Error;

use top_core::transport::BoxFuture;

use super::{accounts, coverage, pages, reports, windows};
use crate::store::Store;

/// Why a store does not conform.
pub type Failure = Box<dyn Error + Send + Sync>;

type Case = for<'a> fn(&'a dyn Store) -> BoxFuture<'a, Result<(), Failure>>;

/// The name and the function of each case.
macro_rules! cases {
    ($($module:ident::{$($case:ident),* $(,)?},)*) => {
        &[$($((stringify!($case), |store| Box::pin($module::$case(store))),)*)*]
    };
}

const CASES: &[(&str, Case)] = cases![
    accounts::{
        an_account_is_added_once,
        a_claim_excludes_others_until_its_lease_ends,
        a_renewed_lease_goes_on,
        a_released_account_is_due_later,
        an_older_claim_writes_nothing,
        a_parked_account_is_not_claimed,
        one_account_after_the_other_is_claimed,
        a_mark_belongs_to_an_account,
        an_account_tells_until_when_it_is_held,
    },
    windows::{
        a_stream_is_added_once_with_its_earliest_start,
        windows_are_planned_once_and_sorted,
        a_stream_keeps_its_lag,
        a_window_keeps_its_position,
        a_window_that_is_put_off_is_due_later,
        windows_of_an_account_are_made_due,
        a_window_is_replaced_by_smaller_ones,
        a_closed_window_is_refused,
        a_window_of_another_account_is_refused,
    },
    coverage::{
        a_window_covers_what_is_settled,
        a_hole_holds_the_frontier,
        windows_that_only_touch_leave_a_hole,
        parts_cover_their_span_together,
        a_part_of_a_part_counts,
        a_part_that_is_given_up_leaves_a_gap,
        a_gap_is_reported_and_passed,
        seconds_are_passed_or_open,
    },
    pages::{
        rows_are_new_changed_same_or_stale,
        versions_are_kept,
        events_have_old_and_new_values,
        a_page_that_is_stored_again_adds_no_event,
        the_last_row_of_a_key_counts,
        a_key_is_unique_within_account_source_and_role,
        documents_are_returned_as_they_were,
        a_reader_of_events_misses_none,
    },
    reports::{
        records_are_found,
        records_are_counted,
        a_position_of_a_sink_is_kept,
        old_events_are_deleted_after_every_sink,
        old_events_are_deleted_without_sinks,
        open_and_failing_windows_are_counted,
        the_newest_quarantined_pages_are_kept,
    },
];

/// Runs each case with a new, empty store. `open` receives the name of the case.
///
/// # Errors
///
/// The first failure, with the name of the case.
pub async fn run<S: Store>(open: impl AsyncFn(&str) -> Result<S, Failure>) -> Result<(), Failure> {
    for (name, case) in CASES {
        let result = match open(name).await {
            Ok(store) => case(&store).await,
            Err(error) => Err(error),
        };
        result.map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}
