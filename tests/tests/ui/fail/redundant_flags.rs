use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", readonly, idempotent)]
struct Demo {}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
