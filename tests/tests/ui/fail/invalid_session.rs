use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", session = requird)]
struct Demo {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.other.get", session = "required", response = DemoResponse)]
struct Other {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.third.get", session = 1, response = DemoResponse)]
struct Third {}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
