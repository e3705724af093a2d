use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.a.get", response = DemoResponse, failure(list))]
struct List {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.b.get", response = DemoResponse, failure(result.code))]
struct NumberWithoutValue {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.c.get", response = DemoResponse, failure(flag = 200))]
struct BooleanWithNumber {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.d.get", response = DemoResponse, failure(present = flag))]
struct BooleanIsPresent {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.e.get", response = DemoResponse, entries(results as Inner, code = inner))]
struct EntryWithoutCode {}

#[derive(TopObject)]
struct DemoResponse {
    list: Vec<i64>,
    flag: Option<bool>,
    result: Option<Inner>,
    results: Vec<Inner>,
}

#[derive(TopObject)]
struct Inner {
    code: Option<i64>,
    inner: Option<Deep>,
}

#[derive(TopObject)]
struct Deep {}

fn main() {}
