//! The ledger: orders of two hours, which change while the processes run, and the state of all of them a day later.

use std::fs;
use std::time::Duration;

use serde_json::{Map, Value, json};
use tempfile::TempDir;
use top_core::TopTime;
use top_sandbox::{LedgerBuilder, LedgerSource};

use crate::support::Served;

const HOUR: Duration = Duration::from_secs(3600);

/// A script of a ledger, and a folder for everything that the processes write.
pub(crate) struct World {
    folder: TempDir,
    script: Value,
    began: TopTime,
}

impl World {
    /// Orders change until so long after now.
    pub(crate) fn new(seed: u64, span: Duration) -> Self {
        let began = TopTime::now().to_whole_seconds();
        let before = |hours: f64| (began - HOUR.mul_f64(hours)).to_string();
        let orders = 200 + 10 * span.as_secs();
        // The limit of the windows remains low for six hours, so that a day has many.
        let promotion = json!([{"from": before(1.0), "to": before(0.5)}]);
        let promotion = if span > Duration::from_secs(30) { promotion } else { json!([]) };
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
    pub(crate) fn today(&self) -> Served {
        self.serve(&self.script)
    }

    /// Starts a gateway whose clock is a day ahead.
    pub(crate) fn tomorrow(&self) -> Served {
        self.serve(&self.at(self.day_later()))
    }

    fn serve(&self, script: &Value) -> Served {
        let path = self.path().join("ledger.json");
        fs::write(&path, script.to_string()).unwrap();
        Served::start(&["--ledger", path.to_str().unwrap()])
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

/// Returns the states of 30 orders, which change every three seconds.
fn changes(began: TopTime, seconds: u64) -> Vec<Value> {
    let change = |number: u64| {
        let trade = 2_940_000_000_000_000_000 + number % 30;
        let at = (began + Duration::from_secs(number / 10)).to_string();
        let set = json!({"trade_id": trade.to_string(), "tk_status": 12, "pub_share_pre_fee": format!("{number}.00")});
        json!({"source": "order", "at": at, "late": number % 3, "set": set})
    };
    (0..10 * seconds).map(change).collect()
}
