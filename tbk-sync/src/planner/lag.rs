//! How late the platform may show a change.
//!
//! The true distribution is not known. The lag begins with the setting of the engine. Each change that a sweep finds in a second
//! that was covered came later than the lag: the stream then waits as long as that change took, at most an hour, for 7 days.

use crate::model::Stream;

const HOUR: i64 = 3_600;
/// How long a lag that was widened stays after the last late change.
const WIDENED_FOR: i64 = 7 * 24 * HOUR;

/// Returns the lag of a stream. `setting` is that of the engine.
pub(crate) fn lag(stream: &Stream, setting: i64, now: i64) -> i64 {
    match (stream.lag, stream.lag_at) {
        (Some(lag), Some(at)) if now - at < WIDENED_FOR => lag.min(HOUR).max(setting),
        _ => setting,
    }
}

/// Returns the lag of a stream after a change was found `late` seconds after its time.
pub(crate) fn widened(stream: &Stream, setting: i64, late: i64, now: i64) -> i64 {
    let before = lag(stream, setting, now);
    late.min(HOUR).max(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Axis, Source, StreamKey};

    fn stream(lag: Option<i64>, lag_at: Option<i64>) -> Stream {
        let key = StreamKey { source: Source::Order, axis: Axis::Updated, scene: 1 };
        Stream { id: 1, key, start: 0, frontier: None, limit: 10_800, limited_at: None, lag, lag_at }
    }

    #[test]
    fn a_lag_is_widened_for_seven_days_and_at_most_an_hour() {
        let first = stream(None, None);
        assert_eq!(lag(&first, 900, 0), 900);
        for (late, expected) in [(100, 900), (1_700, 1_700), (3_600, 3_600), (90_000, 3_600)] {
            assert_eq!(widened(&first, 900, late, 0), expected, "{late}");
        }
        assert_eq!(widened(&first, 7_200, 90_000, 0), 7_200);
        let wide = stream(Some(1_700), Some(1_000));
        assert_eq!(lag(&wide, 900, 1_000 + WIDENED_FOR - 1), 1_700);
        assert_eq!(lag(&wide, 900, 1_000 + WIDENED_FOR), 900);
        assert_eq!(lag(&wide, 2_000, 1_000), 2_000);
        assert_eq!(widened(&wide, 900, 1_200, 2_000), 1_700);
    }
}
