//! Types of the caller may have names that the derives or the standard library use.
#![allow(dead_code)]

use std::option::Option as Maybe;

use top_core::{TopApi, TopCode, TopObject};

mod shadows {
    pub struct Option;
    pub struct Result;
    pub struct Vec;
    pub struct String;
    pub struct Box;
    pub struct Some;
}
use shadows::*;

/// Types with common names of type parameters.
#[derive(Debug, Clone, PartialEq, TopObject)]
struct P0 {
    id: std::option::Option<i64>,
}

#[derive(Debug, Clone, PartialEq, TopObject)]
struct P1 {
    id: std::option::Option<i64>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", response = r#struct, paginate(page_no, items = rows as P0))]
struct Demo {
    first: P0,
    second: P1,
    r#struct: i64,
    page_no: std::option::Option<i64>,
    words: std::vec::Vec<std::string::String>,
}

#[derive(TopObject)]
#[allow(non_camel_case_types)]
struct r#struct {
    r#type: std::option::Option<std::string::String>,
    rows: std::vec::Vec<P0>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.raw.get", response = r#struct)]
#[allow(non_camel_case_types)]
struct r#enum {
    r#fn: i64,
}

#[derive(TopCode)]
enum Code {
    #[code(1)]
    r#Self_,
    #[code(other)]
    Other(i64),
}

fn main() {
    let demo = Demo::builder()
        .second(P1 { id: Maybe::Some(2) })
        .first(P0 { id: Maybe::None })
        .r#struct(3)
        .words(["a"])
        .build();
    assert_eq!((demo.second.id, demo.r#struct), (Maybe::Some(2), 3));
    assert_eq!(r#enum::builder().r#fn(1).build().r#fn, 1);
    assert_eq!(r#enum::SCHEMA.name, "enum");
    assert_eq!(r#enum::SCHEMA.parameters[0].name, "fn");
}
