use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "Taobao.TBK demo")]
struct Demo {
    page_no: i64,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
