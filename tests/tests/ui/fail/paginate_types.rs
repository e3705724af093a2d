use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.a.get", response = DemoResponse, paginate(page_no, items = rows as String))]
struct TextAsPageNumber {
    page_no: Option<String>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.b.get", response = DemoResponse, paginate(cursor, items = rows as String, more = object))]
struct ObjectAsFlag {
    cursor: Option<String>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.c.get", response = DemoResponse, paginate(page_no, items = text as String))]
struct TextAsRows {
    page_no: Option<i64>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.d.get", response = DemoResponse, paginate(page_no, total = text.total))]
struct TextAsStep {
    page_no: Option<i64>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.e.get", response = DemoResponse, paginate(position_index, items = rows as String))]
struct NoCursor {
    position_index: Option<String>,
}

#[derive(TopObject)]
struct DemoResponse {
    rows: Vec<String>,
    text: String,
    cursor: Option<String>,
    object: Option<Inner>,
}

#[derive(TopObject)]
struct Inner {}

fn main() {}
