use top_core::{TopApi, TopClient, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", failure(result.succes, code = msg_code))]
struct Demo {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.other.get", response = DemoResponse, paginate(page_no, items = result.rows as String))]
struct Other {
    page_no: Option<i64>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.whole.get", response = DemoResponse, paginate(page_no))]
struct Whole {
    page_no: Option<i64>,
}

#[derive(TopObject)]
struct DemoResponse {
    result: Option<DemoResult>,
}

#[derive(TopObject)]
struct DemoResult {
    success: Option<bool>,
    rows: Vec<i64>,
}

fn main() {
    let client = TopClient::builder("1", "2").build().unwrap();
    let _ = client.pages(&Demo {});
    let _ = client.items(&Whole { page_no: None });
}
