//! Unit tests with a mock instead of the network: `cargo test -p top-examples --example mock_transport`.
#![allow(clippy::print_stdout, reason = "examples print")]

use tbk_apis::prelude::*;
use top_core::Error;
use top_sandbox::Sandbox;

/// The code under test: it takes a client, so a test can pass one with another transport.
async fn shop_titles(client: &TopClient) -> Result<Vec<String>, Error> {
    let request = TbkShopGet::builder().fields(["shop_title"]).q("女装").build();
    let shops = client.call(&request).await?.data.results;
    Ok(shops.into_iter().filter_map(|shop| shop.shop_title).collect())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // In production: `let client = TopClient::from_env()?;`, with TBK_APP_KEY and TBK_APP_SECRET.
    let sandbox = Sandbox::start().await?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        .build()?;
    println!("{:?}", shop_titles(&client).await?);
    // prints: ["女装店铺", "女装店铺"]
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};

    /// Returns the same body for each request.
    #[derive(Debug)]
    struct Mock(&'static str);

    impl Transport for Mock {
        fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
            assert_eq!(request.params().get("q"), Some("女装"));
            Box::pin(async { Ok(Response::new(200, self.0)) })
        }
    }

    async fn titles(body: &'static str) -> Result<Vec<String>, Error> {
        shop_titles(&TopClient::builder("12345678", "secret").transport(Mock(body)).build()?).await
    }

    #[tokio::test]
    async fn shops_without_a_title_are_skipped() {
        let body =
            r#"{"tbk_shop_get_response":{"results":{"n_tbk_shop":[{"shop_title":"A"},{"user_id":7}]}}}"#;
        assert_eq!(titles(body).await.unwrap(), ["A"]);
    }

    #[tokio::test]
    async fn errors_of_the_gateway_are_returned() {
        let body = r#"{"error_response":{"code":11,"sub_code":"isv.permission-api-package-limit"}}"#;
        assert_eq!(titles(body).await.unwrap_err().kind(), top_core::ErrorKind::Permission);
    }
}
