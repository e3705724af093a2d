//! The command line in the language of this run: the texts that clap adds to the help, in Chinese.

use clap::{Arg, ArgAction, Command};

use crate::ui::lang::{Lang, lang};

/// Prepares a command and its subcommands. `parent` is the path of the parent command; it is empty for `tbk` itself, whose
/// commands are deferred.
pub(crate) fn localized(command: Command, parent: &str) -> Command {
    let command = command.mut_args(repeatable);
    if parent.is_empty() {
        let usage = "tbk [选项] <命令>".to_owned();
        return in_chinese(command, |_| usage);
    }
    let path = format!("{parent} {}", command.get_name());
    in_chinese(command, |command| usage(command, &path)).mut_subcommands(|command| localized(command, &path))
}

/// Lets a flag be repeated: `--dry-run --dry-run` is the same as `--dry-run`.
fn repeatable(argument: Arg) -> Arg {
    match argument.get_action() {
        ArgAction::SetTrue => {
            let id = argument.get_id().clone();
            argument.overrides_with(id)
        }
        _ => argument,
    }
}

/// Replaces the headings, the usage, the names of values, and the lists of defaults and possible values of a command, if the
/// language is Chinese.
fn in_chinese(command: Command, usage: impl FnOnce(&Command) -> String) -> Command {
    if lang() == Lang::En {
        return command;
    }
    let mut command = with_help(command)
        .help_template("{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}")
        .subcommand_value_name("命令")
        .disable_help_subcommand(true)
        .mut_args(argument);
    if command.has_subcommands() {
        command = command.subcommand_help_heading("命令");
    }
    if command.get_version().is_some() {
        command = command
            .disable_version_flag(true)
            .arg(clap::arg!(-V --version "显示版本").action(ArgAction::Version).help_heading("选项"));
    }
    let usage = usage(&command);
    command.override_usage(usage)
}

/// Adds `--help` in Chinese, unless the command has it. Its place decides in which order the headings are shown, so a deferred
/// command gets it before the options of all commands.
pub(crate) fn with_help(command: Command) -> Command {
    if lang() == Lang::En || command.is_disable_help_flag_set() {
        return command;
    }
    let help = clap::arg!(-h --help "显示帮助").action(ArgAction::Help).help_heading("选项");
    command.disable_help_flag(true).arg(help)
}

/// Returns the usage without clap's English words.
fn usage(command: &Command, path: &str) -> String {
    let usage = command.clone().render_usage().to_string();
    let (_, arguments) = usage.split_once(command.get_name()).unwrap_or_default();
    format!("{path}{}", arguments.replace("[OPTIONS]", "[选项]").replace("[COMMAND]", "[命令]"))
}

fn argument(argument: Arg) -> Arg {
    let heading = if argument.is_positional() { "参数" } else { "选项" };
    let mut argument = match argument.get_help_heading() {
        Some(_) => argument,
        None => argument.help_heading(heading),
    };
    if argument.get_action().takes_values() {
        let id = argument.get_id().as_str().to_uppercase();
        let name = argument.get_value_names().and_then(|names| names.first()).map_or(id, ToString::to_string);
        argument = argument.value_name(value_name(&name));
        argument = with_values(argument);
    }
    argument
}

/// Appends the default, the possible values and the variable to the help.
fn with_values(argument: Arg) -> Arg {
    // An option of all commands that has them already.
    if argument.is_hide_default_value_set() {
        return argument;
    }
    let Some(mut help) = argument.get_help().map(ToString::to_string) else { return argument };
    let defaults: Vec<_> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if !defaults.is_empty() {
        help = format!("{help} [默认：{}]", defaults.join("、"));
    }
    let possible: Vec<_> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !possible.is_empty() {
        help = format!("{help} [可选：{}]", possible.join("、"));
    }
    if let Some(variable) = argument.get_env() {
        help = format!("{help} [环境变量：{}]", variable.to_string_lossy());
    }
    argument.help(help).hide_default_value(true).hide_possible_values(true).hide_env(true)
}

fn value_name(name: &str) -> String {
    match name {
        "METHOD" => "接口名",
        "NAME=VALUE" => "名称=值",
        "NAME" => "名称",
        "NAMES" | "FIELDS" => "字段",
        "FILE" => "文件",
        "FILE|URL" => "文件|网址",
        "ACCOUNTS" => "数量",
        "TEXT" => "文本",
        "WANTS" => "内容",
        "MARK" => "标记",
        "DIRECTORY" => "目录",
        "FORMAT" => "格式",
        "SECONDS" => "秒",
        "DAYS" => "天",
        "CALLS" | "ROWS" => "数量",
        "TIME" => "时间",
        "URL" => "网址",
        "KIND" => "类型",
        "LIST" | "LISTS" => "列表",
        "CODE" => "代码",
        "TRADE_ID" => "订单号",
        "KEY" => "键",
        "VALUE" => "值",
        "PART" => "部分",
        "POSITION" => "位置",
        "TYPES" => "类型",
        "PORT" => "端口",
        "SEED" => "种子",
        "WORDS" => "关键词",
        "SUBJECT" => "主题",
        "SESSION" => "要求",
        "SHELL" => "shell",
        "COMMAND" => "命令",
        "CODE|TEXT" => "错误码|文本",
        "SIGN_METHOD" => "算法",
        other => return other.to_owned(),
    }
    .to_owned()
}
