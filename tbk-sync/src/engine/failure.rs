//! What to do after a failed call.

use std::time::Duration;

use top_core::{Cause, Error, ErrorKind, PagingProblem};

/// What a failed call means for its window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// 2007: the window is too long.
    TooLong,
    /// 2004: the window begins more than 90 days ago, or another parameter is not valid.
    TooOld,
    /// 2002: the window begins in the future.
    InFuture,
    /// 1008: the position of the page is not valid any more.
    BadPosition,
    /// The window has more pages than the platform serves.
    TooManyRows,
    /// A limit is reached until this time, in milliseconds since 1970.
    Throttled { reopens: Option<i64> },
    /// The account, the app or the setup has to be corrected.
    Park,
    /// The app or the account has no permission for the API.
    NoPermission,
    /// The platform refuses the call with another code.
    Refused,
    /// The response can't be decoded.
    Undecodable,
    /// The platform can't be reached or failed.
    Unavailable,
    /// Anything else.
    Other,
}

/// The longest wait after failures.
const LONGEST: u64 = 300;

pub(super) fn classify(error: &Error) -> Failure {
    let code = error
        .api_error()
        .and_then(|error| error.sub_code.as_deref())
        .or_else(|| error.business_error().and_then(|error| error.code.as_deref()));
    match code {
        Some("2007") => return Failure::TooLong,
        Some("2004") => return Failure::TooOld,
        Some("2002") => return Failure::InFuture,
        Some("1008") => return Failure::BadPosition,
        _ => {}
    }
    match error.kind() {
        ErrorKind::Throttled => {
            let reopens = error.throttle().and_then(|throttle| throttle.reopens);
            Failure::Throttled { reopens: reopens.map(top_core::TopTime::unix_millis) }
        }
        ErrorKind::SessionMissing
        | ErrorKind::SessionExpired
        | ErrorKind::SessionInvalid
        | ErrorKind::AppKey
        | ErrorKind::Signature
        | ErrorKind::Config => Failure::Park,
        ErrorKind::Permission => Failure::NoPermission,
        ErrorKind::Paging if too_many_rows(error) => Failure::TooManyRows,
        ErrorKind::Decode if !error.is_retryable() => Failure::Undecodable,
        ErrorKind::NotSent
        | ErrorKind::TimedOut
        | ErrorKind::Disconnected
        | ErrorKind::Platform
        | ErrorKind::Http
        | ErrorKind::Redirect
        | ErrorKind::Decode => Failure::Unavailable,
        _ if matches!(error.cause(), Cause::Api(_) | Cause::Business(_)) => Failure::Refused,
        _ => Failure::Other,
    }
}

fn too_many_rows(error: &Error) -> bool {
    matches!(error.cause(), Cause::Paging(PagingProblem::LastPage { .. } | PagingProblem::MaxPages { .. }))
}

/// Returns the wait after so many failures: 1, 2, 4 … 300 seconds, with full jitter.
pub(super) fn backoff(failures: u32) -> Duration {
    let most = 1_u64.checked_shl(failures).unwrap_or(LONGEST).clamp(1, LONGEST);
    Duration::from_millis(fastrand::u64(1..=most * 1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_five_minutes() {
        for (failures, most) in
            [(0, 1), (1, 2), (4, 16), (8, 256), (9, 300), (63, 300), (64, 300), (400, 300)]
        {
            let waits: Vec<_> = (0..200).map(|_| backoff(failures)).collect();
            assert!(
                waits.iter().all(|wait| *wait <= Duration::from_secs(most) && !wait.is_zero()),
                "{failures}"
            );
            assert!(waits.iter().any(|wait| *wait > Duration::from_millis(most * 500)), "{failures}");
        }
    }
}
