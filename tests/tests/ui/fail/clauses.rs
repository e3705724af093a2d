use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.a.get", response = Answer, paginate(page_no, items = rows as Row, items = rows as Row))]
struct Twice {
    page_no: i64,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.b.get", response = Answer, paginate(page_no, cursor = next))]
struct CursorOfNumbers {
    page_no: i64,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.c.get", response = Answer, paginate(offset, total = total, first = 0))]
struct FirstOffset {
    offset: i64,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.d.get", response = Answer, paginate(cursor, more = more))]
struct CursorWithoutPlace {
    cursor: String,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.e.get", response = Answer, failure(flag = 200, success = [0]))]
struct SuccessTwice {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.f.get", response = Answer, failure(flag, success = 0))]
struct SuccessIsNoList {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.g.get", response = Answer, failure(flag = other))]
struct FlagIsNoValue {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.h.get", response = Answer, entries(rows as Row))]
struct EntriesWithoutCode {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.i.get", response = Answer, entries(rows, code = code))]
struct EntriesWithoutType {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.j.get", response = Answer, errors = "codes")]
struct ErrorsInQuotes {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.k.get", response = Answer, verify = "look")]
struct VerifyInQuotes {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.m.get", response = Answer, crate = top_core)]
struct CrateWithoutQuotes {}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.n.get", response = Answer, paginate(page_no items = rows as Row))]
struct NoComma {
    page_no: i64,
}

#[derive(TopObject)]
struct Answer {}

fn main() {}
