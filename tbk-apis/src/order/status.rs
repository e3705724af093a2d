//! 订单状态.

top_core::code! {
    /// 订单状态 (`tk_status`): where an order stands.
    pub enum TkStatus: number {
        /// 已结算: receipt is confirmed and commission was settled.
        Settled = 3,
        /// 已付款: paid; nothing is owed yet.
        Paid = 12,
        /// 已失效: closed, refunded before receipt.
        Closed = 13,
        /// 已收货: receipt is confirmed.
        Received = 14,
    }
}
