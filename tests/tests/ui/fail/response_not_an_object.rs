use top_core::TopApi;

struct Plain;

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", response = Plain)]
struct Demo {}

fn main() {}
