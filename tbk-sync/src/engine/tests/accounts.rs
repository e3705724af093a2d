//! Several accounts of one engine.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use top_core::TopClient;
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};

use super::gateway::SESSION;
use super::world::{Fault, START, Shared, order};
use crate::engine::{Engine, EngineBuilder, EngineError, SyncAccount};
use crate::model::{AccountKind, Source, Span};
use crate::store::{Memory, Query, Store};

/// The calls that run at the same time.
#[derive(Debug, Default)]
struct Running {
    /// By the session of the account.
    now: BTreeMap<String, usize>,
    most: usize,
    most_of_one: usize,
}

impl Running {
    fn begin(&mut self, session: &str) {
        let of_one = self.now.entry(session.to_owned()).or_default();
        *of_one += 1;
        self.most_of_one = self.most_of_one.max(*of_one);
        self.most = self.most.max(self.now.values().sum());
    }

    fn end(&mut self, session: &str) {
        *self.now.get_mut(session).unwrap() -= 1;
    }
}

#[derive(Debug, Clone)]
struct Counting {
    shared: Shared,
    running: Arc<Mutex<Running>>,
}

impl Transport for Counting {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        let session = request.params().get("session").unwrap().to_owned();
        Box::pin(async move {
            self.running.lock().unwrap().begin(&session);
            let response = self.shared.send(request).await;
            self.running.lock().unwrap().end(&session);
            response
        })
    }
}

/// An engine with the accounts of so many customers.
fn builder(counting: &Counting, store: &Arc<Memory>, accounts: usize) -> EngineBuilder {
    let client = TopClient::builder("12345678", "app-secret-7f3a")
        .transport(counting.clone())
        .clock(counting.shared.clone())
        .build()
        .unwrap();
    let builder = Engine::builder(Arc::clone(store) as Arc<dyn Store>).since(Duration::from_secs(4 * 3_600));
    (0..accounts).fold(builder, |builder, owner| {
        let client = client.session(format!("{SESSION}{owner}"));
        let account = SyncAccount::new(format!("shop{owner}"), AccountKind::Provider, client);
        builder.account(account.sources([Source::Order]))
    })
}

/// A gateway with an order of each customer.
fn gateway(customers: usize) -> Counting {
    let mut orders = Vec::new();
    for owner in 0..customers {
        let mut order = order(1 + owner as u64, START - 60);
        order.owner = owner;
        orders.push(order);
    }
    Counting { shared: Shared::new(orders), running: Arc::default() }
}

#[tokio::test(start_paused = true)]
async fn accounts_are_read_at_once_with_one_call_each() {
    for (workers, most) in [(1, 1), (3, 3), (9, 5)] {
        let (gateway, store) = (gateway(5), Arc::new(Memory::new()));
        let engine = builder(&gateway, &store, 5).workers(workers).build().unwrap();
        let summary = engine.run_once().await.unwrap();
        assert_eq!((summary.new, summary.open, summary.skipped.len()), (5, 0, 0), "{workers}");
        let records = store.records(&Query::default()).await.unwrap();
        let mut accounts: Vec<_> = records.into_iter().map(|record| record.account).collect();
        accounts.sort_unstable();
        assert_eq!(accounts, ["shop0", "shop1", "shop2", "shop3", "shop4"]);
        let running = gateway.running.lock().unwrap();
        assert_eq!((running.most, running.most_of_one), (most, 1), "{workers}");
    }
}

#[tokio::test(start_paused = true)]
async fn another_process_knows_a_ban_and_its_end() {
    let (gateway, store) = (gateway(1), Arc::new(Memory::new()));
    gateway.shared.change(|world| _ = world.faults.insert(1, Fault::Ban(7_200)));
    let engine = || builder(&gateway, &store, 1).build().unwrap();
    let first = engine().run_once().await.unwrap();
    let until = first.held_until.unwrap();
    assert_eq!((first.new, first.skipped.len()), (0, 0));
    let second = engine().run_once().await.unwrap();
    assert_eq!((second.held_until, second.calls, second.skipped.len()), (Some(until), 0, 1));
    let refused = engine().verify("shop0", Span { from: START - 60, to: START }).await.unwrap_err();
    assert!(matches!(refused, EngineError::Held { until: end, .. } if end == until), "{refused:?}");
    tokio::time::sleep(Duration::from_secs(7_201)).await;
    let third = engine().run_once().await.unwrap();
    assert_eq!((third.held_until, third.new, third.open, third.skipped.len()), (None, 1, 0, 0));
}
