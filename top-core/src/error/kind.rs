//! The default hint of each kind of failure.

use crate::schema::{ErrorKind, Hint};

impl ErrorKind {
    /// The hint for errors of this kind. Rules and APIs may have a more precise one.
    pub(crate) fn advice(self) -> Option<Hint> {
        let (en, zh) = match self {
            Self::NotSent => (
                "check the endpoint, the network and the proxy, then call again",
                "检查网关地址、网络和代理后重试",
            ),
            Self::OutcomeUnknown => (
                "check whether the call took effect before you repeat it",
                "先确认该操作是否已生效，再决定是否重试",
            ),
            Self::TimedOut | Self::Disconnected => ("call again later", "稍后重试"),
            Self::Throttled => ("reduce the call rate, and call again later", "降低调用频率，稍后重试"),
            Self::SessionMissing => (
                "this API needs a session: call it as `client.session(key).call(&api)`",
                "该接口需要授权：使用 `client.session(key).call(&api)` 调用",
            ),
            Self::SessionExpired | Self::SessionInvalid => {
                ("have the account authorise again", "请重新授权，获取新的 session")
            }
            Self::AppKey => (
                "check the app_key, and whether it belongs to this environment",
                "检查 app_key，以及它是否属于当前环境",
            ),
            Self::Signature => (
                "check whether app_key and app_secret belong to the same app",
                "检查 app_key 与 app_secret 是否匹配",
            ),
            Self::Clock => (
                "correct the system clock: it differs from the gateway's by more than ten minutes",
                "本机时间与服务器时间相差超过十分钟，请校准时钟（GMT+8）",
            ),
            Self::Permission => (
                "the app or the account has no permission for this API: apply for it in the console",
                "应用或账号没有该接口的权限，请在控制台申请",
            ),
            Self::BadParameter => ("correct the parameters named in the message", "请按提示修正参数"),
            Self::Platform => ("the platform failed: call again later", "平台服务异常，请稍后重试"),
            Self::Http => (
                "check that the endpoint is the gateway's `/router/rest`, and that no proxy replies instead",
                "检查地址是否为网关的 /router/rest，以及响应是否来自代理服务器",
            ),
            Self::Redirect => (
                "set the correct endpoint: redirects are not followed, because they would disclose the session",
                "请配置正确的网关地址：SDK 不跟随重定向，以免泄露 session",
            ),
            Self::TooLarge => (
                "raise `max_body_size` if you expect such a large response",
                "如确有需要，请调大 max_body_size",
            ),
            _ => return None,
        };
        Some(Hint::new(en, zh))
    }
}
