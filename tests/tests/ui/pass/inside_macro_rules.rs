//! Types, literals and names may be arguments of a macro.
#![allow(dead_code)]

use top_core::{TopApi, TopObject};

macro_rules! api {
    ($name:ident, $method:literal, $row:ty, $ty:ty, $list:ty, $len:literal, $low:literal, $success:literal, $field:ident) => {
        #[derive(TopApi)]
        #[top_api(
            method = $method,
            response = $row,
            paginate(page_no, items = rows as $row, first = $low),
            failure(code = $success)
        )]
        struct $name {
            page_no: $ty,
            #[top(max_len = $len, name = "text")]
            $field: Option<String>,
            #[top(range = $low..=$len)]
            size: $ty,
            list: $list,
        }
    };
}

api!(Demo, "taobao.tbk.demo.get", Row, Option<i64>, Option<Vec<String>>, 20, 0, 200, words);

#[derive(TopObject)]
struct Row {
    rows: Vec<Row>,
    code: Option<i64>,
}

fn main() {
    let demo = Demo::builder().size(3).list(["a"]).words("x").build();
    assert_eq!((demo.page_no, demo.size), (None, Some(3)));
    let parameters = Demo::SCHEMA.parameters;
    assert!(parameters.iter().all(|field| !field.required));
    assert_eq!((parameters[1].max_len, parameters[2].range), (Some(20), Some((Some(0), Some(20)))));
    assert_eq!(Demo::SCHEMA.failure.unwrap().success, ["200"]);
}
