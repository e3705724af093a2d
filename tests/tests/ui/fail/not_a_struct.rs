use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
enum Demo {
    A,
}

#[derive(TopObject)]
struct Tuple(i64);

#[derive(TopObject)]
union Either {
    a: i64,
    b: u64,
}

#[derive(TopObject)]
struct Generic<T> {
    value: T,
}

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

fn main() {}
