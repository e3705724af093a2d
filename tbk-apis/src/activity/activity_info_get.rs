//! 淘宝客-推广者-官方活动转链.

use top_core::{AdzoneId, Pid, RelationId, TopApi, TopObject};

use super::ActivityInfo;

/// 淘宝客-推广者-官方活动转链 (`taobao.tbk.activity.info.get`)
///
/// Returns an official campaign and its promotion links.
///
/// - Caller: 推广者. Session: none.
/// - Links of second and third parties (二方, 三方) are supported.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=48340>
///
/// # Errors
///
/// `4` unknown promotion zone, `isv.invalid-parameter-adzone` a promotion zone of another account,
/// `isv.invalid-parameter-materialId` an invalid or expired campaign, `1107` and `1108` a link or QR code of 饿了么 was
/// not generated.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request =
///     TbkActivityInfoGet::builder().activity_material_id("20150318020014311").adzone_id(23810104).build();
/// let activity = client.call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?} {:?}", activity.page_name, activity.short_click_url);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.activity.info.get",
    title = "淘宝客-推广者-官方活动转链",
    api_id = 48340,
    idempotent,
    errors = super::errors::ACTIVITY_INFO
)]
#[non_exhaustive]
pub struct TbkActivityInfoGet {
    /// 官方活动会场 ID: the campaign page, from 我要推广 > 活动推广 in the console of 淘宝客.
    #[top(example = "123")]
    pub activity_material_id: String,
    /// 推广位 ID: the promotion zone that the links belong to, the last part of the PID.
    #[top(example = 123)]
    pub adzone_id: AdzoneId,
    /// 三方 pid: the PID of the third party. Only for commission that is shared with a third party (三方分成).
    #[top(example = "mm_1_2_3")]
    pub sub_pid: Option<Pid>,
    /// 渠道关系 ID: the channel.
    #[top(example = 123)]
    pub relation_id: Option<RelationId>,
    /// 自定义输入串: the publisher's own mark, which tells its channels apart. Letters and digits.
    #[top(max_len = 12)]
    pub union_id: Option<String>,
}

/// The response to [`TbkActivityInfoGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkActivityInfoGetResponse {
    /// 返回结果对象: the campaign.
    pub data: Option<ActivityInfo>,
}
