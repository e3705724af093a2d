//! What to do about an error of the gateway.

use crate::error::ApiError;

/// The most precise advice first: by `sub_code`, then by `code`.
pub(crate) fn of(error: &ApiError) -> Option<&'static str> {
    error.sub_code.as_deref().and_then(by_sub_code).or_else(|| error.code.number().and_then(by_code))
}

fn by_sub_code(sub_code: &str) -> Option<&'static str> {
    Some(match sub_code {
        "accesscontrol.limited-by-app-access-count" | "isv.access-limited-by-app-access-count" => {
            "the app's quota of the day is used up: wait as long as `sub_msg` says, or reset it in the console"
        }
        "-4003" => "numeric item ids were retired: use the id from a current search or link conversion",
        "20000" => "only Taobao and Tmall links can become a 口令: convert the link first",
        "9100" | "3001" => "the account is throttled over all of its apps: call less often, then again",
        "2007" => "the time window is too long: at most 3 hours, 20 minutes during promotions",
        "2004" => "orders older than 90 days are not served",
        "1008" => "send `position_index` back exactly as the page before gave it, with `jump_type`",
        "invalid-sessionkey" | "session-expired" | "session-not-exist" => {
            "the session is not valid for this app_key: have the account authorise again"
        }
        "isv.appkey-not-exists" => "check the app_key, and that it belongs to this environment",
        _ if sub_code.starts_with("accesscontrol.") || sub_code.contains("call-limited") => {
            "calls come too fast: wait as long as `sub_msg` says, then call again"
        }
        _ if sub_code.starts_with("isv.permission") => {
            "the app lacks the permission for this API: apply for it in the console"
        }
        _ if sub_code.starts_with("isv.missing-parameter") => "set the parameter that `sub_code` names",
        _ if sub_code.starts_with("isv.invalid-parameter") => "correct the parameter that `sub_code` names",
        "isp.param-error" | "isp.pid-check-error" | "isp.invalid-parameters" => {
            "despite its name this is about the request: check the parameters and the pid"
        }
        _ => return None,
    })
}

fn by_code(code: i64) -> Option<&'static str> {
    Some(match code {
        4..=8 => "calls come too fast or the quota is used up: wait, then call again",
        9 => "send the request as POST",
        10 => "the service is unavailable for the moment: check the parameters, then call again later",
        11..=13 => "the app or the account lacks the permission for this API: apply for it in the console",
        21 | 22 => "check the name of the API",
        24 | 25 => "check that app_key and app_secret belong together",
        26 => "this API needs a session: call it as `client.session(key).call(&api)`",
        27 | 42 | 44 | 53 => "the session is not valid for this app_key: have the account authorise again",
        28 | 29 => "check the app_key, and that it belongs to this environment",
        30 | 31 => "the machine's clock is more than ten minutes off: set it right",
        40 => "set the parameters that the message names",
        41 | 43 => "correct the parameters that the message names",
        _ => return None,
    })
}
