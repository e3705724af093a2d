use top_core::schema::assert_unique_methods;
use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", response = DemoResponse)]
struct First {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", response = DemoResponse)]
struct Second {}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

const _: () = assert_unique_methods(&[First::SCHEMA, Second::SCHEMA]);

fn main() {}
