//! Support for the documentation examples of other crates.

use std::error::Error;

use top_core::TopClient;

use crate::Sandbox;

/// Runs an example against a sandbox. The client uses the sandbox's credentials and decodes strictly.
///
/// # Panics
///
/// Panics if the example returns an error.
#[allow(clippy::panic, reason = "a failed example is a failed test")]
pub fn example(run: impl AsyncFnOnce(TopClient, &str) -> Result<(), Box<dyn Error>>) {
    let outcome = tokio::runtime::Builder::new_current_thread().enable_all().build().map(|runtime| {
        runtime.block_on(async {
            let sandbox = Sandbox::start().await?;
            let client = sandbox.client_builder().strict(true).build()?;
            run(client, sandbox.session()).await
        })
    });
    if let Err(error) = outcome.map_err(Into::into).and_then(|outcome| outcome) {
        panic!("the example failed: {error}");
    }
}
