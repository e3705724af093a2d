use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    operate_type: i64,
    organization_id: i64,
    page_no: Option<i64>,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {
    let _ = Demo::builder().operate_type(1).page_no(2).build();
}
