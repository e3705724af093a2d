use super::*;

const SECOND: Duration = Duration::from_secs(1);

fn shop(name: &str) -> QuotaKey {
    QuotaKey::new(Scope::Account, name)
}

#[test]
fn a_shorter_ban_does_not_end_a_longer_one() {
    let (mut known, now) = (Known::default(), Instant::now());
    known.met(&shop("a"), Ban::For(10 * SECOND), now);
    known.reported(&shop("a"), 3 * SECOND, 0, now);
    let keys = [shop("b"), shop("a")];
    assert_eq!(known.ban(&keys, now), Some((Scope::Account, 10 * SECOND)));
    assert_eq!(known.ban(&keys, now + 9 * SECOND), Some((Scope::Account, SECOND)));
    assert_eq!(known.ban(&keys, now + 10 * SECOND), None);
    assert_eq!(known.ban(&keys[..1], now), None);
}

#[test]
fn a_ban_without_end_lasts_for_a_year() {
    let (mut known, now) = (Known::default(), Instant::now());
    known.met(&shop("a"), Ban::For(Duration::MAX), now);
    assert_eq!(known.ban(&[shop("a")], now), Some((Scope::Account, 365 * 24 * 3600 * SECOND)));
}

#[test]
fn slow_keys_recover_after_ten_seconds() {
    let (mut known, now) = (Known::default(), Instant::now());
    let keys = [shop("a"), shop("b")];
    known.reported(&keys[1], SECOND, 2, now);
    assert_eq!(known.recoverable(&keys, now + 9 * SECOND), Vec::<&QuotaKey>::new());
    assert_eq!(known.recoverable(&keys, now + 10 * SECOND), [&keys[1]]);
    known.recovered(&keys[1], 1, 10 * SECOND, now + 10 * SECOND);
    assert_eq!(known.recoverable(&keys, now + 19 * SECOND), Vec::<&QuotaKey>::new());
    known.recovered(&keys[1], 0, Duration::ZERO, now + 20 * SECOND);
    assert_eq!(known.recoverable(&keys, now + 40 * SECOND), Vec::<&QuotaKey>::new());
}

#[test]
fn bits_tell_which_keys_are_slow() {
    let (mut known, now) = (Known::default(), Instant::now());
    let keys = [shop("a"), shop("b"), shop("c")];
    known.slowed(&keys, 0, now);
    assert_eq!(known.all(now), []);
    known.slowed(&keys, 0b101, now);
    assert_eq!(known.recoverable(&keys, now), [&keys[0], &keys[2]]);
    known.slowed(&keys, 0b100, now);
    assert_eq!(known.recoverable(&keys, now), Vec::<&QuotaKey>::new(), "asked a moment ago");
    assert_eq!(known.recoverable(&keys, now + SECOND), [&keys[2]]);
}

#[test]
fn a_slow_down_is_pending_until_redis_has_it() {
    let (mut known, now) = (Known::default(), Instant::now());
    known.met(&shop("a"), Ban::SlowDown, now);
    let push = Push { key: shop("a"), wait: SECOND, slow: 0, is_slow_down: true };
    assert_eq!(known.all(now), std::slice::from_ref(&push));
    assert_eq!(known.pending(now), std::slice::from_ref(&push));
    known.pushed(&shop("a"), SECOND, 1, now);
    assert_eq!(known.pending(now), []);
    assert_eq!(known.all(now), [Push { slow: 1, is_slow_down: false, ..push }]);
    known.reopened(&shop("a"));
    assert_eq!(known.all(now), []);
}

#[test]
fn a_call_that_redis_takes_ends_older_bans() {
    let (mut known, now) = (Known::default(), Instant::now());
    let keys = [shop("a"), shop("b"), shop("c")];
    known.reported(&keys[0], 60 * SECOND, 0, now);
    known.reported(&keys[1], 60 * SECOND, 0, now + 2 * SECOND);
    known.met(&keys[2], Ban::For(60 * SECOND), now);
    assert!(known.opened(&keys, now + SECOND, now + 3 * SECOND));
    let is_banned = |key: usize| known.ban(&keys[key..=key], now + 3 * SECOND).is_some();
    assert_eq!([0, 1, 2].map(is_banned), [false, true, true], "opened, learned later, not pushed");
    assert!(!known.opened(&keys, now + SECOND, now + 3 * SECOND));
}

#[test]
fn ended_bans_are_forgotten() {
    let (mut known, now) = (Known::default(), Instant::now());
    for number in 0..20_000_u32 {
        known.banned(&shop(&number.to_string()), SECOND, now + number * SECOND);
    }
    assert!(known.keys.len() <= Known::ENOUGH, "{}", known.keys.len());
}
