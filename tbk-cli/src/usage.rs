//! A command line that can't be read: in the language of this run, and without what may be a secret.

use clap::Error;
use clap::error::{ContextKind, ErrorKind};

use crate::failure::Failure;
use crate::lang::{Lang, lang, say, text};

/// Options that people look for to give a secret.
const SECRETS: [&str; 7] =
    ["--app-secret", "--secret", "--session", "--access-token", "--refresh-token", "--token", "--code"];

/// What is wrong, or the error again where clap itself is to print it: help, versions, and most in English.
pub(crate) fn told(error: Error) -> Result<Failure, Error> {
    let of = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    if error.kind() == ErrorKind::UnknownArgument {
        let name = argument.split('=').next().unwrap_or_default();
        if SECRETS.contains(&name) {
            return Ok(no_secret(name));
        }
        if !argument.starts_with('-') && of(ContextKind::Usage).contains("session ") {
            return Ok(no_secret("code"));
        }
    }
    if lang() == Lang::En {
        return Err(error);
    }
    let value = of(ContextKind::InvalidValue);
    let prior = of(ContextKind::PriorArg);
    let command = of(ContextKind::InvalidSubcommand);
    let message = match error.kind() {
        ErrorKind::UnknownArgument => format!("未知参数 {argument}"),
        ErrorKind::InvalidSubcommand => format!("未知命令 {command}"),
        ErrorKind::MissingSubcommand => "缺少子命令".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::ArgumentConflict => format!("{argument} 不能与 {prior} 同用"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 需要一个值"),
        ErrorKind::InvalidValue => format!("{argument} 的值 {value:?} 无效"),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            format!("{argument} 的值 {value:?} 无效：{why}")
        }
        _ => return Err(error),
    };
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggested = suggested.into_iter().map(of).find(|text| !text.is_empty());
    let choices = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    let choices = choices.into_iter().map(of).find(|text| !text.is_empty());
    Ok(Failure::usage(message).hint(match (suggested, choices) {
        (Some(meant), _) => format!("是否指 {meant}？"),
        (None, Some(choices)) => format!("可选：{choices}"),
        (None, None) => "用 --help 查看用法".to_owned(),
    }))
}

/// The refusal of a secret on the command line, which other users and the shell's history see.
pub(crate) fn no_secret(name: &str) -> Failure {
    Failure::usage(say!(
        "{name} is a secret: no value is taken from the command line",
        "{name} 是密钥，不能写在命令行上"
    ))
    .hint(text(
        "set TBK_APP_SECRET and TBK_SESSION, keep them with `tbk config set`, or give a code to `tbk session exchange` on standard input; the shell's history may hold the one just given",
        "请设置 TBK_APP_SECRET、TBK_SESSION，或用 `tbk config set` 保存；code 由 `tbk session exchange` 从标准输入读取；刚才的值可能已留在 shell 历史中",
    ))
}
