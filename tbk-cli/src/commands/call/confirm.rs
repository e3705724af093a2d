//! Confirmation of calls that make changes.

use std::io::IsTerminal as _;

use console::Term;
use top_core::Params;
use top_core::schema::ApiSchema;

use crate::config::credentials::Target;
use crate::ui::failure::Failure;
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{note, printable};
use crate::ui::secret::masked;

/// Asks for confirmation on the terminal. Without a terminal, returns an error.
pub(crate) fn ask(
    method: &str,
    api: Option<&ApiSchema>,
    target: &Target,
    count: usize,
    params: &Params,
) -> Result<(), Failure> {
    let term = Term::stderr();
    if !term.is_term() || !std::io::stdin().is_terminal() {
        let why = if api.is_some() {
            say!("every call of {method} makes a change", "{method} 每次调用都会产生变更")
        } else {
            say!("{method} is unknown and may make changes", "{method} 未收录，可能会产生变更")
        };
        return Err(Failure::usage(why).hint(text(
            "add --execute to make the call, or --dry-run to show the request",
            "确认要执行请加 --execute；用 --dry-run 可先查看将发送的内容",
        )));
    }
    let title = api.and_then(|api| api.title).unwrap_or_default();
    note(&format!("{method} {title}"));
    describe(target);
    for (name, value) in params.iter() {
        note(&format!("  {name}={}", masked(name, value)));
    }
    for (name, file) in params.files() {
        note(&format!("  {name}=@{}", file.name()));
    }
    let calls = counted(count, "call", "calls");
    let question = say!(
        "Every call of this API makes a change ({calls}). Continue? [y/N] ",
        "该接口每次调用都会产生变更，共 {count} 次调用。是否继续？[y/N] "
    );
    let failed = |error: std::io::Error| Failure::local(error.to_string());
    term.write_str(&printable(&question)).map_err(failed)?;
    let answer = term.read_line().map_err(failed)?;
    if matches!(answer.trim(), "y" | "Y" | "yes" | "是") {
        return Ok(());
    }
    Err(Failure::usage(text("no request was sent", "未发送任何请求")))
}

/// Shows what the calls affect.
fn describe(target: &Target) {
    let Target { gateway, production, profile, app_key, account } = target;
    let kind = if *production { text("production", "正式环境") } else { text("sandbox", "沙箱环境") };
    let none = || text("none", "无").to_owned();
    let (profile, account) = (profile.clone().unwrap_or_else(none), account.clone().unwrap_or_else(none));
    note(&say!("  gateway: {kind}, {gateway}", "  网关：{kind}，{gateway}"));
    note(&say!(
        "  profile: {profile}, app_key: {app_key}, account: {account}",
        "  profile：{profile}，app_key：{app_key}，账号：{account}"
    ));
}
