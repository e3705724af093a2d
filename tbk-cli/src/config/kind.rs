//! Production or sandbox.

use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use top_core::Endpoint;

use crate::ui::lang::text;

/// The kind of a profile and of a gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Production,
    Sandbox,
}

impl Kind {
    /// Returns the kind of a gateway. An unknown gateway counts as production, because it may forward to it.
    pub(crate) fn of(endpoint: &Endpoint) -> Self {
        if endpoint.is_loopback() || is_in_domain(endpoint, "tbsandbox.com") {
            Self::Sandbox
        } else {
            Self::Production
        }
    }

    /// Whether the gateway belongs to the platform and has the other kind.
    pub(crate) fn excludes(self, endpoint: &Endpoint) -> bool {
        match self {
            Self::Production => is_in_domain(endpoint, "tbsandbox.com"),
            Self::Sandbox => is_in_domain(endpoint, "taobao.com"),
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Sandbox => "sandbox",
        }
    }

    /// Returns the name of the kind in the language of this run.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Production => text("production", "正式环境"),
            Self::Sandbox => text("sandbox", "沙箱环境"),
        }
    }
}

fn is_in_domain(endpoint: &Endpoint, domain: &str) -> bool {
    let url = endpoint.to_string();
    let host = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default().trim_end_matches('.');
    host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_gateways_count_as_production() {
        let kind = |url: &str| Kind::of(&Endpoint::custom(url).unwrap());
        assert_eq!(Kind::of(&Endpoint::production()), Kind::Production);
        assert_eq!(Kind::of(&Endpoint::overseas()), Kind::Production);
        assert_eq!(kind("https://relay.example/router/rest"), Kind::Production);
        assert_eq!(kind("https://tbsandbox.com.example/router/rest"), Kind::Production);
        assert_eq!(kind("https://gw.api.TBSANDBOX.com.:443/router/rest"), Kind::Sandbox);
        assert_eq!(kind("http://127.0.0.1:8620/router/rest"), Kind::Sandbox);
    }

    #[test]
    fn gateways_of_the_platform_have_one_kind() {
        let sandbox = Endpoint::custom("https://gw.api.tbsandbox.com/router/rest").unwrap();
        let relay = Endpoint::custom("https://nottaobao.com/router/rest").unwrap();
        assert!(Kind::Sandbox.excludes(&Endpoint::production()) && !Kind::Sandbox.excludes(&sandbox));
        assert!(Kind::Production.excludes(&sandbox) && !Kind::Production.excludes(&Endpoint::production()));
        assert!(!Kind::Sandbox.excludes(&relay) && !Kind::Production.excludes(&relay));
    }
}
