//! The command line: all commands and the global options.

use clap::{Command as Clap, CommandFactory as _, Parser, Subcommand};

use clap_complete::ArgValueCompleter;

use crate::api::completions;
use crate::commands;
use crate::config::credentials::Selection;
use crate::ui::deferred::deferred;
use crate::ui::help::localized;
use crate::ui::lang::text;
use crate::ui::output::Output;

#[derive(Debug, Parser)]
#[command(
    name = "tbk",
    version,
    arg_required_else_help = true,
    // The texts of clap's own command cannot be translated.
    disable_help_subcommand = true,
    about = text(
        "The Taobaoke (淘宝客) APIs of the Taobao Open Platform (TOP)",
        "淘宝开放平台（TOP）淘宝客接口命令行工具",
    ),
    after_help = text(
        "Examples:\n  tbk apis 订单                     # find an API\n  tbk describe taobao.tbk.order.details.get\n  \
         tbk call taobao.tbk.shop.get fields=user_id q=女装 --sandbox\n  tbk explain 15/isv.item-not-exist\n\n\
         Credentials are read from flags, then from TBK_APP_KEY, TBK_APP_SECRET and TBK_SESSION, then from the profile \
         stored by `tbk config`. The language is set by TBK_LANG or LANG.\n\
         Exit status: 0 success, 1 error, 2 usage error, 4 authorisation, 5 throttled, 6 partially done, 7 business error, \
         8 outcome unknown: a change may have taken effect.",
        "示例：\n  tbk apis 订单                     # 查找接口\n  tbk describe taobao.tbk.order.details.get\n  \
         tbk call taobao.tbk.shop.get fields=user_id q=女装 --sandbox\n  tbk explain 15/isv.item-not-exist\n\n\
         凭证依次取自命令行参数、环境变量 TBK_APP_KEY、TBK_APP_SECRET、TBK_SESSION，以及 `tbk config` 保存的 profile。\
         语言取自 TBK_LANG 或 LANG。\n\
         退出码：0 成功，1 错误，2 用法错误，4 授权，5 流控，6 部分完成，7 业务校验未通过，8 结果未知：变更可能已生效。",
    )
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) selection: Selection,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Apis(commands::apis::Apis),
    Describe(commands::describe::Describe),
    Schema(commands::schema::Schema),
    Call(Box<commands::call::Call>),
    Sign(Box<commands::sign::Sign>),
    Decode(commands::decode::Decode),
    Explain(commands::explain::Explain),
    Link(Box<commands::link::Links>),
    Pid(commands::pid::PidCommand),
    Orders(commands::orders::Orders),
    Quota(commands::quota::Quota),
    Doctor(commands::doctor::Doctor),
    Session(commands::session::Sessions),
    Config(commands::config::Configure),
    Sandbox(commands::sandbox::Sandboxes),
    Completions(commands::completions::Completions),
    Man(commands::man::Man),
    Help(commands::help::Help),
    #[command(about = text("Prints the version", "显示版本"), after_help = "tbk version")]
    Version,
}

/// Returns the command line in the language of this run.
pub(crate) fn command() -> Clap {
    // `Output` is in a lower layer than the APIs.
    let fields = ArgValueCompleter::new(completions::fields);
    deferred(localized(Arguments::command().mut_arg("fields", |argument| argument.add(fields)), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the command line with the subcommands that are deferred.
    fn built() -> Clap {
        let mut command = command();
        command.build();
        command
    }

    fn each(command: &Clap, visit: &mut dyn FnMut(&Clap)) {
        visit(command);
        command.get_subcommands().for_each(|command| each(command, visit));
    }

    #[test]
    fn the_command_line_is_well_formed() {
        command().debug_assert();
    }

    #[test]
    fn every_command_and_argument_has_help() {
        each(&built(), &mut |command| {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some(), "{} {}", command.get_name(), argument.get_id());
            }
        });
    }

    #[test]
    fn every_command_shows_examples() {
        each(&built(), &mut |command| {
            let subcommands = [
                "set", "unset", "list", "use", "remove", "path", "url", "exchange", "refresh", "serve",
                "clear",
            ];
            if !subcommands.contains(&command.get_name()) {
                let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.contains("tbk "), "{}", command.get_name());
            }
        });
    }
}
