use top_core::{TopApi, TopObject};

enum Status {
    Good,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    status: Option<Status>,
}

#[derive(TopObject)]
struct DemoResponse {
    one: Option<Status>,
    two: Status,
}

fn main() {
    let _ = Status::Good;
}
