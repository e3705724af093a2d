//! The option `--accounts`.

use std::collections::HashSet;

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// The maximum number of accounts.
const MAX: usize = 100;

/// The name of the account without the option.
const DEFAULT: &str = "sandbox";

/// The names of the accounts, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names(Vec<String>);

impl Names {
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// Parses a number of accounts, or names separated by commas.
pub(super) fn parse(value: &str) -> Result<Names, String> {
    if let Ok(count) = value.parse::<usize>() {
        if !(1..=MAX).contains(&count) {
            return Err(say!("must be from 1 to {MAX}, not {count}", "应为 1 到 {MAX}，不能是 {count}"));
        }
        return Ok(Names((1..=count).map(|number| format!("account{number}")).collect()));
    }
    let names: Vec<_> = value.split(',').map(|name| name.trim().to_owned()).collect();
    if names.len() > MAX {
        let count = names.len();
        return Err(say!("has {count} names, at most {MAX} are allowed", "有 {count} 个名称，最多 {MAX} 个"));
    }
    let is_safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let mut variables = HashSet::new();
    for name in &names {
        if name.is_empty() || !name.chars().all(is_safe) {
            return Err(say!(
                "{name:?} is not an account name: use letters, digits, `-` and `_`",
                "{name:?} 不是合法的账号名：只能包含字母、数字、`-` 和 `_`"
            ));
        }
        if !variables.insert(variable(name)) {
            return Err(say!("the account {name} is given twice", "账号 {name} 重复"));
        }
    }
    Ok(Names(names))
}

/// Returns the environment variable with the session of an account.
pub(super) fn variable(name: &str) -> String {
    format!("TBK_SESSION_{}", name.replace('-', "_"))
}

/// Refuses the account of a fault rule that the sandbox has not.
pub(super) fn check_known(name: &str, names: Option<&Names>) -> Result<(), Failure> {
    let known: Vec<_> = names.map_or_else(|| vec![DEFAULT], |names| names.iter().collect());
    if known.contains(&name) {
        return Ok(());
    }
    let known = known.join(", ");
    Err(Failure::usage(say!(
        "a fault rule is for the account {name:?}; the accounts are: {known}",
        "故障规则中的账号 {name:?} 不存在；现有账号：{known}"
    ))
    .hint(text("set the names with --accounts", "请用 --accounts 指定账号名")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_a_number_or_names() {
        assert_eq!(parse("2"), Ok(Names(vec!["account1".to_owned(), "account2".to_owned()])));
        assert_eq!(parse("shop-1, shop_2"), Ok(Names(vec!["shop-1".to_owned(), "shop_2".to_owned()])));
        for invalid in ["0", "101", "", "a,,b", "a b", "a;b", "a-b,a_b", "店铺"] {
            assert!(parse(invalid).is_err(), "{invalid}");
        }
    }
}
