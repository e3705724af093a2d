//! An API of your own, such as one that the platform opened to your app only: one struct defines it.
//!
//! A crate with such structs depends on `top-core` only.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::error::Error;

use top_core::{Endpoint, TopApi, TopClient, TopCode, TopObject, Yuan};
use top_sandbox::Sandbox;

/// 示例-店铺商品查询: the items of a shop.
#[derive(Debug, Clone, TopApi)]
#[top_api(method = "taobao.tbk.demo.items.get", session = required, readonly)]
struct TbkDemoItemsGet {
    /// 店铺: a plain type is a required parameter.
    shop_id: i64,
    /// 页大小: an `Option` is an optional parameter. The client checks the range before it sends.
    #[top(range = 1..=100, default = "20")]
    page_size: Option<i64>,
}

#[derive(Debug, Clone, TopObject)]
struct TbkDemoItemsGetResponse {
    items: Vec<DemoItem>,
}

#[derive(Debug, Clone, TopObject)]
struct DemoItem {
    #[top(example = "女装")]
    title: Option<String>,
    #[top(example = "12.50")]
    price: Option<Yuan>,
    state: Option<DemoState>,
}

/// A set of codes that the platform may extend.
#[derive(Debug, Clone, Copy, TopCode)]
enum DemoState {
    #[code(1, "在售")]
    OnSale,
    #[code(other)]
    Other(i64),
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `let client = TopClient::from_env()?.session(session);`
    // The sandbox makes its responses from the examples in the structs.
    let sandbox = Sandbox::builder().api(TbkDemoItemsGet::SCHEMA).start().await?;
    let builder = TopClient::builder(sandbox.app_key(), sandbox.app_secret());
    let client = builder.endpoint(Endpoint::custom(sandbox.url())?).build()?.session(sandbox.session());

    // Without `.session(…)` this does not compile, because the API requires a session.
    for item in client.call(&TbkDemoItemsGet::builder().shop_id(7).build()).await?.data.items {
        println!("{item:?}");
        // prints: DemoItem { title: Some("女装"), price: Some(Yuan(12.50)), state: Some(OnSale) }
    }
    Ok(())
}
