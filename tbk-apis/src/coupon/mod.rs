//! 优惠券: coupons.

mod cart_coupon_expire_user_query;
mod codes;
mod coupon_convert;
mod coupon_get;
mod errors;
mod itemid_coupon_get;
mod privilege_get;
mod shapes;
mod sku_best_coupon;

pub use codes::*;
pub use shapes::*;

apis! {
    cart_coupon_expire_user_query::TbkCartCouponExpireUserQuery,
    coupon_convert::TbkCouponConvert,
    coupon_get::TbkCouponGet,
    itemid_coupon_get::TbkItemidCouponGet,
    privilege_get::TbkPrivilegeGet,
    sku_best_coupon::TbkSkuBestCoupon,
}
