//! The proxy and the connection.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use top_core::Endpoint;

use super::report::{Health, Report};
use crate::ui::cause;
use crate::ui::lang::{say, text};

/// Reports the proxy that the environment sets, as a warning: a forgotten one is a common cause of failures. Returns
/// whether there is one.
pub(super) fn proxy(endpoint: &Endpoint, report: &mut Report) -> bool {
    if endpoint.is_loopback() {
        report.add("proxy", Health::Ok, text("none: the gateway is local", "无：网关在本机"));
        return false;
    }
    let names: &[&str] = if endpoint.to_string().starts_with("https:") {
        &["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]
    } else {
        &["http_proxy", "ALL_PROXY", "all_proxy"]
    };
    let set = names
        .iter()
        .find_map(|name| Some((*name, std::env::var(name).ok().filter(|value| !value.is_empty())?)));
    let Some((name, value)) = set else {
        report.add("proxy", Health::Ok, text("none", "无"));
        return false;
    };
    // The part before @ contains a user and a password.
    let shown = value.rsplit_once('@').map_or(value.as_str(), |(_, host)| host);
    let except = ["NO_PROXY", "no_proxy"].iter().find_map(|name| std::env::var(name).ok());
    let except = except.filter(|hosts| !hosts.is_empty());
    let except = except.map(|hosts| say!(", except for {hosts}", "，例外：{hosts}")).unwrap_or_default();
    report.add("proxy", Health::Warning, say!("{shown} ({name}){except}", "{shown}（{name}）{except}"));
    true
}

/// Checks whether a connection to the gateway can be opened.
pub(super) async fn connection(url: &str, proxy: bool, report: &mut Report) {
    if proxy {
        return report.add(
            "connection",
            Health::Skipped,
            text("the proxy opens the connection", "由代理建立连接"),
        );
    }
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    let host = rest.split('/').next().unwrap_or_default();
    let has_port = host.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    let address = match (has_port, scheme) {
        (true, _) => host.to_owned(),
        (false, "http") => format!("{host}:80"),
        (false, _) => format!("{host}:443"),
    };
    let begun = Instant::now();
    let outcome = match tokio::time::timeout(Duration::from_secs(10), connect(&address)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(text("no connection within 10 seconds", "10 秒内未能建立连接").to_owned()),
    };
    let took = begun.elapsed().as_millis();
    match outcome {
        Ok(peer) => {
            report.add("connection", Health::Ok, say!("{peer} in {took} ms", "{peer}，{took} 毫秒"));
        }
        Err(error) => {
            report.add("connection", Health::Failed, say!("{address}: {error}", "{address}：{error}"));
        }
    }
}

/// Opens a connection. Returns the address of the peer.
async fn connect(address: &str) -> Result<SocketAddr, String> {
    let addresses: Vec<_> = match tokio::net::lookup_host(address).await {
        Ok(addresses) => addresses.collect(),
        // The operating system has an English text only.
        Err(error) => {
            return Err(say!("the host name cannot be resolved: {error}", "域名解析失败，请检查 DNS 与网络"));
        }
    };
    let stream = tokio::net::TcpStream::connect(&addresses[..]).await;
    stream.and_then(|stream| stream.peer_addr()).map_err(|error| cause::describe(&error))
}
