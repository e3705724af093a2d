//! What the derives write sets off no lint of the crate that uses them.
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
    /// Superseded.
    #[deprecated]
    pub old: Option<String>,
    /// The page.
    pub page_no: i64,
    /// The ids.
    pub ids: Vec<i64>,
}

/// Its answer.
#[derive(Debug, TopObject)]
#[non_exhaustive]
pub struct DemoResponse {
    /// How many there are.
    pub total: Option<i64>,
}

fn main() {
    let demo = Demo::builder().ids([1]).page_no(1).build();
    assert_eq!(demo.page_no, 1);
}
