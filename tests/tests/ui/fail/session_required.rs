use top_core::{TopApi, TopClient, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", session = required)]
struct Demo {}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

async fn call(client: TopClient, blocking: top_core::blocking::TopClient, api: Demo) {
    let _ = client.call(&api).await;
    let _ = blocking.call(&api);
    let _ = client.session("key").call(&api).await;
}

fn main() {}
