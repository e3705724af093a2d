use top_core::{TopApi, TopObject};

struct Mine;

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    text: Option<String>,
    number: Option<i64>,
    ids: Option<Vec<i64>>,
}

#[derive(TopObject)]
struct DemoResponse {}

fn main() {
    let _ = Demo::builder().text(Mine);
    let _ = Demo::builder().number(Some("1"));
    let _ = Demo::builder().ids(7_i64);
}
