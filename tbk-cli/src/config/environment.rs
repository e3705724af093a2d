//! The variables `TBK_…`.

use std::ffi::OsString;

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// The variable of the configuration directory. It is a path, which may be any bytes.
pub(super) const CONFIG_DIR: &str = "TBK_CONFIG_DIR";

/// Rejects variables of this program that are not UTF-8. A variable that is ignored could select production.
pub(crate) fn check() -> Result<(), Failure> {
    check_all(std::env::vars_os())
}

fn check_all(variables: impl Iterator<Item = (OsString, OsString)>) -> Result<(), Failure> {
    let mut wrong: Vec<_> = variables
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
        .filter(|(name, value)| name.starts_with("TBK_") && name != CONFIG_DIR && value.to_str().is_none())
        .map(|(name, _)| name)
        .collect();
    wrong.sort();
    match wrong.first() {
        None => language(),
        Some(name) => Err(Failure::usage(say!("{name} is not UTF-8", "{name} 不是 UTF-8"))
            .hint(text("set it again, or unset it", "请重新设置或取消该变量"))),
    }
}

/// Rejects a `TBK_LANG` that is neither Chinese nor English. The locale variables may name any language.
fn language() -> Result<(), Failure> {
    let Some(value) = variable("TBK_LANG") else { return Ok(()) };
    let lower = value.to_ascii_lowercase();
    if ["zh", "en", "c", "posix"].iter().any(|known| lower.split(['_', '-', '.']).next() == Some(*known)) {
        return Ok(());
    }
    Err(Failure::usage(say!("TBK_LANG {value:?} is not supported", "不支持 TBK_LANG {value:?}"))
        .hint(text("use zh or en", "可用：zh、en")))
}

/// Rejects `TBK_ENDPOINT` without a value: it could be meant for another gateway than production.
pub(super) fn blank_endpoint() -> Result<(), Failure> {
    match std::env::var("TBK_ENDPOINT") {
        Ok(value) if value.trim().is_empty() => {
            Err(Failure::usage(text("TBK_ENDPOINT is set but empty", "TBK_ENDPOINT 已设置但为空")).hint(
                text(
                    "set the URL of a gateway, or unset it: the default is the profile or production",
                    "请设为网关地址，或取消该变量：默认取 profile 或正式环境",
                ),
            ))
        }
        _ => Ok(()),
    }
}

/// Returns the value of a variable. A blank value counts as not set.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::ffi::OsStringExt as _;

    use super::*;

    #[test]
    fn variables_that_are_not_utf8_are_named() {
        let check = |name: &str| {
            let value = OsString::from_vec(vec![0xff]);
            check_all([(OsString::from(name), value)].into_iter()).map_err(|failure| failure.to_string())
        };
        assert_eq!(check("TBK_ENDPOINT"), Err("TBK_ENDPOINT is not UTF-8".to_owned()));
        assert_eq!(check("TBK_ACCOUNT"), Err("TBK_ACCOUNT is not UTF-8".to_owned()));
        assert_eq!(check("TBK_CONFIG_DIR"), Ok(()));
        assert_eq!(check("OTHER"), Ok(()));
    }
}
