use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", sesion = required, colour = "red")]
struct Demo {
    #[top(exmaple = "1")]
    page_no: i64,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
