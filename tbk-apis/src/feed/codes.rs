//! Codes of paid traffic (投流).

use top_core::TopCode;

/// 数据聚合维度 (`dimensions`): the dimension by which figures are grouped.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum FeedDimension {
    /// 日期: by day.
    #[code("ds", "日期")]
    Date,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 设备类型 (`device_type`): the kind of device id that is uploaded.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum FeedDeviceType {
    /// IMEI.
    #[code(8, "IMEI")]
    Imei,
    /// The MD5 of the IMEI.
    #[code(9, "IMEI_MD5")]
    ImeiMd5,
    /// IDFA.
    #[code(10, "IDFA")]
    Idfa,
    /// OAID.
    #[code(12, "OAID")]
    Oaid,
    /// The MD5 of the IDFA.
    #[code(13, "IDFA_MD5")]
    IdfaMd5,
    /// The MD5 of the OAID.
    #[code(14, "OAID_MD5")]
    OaidMd5,
    /// CAID.
    #[code(15, "CAID")]
    Caid,
    /// The MD5 of the CAID.
    #[code(25, "CAID_MD5")]
    CaidMd5,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 用户行为指标类型 (`indicator_type`): the user's action that is counted.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum FeedIndicatorType {
    /// 播放: plays.
    #[code(1, "播放")]
    Play,
    /// 曝光: impressions.
    #[code(2, "曝光")]
    Exposure,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// RTA 开关状态 (`rta_switch`): whether RTA is on.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum FeedRtaSwitch {
    /// 关闭: off.
    #[code(0, "关闭")]
    Off,
    /// 开启: on.
    #[code(1, "开启")]
    On,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 账单状态 (`status`): whether a payment succeeded.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum FeedBillStatus {
    /// 打款成功: the payment succeeded.
    #[code(1, "打款成功")]
    Paid,
    /// 打款失败: the payment failed.
    #[code(2, "打款失败")]
    PaymentFailed,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
