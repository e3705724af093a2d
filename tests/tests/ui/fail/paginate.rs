use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", paginate(page))]
struct Demo {
    page: i64,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.other.get", response = DemoResponse, paginate = "page_no")]
struct Other {
    page_no: i64,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.third.get", response = DemoResponse, paginate(page_no))]
struct Third {}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
