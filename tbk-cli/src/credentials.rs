//! Who calls, and where to.

use clap::Args;
use secrecy::{ExposeSecret, SecretString};
use top_core::{Endpoint, TopClient, TopClientBuilder};
use top_sandbox::Sandbox;

use crate::failure::Failure;

/// The gateway to call and the credentials for it.
#[derive(Debug, Args)]
pub(crate) struct Gateway {
    /// Answer from a sandbox inside of this program: nothing leaves the machine, no credentials are needed.
    #[arg(long)]
    sandbox: bool,
    /// Another gateway than production, such as one of `tbk sandbox serve`.
    #[arg(long, env = "TBK_ENDPOINT", value_name = "URL")]
    endpoint: Option<String>,
}

/// A client's beginnings, and what it needs besides.
pub(crate) struct Access {
    pub(crate) client: TopClientBuilder,
    pub(crate) session: Option<SecretString>,
    /// Kept until the call is done.
    pub(crate) sandbox: Option<Sandbox>,
}

impl Gateway {
    pub(crate) async fn access(&self) -> Result<Access, Failure> {
        if self.sandbox { inside().await } else { self.outside() }
    }

    fn outside(&self) -> Result<Access, Failure> {
        let missing: Vec<_> =
            ["TBK_APP_KEY", "TBK_APP_SECRET"].into_iter().filter(|name| variable(name).is_none()).collect();
        let (Some(app_key), Some(app_secret)) = (variable("TBK_APP_KEY"), variable("TBK_APP_SECRET")) else {
            return Err(Failure::usage(format!("not set: {}", missing.join(", "))).hint(
                "export TBK_APP_KEY and TBK_APP_SECRET from the platform's console, or add --sandbox",
            ));
        };
        let endpoint = self.endpoint.as_deref().map_or(Ok(Endpoint::production()), Endpoint::custom)?;
        let client =
            TopClient::builder(app_key.expose_secret(), app_secret.expose_secret()).endpoint(endpoint);
        Ok(Access { client, session: variable("TBK_SESSION"), sandbox: None })
    }
}

async fn inside() -> Result<Access, Failure> {
    let sandbox = Sandbox::start()
        .await
        .map_err(|error| Failure::here(format!("the sandbox can't be started: {error}")))?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?);
    Ok(Access { client, session: Some(sandbox.session().into()), sandbox: Some(sandbox) })
}

fn variable(name: &str) -> Option<SecretString> {
    // A variable that is set but empty is as good as not set.
    std::env::var(name).ok().filter(|value| !value.trim().is_empty()).map(SecretString::from)
}
