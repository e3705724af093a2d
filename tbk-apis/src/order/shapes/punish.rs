//! Punished orders.

use top_core::{AdzoneId, RelationId, SiteId, SpecialId, TopObject, TopTime};

use crate::order::{PunishStatus, PunishViolation};

/// 处罚订单查询入参: the query of [`TbkDgPunishOrderGet`](crate::TbkDgPunishOrderGet) and
/// [`TbkScPunishOrderGet`](crate::TbkScPunishOrderGet).
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct PunishOrderOption {
    /// 渠道关系id: the channel to search for.
    pub relation_id: Option<RelationId>,
    /// 子订单号: the child order to search for, `trade_id` of the order queries.
    pub tb_trade_id: Option<i64>,
    /// 父订单号: the parent order.
    #[top(deprecated = "此参数不再使用，请勿入参")]
    pub tb_trade_parent_id: Option<i64>,
    /// 页大小: the number of orders on a page.
    pub page_size: Option<i64>,
    /// 页码: the number of the page.
    pub page_no: Option<i64>,
    /// 查询时间跨度: the length of the window that begins at `start_time`.
    #[top(unit = "days", range = ..=30)]
    pub span: Option<i64>,
    /// 查询开始时间: the start of the window, by the time of the order.
    pub start_time: Option<TopTime>,
    /// 会员运营id: the member who bought.
    #[top(deprecated = "此参数不再使用，请勿入参")]
    pub special_id: Option<SpecialId>,
    /// 推广位id: the promotion zone to search for, the third number of the pid.
    pub adzone_id: Option<AdzoneId>,
    /// 媒体id: the medium to search for, the second number of the pid.
    pub site_id: Option<SiteId>,
    /// 处罚类型: the reason of the punishment.
    #[top(deprecated = "此参数不再使用，请勿入参")]
    pub violation_type: Option<i64>,
    /// 处罚状态: the state of the punishment.
    #[top(deprecated = "此参数不再使用，请勿入参")]
    pub punish_status: Option<i64>,
}

/// 处罚订单: a punished child order.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PunishOrder {
    /// 淘宝联盟unionid: the union id of 淘宝联盟.
    #[top(example = "", deprecated = "该字段不再支持")]
    pub union_id: Option<String>,
    /// 会员运营id: the member who bought.
    #[top(example = "", deprecated = "该字段不再支持")]
    pub special_id: Option<SpecialId>,
    /// 渠道关系id: the channel that promoted the item.
    #[top(example = 122344)]
    pub relation_id: Option<RelationId>,
    /// 结算月份: the month of the settlement, such as `201812`.
    #[top(example = 201812)]
    pub settle_month: Option<i64>,
    /// 处罚状态: the state of the punishment.
    #[top(example = "0")]
    pub punish_status: Option<PunishStatus>,
    /// 处罚类型: the reason of the punishment.
    #[top(example = "店铺淘宝客")]
    pub violation_type: Option<PunishViolation>,
    /// 淘客订单创建时间: the time of the order.
    #[top(example = "2018-11-11 00:01:01")]
    pub tk_trade_create_time: Option<TopTime>,
    /// 子订单号: the id of the child order, `trade_id` of the order queries.
    #[top(example = 581552321112183166)]
    pub tb_trade_id: Option<i64>,
    /// 父订单号: the parent order.
    #[top(example = "", deprecated = "该字段不再支持")]
    pub tb_trade_parent_id: Option<i64>,
    /// pid里的adzoneid: the promotion zone, the third number of the pid.
    #[top(example = 1212)]
    pub tk_adzone_id: Option<AdzoneId>,
    /// pid里的siteid: the medium, the second number of the pid.
    #[top(example = 1212)]
    pub tk_site_id: Option<SiteId>,
    /// pid里的pubid: the account of the publisher, the first number of the pid.
    #[top(example = "114469792")]
    pub tk_pub_id: Option<String>,
}

/// 一页处罚订单: the punished orders of a page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PunishOrderPage {
    /// 处罚订单列表: the orders.
    #[top(list_item = "result")]
    pub results: Vec<PunishOrder>,
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 页大小: the number of orders on a page.
    #[top(example = 10)]
    pub page_size: Option<i64>,
    /// 结果总数: the number of orders on all pages.
    #[top(example = 100)]
    pub total_count: Option<i64>,
}

/// 查询的对象: a page of punished orders, or a business error.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PunishOrderResult {
    /// 结果: the page.
    pub data: Option<PunishOrderPage>,
    /// 业务出错的描述: the text of the business error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 业务出错的状态码: the code of the business error.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
    /// 执行结果: a message about the result.
    #[top(example = "ok")]
    pub result_msg: Option<String>,
    /// 执行结果状态码: 200 for success.
    #[top(example = 200)]
    pub result_code: Option<i64>,
}
