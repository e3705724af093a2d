//! Confirmation of calls that make changes.

use std::io::IsTerminal as _;

use console::Term;
use top_core::Params;
use top_core::schema::ApiSchema;

use super::stake;
use crate::config::credentials::Target;
use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{note, printable};
use crate::ui::secret::masked;

/// The calls that will be made.
pub(crate) struct Plan<'p> {
    pub(crate) method: &'p str,
    pub(crate) api: Option<&'p ApiSchema>,
    /// The gateways, apps and accounts, one for each account.
    pub(crate) targets: &'p [Target],
    /// The parameters of each call.
    pub(crate) calls: &'p [&'p Params],
    /// The number of invalid lines of the input, which are not sent.
    pub(crate) invalid: usize,
}

impl Plan<'_> {
    /// Prints what the calls affect to standard error: the gateway, the accounts, the amount and the parameters.
    pub(crate) fn print(&self) {
        let &Self { method, api, targets, calls, invalid } = self;
        let title = api.and_then(|api| api.title).unwrap_or_default();
        note(format!("{method} {title}").trim_end());
        for target in targets {
            print_target(target);
        }
        let count = calls.len();
        let shown = counted(count, "call", "calls");
        let mut shown = say!("  calls: {shown}", "  调用次数：{count}");
        if invalid > 0 {
            let lines = counted(invalid, "invalid line is", "invalid lines are");
            shown += &say!("; {lines} not sent", "；{invalid} 行无效，不发送");
        }
        note(&shown);
        if let Some(amount) = api.and_then(|api| stake::of(api, calls.iter().copied())) {
            note(&say!("  amount: {amount}", "  金额：{amount}"));
        }
        // The parameters of many calls are in the input.
        let [params] = calls else { return };
        for (name, value) in params.iter() {
            note(&format!("  {name}={}", masked(params, name, value)));
        }
        for (name, file) in params.files() {
            note(&format!("  {name}=@{}", file.name()));
        }
    }

    /// Asks for confirmation on the terminal. Without a terminal, returns an error.
    pub(crate) fn ask(&self) -> Result<(), Failure> {
        let method = self.method;
        let term = Term::stderr();
        if !term.is_term() || !std::io::stdin().is_terminal() {
            let why = if self.api.is_some() {
                say!("every call of {method} makes a change", "{method} 每次调用都会产生变更")
            } else {
                say!("{method} is unknown and may make changes", "{method} 未收录，可能会产生变更")
            };
            return Err(Failure::usage(why).hint(text(
                "add --execute to make the call, or --dry-run to show the request",
                "确认要执行请加 --execute；用 --dry-run 可先查看将发送的内容",
            )));
        }
        self.print();
        let count = self.calls.len();
        let calls = counted(count, "call", "calls");
        let question = say!(
            "Every call of this API makes a change ({calls}). Continue? [y/N] ",
            "该接口每次调用都会产生变更，共 {count} 次调用。是否继续？[y/N] "
        );
        let failed = |error: std::io::Error| Failure::local(cause::describe(&error));
        term.write_str(&printable(&question)).map_err(failed)?;
        let answer = term.read_line().map_err(failed)?;
        if matches!(answer.trim(), "y" | "Y" | "yes" | "是") {
            return Ok(());
        }
        Err(Failure::usage(text("no request was sent", "未发送任何请求")))
    }
}

fn print_target(target: &Target) {
    let Target { gateway, production, profile, app_key, account } = target;
    let kind = if *production { text("production", "正式环境") } else { text("sandbox", "沙箱环境") };
    let none = text("none", "无");
    let profile = profile.as_deref().unwrap_or(none);
    let account = account.as_deref().unwrap_or(none);
    note(&say!("  gateway: {kind}, {gateway}", "  网关：{kind}，{gateway}"));
    note(&say!(
        "  profile: {profile}, app_key: {app_key}, account: {account}",
        "  profile：{profile}，app_key：{app_key}，账号：{account}"
    ));
}
