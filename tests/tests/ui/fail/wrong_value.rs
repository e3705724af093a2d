use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = 5, readonly = true, api_id = "x", title)]
struct Demo {
    #[top(max_len = "3", example = 5)]
    q: String,
    #[top(max_items = 0)]
    ids: Vec<i64>,
    #[top(range = 5)]
    page_no: i64,
    #[top(range = 9..=1)]
    page_size: i64,
    #[top(range = 1..5)]
    sort: i64,
    #[top(name = )]
    cat: i64,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
