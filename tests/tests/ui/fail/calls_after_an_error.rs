use top_core::{TopApi, TopClient, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", title = 5, paginate(page))]
struct Demo {
    #[top(max_len = "x")]
    q: String,
    page_no: Option<i64>,
}

#[derive(TopObject)]
struct DemoResponse {
    #[top(exmple = "1")]
    total: Option<i64>,
}

async fn call(client: TopClient) -> Option<i64> {
    let demo = Demo::builder().q("x").page_no(1).build();
    let _ = client.pages(&demo);
    client.call(&demo).await.unwrap().data.total
}

fn main() {
    let _ = call;
}
