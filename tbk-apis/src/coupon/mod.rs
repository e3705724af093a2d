//! 优惠券: coupons.

use top_core::Api;

mod cart_coupon_expire_user_query;
mod coupon_convert;
mod coupon_get;
mod errors;
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
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkCartCouponExpireUserQuery>(),
    Api::of::<TbkCouponConvert>(),
    Api::of::<TbkCouponGet>(),
    Api::of::<TbkItemidCouponGet>(),
    Api::of::<TbkPrivilegeGet>(),
    Api::of::<TbkSkuBestCoupon>(),
];
