//! The Taobaoke (淘宝客) APIs of the Taobao Open Platform as annotated structs, one per API.
//!
//! A struct is named after its method: `taobao.tbk.tpwd.create` is [`TbkTpwdCreate`], its answer
//! [`TbkTpwdCreateResponse`]. Fields are named as on the wire. Fill the struct in, or use its builder, and call it:
//!
//! ```no_run
//! use tbk_apis::prelude::*;
//!
//! # async fn run() -> Result<(), top_core::Error> {
//! let client = TopClient::builder("app_key", "app_secret").build()?;
//! let search = TbkDgMaterialOptionalUpgrade::builder().adzone_id(123).q("女装").build();
//! for item in &client.call(&search).await?.data.result_list {
//!     println!("{:?}", item.item_basic_info);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Answers may leave anything out: every simple member is an `Option`, and a list that is missing is empty. Amounts are
//! [`Money`](top_core::Money) in yuan unless a field says otherwise, times are [`TopTime`](top_core::TopTime) in GMT+8,
//! codes are open enums such as [`TkStatus`] that keep a number they do not know.
//!
//! A shape that several APIs share is one type, with the members of all of them.
//!
//! | feature | what it adds |
//! | --- | --- |
//! | `client` (default) | `TopClient` |
//! | `blocking` | `blocking::TopClient` for programs without an async runtime |
//! | `all` (default) | every subject |
//! | `order`, `item`, `link`, … | one subject, for programs that compile no more than they use |
//! | `docs` | descriptions carry the documentation, for programs that show it |

pub use top_core;

use top_core::schema::ApiSchema;
use top_core::{Api, Subject, assert_unique_methods, concat, count};

#[cfg(feature = "activity")]
pub mod activity;
#[cfg(feature = "content")]
pub mod content;
#[cfg(feature = "coupon")]
pub mod coupon;
#[cfg(feature = "cpa")]
pub mod cpa;
#[cfg(feature = "crowd")]
pub mod crowd;
#[cfg(feature = "feed")]
pub mod feed;
#[cfg(feature = "item")]
pub mod item;
#[cfg(feature = "link")]
pub mod link;
#[cfg(feature = "material")]
pub mod material;
#[cfg(feature = "media")]
pub mod media;
#[cfg(feature = "order")]
pub mod order;
#[cfg(feature = "picture")]
pub mod picture;
#[cfg(feature = "publisher")]
pub mod publisher;
#[cfg(feature = "report")]
pub mod report;
#[cfg(feature = "rta")]
pub mod rta;
#[cfg(feature = "seed")]
pub mod seed;
#[cfg(feature = "shop")]
pub mod shop;
#[cfg(feature = "tpwd")]
pub mod tpwd;
#[cfg(feature = "vegas")]
pub mod vegas;

pub mod prelude;
pub mod shared;

#[cfg(feature = "activity")]
pub use activity::*;
#[cfg(feature = "content")]
pub use content::*;
#[cfg(feature = "coupon")]
pub use coupon::*;
#[cfg(feature = "cpa")]
pub use cpa::*;
#[cfg(feature = "crowd")]
pub use crowd::*;
#[cfg(feature = "feed")]
pub use feed::*;
#[cfg(feature = "item")]
pub use item::*;
#[cfg(feature = "link")]
pub use link::*;
#[cfg(feature = "material")]
pub use material::*;
#[cfg(feature = "media")]
pub use media::*;
#[cfg(feature = "order")]
pub use order::*;
#[cfg(feature = "picture")]
pub use picture::*;
#[cfg(feature = "publisher")]
pub use publisher::*;
#[cfg(feature = "report")]
pub use report::*;
#[cfg(feature = "rta")]
pub use rta::*;
#[cfg(feature = "seed")]
pub use seed::*;
pub use shared::*;
#[cfg(feature = "shop")]
pub use shop::*;
#[cfg(feature = "tpwd")]
pub use tpwd::*;
#[cfg(feature = "vegas")]
pub use vegas::*;

/// The APIs of this crate by subject, as the features have them.
#[allow(unused_qualifications, reason = "the glob imports above bring one `APIS` of many")]
pub const SUBJECTS: &[Subject] = &[
    #[cfg(feature = "activity")]
    Subject::new("activity", "官方活动", activity::APIS),
    #[cfg(feature = "content")]
    Subject::new("content", "内容", content::APIS),
    #[cfg(feature = "coupon")]
    Subject::new("coupon", "优惠券", coupon::APIS),
    #[cfg(feature = "cpa")]
    Subject::new("cpa", "拉新与 CPA", cpa::APIS),
    #[cfg(feature = "crowd")]
    Subject::new("crowd", "人群", crowd::APIS),
    #[cfg(feature = "feed")]
    Subject::new("feed", "投流", feed::APIS),
    #[cfg(feature = "item")]
    Subject::new("item", "商品", item::APIS),
    #[cfg(feature = "link")]
    Subject::new("link", "转链", link::APIS),
    #[cfg(feature = "material")]
    Subject::new("material", "物料", material::APIS),
    #[cfg(feature = "media")]
    Subject::new("media", "媒体报表", media::APIS),
    #[cfg(feature = "order")]
    Subject::new("order", "订单", order::APIS),
    #[cfg(feature = "picture")]
    Subject::new("picture", "图片", picture::APIS),
    #[cfg(feature = "publisher")]
    Subject::new("publisher", "推广者与渠道", publisher::APIS),
    #[cfg(feature = "report")]
    Subject::new("report", "报表", report::APIS),
    #[cfg(feature = "rta")]
    Subject::new("rta", "人群识别", rta::APIS),
    #[cfg(feature = "seed")]
    Subject::new("seed", "种草", seed::APIS),
    #[cfg(feature = "shop")]
    Subject::new("shop", "店铺", shop::APIS),
    #[cfg(feature = "tpwd")]
    Subject::new("tpwd", "淘口令", tpwd::APIS),
    #[cfg(feature = "vegas")]
    Subject::new("vegas", "淘礼金与红包", vegas::APIS),
];

/// Every API of this crate, subject by subject, for programs that learn at run time which one they call.
pub const ALL: &[Api] = &concat::<{ count(SUBJECTS) }>(SUBJECTS);

const _: () = assert_unique_methods(ALL);

/// The API of that name.
///
/// ```
/// assert!(tbk_apis::find("taobao.tbk.shop.get").is_some_and(|api| api.schema.title.is_some()));
/// ```
#[must_use]
// `inline`, here and below: a program that does not call it does not compile the decoders of all APIs.
#[inline]
pub fn find(method: &str) -> Option<&'static Api> {
    ALL.iter().find(|api| api.schema.method == method)
}

/// The schemas of all APIs.
#[inline]
pub fn schemas() -> impl Iterator<Item = &'static ApiSchema> + Clone {
    ALL.iter().map(|api| api.schema)
}
