use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    method: String,
    app_key: String,
    target_app_key: String,
    sign_method: String,
    sign: String,
    #[top(name = "session")]
    key: String,
    timestamp: String,
    format: String,
    v: String,
    partner_id: String,
    simplify: String,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
