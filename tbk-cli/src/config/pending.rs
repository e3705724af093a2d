//! Authorisations that were started: the `state` of each page, to recognise its callback.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use top_core::TopTime;

/// An authorisation page that was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pending {
    pub(crate) state: String,
    /// The app of the page.
    pub(crate) app_key: String,
    expires: String,
}

/// How long a page is expected to be used. The account holder may open it later.
const LIFETIME: Duration = Duration::from_secs(24 * 3600);

/// The number of pages that are remembered.
const LIMIT: usize = 100;

/// Adds an authorisation, and removes expired ones.
pub(crate) fn begin(pending: &mut Vec<Pending>, state: &str, app_key: &str, now: TopTime) {
    pending.retain(|pending| pending.is_live(now));
    pending.drain(..(pending.len() + 1).saturating_sub(LIMIT));
    let expires = (now + LIFETIME).to_whole_seconds().to_string();
    pending.push(Pending { state: state.to_owned(), app_key: app_key.to_owned(), expires });
}

/// Returns the authorisation with this state, if it is not expired.
pub(crate) fn find<'p>(pending: &'p [Pending], state: &str, now: TopTime) -> Option<&'p Pending> {
    pending.iter().find(|pending| pending.state == state && pending.is_live(now))
}

impl Pending {
    fn is_live(&self, now: TopTime) -> bool {
        self.expires.parse::<TopTime>().is_ok_and(|expires| now < expires)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_expire_after_a_day_and_are_bounded() {
        let now: TopTime = "2026-11-11 00:00:00".parse().unwrap();
        let mut pending = Vec::new();
        begin(&mut pending, "a", "1", now);
        assert_eq!(
            find(&pending, "a", now + Duration::from_secs(86_399)).map(|found| &*found.app_key),
            Some("1")
        );
        assert_eq!(find(&pending, "a", now + Duration::from_secs(86_400)), None);
        assert_eq!(find(&pending, "b", now), None);
        begin(&mut pending, "b", "1", now + Duration::from_secs(90_000));
        assert_eq!(pending.len(), 1);
        for number in 0..150 {
            begin(&mut pending, &number.to_string(), "1", now);
        }
        assert_eq!((pending.len(), &*pending[99].state), (100, "149"));
    }
}
