//! What a process does: it reads orders and refunds, and delivers the events to a file and to a webhook.

use std::env;
use std::future::pending;
use std::io::Write as _;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use tbk_sync::engine::{Engine, Summary, SyncAccount};
use tbk_sync::feed::{JsonLines, Options, Sink, Until, Webhook, run};
use tbk_sync::model::{AccountKind, Lane, Source};
use tbk_sync::store::conformance::Watched;
use tbk_sync::store::{Durability, Postgres, Sqlite, Store};
use top_core::{Endpoint, TopClient, TopTime};
use top_sandbox::{Chances, Ledger, Observed, Sandbox};

use crate::store::Points;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const HOUR: Duration = Duration::from_secs(3600);

/// Where a process works. A process gets it as environment variables.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    /// The path of a file, or the URL of a database.
    pub(crate) store: String,
    pub(crate) gateway: [String; 3],
    /// The file with the events.
    pub(crate) file: String,
    /// The URL of the webhook.
    pub(crate) webhook: String,
    pub(crate) lease: Duration,
}

const NAMES: [&str; 7] = ["STORE", "URL", "APP_KEY", "APP_SECRET", "FILE", "WEBHOOK", "LEASE"];

fn variable(name: &str) -> String {
    format!("TBK_SYNC_TEST_{name}")
}

impl Work {
    /// Returns a command that runs this program again as a process that dies at a point.
    pub(crate) fn process(&self, die_at: u64) -> Command {
        let [url, key, secret] = self.gateway.clone();
        let lease = self.lease.as_millis().to_string();
        let values = [self.store.clone(), url, key, secret, self.file.clone(), self.webhook.clone(), lease];
        let mut process = Command::new(env::current_exe().unwrap());
        process.args(["work::process_of_other_tests", "--exact", "--ignored", "--nocapture"]);
        process.envs(NAMES.map(variable).into_iter().zip(values)).env(variable("DIE_AT"), die_at.to_string());
        process
    }

    fn of_environment() -> (Self, u64) {
        let [store, url, key, secret, file, webhook, lease] =
            NAMES.map(|name| env::var(variable(name)).unwrap());
        let lease = Duration::from_millis(lease.parse().unwrap());
        let die_at = env::var(variable("DIE_AT")).unwrap().parse().unwrap();
        (Self { store, gateway: [url, key, secret], file, webhook, lease }, die_at)
    }

    pub(crate) async fn open(&self) -> Arc<dyn Store> {
        if self.store.contains("://") {
            Arc::new(Postgres::open(&self.store, 2).await.unwrap())
        } else {
            Arc::new(Sqlite::open(&self.store, Durability::Normal).unwrap())
        }
    }

    fn engine(&self, store: Arc<dyn Store>) -> Engine {
        let [url, key, secret] = &self.gateway;
        let endpoint = Endpoint::custom(url).unwrap();
        let client = TopClient::builder(key, secret.as_str()).endpoint(endpoint).build().unwrap();
        let account = SyncAccount::new("shop1", AccountKind::Publisher, client)
            .sources([Source::Order, Source::Refund]);
        let builder = Engine::builder(store).account(account).lanes([Lane::Live]).page_size(10);
        // Windows of orders are at most three hours long.
        builder.since(Duration::from_secs(170 * 60)).lease(self.lease).build().unwrap()
    }

    /// Reads once.
    pub(crate) async fn read(&self, store: &Arc<dyn Store>) -> Summary {
        self.engine(Arc::clone(store)).run_once().await.unwrap()
    }

    /// Delivers all events to the file and to the webhook.
    pub(crate) async fn deliver(&self, store: &Arc<dyn Store>) {
        let options = Options::default().until(Until::CaughtUp).batch(20);
        let webhook = Webhook::builder(&self.webhook, SECRET).unwrap().build().unwrap();
        let sinks: [(&str, Box<dyn Sink>); 2] =
            [("file", Box::new(JsonLines::file(&self.file))), ("webhook", Box::new(webhook))];
        for (name, mut sink) in sinks {
            run(&**store, &mut *sink, name, &options, pending()).await.unwrap();
        }
    }
}

/// Starts a gateway with some orders and refunds, which do not change any more.
pub(crate) async fn gateway(observe: impl Fn(&Observed<'_>) + Send + Sync + 'static) -> (Sandbox, Ledger) {
    let now = TopTime::now().to_whole_seconds();
    let chances = Chances { both_roles: 0.2, disputed: 0.6, ..Chances::default() };
    let ledger = Ledger::builder().seed(7).start(now - 2 * HOUR);
    // The rows of a burst do not depend on the hour.
    let ledger = ledger.burst(now - 2 * HOUR, Duration::from_secs(60), 30);
    let ledger = ledger.pace(100_000.0).chances(chances).build().unwrap();
    (Sandbox::builder().ledger(ledger.clone()).observe(observe).start().await.unwrap(), ledger)
}

pub(crate) fn access(sandbox: &Sandbox) -> [String; 3] {
    [sandbox.url(), sandbox.app_key(), sandbox.app_secret()].map(str::to_owned)
}

#[tokio::test]
#[ignore = "started by other tests as a process of its own"]
async fn process_of_other_tests() {
    let (work, die_at) = Work::of_environment();
    let points = Arc::new(Points::new(die_at));
    let store: Arc<dyn Store> = Arc::new(Watched::new(work.open().await, Arc::clone(&points)));
    let summary = work.read(&store).await;
    let fenced = points.fenced();
    let line = format!("skipped {:?}, new {}, fenced {fenced:?}\n", summary.skipped, summary.new);
    std::io::stdout().write_all(line.as_bytes()).unwrap();
    if summary.skipped.is_empty() {
        work.deliver(&store).await;
    }
}
