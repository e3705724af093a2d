use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.a.get", response = Answer, paginate(page_no, items = rows as String))]
struct TextCounts {
    page_no: Option<String>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.b.get", response = Answer, paginate(cursor, items = rows as String, more = object))]
struct ObjectIsNoFlag {
    cursor: Option<String>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.c.get", response = Answer, paginate(page_no, items = text as String))]
struct TextHasNoRows {
    page_no: Option<i64>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.d.get", response = Answer, paginate(page_no, total = text.total))]
struct TextIsNoStep {
    page_no: Option<i64>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.e.get", response = Answer, paginate(position_index, items = rows as String))]
struct NoCursor {
    position_index: Option<String>,
}

#[derive(TopObject)]
struct Answer {
    rows: Vec<String>,
    text: String,
    cursor: Option<String>,
    object: Option<Inner>,
}

#[derive(TopObject)]
struct Inner {}

fn main() {}
