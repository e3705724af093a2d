//! 淘宝客-推广者-互动任务投放.

use top_core::{Pid, TopApi, TopObject, Yuan};

/// 淘宝客-推广者-互动任务投放 (`taobao.tbk.thor.task.select`)
///
/// Returns the interactive tasks to show on a device.
///
/// - Caller: 推广者. Session: not documented.
/// - For large media (大媒体) of 淘宝联盟.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=55385>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let req = ThorTaskOption {
///     top_device_detail: ThorTaskDevice {
///         oaid: Some("47befdff-fb1f-4b96-ddff-bf3fb77f744e".to_owned()),
///         ..ThorTaskDevice::default()
///     },
///     union_session_id: None,
///     pid: "mm_26632322_6858406_23810104".parse()?,
///     client_id: "524646".to_owned(),
///     task_id: None,
/// };
/// let request = TbkThorTaskSelect::builder().req(req).build();
/// for task in client.call(&request).await?.data.data {
///     println!("{:?} {:?}", task.task_name, task.url);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.thor.task.select",
    title = "淘宝客-推广者-互动任务投放",
    api_id = 55385,
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkThorTaskSelect {
    /// 入参: the promotion zone and the device that the tasks are for.
    pub req: ThorTaskOption,
}

/// 入参: the promotion zone and the device that tasks are for.
#[derive(Debug, Clone, PartialEq, TopObject)]
pub struct ThorTaskOption {
    /// 设备信息: the ids of the device. At least one is required.
    pub top_device_detail: ThorTaskDevice,
    /// 会话 id: the session of the medium at 淘宝联盟.
    #[top(example = "afcc931f750340c8a662623aa3966be9")]
    pub union_session_id: Option<String>,
    /// 广告位 pid: the promotion zone of the medium.
    #[top(example = "mm_234_43_64")]
    pub pid: Pid,
    /// AppKey: the AppKey that the platform assigned to the app.
    #[top(example = "524646")]
    pub client_id: String,
    /// 互动任务 id: the id of the task.
    #[top(example = 124)]
    pub task_id: Option<i64>,
}

/// 设备信息: the ids of a device. At least one is required.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct ThorTaskDevice {
    /// IDFA: the advertising id of a device with iOS 6 or later.
    #[top(example = "9C287922-EE26-4501-94B5-DDE6F83E1475")]
    pub idfa: Option<String>,
    /// IMEI 的 MD5: the MD5 hash of the upper-case IMEI, in upper case.
    #[top(example = "52CF20235A5A6346")]
    pub imei_md5: Option<String>,
    /// IMEI: the plain IMEI of an Android device. Letters and digits.
    #[top(example = "358000046760359", max_len = 16)]
    pub imei: Option<String>,
    /// OAID: the OAID of a device with Android Q.
    #[top(example = "47befdff-fb1f-4b96-ddff-bf3fb77f744e")]
    pub oaid: Option<String>,
    /// MAC: the MAC address of the device.
    #[top(example = "07-16-76-00-02-86")]
    pub mac: Option<String>,
}

/// The response to [`TbkThorTaskSelect`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkThorTaskSelectResponse {
    /// 互动任务: the tasks.
    #[top(list_item = "task_instance")]
    pub data: Vec<ThorTask>,
}

/// 互动任务: an interactive task.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ThorTask {
    /// 互动任务类型: the type of task.
    #[top(example = "LOGIN")]
    pub task_type: Option<String>,
    /// 互动任务 CPA 价格: the CPA price of the task.
    #[top(example = "0.05")]
    pub task_cost: Option<Yuan>,
    /// 按钮文案: the text of the task's button.
    #[top(example = "去绑定")]
    pub task_button: Option<String>,
    /// 任务描述: the description of the task.
    #[top(example = "绑定淘宝账号，逛淘宝也能赚钱")]
    pub task_desc: Option<String>,
    /// 任务标题: the title of the task.
    #[top(example = "绑定淘宝")]
    pub task_name: Option<String>,
    /// 任务链接: the link of the task.
    #[top(example = "https://mos.m.taobao.com/union/media/activity/auth")]
    pub url: Option<String>,
    /// 任务 id: the id of the task.
    #[top(example = 124)]
    pub task_id: Option<i64>,
    /// 任务状态: the state of the task.
    #[top(example = "ACCEPTED")]
    pub status: Option<String>,
}
