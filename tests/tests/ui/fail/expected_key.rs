use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get" session = required, 5)]
struct Demo {
    #[top("x", max_len = "3")]
    q: String,
    #[top(name = , exmple = "1")]
    cat: i64,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
