//! `tbk sandbox`.

use std::net::SocketAddr;

use clap::{Args, Subcommand};

use crate::failure::Failure;
use crate::output;

#[derive(Debug, Subcommand)]
pub(crate) enum Sandbox {
    /// Serves the sandbox on this machine until it is interrupted.
    Serve(Serve),
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Where to listen; this machine only.
    #[arg(long, default_value = "127.0.0.1:8620", value_name = "ADDRESS")]
    listen: SocketAddr,
}

impl Sandbox {
    pub(crate) async fn run(&self) -> Result<(), Failure> {
        let Self::Serve(Serve { listen }) = self;
        let sandbox = top_sandbox::Sandbox::builder()
            .listen(*listen)
            .start()
            .await
            .map_err(|error| Failure::here(format!("the sandbox can't listen on {listen}: {error}")))?;
        // Made up for this run: they open nothing but this sandbox.
        output::text(&format!(
            "export TBK_ENDPOINT={}\nexport TBK_APP_KEY={}\nexport TBK_APP_SECRET={}\nexport TBK_SESSION={}",
            sandbox.url(),
            sandbox.app_key(),
            sandbox.app_secret(),
            sandbox.session()
        ))?;
        tokio::signal::ctrl_c()
            .await
            .map_err(|error| Failure::here(format!("an interrupt can't be waited for: {error}")))
    }
}
