use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    q: String,
    sign: String,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.other.get", response = DemoResponse)]
struct Other {
    #[top(name = "session")]
    key: String,
}

#[derive(TopObject)]
struct DemoResponse {
    // Members of objects may have the names of system parameters.
    sign: Option<i64>,
}

fn main() {}
