use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.a.get", response = DemoResponse, paginate(page_no, items = rows as Row, items = rows as Row))]
struct RepeatedKey {
    page_no: i64,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.b.get", response = DemoResponse, paginate(page_no, cursor = next))]
struct CursorOfNumbers {
    page_no: i64,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.c.get", response = DemoResponse, paginate(offset, total = total, first = 0))]
struct FirstOffset {
    offset: i64,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.d.get", response = DemoResponse, paginate(cursor, more = more))]
struct CursorWithoutPath {
    cursor: String,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.e.get", response = DemoResponse, failure(flag = 200, success = [0]))]
struct SuccessTwice {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.f.get", response = DemoResponse, failure(flag, success = 0))]
struct SuccessIsNotAList {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.g.get", response = DemoResponse, failure(flag = other))]
struct FlagIsNotAValue {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.h.get", response = DemoResponse, entries(rows as Row))]
struct EntriesWithoutCode {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.i.get", response = DemoResponse, entries(rows, code = code))]
struct EntriesWithoutType {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.j.get", response = DemoResponse, errors = "codes")]
struct ErrorsInQuotes {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.k.get", response = DemoResponse, verify = "look")]
struct VerifyInQuotes {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.m.get", response = DemoResponse, crate = top_core)]
struct CrateWithoutQuotes {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.n.get", response = DemoResponse, paginate(page_no items = rows as Row))]
struct NoComma {
    page_no: i64,
}

#[derive(TopObject)]
struct DemoResponse {}

fn main() {}
