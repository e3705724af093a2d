use std::time::Duration;

use super::*;
use crate::client::quota::keys;

fn key(scope: Scope) -> QuotaKey {
    QuotaKey::new(scope, "x")
}

#[tokio::test(start_paused = true)]
async fn an_account_is_limited_to_its_rate() {
    let quotas = Quotas::default();
    let keys = keys("app", "method", "account");
    let granted = (0..100).filter(|_| quotas.take_now(Ask::new(&keys)) == Admission::Granted).count();
    assert_eq!(granted, 5);
    let Admission::NotBefore { scope: Scope::Account, wait } = quotas.take_now(Ask::new(&keys)) else {
        panic!("granted");
    };
    assert!(wait <= Rate::per_second(35).interval(), "{wait:?}");
    let mut granted = 0;
    for _ in 0..1000 {
        tokio::time::advance(Duration::from_millis(1)).await;
        granted += usize::from(quotas.take_now(Ask::new(&keys)) == Admission::Granted);
    }
    assert!((34..=35).contains(&granted), "{granted}");
}

#[tokio::test(start_paused = true)]
async fn a_ban_closes_only_its_scope_until_it_ends() {
    let quotas = Quotas::unlimited();
    quotas.close(&key(Scope::Api), Ban::For(Duration::from_secs(3)));
    let wait = Duration::from_secs(3);
    assert_eq!(
        quotas.take_now(Ask::new(&[key(Scope::Api), key(Scope::App)])),
        Admission::NotBefore { scope: Scope::Api, wait }
    );
    assert_eq!(quotas.take_now(Ask::new(&[key(Scope::App)])), Admission::Granted);
    tokio::time::advance(wait).await;
    assert_eq!(quotas.take_now(Ask::new(&[key(Scope::Api)])), Admission::Granted);
}

#[tokio::test(start_paused = true)]
async fn reopen_clears_bans() {
    let quotas = Quotas::unlimited();
    quotas.close(&key(Scope::App), Ban::For(Duration::from_secs(30_000)));
    quotas.reopen();
    assert_eq!(quotas.take_now(Ask::new(&[key(Scope::App)])), Admission::Granted);
}

#[tokio::test(start_paused = true)]
async fn a_shorter_ban_does_not_reopen_a_longer_one() {
    let quotas = Quotas::unlimited();
    quotas.close(&key(Scope::App), Ban::For(Duration::from_secs(100)));
    quotas.close(&key(Scope::App), Ban::For(Duration::from_secs(1)));
    tokio::time::advance(Duration::from_secs(50)).await;
    assert_ne!(quotas.take_now(Ask::new(&[key(Scope::App)])), Admission::Granted);
}

#[tokio::test(start_paused = true)]
async fn throttling_slows_down_and_success_recovers() {
    let quotas = Quotas::default();
    let keys = [key(Scope::Account)];
    let in_a_second = || async {
        let mut granted = 0;
        for _ in 0..1000 {
            tokio::time::advance(Duration::from_millis(1)).await;
            granted += u32::from(quotas.take_now(Ask::new(&keys)) == Admission::Granted);
        }
        quotas.recover(&keys);
        granted
    };
    assert!(in_a_second().await >= 34);
    quotas.close(&keys[0], Ban::SlowDown);
    assert!(in_a_second().await <= 1, "closed for one second");
    let slow = in_a_second().await;
    assert!((16..=18).contains(&slow), "{slow}");
    quotas.close(&keys[0], Ban::SlowDown);
    tokio::time::advance(Duration::from_secs(1)).await;
    let slower = in_a_second().await;
    assert!((8..=9).contains(&slower), "{slower}");
    for _ in 0..25 {
        in_a_second().await;
    }
    assert!(in_a_second().await >= 34);
}

#[tokio::test(start_paused = true)]
async fn idle_accounts_are_removed() {
    let quotas = Quotas::default();
    for n in 0..200_000 {
        let key = QuotaKey::new(Scope::Account, n.to_string());
        assert_eq!(quotas.take_now(Ask::new(&[key])), Admission::Granted);
        if n % 1000 == 0 {
            tokio::time::advance(Duration::from_secs(30)).await;
        }
    }
    assert!(quotas.with(|buckets| buckets.len()) < 20_000);
}

fn fresh(scope: Scope, name: &str) -> QuotaKey {
    QuotaKey::new(scope, name)
}

#[tokio::test(start_paused = true)]
async fn a_waiting_account_does_not_use_the_quota_of_the_app() {
    let quotas = Quotas::unlimited()
        .limit(Scope::App, Rate::per_second(10).burst(10))
        .limit(Scope::Account, Rate::per_second(1));
    let busy = keys("app", "method", "busy");
    assert_eq!(quotas.take_now(Ask::new(&busy)), Admission::Granted);
    for _ in 0..100 {
        let Admission::NotBefore { scope, wait } = quotas.take_now(Ask::new(&busy)) else {
            panic!("granted")
        };
        assert_eq!((scope, wait), (Scope::Account, Duration::from_secs(1)));
    }
    // Nine of the ten calls of the app remain for other accounts.
    let granted =
        |n: usize| quotas.take_now(Ask::new(&keys("app", "method", &n.to_string()))) == Admission::Granted;
    assert_eq!((0..20).filter(|n| granted(*n)).count(), 9);
}

#[tokio::test(start_paused = true)]
async fn the_longest_wait_of_all_keys_is_reported() {
    let quotas =
        Quotas::unlimited().limit(Scope::App, Rate::per_minute(1)).limit(Scope::Account, Rate::per_second(1));
    let keys = [fresh(Scope::Account, "shop1"), fresh(Scope::App, "app")];
    assert_eq!(quotas.take_now(Ask::new(&keys)), Admission::Granted);
    let wait = Duration::from_secs(60);
    assert_eq!(quotas.take_now(Ask::new(&keys)), Admission::NotBefore { scope: Scope::App, wait });
    quotas.close(&keys[0], Ban::For(Duration::from_secs(90)));
    let wait = Duration::from_secs(90);
    assert_eq!(quotas.take_now(Ask::new(&keys)), Admission::NotBefore { scope: Scope::Account, wait });
}

#[tokio::test(start_paused = true)]
async fn a_daily_limit_of_one_call_reopens_after_a_day() {
    let quotas = Quotas::unlimited().limit(Scope::App, Rate::per_day(1));
    let keys = [fresh(Scope::App, "app")];
    assert_eq!(quotas.take_now(Ask::new(&keys)), Admission::Granted);
    tokio::time::advance(Duration::from_secs(24 * 60 * 60 - 1)).await;
    let wait = Duration::from_secs(1);
    assert_eq!(quotas.take_now(Ask::new(&keys)), Admission::NotBefore { scope: Scope::App, wait });
    tokio::time::advance(wait).await;
    assert_eq!(quotas.take_now(Ask::new(&keys)), Admission::Granted);
}
