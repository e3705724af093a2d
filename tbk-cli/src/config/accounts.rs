//! Calls for several accounts of a profile.

use std::collections::BTreeSet;

use super::credentials::Selection;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// The name for all accounts of a profile.
const ALL: &str = "all";

/// Returns the selection of each account: `--account a,b` selects two, `--account all` selects all of the profile.
/// `None` if a single account is selected, or none.
pub(crate) fn each(selection: &Selection) -> Result<Option<Vec<Selection>>, Failure> {
    let several = |names: &&str| *names == ALL || names.contains(',');
    let Some(names) = selection.explicit_account().filter(several) else { return Ok(None) };
    let accounts = if names == ALL {
        of_profile(selection)?
    } else {
        names.split(',').map(|name| name.trim().to_owned()).collect()
    };
    let mut known = BTreeSet::new();
    if let Some(twice) = accounts.iter().find(|name| !known.insert(name.as_str())) {
        return Err(Failure::usage(say!("account {twice:?} is given twice", "重复给出账号 {twice:?}")));
    }
    Ok(Some(accounts.into_iter().map(|account| selection.with_account(account)).collect()))
}

fn of_profile(selection: &Selection) -> Result<Vec<String>, Failure> {
    let selected = selection.read_profile()?;
    let accounts: Vec<String> = selected.profile.accounts.into_keys().collect();
    if accounts.is_empty() {
        let name = selected.name;
        return Err(Failure::usage(say!("profile {name} has no accounts", "profile {name} 没有账号")).hint(
            text(
                "`tbk session exchange --account NAME` stores one",
                "可用 `tbk session exchange --account 名称` 保存",
            ),
        ));
    }
    Ok(accounts)
}
