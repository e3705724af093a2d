//! The keys in Redis.

use top_core::{QuotaKey, Scope};

/// The names of everything that this crate keeps in Redis. They share one hash tag, so that a cluster keeps them on one node.
#[derive(Debug, Clone)]
pub(crate) struct Names {
    root: String,
}

impl Names {
    /// Returns `None` if the prefix is empty or has characters other than letters, digits, `-`, `_`, `.` and `:`.
    pub(crate) fn new(prefix: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte);
        let is_valid = !prefix.is_empty() && prefix.bytes().all(is_plain);
        is_valid.then(|| Self { root: format!("{{{prefix}}}") })
    }

    /// The hash of a key.
    pub(crate) fn hash(&self, key: &QuotaKey) -> String {
        [&self.root, ":q:", &label(key)].concat()
    }

    /// The key whose hash has this name.
    pub(crate) fn key(&self, hash: &str) -> Option<QuotaKey> {
        from_label(hash.strip_prefix(&self.root)?.strip_prefix(":q:")?)
    }

    /// A pattern for the hashes of all keys.
    pub(crate) fn pattern(&self) -> String {
        format!("{}:q:*", self.root)
    }

    /// A random value that is set once. It is gone when the content is lost.
    pub(crate) fn generation(&self) -> String {
        format!("{}:generation", self.root)
    }

    /// The processes, by the time at which they were last seen.
    pub(crate) fn peers(&self) -> String {
        format!("{}:peers", self.root)
    }

    /// The time at which processes that come back begin to share.
    pub(crate) fn start(&self) -> String {
        format!("{}:start", self.root)
    }

    /// The channel of bans.
    pub(crate) fn channel(&self) -> String {
        format!("{}:bans", self.root)
    }
}

/// Names a key: `account:shop1`.
pub(crate) fn label(key: &QuotaKey) -> String {
    [key.scope.as_str(), ":", &key.name].concat()
}

pub(crate) fn from_label(label: &str) -> Option<QuotaKey> {
    let (scope, name) = label.split_once(':')?;
    Some(QuotaKey::new(Scope::from_name(scope)?, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_names_have_one_hash_tag() {
        let names = Names::new("tbk").unwrap();
        let key = QuotaKey::new(Scope::AppApi, "12345678 taobao.tbk.shop.get");
        assert_eq!(names.hash(&key), "{tbk}:q:app_api:12345678 taobao.tbk.shop.get");
        assert_eq!(names.key(&names.hash(&key)), Some(key));
        for name in [names.pattern(), names.generation(), names.peers(), names.start(), names.channel()] {
            assert!(name.starts_with("{tbk}:"), "{name}");
        }
    }

    #[test]
    fn names_of_accounts_may_have_any_characters() {
        let names = Names::new("a.b:c").unwrap();
        for name in ["", "淘宝店", "a:b", "}{", "* ?[a]"] {
            let key = QuotaKey::new(Scope::Account, name);
            assert_eq!(names.key(&names.hash(&key)), Some(key));
        }
        assert_eq!(names.key("{a.b:c}:peers"), None);
        assert_eq!(names.key("{a.b:c}:q:shop:x"), None);
    }

    #[test]
    fn prefixes_that_change_the_hash_tag_are_rejected() {
        for prefix in ["", "a b", "{a}", "a*", "店"] {
            assert!(Names::new(prefix).is_none(), "{prefix}");
        }
    }
}
