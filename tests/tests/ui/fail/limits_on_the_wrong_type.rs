use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    #[top(max_len = 3, range = 1..=2)]
    ids: Vec<i64>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.other.get", response = DemoResponse)]
struct Other {
    #[top(max_items = 3)]
    q: Option<String>,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
