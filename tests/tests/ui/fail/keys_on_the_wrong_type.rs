use top_core::{Json, Yuan, TopApi, TopObject, TopTime};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.a.get", response = DemoResponse)]
struct RangeOfText {
    #[top(range = 1..=9)]
    q: String,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.b.get", response = DemoResponse)]
struct LengthOfNumber {
    #[top(max_len = 9)]
    page_no: Option<i64>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.c.get", response = DemoResponse)]
struct DefaultOutsideOfRange {
    #[top(range = 1..=100, default = "0")]
    page_size: Option<i64>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.d.get", response = DemoResponse)]
struct DefaultOfAnotherType {
    #[top(default = "yes")]
    flag: Option<bool>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.e.get", response = DemoResponse)]
struct ExampleOfAnotherType {
    #[top(example = "1,2,x")]
    ids: Vec<i64>,
}

#[derive(TopObject)]
struct ExampleOfAnAmount {
    #[top(example = "12元")]
    fee: Yuan,
}

#[derive(TopObject)]
struct ExampleOfATime {
    #[top(example = "18.04.2019")]
    time: Option<TopTime>,
}

#[derive(TopObject)]
struct ItemsOfJson {
    #[top(max_items = 3)]
    raw: Json,
}

#[derive(TopObject)]
struct ElementOfText {
    #[top(list_item = "word")]
    text: String,
}

#[derive(TopObject)]
struct RangeOfTime {
    #[top(range = 1..=9)]
    time: TopTime,
}

#[derive(TopObject)]
struct DemoResponse {}

fn main() {}
