use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method("taobao.tbk.demo.get"), session(required), response(DemoResponse), paginate = page_no)]
struct Demo {
    #[top(example("1"), range(1..=2))]
    page_no: i64,
    #[top(range)]
    page_size: i64,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
