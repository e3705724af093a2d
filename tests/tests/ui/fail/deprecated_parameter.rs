#![deny(deprecated)]

use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    #[deprecated(note = "use `page_no`")]
    page: Option<i64>,
    #[top(deprecated = "use `adzone_id`")]
    pid: String,
}

#[derive(TopObject)]
struct DemoResponse {}

fn main() {
    let _ = Demo::builder().page(1).pid("mm").build();
}
