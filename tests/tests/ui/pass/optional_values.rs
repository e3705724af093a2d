//! Setters of optional parameters take a value or an `Option`.
use std::borrow::Cow;

use top_core::{ItemId, TopApi, TopObject};

#[derive(Debug, Default, PartialEq, TopApi)]
#[top_api(method = "taobao.tbk.demo.get")]
struct Demo {
    text: Option<String>,
    number: Option<i64>,
    small: Option<u8>,
    unsigned: Option<u64>,
    item: Option<ItemId>,
    cow: Option<Cow<'static, str>>,
    words: Option<Vec<String>>,
    ids: Option<Vec<i64>>,
    flag: Option<bool>,
}

#[derive(TopObject)]
struct DemoResponse {}

fn main() {
    let ids = vec![1_i64, 2];
    let values = Demo::builder()
        .text("a")
        .number(1)
        .small(2)
        .unsigned(3)
        .item("i")
        .cow("c")
        .words(["w"])
        .ids(ids.iter().copied())
        .flag(true)
        .build();
    let name: Option<&str> = Some("a");
    let options = Demo::builder()
        .text(name)
        .number(Some(1))
        .small(Some(2))
        .unsigned(Some(3))
        .item(Some("i".to_owned()))
        .cow(Some("c"))
        .words(Some(vec!["w"]))
        .ids(Some(ids))
        .flag(Some(true))
        .build();
    assert_eq!(values, options);
    assert_eq!(values.ids.as_deref(), Some(&[1, 2][..]));
    let nothing = Demo::builder()
        .text(None::<String>)
        .number(None::<i64>)
        .small(None)
        .words(None::<Vec<String>>)
        .flag(None::<bool>)
        .build();
    assert_eq!(nothing, Demo::default());
}
