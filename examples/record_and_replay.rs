//! Unit tests with a recording of real responses: `cargo test -p top-examples --example record_and_replay`.
//!
//! The program records the calls without secrets, to the file in its argument:
//! `cargo run -p top-examples --example record_and_replay -- examples/recordings/shops.jsonl`.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::{env, error::Error, fs, path::PathBuf};

use tbk_apis::prelude::*;
use top_core::record::{Recorder, Replay};
use top_core::{HttpTransport, reqwest};
use top_sandbox::Sandbox;

/// The code under test: it takes a client, so a test can pass one with another transport.
async fn shop_titles(client: &TopClient, q: &str) -> Result<Vec<String>, top_core::Error> {
    let request = TbkShopGet::builder().fields(["shop_title"]).q(q).build();
    let shops = client.call(&request).await?.data.results;
    Ok(shops.into_iter().filter_map(|shop| shop.shop_title).collect())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let argument = env::args().nth(1).map(PathBuf::from);
    let path = argument.clone().unwrap_or_else(|| env::temp_dir().join("top-examples-shops.jsonl"));
    if path.exists() {
        fs::remove_file(&path)?; // recordings are appended
    }

    // In production: `TopClientBuilder::from_env()?` instead of the builder, and `Endpoint::production()`.
    let sandbox = Sandbox::start().await?;
    let endpoint = Endpoint::custom(sandbox.url())?;
    let http = HttpTransport::for_endpoint(&endpoint, reqwest::Client::builder())?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(endpoint)
        .transport(Recorder::create(http, &path)?)
        .build()?;
    println!("recorded: {:?}", shop_titles(&client, "女装").await?);
    // prints: recorded: ["女装店铺", "女装店铺"]

    // Time, session and app of a request do not count, so any credentials will do.
    let offline = TopClient::builder("12345678", "secret").transport(Replay::open(&path)?).build()?;
    println!("replayed: {:?}", shop_titles(&offline, "女装").await?);
    // prints: replayed: ["女装店铺", "女装店铺"]
    if argument.is_none() {
        fs::remove_file(&path)?;
    }
    Ok(())
}

#[tokio::test]
async fn titles_of_the_recorded_shops() {
    let replay = Replay::open(concat!(env!("CARGO_MANIFEST_DIR"), "/recordings/shops.jsonl")).unwrap();
    let client = TopClient::builder("12345678", "secret").transport(replay).build().unwrap();
    assert_eq!(shop_titles(&client, "女装").await.unwrap(), ["女装店铺", "女装店铺"]);
}
