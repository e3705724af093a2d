use top_core::{TopApi, TopClient, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", response = "Shops", failure(ok))]
struct Demo {
    id: i64,
}

#[derive(TopObject)]
struct Shops {
    ok: Option<bool>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.other.get", response = 5, failure(ok))]
struct Other {}

async fn call(client: TopClient) -> Option<bool> {
    let _ = client.call(&Other {}).await;
    client.call(&Demo::builder().id(1).build()).await.unwrap().data.ok
}

fn main() {
    let _ = call;
}
