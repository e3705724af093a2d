use top_core::{TopApi, TopClient, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    id: i64,
}

#[derive(TopObject)]
struct DemoResponse {}

async fn call(client: TopClient) {
    let _ = client.call(&Demo::builder().id(1)).await;
}

fn main() {
    let _ = call;
}
