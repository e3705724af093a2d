//! Connections to Redis.

use std::sync::Arc;
use std::time::Duration;

use redis::aio::{MultiplexedConnection, PubSub};
use redis::{AsyncConnectionConfig, Client, ConnectionAddr, IntoConnectionInfo as _, RedisError};
use tokio::time::timeout;

use crate::error::{ConfigProblem, RedisQuotasError};

/// A connection that all calls use, and the generation of the content.
#[derive(Clone)]
pub(crate) struct Link {
    /// A number for each connection: answers of an old one are ignored.
    pub(crate) id: u64,
    pub(crate) connection: MultiplexedConnection,
    pub(crate) generation: Arc<str>,
}

/// Opens connections.
pub(crate) struct Connector {
    client: Client,
    /// A key of the quotas. In a cluster, it leads to the node that keeps them.
    key: String,
}

impl Connector {
    /// The longest wait for a connection or an answer that no call waits for.
    pub(crate) const TIMEOUT: Duration = Duration::from_secs(1);

    pub(crate) fn new(url: &str, key: String) -> Result<Self, RedisQuotasError> {
        const INVALID: RedisQuotasError = RedisQuotasError::Config(ConfigProblem::Url);
        let info = url.into_connection_info().map_err(|_| INVALID)?;
        if matches!(info.addr(), ConnectionAddr::TcpTls { .. }) {
            prepare_tls()?;
        }
        // One command less for each connection.
        let settings = info.redis_settings().clone().set_skip_set_lib_name();
        // Calls share a connection: a request must not wait until the one before it is acknowledged.
        let tcp = info.tcp_settings().clone().set_nodelay(true);
        let info = info.set_redis_settings(settings).set_tcp_settings(tcp);
        let client = Client::open(info).map_err(|_| INVALID)?;
        Ok(Self { client, key })
    }

    /// Connects to the server, or to the node of a cluster that keeps the quotas.
    pub(crate) async fn connect(&self) -> Result<MultiplexedConnection, RedisQuotasError> {
        let (mut connection, is_cluster) = Self::open(&self.client).await?;
        if is_cluster && let Some(owner) = self.owner(&mut connection).await? {
            return Ok(Self::open(&owner).await?.0);
        }
        Ok(connection)
    }

    /// Connects, and checks the server. Returns whether it belongs to a cluster.
    async fn open(client: &Client) -> Result<(MultiplexedConnection, bool), RedisQuotasError> {
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(Self::TIMEOUT))
            .set_response_timeout(Some(Self::TIMEOUT));
        let mut connection = client.get_multiplexed_async_connection_with_config(&config).await?;
        let info: String = redis::cmd("INFO").query_async(&mut connection).await?;
        check_version(&info)?;
        if let Some(policy) = evicting_policy(&info) {
            tracing::warn!(
                target: "top_quota_redis",
                policy,
                "Redis may evict quotas: set maxmemory-policy to noeviction"
            );
        }
        Ok((connection, field(&info, "redis_mode") == Some("cluster")))
    }

    /// Returns the node that keeps the quotas; `None` if it is the one that is asked.
    async fn owner(
        &self,
        connection: &mut MultiplexedConnection,
    ) -> Result<Option<Client>, RedisQuotasError> {
        let answer: Result<Option<String>, RedisError> =
            redis::cmd("GET").arg(&self.key).query_async(connection).await;
        let Err(error) = answer else { return Ok(None) };
        let node = error.redirect_node().and_then(|(node, _)| node.rsplit_once(':'));
        let Some((host, port)) = node.and_then(|(host, port)| Some((host, port.parse().ok()?))) else {
            return Err(error.into());
        };
        let info = self.client.get_connection_info().clone();
        let addr = at(info.addr(), host, port).ok_or(error)?;
        Ok(Some(Client::open(info.set_addr(addr))?))
    }

    /// Subscribes on the server of the URL: a cluster sends messages to all nodes.
    pub(crate) async fn subscribe(&self, channel: &str) -> Result<PubSub, RedisQuotasError> {
        let subscribed = async {
            let mut messages = self.client.get_async_pubsub().await?;
            messages.subscribe(channel).await?;
            Ok(messages)
        };
        timeout(Self::TIMEOUT, subscribed).await?
    }
}

/// Returns the address of a node of the same cluster. A node that knows no name for itself has the host of the one that was asked.
fn at(asked: &ConnectionAddr, host: &str, port: u16) -> Option<ConnectionAddr> {
    let host_or = |asked: &str| if matches!(host, "" | "?") { asked } else { host }.to_owned();
    match asked {
        ConnectionAddr::Tcp(asked, _) => Some(ConnectionAddr::Tcp(host_or(asked), port)),
        ConnectionAddr::TcpTls { host: asked, insecure, tls_params, .. } => {
            let (host, insecure, tls_params) = (host_or(asked), *insecure, tls_params.clone());
            Some(ConnectionAddr::TcpTls { host, port, insecure, tls_params })
        }
        _ => None,
    }
}

/// Sets the provider of rustls unless the program has set one. Without it, rustls panics if the features of other crates leave it a
/// choice.
#[cfg(feature = "tls")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature it fails")]
fn prepare_tls() -> Result<(), RedisQuotasError> {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // An error means that another thread was faster.
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    }
    Ok(())
}

#[cfg(not(feature = "tls"))]
fn prepare_tls() -> Result<(), RedisQuotasError> {
    Err(RedisQuotasError::Config(ConfigProblem::NoTls))
}

/// Returns the value of a field of `INFO`.
fn field<'i>(info: &'i str, name: &str) -> Option<&'i str> {
    info.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
}

/// Redis 5 is the first version that replicates what scripts write, so that they may read the clock.
fn check_version(info: &str) -> Result<(), RedisQuotasError> {
    let version = field(info, "redis_version").unwrap_or("of an unknown version");
    let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(5..) => Ok(()),
        _ => Err(RedisQuotasError::Version(version.to_owned())),
    }
}

/// Returns the policy by which the server removes keys when its memory is full.
fn evicting_policy(info: &str) -> Option<&str> {
    let is_limited = field(info, "maxmemory").is_some_and(|bytes| bytes != "0");
    field(info, "maxmemory_policy").filter(|policy| is_limited && *policy != "noeviction")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redis_5_is_the_oldest_version() {
        for (version, is_accepted) in
            [("5.0.0", true), ("7.0.15", true), ("10.1.0", true), ("4.0.14", false), ("x", false)]
        {
            let info = format!("# Server\r\nredis_version:{version}\r\nredis_mode:standalone\r\n");
            assert_eq!(check_version(&info).is_ok(), is_accepted, "{version}");
        }
        assert!(check_version("# Server\r\n").is_err());
    }

    #[test]
    fn eviction_is_reported_if_memory_is_limited() {
        let info = |bytes, policy| format!("maxmemory:{bytes}\r\nmaxmemory_policy:{policy}\r\n");
        assert_eq!(evicting_policy(&info("0", "allkeys-lru")), None);
        assert_eq!(evicting_policy(&info("1048576", "allkeys-lru")), Some("allkeys-lru"));
        assert_eq!(evicting_policy(&info("1048576", "noeviction")), None);
    }

    #[test]
    fn nodes_of_a_cluster_have_the_settings_of_the_url() {
        let tcp = ConnectionAddr::Tcp("10.0.0.1".to_owned(), 7000);
        assert_eq!(at(&tcp, "10.0.0.2", 7001), Some(ConnectionAddr::Tcp("10.0.0.2".to_owned(), 7001)));
        assert_eq!(at(&tcp, "", 7001), Some(ConnectionAddr::Tcp("10.0.0.1".to_owned(), 7001)));
        let tls = |host: &str, port| ConnectionAddr::TcpTls {
            host: host.to_owned(),
            port,
            insecure: false,
            tls_params: None,
        };
        assert_eq!(at(&tls("a.example", 7000), "b.example", 7001), Some(tls("b.example", 7001)));
        assert_eq!(at(&ConnectionAddr::Unix("/a".into()), "b.example", 7001), None);
    }

    #[test]
    fn an_invalid_url_is_not_repeated() {
        let error = Connector::new("http://user:hunter2@quota.example", String::new()).err().unwrap();
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
        assert!(error.to_string().contains("rediss://"), "{error}");
    }
}
