use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    page_no: i64,
    #[top(name = "page_no")]
    page: i64,
}

#[derive(TopObject)]
struct Inner {
    #[top(name = "b")]
    a: i64,
    b: i64,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
