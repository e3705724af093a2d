use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    ids: Vec<Option<i64>>,
    words: Option<Vec<Option<String>>>,
    page_no: Option<Option<i64>>,
}

#[derive(TopObject)]
struct DemoResponse {
    rows: Vec<Option<String>>,
}

fn main() {}
