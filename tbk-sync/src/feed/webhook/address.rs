//! Which addresses a webhook may connect to.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use top_core::reqwest;
use top_core::transport::BoxFuture;

/// Which addresses are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Public addresses, and loopback addresses if the URL names them.
    Public,
    /// All addresses.
    Private,
}

/// What the host of a URL is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Host {
    /// `localhost` or a loopback address.
    Loopback,
    /// Another address of a private network, or one that is reserved.
    Private,
    /// A public address, or a name that is not resolved yet.
    Other,
}

impl Host {
    pub(super) fn of(url: &Url) -> Self {
        let host = url.host_str().unwrap_or_default();
        let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        match literal {
            Ok(address) if address.to_canonical().is_loopback() => Self::Loopback,
            Ok(address) if is_public(address) => Self::Other,
            Ok(_) => Self::Private,
            Err(_) if is_localhost(host) => Self::Loopback,
            Err(_) => Self::Other,
        }
    }
}

fn is_localhost(host: &str) -> bool {
    host.trim_end_matches('.').eq_ignore_ascii_case("localhost")
}

/// Returns the addresses of a host name.
pub(super) type Lookup = fn(String) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>>;

/// Asks the system.
pub(super) fn system_lookup(host: String) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> {
    Box::pin(async move { Ok(tokio::net::lookup_host((host.as_str(), 0)).await?.collect()) })
}

/// Resolves names, and removes the addresses that are not allowed. The connection uses the addresses that were checked.
#[derive(Debug)]
pub(super) struct CheckedResolver {
    pub(super) access: Access,
    pub(super) lookup: Lookup,
}

impl Resolve for CheckedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (access, lookup) = (self.access, self.lookup);
        Box::pin(async move {
            let host = name.as_str();
            let mut addresses = lookup(host.to_owned()).await?;
            addresses.retain(|address| match access {
                Access::Private => true,
                Access::Public if is_localhost(host) => address.ip().is_loopback(),
                Access::Public => is_public(address.ip()),
            });
            if addresses.is_empty() {
                return Err(io::Error::other("the host has no public address").into());
            }
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    // This network, the shared space of providers, protocol assignments, benchmarks, reserved.
    let reserved = matches!(
        address.octets(),
        [0 | 240..=255, ..] | [100, 64..=127, ..] | [192, 0, 0, _] | [198, 18 | 19, ..]
    );
    !(reserved
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || address.is_broadcast())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    match (first, second) {
        // Protocol assignments with Teredo, documentation, 6to4: the last contain an IPv4 address.
        (0x2001, 0..=0x01ff | 0x0db8) | (0x2002, _) | (0x3fff, 0..=0x0fff) => false,
        // Global unicast.
        _ => (0x2000..=0x3fff).contains(&first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_addresses_are_not_public() {
        let private = [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "::7f00:1",
            "64:ff9b::a00:1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:a00:1::1",
            "3fff::1",
        ];
        for address in private {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        let public = [
            "1.1.1.1",
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "223.5.5.5",
            "::ffff:8.8.8.8",
            "2400:3200::1",
            "2001:4860:4860::8888",
            "2606:4700::1111",
        ];
        for address in public {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn hosts_are_classified() {
        let of = |url: &str| Host::of(&Url::parse(url).unwrap());
        for url in [
            "http://localhost:1",
            "http://LOCALHOST.",
            "http://127.1",
            "http://[::1]",
            "http://[::ffff:127.0.0.1]",
        ] {
            assert_eq!(of(url), Host::Loopback, "{url}");
        }
        // Decimal and octal forms are addresses as well.
        for url in
            ["https://10.0.0.1", "https://0xa000001", "https://0251.0376.0251.0376", "https://[fd00::1]"]
        {
            assert_eq!(of(url), Host::Private, "{url}");
        }
        for url in ["https://example.com", "https://8.8.8.8", "https://localhost.example.com"] {
            assert_eq!(of(url), Host::Other, "{url}");
        }
    }

    #[tokio::test]
    async fn resolved_addresses_are_checked() {
        let lookup: Lookup = |_| {
            let addresses =
                ["127.0.0.1:0", "8.8.8.8:0", "[fd00::1]:0"].map(|address| address.parse().unwrap());
            Box::pin(async move { Ok(addresses.to_vec()) })
        };
        let resolve = async |host: &str, access| {
            let resolver = CheckedResolver { access, lookup };
            let addresses = resolver.resolve(host.parse().unwrap()).await.unwrap();
            addresses.map(|address| address.ip().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(resolve("example.com", Access::Public).await, ["8.8.8.8"]);
        assert_eq!(resolve("localhost", Access::Public).await, ["127.0.0.1"]);
        assert_eq!(resolve("example.com", Access::Private).await, ["127.0.0.1", "8.8.8.8", "fd00::1"]);
    }

    #[tokio::test]
    async fn the_system_resolves_names() {
        let addresses = system_lookup("localhost".to_owned()).await.unwrap();
        assert!(!addresses.is_empty() && addresses.iter().all(|address| address.ip().is_loopback()));
    }
}
