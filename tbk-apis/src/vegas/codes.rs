//! Codes of these APIs. The labels are the words of the official documents.

use top_core::TopCode;

/// 红包类型 (`activity_category`): the programme that the red packets belong to.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum VegasActivity {
    /// 超级红包: super red packets.
    #[code(1, "超级红包")]
    SuperRedPacket,
    /// 福利购: welfare purchases.
    #[code(2, "福利购")]
    WelfarePurchase,
    /// 签到红包: red packets for signing in.
    #[code(3, "签到红包")]
    SignIn,
    /// 福利直降: welfare price cuts.
    #[code(4, "福利直降")]
    WelfarePriceCut,
    /// 幸运赢免单: a chance of a free order.
    #[code(5, "幸运赢免单")]
    FreeOrder,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 查询维度 (`rpt_dim`): the dimension of a report.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum VegasReportDimension {
    /// pid维度: by promotion zone.
    #[code("pid", "pid维度")]
    Pid,
    /// 渠道关系id: by channel.
    #[code("relation", "渠道关系id")]
    Relation,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 待核销的红包 (`is_new_user`): whether the user has an unused red packet.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum VegasRedPacketStatus {
    /// 该用户当前有待核销的红包: the user has an unused red packet.
    #[code("0", "有待核销的红包")]
    Pending,
    /// 该用户当前无待核销的红包: the user has no unused red packet.
    #[code("1", "无待核销的红包")]
    NonePending,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 安全等级 (`security_level`): always 0.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum TljSecurityLevel {
    /// 必须传入0: the only value that is allowed.
    #[code(0, "固定值")]
    Fixed,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 结束日期的模式 (`use_end_time_mode`): the form of the end of the validity period period.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum TljEndTimeMode {
    /// 相对时间: a number of days after the claim.
    #[code(1, "相对时间")]
    Relative,
    /// 绝对时间: a date, or a date and a time.
    #[code(2, "绝对时间")]
    Absolute,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 淘礼金皮肤模版ID (`award_img_template_id`): the look of a 淘礼金.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum TljTemplate {
    /// 日常模板（长期可用）: the everyday look, available for the long term.
    #[code("1", "日常模板")]
    Everyday,
    /// 弹窗模板（长期可用）: the pop-up look, available for the long term.
    #[code("2", "弹窗模板")]
    PopUp,
    /// 近期大促活动模版: the look of the current promotion.
    #[code("3", "近期大促活动模版")]
    Promotion,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}
