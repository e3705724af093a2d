use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(session = required)]
struct Demo {
    page_no: i64,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
