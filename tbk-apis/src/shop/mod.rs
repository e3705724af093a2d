//! 店铺: shops.

mod codes;
mod errors;
mod sc_shop_convert;
mod shapes;
mod shop_convert;
mod shop_get;
mod shop_recommend_get;
mod shop_share_convert;

pub use codes::*;
pub use shapes::*;

apis! {
    sc_shop_convert::TbkScShopConvert,
    shop_convert::TbkShopConvert,
    shop_get::TbkShopGet,
    shop_recommend_get::TbkShopRecommendGet,
    shop_share_convert::TbkShopShareConvert,
}
