//! Servers with settings of their own, on ports of this machine.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use redis::aio::MultiplexedConnection;
use tokio::time::{sleep, timeout};

/// A server that ends with the test.
pub(crate) struct OwnServer {
    child: Child,
    pub(crate) port: u16,
    /// The port that the nodes of a cluster use among themselves.
    #[allow(dead_code, reason = "for clusters only")]
    pub(crate) bus: u16,
    _folder: tempfile::TempDir,
}

impl OwnServer {
    /// Starts a server with these settings, besides a port and a folder.
    pub(crate) fn start(settings: &[&str]) -> Self {
        let [port, bus] = [free_port(), free_port()];
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("redis-server");
        command.args(["--bind", "127.0.0.1", "--save", "", "--port", &port.to_string(), "--dir"]);
        command.arg(folder.path()).args(settings).stdout(Stdio::null());
        if settings.contains(&"--cluster-enabled") {
            command.args(["--cluster-port", &bus.to_string()]);
        }
        Self { child: command.spawn().unwrap(), port, bus, _folder: folder }
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Connects as soon as the server answers.
    pub(crate) async fn connection(&self) -> MultiplexedConnection {
        let client = redis::Client::open(self.url()).unwrap();
        let connect = async {
            loop {
                match client.get_multiplexed_async_connection().await {
                    Ok(connection) => return connection,
                    Err(_) => sleep(Duration::from_millis(20)).await,
                }
            }
        };
        timeout(Duration::from_secs(20), connect).await.unwrap()
    }
}

impl Drop for OwnServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
