use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    #[top(name = "")]
    page_no: i64,
    #[top(name = "page size")]
    page_size: i64,
    #[top(list_item = "")]
    ids: Vec<i64>,
}

#[derive(TopObject)]
#[top_object(list_item = "a b")]
struct Inner {}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
