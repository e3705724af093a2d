//! The derives use full paths only.
#![no_implicit_prelude]
#![allow(dead_code)]

const LOOK: ::top_core::Hint = ::top_core::Hint::new("look", "看");

#[derive(::std::clone::Clone, ::top_core::TopApi)]
#[top_api(
    method = "taobao.tbk.demo.get",
    title = "示例",
    readonly,
    paginate(cursor, items = data.rows as Row, more = data.more, total = data.total),
    failure(present = text, code = code),
    entries(data.rows as Row, code = status),
    verify = LOOK
)]
struct Demo {
    cursor: ::std::option::Option<::std::string::String>,
    id: i64,
    ids: ::std::vec::Vec<i64>,
    words: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    status: ::std::option::Option<Status>,
    kind: ::std::option::Option<Kind>,
    byte: ::std::option::Option<u8>,
}

#[derive(::top_core::TopObject)]
struct DemoResponse {
    data: ::std::option::Option<Data>,
    text: ::std::option::Option<::std::string::String>,
    code: ::std::option::Option<i64>,
}

#[derive(::top_core::TopObject)]
struct Data {
    rows: ::std::vec::Vec<Row>,
    more: bool,
    total: i64,
    cursor: ::std::option::Option<::std::string::String>,
}

#[derive(::top_core::TopObject)]
struct Row {
    status: ::std::option::Option<Status>,
}

#[derive(::std::clone::Clone, ::std::fmt::Debug, ::top_core::TopCode)]
enum Status {
    #[code(1, "有效")]
    Good,
    #[code(other)]
    Other(i64),
}

#[derive(::std::clone::Clone, ::std::fmt::Debug, ::top_core::TopCode)]
enum Kind {
    #[code("B")]
    Tmall,
    #[code(other)]
    Other(::std::string::String),
}

fn main() {
    let demo = Demo::builder().id(1).ids([2]).cursor("x").words(["a"]).status(1).kind("B").byte(3).build();
    ::std::assert!(demo.id == 1);
}
