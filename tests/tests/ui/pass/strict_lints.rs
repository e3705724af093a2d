//! The generated code causes no lints in the crate of the caller.
#![deny(
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    unused,
    unused_qualifications,
    nonstandard_style,
    rust_2018_idioms
)]
#![allow(dead_code)]

use top_core::{TopApi, TopObject};

/// An API.
#[derive(Debug, TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
pub struct Demo {
    /// A deprecated parameter.
    #[deprecated]
    pub old: Option<String>,
    /// The page.
    pub page_no: i64,
    /// The ids.
    pub ids: Vec<i64>,
}

/// The response.
#[derive(Debug, TopObject)]
#[non_exhaustive]
pub struct DemoResponse {
    /// The number of results.
    pub total: Option<i64>,
}

fn main() {
    let demo = Demo::builder().ids([1]).page_no(1).build();
    assert_eq!(demo.page_no, 1);
}
