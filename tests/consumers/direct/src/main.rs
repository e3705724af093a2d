//! Depends on `top-core` directly.

use top_core::{Params, TopApi, TopCode, TopObject};

/// An API that the consumer defines.
#[derive(Debug, TopApi)]
#[top_api(
    method = "taobao.tbk.demo.get",
    readonly,
    paginate(page_no, items = results as Shop, total = total),
    failure(present = message)
)]
struct DemoGet {
    q: String,
    page_no: Option<i64>,
}

#[derive(Debug, TopObject)]
struct DemoGetResponse {
    results: Vec<Shop>,
    total: Option<i64>,
    message: Option<String>,
}

#[derive(Debug, PartialEq, TopObject)]
struct Shop {
    kind: Option<ShopKind>,
}

#[derive(Debug, Clone, TopCode)]
enum ShopKind {
    #[code("B", "天猫")]
    Tmall,
    #[code(other)]
    Other(String),
}

fn main() {
    let request = DemoGet::builder().q("女装").page_no(Some(2)).build();
    let mut params = Params::new();
    request.write_params(&mut params);
    assert_eq!((params.get("q"), params.get("page_no")), (Some("女装"), Some("2")));

    let body = r#"{"tbk_demo_get_response":{"results":{"shop":[{"kind":"B"}]},"total":"9"}}"#;
    let reply = top_core::decode_response::<DemoGet>(body.as_bytes(), top_core::decode::Options::default());
    let data = reply.expect("the response is valid").data;
    assert_eq!(data.results, [Shop { kind: Some(ShopKind::Tmall) }]);
    assert_eq!(DemoGet::page(&data).and_then(|page| page.total), Some(9));
    assert!(DemoGet::business_error(&data).is_none());
}
