//! Usage errors: in the language of this run, and without values that may be secrets.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use clap::Error;
use clap::error::{ContextKind, ErrorKind};

use crate::ui::failure::Failure;
use crate::ui::lang::{Lang, lang, say, text};

/// Options by which users try to pass a secret.
const SECRETS: [&str; 7] =
    ["--app-secret", "--secret", "--session", "--access-token", "--refresh-token", "--token", "--code"];

/// Converts a usage error. Returns the error unchanged if clap prints it: help, version, and most English messages.
pub(crate) fn from_clap(error: Error) -> Result<Failure, Error> {
    let of = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    if error.kind() == ErrorKind::UnknownArgument {
        let name = argument.split('=').next().unwrap_or_default();
        if SECRETS.contains(&name) {
            return Ok(secret_argument(name));
        }
        if !argument.starts_with('-') && of(ContextKind::Usage).contains("session ") {
            return Ok(secret_argument("code"));
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
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("{argument} 的值个数有误")
        }
        ErrorKind::NoEquals => format!("{argument} 与值之间须用 = 连接"),
        ErrorKind::InvalidUtf8 => "参数不是 UTF-8".to_owned(),
        _ => return Err(error),
    };
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggested = suggested.into_iter().map(of).find(|text| !text.is_empty());
    let choices = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    let choices = choices.into_iter().map(of).find(|text| !text.is_empty());
    Ok(Failure::usage(message).hint(match (suggested, choices) {
        (Some(similar), _) => format!("是否指 {similar}？"),
        (None, Some(choices)) => format!("可选：{choices}"),
        (None, None) => "用 --help 查看用法".to_owned(),
    }))
}

/// Returns a parser of numbers in this range.
pub(crate) fn within<T>(
    range: RangeInclusive<T>,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static
where
    T: FromStr + PartialOrd + Display + Clone + Send + Sync + 'static,
{
    move |text| {
        let (low, high) = (range.start(), range.end());
        let number = text.parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| say!("must be from {low} to {high}", "应在 {low} 至 {high} 之间"))
    }
}

/// Rejects a secret on the command line, which is visible to other users and in the shell's history.
pub(crate) fn secret_argument(name: &str) -> Failure {
    Failure::usage(say!(
        "{name} is a secret and cannot be given on the command line",
        "{name} 是密钥，不能写在命令行上"
    ))
    .hint(text(
        "set TBK_APP_SECRET and TBK_SESSION, store them with `tbk config set`, or pass a code to `tbk session exchange` on standard input; the value may be in the shell's history",
        "请设置 TBK_APP_SECRET、TBK_SESSION，或用 `tbk config set` 保存；code 由 `tbk session exchange` 从标准输入读取；刚才的值可能已留在 shell 历史中",
    ))
}
