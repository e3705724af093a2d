use top_core::{Api, TopApi, TopObject, assert_unique_methods};

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

const _: () = assert_unique_methods(&[Api::of::<First>(), Api::of::<Second>()]);

fn main() {}
