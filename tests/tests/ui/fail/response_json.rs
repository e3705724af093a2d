use top_core::{Json, TopApi};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", response = Json)]
struct Demo {}

fn main() {}
