//! Accounts, claims and fences.

use std::time::Duration;

use super::Failure;
use super::fixture::{HOUR, KEY, LIMIT, SEEN, Shop, equal, event_ids, fenced, first, order, span};
use crate::model::{Account, AccountKind, Gap, Lane};
use crate::store::{HELD, Next, PageCommit, Query, Store};

pub(super) async fn an_account_is_added_once(store: &dyn Store) -> Result<(), Failure> {
    let shop2 = store.add_account("shop2", AccountKind::Provider).await?;
    let shop1 = store.add_account("shop1", AccountKind::Publisher).await?;
    let again = store.add_account("shop2", AccountKind::Publisher).await?;
    equal("the account that exists", &again, &shop2)?;
    equal("its kind", again.kind, AccountKind::Provider)?;
    equal("all accounts", store.accounts().await?, vec![shop1, shop2])
}

pub(super) async fn a_claim_excludes_others_until_its_lease_ends(store: &dyn Store) -> Result<(), Failure> {
    equal("a claim without accounts", store.claim("one", HOUR).await?, None)?;
    store.add_account("shop1", AccountKind::Publisher).await?;
    let ended = first("the claim", store.claim("one", Duration::ZERO).await?)?;
    equal("the worker", &*ended.worker, "one")?;
    let other = first("the claim after the lease", store.claim("two", HOUR).await?)?;
    equal("the account", &other.account, &ended.account)?;
    equal("the fence is higher", other.fence > ended.fence, true)?;
    equal("a claim during the lease", store.claim("three", HOUR).await?, None)?;
    fenced("the first worker", store.renew(&ended, HOUR).await)
}

pub(super) async fn a_renewed_lease_goes_on(store: &dyn Store) -> Result<(), Failure> {
    store.add_account("shop1", AccountKind::Publisher).await?;
    let claim = first("the claim", store.claim("one", Duration::ZERO).await?)?;
    store.renew(&claim, HOUR).await?;
    equal("a claim during the renewed lease", store.claim("two", HOUR).await?, None)
}

pub(super) async fn a_released_account_is_due_later(store: &dyn Store) -> Result<(), Failure> {
    store.add_account("shop1", AccountKind::Publisher).await?;
    let claim = first("the claim", store.claim("one", HOUR).await?)?;
    store.release(&claim, Duration::ZERO).await?;
    fenced("a write after the release", store.renew(&claim, HOUR).await)?;
    let claim = first("the claim of a free account", store.claim("two", HOUR).await?)?;
    store.release(&claim, HOUR).await?;
    equal("a claim before the account is due", store.claim("one", HOUR).await?, None)
}

pub(super) async fn an_older_claim_writes_nothing(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let window = shop.window(span(0, 10)).await?;
    store.renew(&shop.claim, Duration::ZERO).await?;
    let newer = first("the second claim", store.claim("other", HOUR).await?)?;
    let (old, new) = (&shop.claim, [shop.new_window(Lane::Live, span(0, 5), None)]);
    let page = PageCommit {
        window: &window,
        source: KEY.source,
        began: 20,
        seen: SEEN,
        rows: [order("1", 5, 12)].into(),
        next: Next::End { settled: 10 },
    };
    fenced("renew", store.renew(old, HOUR).await)?;
    fenced("release", store.release(old, HOUR).await)?;
    fenced("park", store.park(old, "session", SEEN).await)?;
    fenced("streams", store.streams(old, &[(KEY, -5)], LIMIT).await)?;
    fenced("seconds", store.seconds(old, window.stream).await)?;
    fenced("mark", store.mark(old, "sweep").await)?;
    fenced("set_mark", store.set_mark(old, "sweep", 1).await)?;
    fenced("plan", store.plan(old, &new).await)?;
    fenced("windows", store.windows(old, 10).await)?;
    fenced("next_due", store.next_due(old).await)?;
    fenced("commit_page", store.commit_page(old, page).await)?;
    fenced("split", store.split(old, &window, &new, Some((60, 20))).await)?;
    fenced("set_limit", store.set_limit(old, window.stream, 60).await)?;
    fenced("set_lag", store.set_lag(old, window.stream, 60, 20).await)?;
    fenced("put_off", store.put_off(old, &window, HOUR, "busy", true).await)?;
    fenced("give_up", store.give_up(old, &window, Gap::Unreachable, SEEN).await)?;
    fenced("quarantine", store.quarantine(old, &window, SEEN, "why", "body").await)?;
    equal("the windows", store.windows(&newer, 10).await?, vec![window])?;
    equal("the streams", store.streams(&newer, &[], LIMIT).await?, vec![shop.stream])?;
    equal("the mark", store.mark(&newer, "sweep").await?, None)?;
    equal("the records", store.records(&Query::default()).await?, vec![])?;
    equal("the quarantine", store.quarantined(10).await?, vec![])?;
    equal("the events", event_ids(store).await?, Vec::<String>::new())
}

pub(super) async fn a_parked_account_is_not_claimed(store: &dyn Store) -> Result<(), Failure> {
    store.add_account("shop1", AccountKind::Provider).await?;
    for _ in 0..2 {
        let claim = first("the claim", store.claim("one", HOUR).await?)?;
        store.park(&claim, "session expired", SEEN).await?;
        fenced("a write after parking", store.renew(&claim, HOUR).await)?;
        equal("a claim of a parked account", store.claim("one", HOUR).await?, None)?;
        let account = first("the account", store.accounts().await?)?;
        equal("the reason", account.parked.as_deref(), Some("session expired"))?;
        equal("whether it was parked", store.resume("shop1", SEEN + 1).await?, true)?;
        equal("whether it was still parked", store.resume("shop1", SEEN + 1).await?, false)?;
    }
    equal("whether an unknown account was parked", store.resume("shop9", SEEN).await?, false)?;
    let events = store.events(0, 10).await?;
    let kinds: Vec<_> = events.iter().map(|event| (&*event.kind, &*event.account, event.seen)).collect();
    let (parked, resumed) = (("account.parked", "shop1", SEEN), ("account.resumed", "shop1", SEEN + 1));
    equal("the events", kinds, vec![parked, resumed, parked, resumed])?;
    let ids: std::collections::HashSet<_> = events.iter().map(|event| &event.id).collect();
    equal("the number of different event ids", ids.len(), 4)
}

pub(super) async fn one_account_after_the_other_is_claimed(store: &dyn Store) -> Result<(), Failure> {
    for name in ["shop1", "shop2", "shop3"] {
        store.add_account(name, AccountKind::Publisher).await?;
    }
    let mut names = Vec::new();
    while let Some(claim) = store.claim("one", HOUR).await? {
        names.push(claim.account.name);
    }
    names.sort();
    equal("the claimed accounts", names, vec!["shop1".to_owned(), "shop2".to_owned(), "shop3".to_owned()])
}

pub(super) async fn a_mark_belongs_to_an_account(store: &dyn Store) -> Result<(), Failure> {
    let (one, two) = (Shop::open(store).await?, Shop::named(store, "shop2").await?);
    store.set_mark(&one.claim, "paid", 5).await?;
    store.set_mark(&one.claim, "created", 6).await?;
    store.set_mark(&one.claim, "paid", 4).await?;
    store.set_mark(&two.claim, "paid", 7).await?;
    let marks = [
        store.mark(&one.claim, "paid").await?,
        store.mark(&one.claim, "created").await?,
        store.mark(&two.claim, "paid").await?,
        store.mark(&two.claim, "created").await?,
    ];
    equal("the marks", marks, [Some(4), Some(6), Some(7), None])
}

pub(super) async fn an_account_tells_until_when_it_is_held(store: &dyn Store) -> Result<(), Failure> {
    let (one, two) = (Shop::open(store).await?, Shop::named(store, "shop2").await?);
    store.set_mark(&one.claim, HELD, 5).await?;
    store.set_mark(&one.claim, HELD, 9).await?;
    let held = |accounts: Vec<Account>| accounts.into_iter().map(|account| account.held_until);
    equal("all accounts", held(store.accounts().await?).collect(), vec![Some(9), None])?;
    let again = store.add_account("shop1", AccountKind::Publisher).await?;
    equal("the account that exists", again.held_until, Some(9))?;
    store.release(&one.claim, Duration::ZERO).await?;
    let claim = first("the next claim", store.claim("two", HOUR).await?)?;
    equal("the claimed account", claim.account.held_until, Some(9))?;
    equal("the other account", two.claim.account.held_until, None)
}
