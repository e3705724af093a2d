//! The ledger: orders of two hours, which change while the processes run, and the state of all of them a day later.

use std::fs::{self, Permissions};
use std::ops::Range;
use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use tempfile::TempDir;
use top_core::TopTime;
use top_sandbox::{LedgerBuilder, LedgerSource};

use crate::support::Served;

pub(crate) const ACCOUNTS: [&str; 3] = ["shop1", "shop2", "shop3"];
const HOUR: Duration = Duration::from_secs(3600);

/// A running gateway.
pub(crate) struct Gateway {
    _served: Served,
    requests: Arc<AtomicU64>,
}

impl Gateway {
    /// Returns at the next request, or after some seconds without one.
    pub(crate) fn wait_for_request(&self) {
        let (before, began) = (self.requests.load(Ordering::Relaxed), Instant::now());
        while self.requests.load(Ordering::Relaxed) == before && began.elapsed() < Duration::from_secs(3) {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

/// A script of a ledger, and a folder for everything that the processes write.
pub(crate) struct World {
    folder: TempDir,
    script: Value,
    began: TopTime,
}

impl World {
    /// Orders are placed and changed for a second for each kill, and a minute.
    pub(crate) fn new(seed: u64, kills: u32) -> Self {
        let began = TopTime::now().to_whole_seconds();
        let before = |hours: f64| (began - HOUR.mul_f64(hours)).to_string();
        let (span, orders) = (Duration::from_secs(60 + u64::from(kills)), 200 + 5 * kills);
        // The limit of the windows remains low for six hours, so that a day has many.
        let promotion = json!([{"from": before(1.0), "to": before(0.5)}]);
        let promotion = if kills >= 100 { promotion } else { json!([]) };
        let script = json!({
            "seed": seed,
            "start": before(2.0),
            "end": (began + span).to_string(),
            "orders_per_hour": orders,
            // A day is four seconds, so that orders change while the processes run.
            "pace": 20_000,
            "lateness": {"median": 1, "sigma": 1.5, "max": 300},
            "chances": {
                "third_party": 0.2, "both_roles": 0.1, "adjusted": 0.3, "unmarked": 0.3, "disputed": 0.3, "punished": 0.1,
            },
            "promotion": promotion,
            "burst": [{"at": before(1.5), "seconds": 60, "orders": orders}],
            "row": changes(began, span.as_secs()),
        });
        Self { folder: tempfile::tempdir().unwrap(), script, began }
    }

    pub(crate) fn path(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The time of the first order.
    pub(crate) fn first(&self) -> TopTime {
        self.began - 2 * HOUR
    }

    /// Starts a gateway with the time of this machine.
    pub(crate) fn today(&self) -> Gateway {
        self.serve(&self.script)
    }

    /// Starts a gateway whose clock is a day ahead.
    pub(crate) fn tomorrow(&self) -> Gateway {
        self.serve(&self.at(self.day_later()))
    }

    /// Starts a gateway, and writes a profile with its credentials.
    fn serve(&self, script: &Value) -> Gateway {
        let path = self.path().join("ledger.json");
        fs::write(&path, script.to_string()).unwrap();
        let arguments = ["--ledger", path.to_str().unwrap(), "--accounts", &ACCOUNTS.join(",")];
        let (served, requests) = Served::counting(&arguments);
        let variable = |name: &str| served.variable(name).to_owned();
        let mut config = format!(
            "[profiles.default]\nendpoint = \"{}\"\napp_key = \"{}\"\napp_secret = \"{}\"\n",
            variable("TBK_ENDPOINT"),
            variable("TBK_APP_KEY"),
            variable("TBK_APP_SECRET"),
        );
        for name in ACCOUNTS {
            let session = variable(&format!("TBK_SESSION_{name}"));
            config.extend(["[profiles.default.accounts.", name, "]\nsession = \"", &session, "\"\n"]);
        }
        let path = self.path().join("config.toml");
        fs::write(&path, config).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        Gateway { _served: served, requests }
    }

    fn at(&self, now: TopTime) -> Value {
        let mut script = self.script.clone();
        script["now"] = now.to_string().into();
        script
    }

    pub(crate) fn day_later(&self) -> TopTime {
        self.began + 30 * HOUR
    }

    /// Returns the rows of a list in their last states.
    pub(crate) fn rows(&self, source: LedgerSource) -> Vec<Map<String, Value>> {
        let builder: LedgerBuilder = serde_json::from_value(self.at(self.day_later())).unwrap();
        let ledger = builder.speed(0.0).build().unwrap();
        ledger.rows(source).into_iter().map(|row| row.document).collect()
    }
}

/// Returns the numbers of orders that change every 30 seconds: an order that changes while its window is read moves to a later
/// one.
pub(crate) fn changing_trades() -> Range<u64> {
    2_940_000_000_000_000_000..2_940_000_000_000_000_300
}

/// Returns the states of these orders.
fn changes(began: TopTime, seconds: u64) -> Vec<Value> {
    let change = |(number, trade): (u64, u64)| {
        let at = (began + Duration::from_secs(number / 10)).to_string();
        let set = json!({"trade_id": trade.to_string(), "tk_status": 12, "pub_share_pre_fee": format!("{number}.00")});
        json!({"source": "order", "at": at, "late": number % 3, "set": set})
    };
    (0..10 * seconds).zip(changing_trades().cycle()).map(change).collect()
}
