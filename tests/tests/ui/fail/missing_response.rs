use top_core::TopApi;

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {}

fn main() {}
