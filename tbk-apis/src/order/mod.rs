//! 订单: orders, refunds, punishments.

use top_core::Api;

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

pub use cp_order_details_get::*;
pub use dg_punish_order_get::*;
pub use order_details_get::*;
pub use order_refund_get::*;
pub use relation_refund::*;
pub use sc_cp_order_details_get::*;
pub use sc_order_details_get::*;
pub use sc_order_refund_get::*;
pub use sc_punish_order_get::*;
pub use sc_relation_refund::*;
pub use shapes::*;

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkCpOrderDetailsGet>(),
    Api::of::<TbkDgPunishOrderGet>(),
    Api::of::<TbkOrderDetailsGet>(),
    Api::of::<TbkOrderRefundGet>(),
    Api::of::<TbkRelationRefund>(),
    Api::of::<TbkScCpOrderDetailsGet>(),
    Api::of::<TbkScOrderDetailsGet>(),
    Api::of::<TbkScOrderRefundGet>(),
    Api::of::<TbkScPunishOrderGet>(),
    Api::of::<TbkScRelationRefund>(),
];
