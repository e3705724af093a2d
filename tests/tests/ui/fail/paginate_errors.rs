use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.demo.get", paginate(page))]
struct Demo {
    page: i64,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.other.get", response = DemoResponse, paginate = "page_no")]
struct Other {
    page_no: i64,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.third.get", response = DemoResponse, paginate(page_no))]
struct Third {
    page: i64,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.fourth.get", response = DemoResponse, paginate(page_no, item = results as Row))]
struct Fourth {
    page_no: i64,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.fifth.get", response = DemoResponse, paginate(page_no, items = results))]
struct Fifth {
    page_no: i64,
}

#[derive(TopObject)]
struct DemoResponse {}

fn main() {}
