//! Names of profiles and accounts. They are completed and printed as parts of commands, so they need no quotes in a shell.

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// What a name belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Name {
    Profile,
    Account,
}

/// Whether a name has 1 to 64 letters, digits, `_`, `-`, `.` or `@`, and does not begin like an option.
pub(crate) fn is_valid(name: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || "_-.@".contains(c);
    (1..=64).contains(&name.chars().count()) && name.chars().all(allowed) && !name.starts_with('-')
}

/// Rejects a name with other characters.
pub(crate) fn check(name: &str, kind: Name) -> Result<(), Failure> {
    if is_valid(name) {
        return Ok(());
    }
    let what = match kind {
        Name::Profile => text("the profile name", "profile 名称"),
        Name::Account => text("the account name", "账号名"),
    };
    Err(Failure::usage(say!("{what} {name:?} is not valid", "{what} {name:?} 不合法")).hint(text(
        "a name has 1 to 64 letters (Chinese too), digits, _ - . @ and does not begin with -",
        "名称为 1 到 64 个字符：字母、汉字、数字、_ - . @，且不以 - 开头",
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_need_no_quotes_in_a_shell() {
        for name in ["shop1", "旗舰店_2", "a.b-c@x", &"店".repeat(64)] {
            assert!(is_valid(name), "{name}");
        }
        for name in ["", "a b", "$(id)", "a;b", "-x", "a:b", "a/b", "a\n", "\u{202e}a", &"a".repeat(65)] {
            assert!(!is_valid(name), "{name}");
        }
    }
}
