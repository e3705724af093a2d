//! `crate = "…"` sets the path to `top-core`.
#![allow(dead_code)]

mod vendored {
    pub use top_core as platform;
}

use vendored::platform::{TopApi, TopCode, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", crate = "crate::vendored::platform")]
struct Demo {
    id: i64,
}

#[derive(TopObject)]
#[top_object(crate = "vendored::platform")]
struct DemoResponse {
    status: Option<Status>,
}

#[derive(Debug, TopCode)]
#[code(crate = "crate::vendored::platform")]
enum Status {
    #[code(1)]
    Good,
    #[code(other)]
    Other(i64),
}

fn main() {
    assert_eq!(Demo::builder().id(1).build().id, 1);
}
