use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api = "taobao.tbk.demo.get"]
struct Demo {
    #[top(example "1")]
    q: String,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
