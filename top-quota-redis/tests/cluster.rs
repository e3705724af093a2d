//! A cluster of three servers: all keys are on one node, and a process finds it from any of them.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/own.rs"]
mod own;
#[path = "support/server.rs"]
mod server;

use std::time::Duration;

use redis::FromRedisValue;
use redis::aio::MultiplexedConnection;
use tokio::time::{sleep, timeout};
use top_core::{Admission, Ask, Ban, QuotaKey, QuotaLimits, QuotaStore as _, Rate, Scope};
use top_quota_redis::{Mode, RedisQuotas};

use crate::own::OwnServer;

/// The time that a busy machine needs at most.
const PATIENT: Duration = Duration::from_secs(20);
const SLOTS: u32 = 16384;

struct Cluster {
    servers: [OwnServer; 3],
    connections: [MultiplexedConnection; 3],
    prefix: String,
}

impl Cluster {
    async fn start() -> Self {
        let settings = ["--cluster-enabled", "yes", "--cluster-node-timeout", "60000"];
        let servers = [(); 3].map(|()| OwnServer::start(&settings));
        let [a, b, c] = &servers;
        let connections = [a.connection().await, b.connection().await, c.connection().await];
        let mut cluster = Self { servers, connections, prefix: server::prefix() };
        for node in 0..3 {
            let share = u32::try_from(node).unwrap();
            let (first, last) = (share * SLOTS / 3, (share + 1) * SLOTS / 3 - 1);
            cluster.command::<()>(node, &format!("SET-CONFIG-EPOCH {}", node + 1)).await;
            cluster.command::<()>(node, &format!("ADDSLOTSRANGE {first} {last}")).await;
        }
        for node in 1..3 {
            let OwnServer { port, bus, .. } = cluster.servers[node];
            cluster.command::<()>(0, &format!("MEET 127.0.0.1 {port} {bus}")).await;
        }
        for node in 0..3 {
            let ready = async {
                loop {
                    let info: String = cluster.command(node, "INFO").await;
                    if info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3") {
                        break;
                    }
                    sleep(Duration::from_millis(20)).await;
                }
            };
            timeout(PATIENT, ready).await.unwrap();
        }
        cluster
    }

    /// Runs a subcommand of `CLUSTER`.
    async fn command<T: FromRedisValue>(&mut self, node: usize, words: &str) -> T {
        let mut command = redis::cmd("CLUSTER");
        command.arg(words.split(' ').collect::<Vec<_>>());
        command.query_async(&mut self.connections[node]).await.unwrap()
    }

    async fn process(&self, node: usize) -> RedisQuotas {
        let limits = QuotaLimits::none().limit(Scope::Account, Rate::per_minute(1).burst(6));
        let builder = RedisQuotas::builder(self.servers[node].url()).prefix(&self.prefix).limits(limits);
        builder.timeout(Duration::from_secs(1)).connect().await.unwrap()
    }

    /// The node that keeps the quotas, and their slot.
    async fn owner(&mut self) -> (usize, u32) {
        let slot: u32 = self.command(0, &format!("KEYSLOT {{{}}}:generation", self.prefix)).await;
        let owner = (0..3_u32).find(|node| slot < (node + 1) * SLOTS / 3).unwrap();
        (usize::try_from(owner).unwrap(), slot)
    }

    /// Moves the slot with its keys from one node to another.
    async fn migrate(&mut self, slot: u32, from: usize, to: usize) {
        let source: String = self.command(from, "MYID").await;
        let target: String = self.command(to, "MYID").await;
        self.command::<()>(to, &format!("SETSLOT {slot} IMPORTING {source}")).await;
        self.command::<()>(from, &format!("SETSLOT {slot} MIGRATING {target}")).await;
        let keys: Vec<String> = self.command(from, &format!("GETKEYSINSLOT {slot} 100")).await;
        let mut migrate = redis::cmd("MIGRATE");
        migrate.arg("127.0.0.1").arg(self.servers[to].port).arg("").arg(0).arg(5000).arg("KEYS").arg(&keys);
        migrate.exec_async(&mut self.connections[from]).await.unwrap();
        for node in [to, from, 3 - to - from] {
            self.command::<()>(node, &format!("SETSLOT {slot} NODE {target}")).await;
        }
    }
}

fn shop() -> [QuotaKey; 1] {
    [QuotaKey::new(Scope::Account, "shop1")]
}

#[tokio::test]
async fn processes_at_any_node_share_one_quota() {
    if server::url("processes_at_any_node_share_one_quota").is_none() {
        return;
    }
    let cluster = Cluster::start().await;
    let fleet = [cluster.process(0).await, cluster.process(1).await, cluster.process(2).await];
    assert_eq!(fleet[2].peers(), 3);
    let keys = shop();
    let mut granted = [0; 3];
    for _ in 0..3 {
        for (process, granted) in fleet.iter().zip(&mut granted) {
            *granted += usize::from(process.take(Ask::new(&keys)).await.unwrap() == Admission::Granted);
        }
    }
    assert_eq!(granted, [2; 3]);
    for process in &fleet {
        assert_eq!(process.usage().await.unwrap()[0].calls_today, 6);
    }
    fleet[0].throttled(&keys[0], Ban::For(PATIENT)).await.unwrap();
    fleet[1].reopen(&keys[0]).await.unwrap();
    assert_eq!(fleet[2].usage().await.unwrap()[0].ban, None);
    assert!(fleet.iter().all(|process| process.mode() == Mode::Shared));
}

#[tokio::test]
async fn quotas_that_move_to_another_node_are_found() {
    if server::url("quotas_that_move_to_another_node_are_found").is_none() {
        return;
    }
    let mut cluster = Cluster::start().await;
    let (owner, slot) = cluster.owner().await;
    let process = cluster.process(owner).await;
    let keys = shop();
    for _ in 0..6 {
        assert_eq!(process.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    }
    cluster.migrate(slot, owner, (owner + 1) % 3).await;
    let found = async {
        // The first call is decided by the process itself.
        let _ = process.take(Ask::new(&keys)).await.unwrap();
        loop {
            sleep(Duration::from_millis(20)).await;
            let admission = process.take(Ask::new(&keys)).await.unwrap();
            if process.mode() == Mode::Shared && matches!(admission, Admission::NotBefore { .. }) {
                break;
            }
        }
    };
    timeout(PATIENT, found).await.unwrap();
    assert_eq!(process.usage().await.unwrap()[0].calls_today, 6);
}
