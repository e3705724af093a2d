//! The accounts that authorised the app of a sandbox, each with a session.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher as _;
use std::io::{Error, ErrorKind, Result};

use crate::request::Incoming;

/// The name of the account of a sandbox without configured accounts.
const DEFAULT: &str = "sandbox";

/// An account that authorised the app of a sandbox.
///
/// # Examples
///
/// ```
/// use top_sandbox::Sandbox;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let sandbox = Sandbox::builder().accounts(["shop1", "shop2"]).start().await?;
/// let names: Vec<_> = sandbox.accounts().map(|account| account.name()).collect();
/// assert_eq!(names, ["shop1", "shop2"]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    name: String,
    session: String,
    /// The position among the accounts of the sandbox.
    pub(crate) index: usize,
}

impl Account {
    fn new(name: &str, index: usize) -> Self {
        Self { name: name.to_owned(), session: format!("6100{}", random_hex(3)), index }
    }

    /// The name of the account.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Sandbox;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::start().await?;
    /// assert!(sandbox.accounts().all(|account| account.name() == "sandbox"));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The session of the account. It differs at each start.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Sandbox;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::start().await?;
    /// assert_eq!(sandbox.account("sandbox").map(|account| account.session()), Some(sandbox.session()));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn session(&self) -> &str {
        &self.session
    }

    fn refresh_token(&self) -> String {
        self.session.replacen("6100", "6200", 1)
    }

    /// Returns the token of the account as the platform does: as JSON in a text.
    fn token(&self) -> String {
        const MONTH: u32 = 30 * 24 * 60 * 60;
        serde_json::json!({
            "access_token": self.session,
            "refresh_token": self.refresh_token(),
            "expires_in": MONTH,
            "re_expires_in": MONTH,
            "taobao_user_id": (263_685_215 + self.index).to_string(),
            "taobao_user_nick": self.name,
        })
        .to_string()
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The accounts of a sandbox, at least one.
#[derive(Debug)]
pub(crate) struct Accounts {
    first: Account,
    others: Vec<Account>,
}

impl Accounts {
    /// Creates accounts with random sessions. Without names, there is one account.
    pub(crate) fn new(names: &[String]) -> Result<Self> {
        for (i, name) in names.iter().enumerate() {
            check_name(name, &names[..i]).map_err(|message| Error::new(ErrorKind::InvalidInput, message))?;
        }
        let (first, others) = match names.split_first() {
            Some((first, others)) => (first.as_str(), others),
            None => (DEFAULT, &[][..]),
        };
        let others = others.iter().zip(1..).map(|(name, index)| Account::new(name, index)).collect();
        Ok(Self { first: Account::new(first, 0), others })
    }

    pub(crate) fn first(&self) -> &Account {
        &self.first
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Account> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// Returns the account with this session.
    pub(crate) fn with_session(&self, session: &str) -> Option<&Account> {
        self.iter().find(|account| account.session == session)
    }

    /// Returns the account that a request is sent for.
    pub(crate) fn of(&self, incoming: &Incoming) -> Option<&Account> {
        self.with_session(incoming.text("session")?)
    }

    /// Returns the token for an authorisation code or a refresh token.
    ///
    /// If `code` is the name of an account, returns the token of this account, otherwise that of the first one.
    pub(crate) fn token(&self, incoming: &Incoming) -> String {
        let is_meant = |account: &&Account| {
            incoming.text("code") == Some(account.name())
                || incoming.text("refresh_token") == Some(&account.refresh_token())
        };
        self.iter().find(is_meant).unwrap_or(&self.first).token()
    }
}

fn check_name(name: &str, earlier: &[String]) -> std::result::Result<(), String> {
    let is_safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if name.is_empty() || !name.chars().all(is_safe) {
        return Err(format!("{name:?} is not an account name: use letters, digits, `-` and `_`"));
    }
    if earlier.iter().any(|other| other == name) {
        return Err(format!("the account {name} is given twice"));
    }
    Ok(())
}

/// Returns random hexadecimal digits, 16 for each word.
pub(crate) fn random_hex(words: u8) -> String {
    let random = RandomState::new();
    (0..words).fold(String::new(), |hex, word| hex + &format!("{:016x}", random.hash_one(word)))
}
