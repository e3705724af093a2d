use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "demo", sesion = required, title = 1)]
struct Demo {
    #[top(max_items = 3, exmple = "x")]
    sign: String,
    #[top(range = 3..=1)]
    page_no: i64,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
