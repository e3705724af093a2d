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
//! for item in &client.call(&search).await?.result_list {
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

use top_core::describe::{ApiDescription, assert_unique_methods, concat, count};

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

#[allow(unused_qualifications, reason = "the glob imports above bring one `APIS` of many")]
const SUBJECTS: &[&[&ApiDescription]] = &[
    #[cfg(feature = "activity")]
    activity::APIS,
    #[cfg(feature = "content")]
    content::APIS,
    #[cfg(feature = "coupon")]
    coupon::APIS,
    #[cfg(feature = "cpa")]
    cpa::APIS,
    #[cfg(feature = "crowd")]
    crowd::APIS,
    #[cfg(feature = "feed")]
    feed::APIS,
    #[cfg(feature = "item")]
    item::APIS,
    #[cfg(feature = "link")]
    link::APIS,
    #[cfg(feature = "material")]
    material::APIS,
    #[cfg(feature = "media")]
    media::APIS,
    #[cfg(feature = "order")]
    order::APIS,
    #[cfg(feature = "picture")]
    picture::APIS,
    #[cfg(feature = "publisher")]
    publisher::APIS,
    #[cfg(feature = "report")]
    report::APIS,
    #[cfg(feature = "rta")]
    rta::APIS,
    #[cfg(feature = "seed")]
    seed::APIS,
    #[cfg(feature = "shop")]
    shop::APIS,
    #[cfg(feature = "tpwd")]
    tpwd::APIS,
    #[cfg(feature = "vegas")]
    vegas::APIS,
];

/// Every API of this crate, subject by subject, for programs that learn at run time which one they call.
pub const ALL: &[&ApiDescription] = &concat::<{ count(SUBJECTS) }>(SUBJECTS);

const _: () = assert_unique_methods(ALL);
