//! 优惠券: coupons.

use top_core::TopApi as _;
use top_core::describe::ApiDescription;

mod cart_coupon_expire_user_query;
mod coupon_convert;
mod coupon_get;
mod itemid_coupon_get;
mod privilege_get;
mod shapes;
mod sku_best_coupon;

pub use cart_coupon_expire_user_query::*;
pub use coupon_convert::*;
pub use coupon_get::*;
pub use itemid_coupon_get::*;
pub use privilege_get::*;
pub use shapes::*;
pub use sku_best_coupon::*;

/// The APIs of this subject.
pub(crate) const APIS: &[&ApiDescription] = &[
    TbkCartCouponExpireUserQuery::DESCRIPTION,
    TbkCouponConvert::DESCRIPTION,
    TbkCouponGet::DESCRIPTION,
    TbkItemidCouponGet::DESCRIPTION,
    TbkPrivilegeGet::DESCRIPTION,
    TbkSkuBestCoupon::DESCRIPTION,
];
