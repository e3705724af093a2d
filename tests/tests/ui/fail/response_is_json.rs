use top_core::{Json, TopApi};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", response = Json, failure(ok))]
struct Demo {}

fn main() {}
