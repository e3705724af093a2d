use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    adzone_id: i64,
    site_id: i64,
    session_key: String,
    material_id: i64,
    relation_id: String,
    special_id: String,
    unique_id: Vec<String>,
    item_url: String,
}

#[derive(TopObject)]
struct DemoResponse {}

fn main() {
    let _ = Demo::builder().build();
}
