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
//! [`Money`](top_core::Money) in yuan unless a field says otherwise, times are [`TopTime`](top_core::TopTime) in GMT+8.
//!
//! | feature | what it adds |
//! | --- | --- |
//! | `client` (default) | `TopClient` |
//! | `blocking` | `blocking::TopClient` for programs without an async runtime |

pub use top_core;

use top_core::TopApi as _;
use top_core::describe::{ApiDescription, assert_unique_methods};

mod gift;
mod item;
mod link;
mod material;
mod order;
mod organization;
mod picture;
mod report;
mod shop;
mod tpwd;

pub mod prelude;

pub use gift::*;
pub use item::*;
pub use link::*;
pub use material::*;
pub use order::*;
pub use organization::*;
pub use picture::*;
pub use report::*;
pub use shop::*;
pub use tpwd::*;

/// Every API of this crate, for programs that learn at run time which one they call.
pub const ALL: &[&ApiDescription] = &[
    TbkDgMaterialOptionalUpgrade::DESCRIPTION,
    TbkDgPicEmbed::DESCRIPTION,
    TbkDgReportsQuery::DESCRIPTION,
    TbkDgVegasTljCreate::DESCRIPTION,
    TbkItemInfoGet::DESCRIPTION,
    TbkOrderDetailsGet::DESCRIPTION,
    TbkOrderRefundGet::DESCRIPTION,
    TbkScGeneralLinkConvert::DESCRIPTION,
    TbkScOrganizationMemberMod::DESCRIPTION,
    TbkShopGet::DESCRIPTION,
    TbkSpreadGet::DESCRIPTION,
    TbkTpwdCreate::DESCRIPTION,
];

const _: () = assert_unique_methods(ALL);
