//! The Taobaoke (淘宝客) APIs of the Taobao Open Platform as annotated structs, one per API.
//!
//! A struct is named after its method: `taobao.tbk.tpwd.create` is [`TbkTpwdCreate`], and its response is
//! [`TbkTpwdCreateResponse`]. Fields have their names on the wire. Build a request with its builder, and call it:
//!
//! ```
//! # top_sandbox::example(async |client, _| {
//! use tbk_apis::prelude::*;
//!
//! // let client = TopClient::builder(app_key, app_secret).build()?;
//! let search = TbkDgMaterialOptionalUpgrade::builder().adzone_id(123).q("女装").build();
//! for item in &client.call(&search).await?.data.result_list {
//!     println!("{:?}", item.item_basic_info);
//! }
//! # Ok(()) });
//! ```
//!
//! # Types
//!
//! The type of a field says what it means: [`Yuan`](top_core::Yuan) and [`Fen`](top_core::Fen) are amounts,
//! [`Percent`](top_core::Percent) and [`BasisPoints`](top_core::BasisPoints) are rates, [`TopTime`](top_core::TopTime) is
//! a time in GMT+8 whatever its form on the wire, and enums such as [`TkStatus`] are sets of codes that keep a code they
//! do not know. A `Decimal` is an amount or a rate whose unit is not documented.
//!
//! A response may leave anything out: its members are `Option`s, and a list that is missing is empty. A parameter with a
//! documented limit is checked before it is sent.
//!
//! Requests and responses are `#[non_exhaustive]`: the platform adds members.
//!
//! # Features
//!
//! | feature | adds |
//! | --- | --- |
//! | `client` (default) | `TopClient` |
//! | `blocking` | `blocking::TopClient` for programs without an async runtime |
//! | `lean` | `LeanTransport`: hyper-util in place of reqwest |
//! | `all` (default) | every subject |
//! | `order`, `item`, `link`, … | one subject, for programs that compile only what they use |
//! | `docs` | schemas carry the documentation, for programs that show it |
//!
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(feature = "all", doc = include_str!("apis.md"))]

pub use top_core;

use top_core::schema::ApiSchema;
use top_core::{Api, Subject, assert_unique_methods, concat, count};

/// The APIs of a subject, one module each: re-exports them and lists them.
#[allow(unused_macros, reason = "without a subject there is no API to list")]
macro_rules! apis {
    ($($module:ident::$api:ident),+ $(,)?) => {
        $(pub use $module::*;)+

        /// The APIs of this subject.
        #[allow(deprecated, reason = "an API stays until the platform removes it")]
        pub(crate) const APIS: &[top_core::Api] = &[$(top_core::Api::of::<$api>()),+];
    };
}

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
#[cfg(feature = "marketing")]
pub mod marketing;
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

pub use apis::*;

/// The subjects with their Chinese names: re-exports their APIs and lists them.
macro_rules! subjects {
    ($($feature:literal $module:ident $title:literal,)+) => {
        /// The APIs of all subjects, for the crate's root and the prelude.
        mod apis {
            $(
                #[cfg(feature = $feature)]
                pub use super::$module::*;
            )+
            pub use super::shared::*;
        }

        /// The APIs of this crate by subject, as the features have them.
        #[allow(unused_qualifications, reason = "the glob imports above bring one `APIS` of many")]
        pub const SUBJECTS: &[Subject] = &[$(
            #[cfg(feature = $feature)]
            Subject::new($feature, $title, $module::APIS),
        )+];
    };
}

subjects! {
    "activity" activity "官方活动",
    "content" content "内容",
    "coupon" coupon "优惠券",
    "cpa" cpa "拉新与 CPA",
    "crowd" crowd "人群",
    "feed" feed "投流",
    "item" item "商品",
    "link" link "转链",
    "marketing" marketing "营销消息",
    "material" material "物料",
    "media" media "媒体报表",
    "order" order "订单",
    "picture" picture "图片",
    "publisher" publisher "推广者与渠道",
    "report" report "报表",
    "rta" rta "人群识别",
    "seed" seed "种草",
    "shop" shop "店铺",
    "tpwd" tpwd "淘口令",
    "vegas" vegas "淘礼金与红包",
}

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
