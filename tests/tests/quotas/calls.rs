//! Clients that share quotas, without a network and with the paused time of tokio.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tbk_apis::TbkShopGet;
use tokio::time::Instant;
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
use top_core::{
    Admission, Ask, Ban, BoxError, ErrorKind, Priority, QuotaKey, QuotaStore, Quotas, Rate, Scope,
    SessionSource, TopClient,
};

/// A store that counts the asks.
#[derive(Debug)]
struct Counted {
    quotas: Quotas,
    asks: AtomicUsize,
    background: AtomicUsize,
}

impl QuotaStore for Counted {
    fn take<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Admission, BoxError>> {
        self.asks.fetch_add(1, Ordering::Relaxed);
        self.background.fetch_add(usize::from(ask.priority == Priority::Background), Ordering::Relaxed);
        assert!(ask.patience <= Duration::from_secs(2), "{ask:?}");
        self.quotas.take(ask)
    }

    fn throttled<'a>(&'a self, key: &'a QuotaKey, ban: Ban) -> BoxFuture<'a, Result<(), BoxError>> {
        self.quotas.throttled(key, ban)
    }

    fn passed<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>> {
        self.quotas.passed(keys)
    }
}

/// The parameter `q` and the time of each request.
type Sent = Arc<Mutex<Vec<(String, Duration)>>>;

/// A gateway in memory.
#[derive(Debug)]
struct Gateway {
    start: Instant,
    sent: Sent,
}

impl Transport for Gateway {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        let q = request.params().get("q").unwrap().to_owned();
        self.sent.lock().unwrap().push((q, self.start.elapsed()));
        Box::pin(async { Ok(Response::new(200, r#"{"tbk_shop_get_response":{"total_results":1}}"#)) })
    }
}

struct Fleet {
    client: TopClient,
    store: Arc<Counted>,
    sent: Sent,
}

impl Fleet {
    fn new(quotas: Quotas) -> Self {
        let store = Arc::new(Counted { quotas, asks: AtomicUsize::new(0), background: AtomicUsize::new(0) });
        let sent = Sent::default();
        let builder = TopClient::builder("12345678", "5ecre7").quota_store(Arc::<Counted>::clone(&store));
        let gateway = Gateway { start: Instant::now(), sent: Arc::clone(&sent) };
        Self { client: builder.transport(gateway).build().unwrap(), store, sent }
    }

    fn account(&self, name: &str) -> TopClient<SessionSource> {
        self.client.session("6100a1b2").account(name)
    }

    fn asks(&self) -> usize {
        self.store.asks.load(Ordering::Relaxed)
    }

    fn sent(&self) -> Vec<(String, Duration)> {
        self.sent.lock().unwrap().clone()
    }
}

fn shops(q: &str) -> TbkShopGet {
    TbkShopGet::builder().q(q).fields(["user_id"]).build()
}

async fn call(client: TopClient<SessionSource>, q: String) -> Result<(), ErrorKind> {
    client.call(&shops(&q)).await.map(|_| ()).map_err(|error| error.kind())
}

/// Starts the calls in order, each in its own task.
fn start(
    client: &TopClient<SessionSource>,
    numbers: std::ops::Range<usize>,
) -> tokio::task::JoinSet<Result<(), ErrorKind>> {
    numbers.map(|number| call(client.clone(), number.to_string())).collect()
}

#[tokio::test(start_paused = true)]
async fn waiting_calls_ask_once_and_go_in_order() {
    let fleet = Fleet::new(Quotas::unlimited().limit(Scope::Account, Rate::per_second(500)));
    let results = start(&fleet.account("shop1"), 0..1000).join_all().await;
    assert_eq!(results, [Ok(()); 1000]);
    assert_eq!(fleet.asks(), 1000);
    let sent = fleet.sent();
    let order: Vec<_> = sent.iter().map(|(q, _)| q.parse::<usize>().unwrap()).collect();
    assert_eq!(order, (0..1000).collect::<Vec<_>>());
    assert_eq!(sent[999].1, Duration::from_millis(1998));
}

#[tokio::test(start_paused = true)]
async fn later_calls_do_not_overtake_waiting_calls() {
    let fleet = Fleet::new(Quotas::unlimited().limit(Scope::Account, Rate::per_second(10)));
    let early = start(&fleet.account("shop1"), 0..10);
    tokio::time::sleep(Duration::from_millis(550)).await;
    let late = start(&fleet.account("shop1"), 10..15);
    assert_eq!((early.join_all().await.len(), late.join_all().await.len()), (10, 5));
    let order: Vec<_> = fleet.sent().iter().map(|(q, _)| q.parse::<usize>().unwrap()).collect();
    assert_eq!(order, (0..15).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn dropped_call_wastes_one_turn() {
    let fleet = Fleet::new(Quotas::unlimited().limit(Scope::Account, Rate::per_second(10)));
    let client = fleet.account("shop1");
    call(client.clone(), "first".into()).await.unwrap();
    let dropped = tokio::time::timeout(Duration::from_millis(20), call(client.clone(), "dropped".into()));
    assert!(dropped.await.is_err());
    call(client, "last".into()).await.unwrap();
    let expected = [("first".to_owned(), Duration::ZERO), ("last".to_owned(), Duration::from_millis(200))];
    assert_eq!(fleet.sent(), expected);
}

#[tokio::test(start_paused = true)]
async fn busy_account_leaves_the_app_quota_to_others() {
    let quotas = Quotas::unlimited()
        .limit(Scope::App, Rate::per_second(10).burst(10))
        .limit(Scope::Account, Rate::per_second(1));
    let fleet = Fleet::new(quotas);
    let busy = start(&fleet.account("busy").with_deadline(Duration::from_secs(1)), 0..100);
    let refused =
        busy.join_all().await.into_iter().filter(|result| *result == Err(ErrorKind::Throttled)).count();
    assert_eq!((refused, fleet.sent().len()), (99, 1), "a wait of one second is not within the deadline");
    for name in 0..9 {
        assert_eq!(call(fleet.account(&name.to_string()), name.to_string()).await, Ok(()));
    }
    assert_eq!(fleet.sent().last().unwrap().1, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn background_calls_leave_the_reserve() {
    let limit = Rate::per_second(20);
    let fleet = Fleet::new(Quotas::unlimited().limit(Scope::Account, limit).reserve(0.25));
    let (client, download) = (fleet.account("shop1"), fleet.account("shop1").background());
    let mut calls = start(&download, 0..15);
    tokio::time::sleep(Duration::from_millis(490)).await;
    calls.spawn(call(client, "user".into()));
    assert_eq!(calls.join_all().await, [Ok(()); 16]);
    assert_eq!(fleet.asks() - fleet.store.background.load(Ordering::Relaxed), 1);
    let (user, background): (Vec<_>, Vec<_>) = fleet.sent().into_iter().partition(|(q, _)| q == "user");
    // 15 of 20 per second are left for background calls, and the other call does not wait behind all of them.
    assert!(background[14].1 >= Duration::from_millis(933), "{background:?}");
    assert!(user[0].1 <= Duration::from_millis(490 + 200), "{user:?}");
}

#[tokio::test(start_paused = true)]
async fn call_with_a_short_deadline_fails_at_once() {
    let fleet = Fleet::new(Quotas::unlimited().limit(Scope::Account, Rate::per_second(1)));
    let client = fleet.account("shop1");
    call(client.clone(), "first".into()).await.unwrap();
    let start = Instant::now();
    let error = client.with_deadline(Duration::from_millis(900)).call(&shops("x")).await;
    let error = error.unwrap_err();
    assert_eq!((error.kind(), start.elapsed()), (ErrorKind::Throttled, Duration::ZERO));
    assert_eq!(error.throttle().unwrap().scope, Scope::Account);
    assert!(error.throttle().unwrap().reopens.is_some());
    // It took nothing: the next call waits for one turn.
    call(client, "next".into()).await.unwrap();
    assert_eq!(fleet.sent()[1].1, Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn bans_are_not_reserved() {
    let fleet = Fleet::new(Quotas::unlimited());
    let key = QuotaKey::new(Scope::App, "12345678");
    fleet.store.throttled(&key, Ban::For(Duration::from_secs(1))).await.unwrap();
    let waiting = start(&fleet.account("shop1"), 0..1);
    tokio::time::sleep(Duration::from_millis(500)).await;
    // The ban is extended while the call waits.
    fleet.store.throttled(&key, Ban::For(Duration::from_secs(2))).await.unwrap();
    assert_eq!(waiting.join_all().await, [Ok(())]);
    assert_eq!((fleet.asks(), fleet.sent()[0].1), (3, Duration::from_millis(2500)));
}
