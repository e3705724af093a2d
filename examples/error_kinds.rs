//! Every kind of error in one `match`, and errors to try it with.
#![allow(clippy::print_stdout, reason = "examples print")]

use tbk_apis::prelude::*;
use top_core::{ErrorKind, NoRetry};
use top_sandbox::{Fault, Sandbox};

/// What to do about an error: its `class()` is the short form.
fn action(kind: ErrorKind) -> &'static str {
    use ErrorKind as Kind;
    match kind {
        // Repeating the call does no harm.
        Kind::NotSent | Kind::TimedOut | Kind::Disconnected | Kind::Platform => "call again later",
        Kind::Throttled => "wait until `error.throttle()` reopens",
        // A write may have taken effect.
        Kind::OutcomeUnknown => "check whether it took effect, as `error.hint()` says, then repeat it",
        // The account.
        Kind::SessionMissing | Kind::SessionExpired | Kind::SessionInvalid => "authorise again",
        Kind::Permission => "apply for the permission in the console",
        // The request.
        Kind::InvalidRequest | Kind::BadParameter => "correct the parameters",
        Kind::Business => "read `error.api_error()` or `error.business_error()`",
        // The set-up.
        Kind::AppKey | Kind::Signature => "check app_key and app_secret",
        Kind::Clock => "correct the machine's clock",
        Kind::Http | Kind::Redirect => "check the endpoint and the proxy",
        Kind::Config | Kind::TooLarge => "correct the client's settings",
        Kind::Extension => "read `error.source()`: your provider, store or interceptor failed",
        // The platform.
        Kind::Unclassified | Kind::Decode | Kind::Paging => "report the `request_id`",
        // A kind of a later version.
        other => other.class().as_str(),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    for kind in ErrorKind::ALL {
        println!("{:16} {:16} {}", kind.as_str(), kind.class().as_str(), action(*kind));
        // prints: outcome_unknown  unknown_outcome
    }
    // In production: `let client = TopClient::from_env()?;`, with TBK_APP_KEY and TBK_APP_SECRET.
    let sandbox = Sandbox::start().await?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        .retry(NoRetry) // shows each error at once
        .build()?;
    let request = TbkShopGet::builder().fields(["user_id"]).q("女装").build();
    let denied = Fault::error(11, "isv.permission-api-package-limit");
    for fault in [denied, Fault::EmptyStatus(404), Fault::ResetAfterBody, Fault::ban(3600)] {
        sandbox.fault(fault);
        if let Err(error) = client.call(&request).await {
            println!("\n{error}\n=> {}", action(error.kind()));
            // prints: => apply for the permission in the console
            // prints: => wait until `error.throttle()` reopens
        }
    }
    Ok(())
}
