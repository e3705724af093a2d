//! An axum service that calls the platform: a deadline for each request, errors as HTTP statuses, tracing.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::time::Duration;

use axum::extract::{Json, Path, State};
use axum::{Router, http::StatusCode, routing::get};
use tbk_apis::prelude::*;
use top_core::{Error, ErrorClass, ErrorKind, reqwest};
use top_sandbox::{Fault, FaultRule, Sandbox};
use tracing::Level;
use tracing_subscriber::{filter::Targets, fmt, prelude::*};

type Failure = (StatusCode, &'static str);

/// `GET /shops/女装`
async fn shops(client: State<TopClient>, Path(q): Path<String>) -> Result<Json<Vec<TbkShop>>, Failure> {
    let request = TbkShopGet::builder().fields(["user_id", "shop_title"]).q(q).build();
    // The user does not wait longer, whatever the number of attempts.
    let client = client.with_deadline(Duration::from_secs(1));
    let reply = client.call(&request).await.map_err(|error| failure(&error))?;
    Ok(Json(reply.data.results))
}

/// The user sees the kind; the log has the text and the `request_id`. Neither has a secret.
fn failure(error: &Error) -> Failure {
    tracing::error!(kind = error.kind().as_str(), "{error:#}");
    let status = match (error.kind(), error.class()) {
        (ErrorKind::TimedOut, _) => StatusCode::GATEWAY_TIMEOUT,
        (_, ErrorClass::Retry) => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::BAD_GATEWAY,
    };
    (status, error.kind().as_str())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The client's spans and events have the target `top_core`.
    let filter = Targets::new().with_default(Level::INFO).with_target("top_core", Level::DEBUG);
    tracing_subscriber::registry().with(fmt::layer()).with(filter).init();
    // In production: `let client = TopClient::from_env()?;`, with TBK_APP_KEY and TBK_APP_SECRET.
    // The sandbox does not respond to the second request.
    let sandbox = Sandbox::builder().fault(FaultRule::new(Fault::NeverAnswer).after(1)).start().await?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        .build()?;

    let app = Router::new().route("/shops/{q}", get(shops)).with_state(client);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/shops/女装", listener.local_addr()?);
    // In production: `axum::serve(listener, app).await?;`. This program ends after two requests.
    tokio::spawn(async { axum::serve(listener, app).await });
    for _ in 0..2 {
        let response = reqwest::Client::builder().no_proxy().build()?.get(&url).send().await?;
        println!("{}: {}", response.status(), response.text().await?);
        // prints: 504 Gateway Timeout: timed_out
    }
    Ok(())
}
