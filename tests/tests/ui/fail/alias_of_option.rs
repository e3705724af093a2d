use top_core::{TopApi, TopObject};

type Maybe<T> = Option<T>;

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    page_no: Maybe<i64>,
}

// In an object, an alias works: its code depends on the type only.
#[derive(TopObject)]
struct DemoResponse {
    total: Maybe<i64>,
}

fn main() {}
