//! All keys and types, without imports.
mod inner {
    #[derive(Debug, Clone, top_core::TopApi)]
    #[top_api(
        method = "taobao.tbk.everything.get",
        title = "示例",
        api_id = 1,
        session = optional,
        response = super::DemoResponse,
        readonly,
        paginate(page_no, items = results as super::Inner),
        failure(ok, code = code, message = text),
    )]
    pub struct Everything {
        pub page_no: Option<i64>,
        /// A number.
        #[top(example = "1", range = -5..=100)]
        pub number: i64,
        #[top(name = "type", max_len = 3, default = "x", deprecated = "use `number`")]
        pub r#type: Option<String>,
        #[top(max_items = 2)]
        pub ids: Vec<i64>,
        #[top(unit = "days", example = 3, restricted = "邀约制")]
        pub span: Option<i64>,
        #[top(format = "days-or-date", example = "5")]
        pub end: Option<String>,
        pub since: Option<top_core::UnixMillis>,
        pub words: Option<Vec<String>>,
        pub flag: bool,
        pub from: Option<top_core::TopTime>,
        pub fee: Option<top_core::Yuan>,
        pub item: Option<top_core::ItemId>,
        pub raw: Option<top_core::Json>,
        pub file: Option<top_core::FileItem>,
        pub objects: Option<Vec<super::Inner>>,
        pub object: Option<super::Inner>,
    }
}

#[derive(Debug, Clone, top_core::TopObject)]
#[top_object(list_item = "inner_d_t_o")]
pub struct Inner {
    pub url: String,
}

#[derive(Debug, Clone, top_core::TopObject)]
#[non_exhaustive]
pub struct DemoResponse {
    #[top(list_item = "n_tbk_item", example = "")]
    pub results: Vec<Inner>,
    pub pictures: Vec<String>,
    #[top(format = "space-list", example = "1.11 2.22")]
    pub amounts: Vec<top_core::Yuan>,
    #[top(format = "epoch-ms", example = 1567440000000)]
    pub at: Option<top_core::TopTime>,
    #[top(example = 13.49)]
    pub price: Option<top_core::Yuan>,
    pub ok: Option<bool>,
    pub code: Option<i64>,
    pub text: Option<String>,
}

#[derive(top_core::TopApi)]
#[top_api(method = "taobao.tbk.nothing.get", response = DemoResponse, idempotent)]
struct NoParameters {}

#[derive(top_core::TopApi)]
#[top_api(method = "taobao.tbk.unit.get", response = DemoResponse)]
struct Unit;

fn main() {
    let all = inner::Everything::builder()
        .flag(true)
        .ids([1, 2])
        .objects([Inner { url: "u".to_owned() }])
        .number(1)
        .r#type("x")
        .words(["a", "b"])
        .build();
    assert_eq!(all.words.as_deref().map(<[_]>::len), Some(2));
    let NoParameters {} = NoParameters::builder().build();
    let Unit = Unit::builder().build();
}
