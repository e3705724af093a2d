use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", readonly, readonly)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    #[top(example = "1", example = "2")]
    page_no: i64,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
