use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top(method = "taobao.tbk.demo.get")]
struct Demo {
    #[top_api(example = "1")]
    page_no: i64,
}

#[derive(TopObject)]
#[top(list_item = "x")]
struct Inner {
    #[top_object(example = "1")]
    page_no: i64,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
