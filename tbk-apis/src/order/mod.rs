//! 订单: orders, refunds, punishments.

mod codes;
mod cp_order_details_get;
mod dg_punish_order_get;
mod errors;
mod order_details_get;
mod order_refund_get;
mod relation_refund;
mod sc_cp_order_details_get;
mod sc_order_details_get;
mod sc_order_refund_get;
mod sc_punish_order_get;
mod sc_relation_refund;
mod shapes;

pub use codes::*;
pub use shapes::*;

apis! {
    cp_order_details_get::TbkCpOrderDetailsGet,
    dg_punish_order_get::TbkDgPunishOrderGet,
    order_details_get::TbkOrderDetailsGet,
    order_refund_get::TbkOrderRefundGet,
    relation_refund::TbkRelationRefund,
    sc_cp_order_details_get::TbkScCpOrderDetailsGet,
    sc_order_details_get::TbkScOrderDetailsGet,
    sc_order_refund_get::TbkScOrderRefundGet,
    sc_punish_order_get::TbkScPunishOrderGet,
    sc_relation_refund::TbkScRelationRefund,
}
