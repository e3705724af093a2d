use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", failure)]
struct Demo {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.other.get", response = DemoResponse, failure(result, text = message))]
struct Other {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.third.get", response = DemoResponse, failure(result = "ok"))]
struct Third {}

#[derive(TopObject)]
struct DemoResponse {
    result: Option<bool>,
}

fn main() {}
