//! The configuration file. It is read and written as a whole, by one process at a time.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};
use top_core::{Endpoint, TopTime};

use super::environment::CONFIG_DIR;
use super::kind::Kind;
use super::link::Link;
use super::lock::Lock;
use super::names::{self, Name};
use super::pending::Pending;
use super::quota::QuotaSettings;
use super::sync::Sync;
use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// All profiles.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// The default profile.
    pub(crate) default: Option<String>,
    /// The limits of calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) quota: Option<QuotaSettings>,
    #[serde(default)]
    pub(crate) profiles: BTreeMap<String, Profile>,
    /// What `tbk orders` uses.
    #[serde(default, skip_serializing_if = "Sync::is_empty")]
    pub(crate) sync: Sync,
    /// What `tbk link` uses.
    #[serde(default, skip_serializing_if = "Link::is_empty")]
    pub(crate) link: Link,
}

/// An app, and the accounts that authorised it.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profile {
    /// Production or sandbox, if it is set. Otherwise it is the kind of the endpoint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<Kind>,
    pub(crate) app_key: Option<String>,
    #[serde(serialize_with = "serialize_secret")]
    pub(crate) app_secret: Option<SecretString>,
    pub(crate) endpoint: Option<String>,
    /// The callback URL of the authorisation.
    pub(crate) redirect_uri: Option<String>,
    /// The default account.
    pub(crate) account: Option<String>,
    /// The authorisations that `tbk session url` started.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) pending: Vec<Pending>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) accounts: BTreeMap<String, Account>,
}

impl Profile {
    /// Returns the kind that is set, or else the kind of the endpoint. Without an endpoint, it is production.
    pub(crate) fn kind(&self) -> Kind {
        let of_endpoint =
            || Endpoint::custom(self.endpoint.as_deref()?).ok().map(|endpoint| Kind::of(&endpoint));
        self.kind.or_else(of_endpoint).unwrap_or(Kind::Production)
    }
}

/// An account that authorised the app. Times are GMT+8.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    #[serde(serialize_with = "serialize_secret")]
    pub(crate) session: Option<SecretString>,
    #[serde(serialize_with = "serialize_secret", default)]
    pub(crate) refresh_token: Option<SecretString>,
    pub(crate) expires: Option<String>,
    pub(crate) refresh_expires: Option<String>,
    /// The app that the session was issued for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) app_key: Option<String>,
    pub(crate) user_nick: Option<String>,
    pub(crate) user_id: Option<String>,
}

impl Account {
    /// Returns the expiry time of the session, if it is known.
    pub(crate) fn expires(&self) -> Option<TopTime> {
        self.expires.as_deref()?.parse().ok()
    }
}

/// Writes the secret to the file in clear text.
#[allow(clippy::ref_option, reason = "the signature that serde requires")]
pub(super) fn serialize_secret<S: Serializer>(
    secret: &Option<SecretString>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    secret.as_ref().map(ExposeSecret::expose_secret).serialize(serializer)
}

/// Returns the directory of the configuration: `TBK_CONFIG_DIR`, or else the default of the system.
pub(super) fn directory() -> Result<PathBuf, Failure> {
    if let Some(directory) = std::env::var_os(CONFIG_DIR).filter(|value| !value.is_empty()) {
        return Ok(directory.into());
    }
    let home = directories::ProjectDirs::from("", "", "tbk");
    home.map(|home| home.config_dir().to_owned()).ok_or_else(|| {
        Failure::usage(text("no home directory for the configuration was found", "没有可保存配置的用户目录"))
            .hint(text("set TBK_CONFIG_DIR", "请设置 TBK_CONFIG_DIR"))
    })
}

/// Returns the path of the configuration file.
pub(crate) fn path() -> Result<PathBuf, Failure> {
    Ok(directory()?.join("config.toml"))
}

impl Config {
    /// Reads the file. A missing file is an empty configuration.
    pub(crate) fn read() -> Result<Self, Failure> {
        let path = path()?;
        let shown = path.display();
        let written = match fs::read_to_string(&path) {
            Ok(written) => written,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => {
                let error = cause::describe(&error);
                return Err(Failure::usage(say!(
                    "cannot read {shown}: {error}",
                    "无法读取 {shown}：{error}"
                )));
            }
        };
        check_permissions(&path)?;
        let config: Self = toml::from_str(&written).map_err(|error| invalid(&path, &written, &error))?;
        config.check_names().map_err(|failure| failure.prefixed(&say!("{shown}: ", "{shown}：")))?;
        Ok(config)
    }

    fn check_names(&self) -> Result<(), Failure> {
        self.profiles.iter().try_for_each(|(name, profile)| {
            names::check(name, Name::Profile)?;
            profile
                .accounts
                .keys()
                .chain(&profile.account)
                .try_for_each(|name| names::check(name, Name::Account))
        })
    }

    /// Reads, changes and writes the configuration under the lock.
    pub(crate) fn change<T>(change: impl FnOnce(&mut Self) -> Result<T, Failure>) -> Result<T, Failure> {
        /// The longest wait for another process, which may be renewing a session.
        const LIMIT: Duration = Duration::from_secs(60);
        let _lock = Lock::take_blocking(LIMIT)?;
        let mut config = Self::read()?;
        let changed = change(&mut config)?;
        config.write()?;
        Ok(changed)
    }

    /// Replaces the file atomically, under the lock. Only the owner can read the new one. A symbolic link is kept, and its
    /// target is replaced.
    pub(crate) fn write(&self) -> Result<(), Failure> {
        let path = target(path()?)?;
        let directory = path.parent().unwrap_or(Path::new("."));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let prefix = format!(".{name}.");
        let write = || {
            let written = toml::to_string_pretty(self).map_err(io::Error::other)?;
            remove_stale(directory, &prefix);
            let mut file = tempfile::Builder::new().prefix(&prefix).tempfile_in(directory)?;
            file.write_all(written.as_bytes())?;
            file.as_file().sync_all()?;
            file.persist(&path)?;
            Ok(())
        };
        write().map_err(|error| unwritable(directory, &error))
    }

    /// Returns the profile, and creates it if needed. The first profile becomes the default.
    pub(crate) fn profile(&mut self, name: &str) -> &mut Profile {
        self.default.get_or_insert_with(|| name.to_owned());
        self.profiles.entry(name.to_owned()).or_default()
    }
}

/// Follows symbolic links to the file that is to be replaced. The file may not exist yet.
fn target(mut path: PathBuf) -> Result<PathBuf, Failure> {
    /// The limit of Linux.
    const LINKS: usize = 40;
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(link) => path = path.parent().unwrap_or(Path::new(".")).join(link),
            Err(_) => return Ok(path),
        }
    }
    let shown = path.display();
    Err(Failure::usage(say!("{shown} is a loop of symbolic links", "{shown} 的符号链接形成循环")))
}

/// Removes files that a process left when it was killed. The lock is held, so no other process writes one.
fn remove_stale(directory: &Path, prefix: &str) {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix)) {
        // A file that cannot be removed does not prevent the change.
        let _ = fs::remove_file(entry.path());
    }
}

/// The error for an invalid file.
fn invalid(path: &Path, written: &str, error: &toml::de::Error) -> Failure {
    let (shown, why) = (path.display(), cause::of_toml(written, error));
    Failure::usage(say!("{shown} is not a valid configuration: {why}", "{shown} 不是合法的配置文件：{why}"))
}

pub(super) fn unwritable(directory: &Path, error: &io::Error) -> Failure {
    let (shown, error) = (directory.display(), cause::describe(error));
    Failure::local(say!("cannot write to {shown}: {error}", "无法写入 {shown}：{error}"))
}

/// Rejects a file that other users can read, because it contains secrets.
#[cfg(unix)]
fn check_permissions(path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;

    let mode = fs::metadata(path).map_or(0, |metadata| metadata.permissions().mode());
    let others = mode & 0o077;
    if others == 0 {
        return Ok(());
    }
    let shown = path.display();
    Err(Failure::usage(say!("{shown} is readable by other users", "{shown} 可被其他用户读取"))
        .hint(format!("chmod 600 {shown}")))
}

#[cfg(not(unix))]
fn check_permissions(_path: &Path) -> Result<(), Failure> {
    Ok(())
}

pub(super) fn create_private_directory(directory: &Path) -> Result<(), Failure> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(directory).map_err(|error| {
        let (shown, error) = (directory.display(), cause::describe(&error));
        Failure::local(say!("cannot create {shown}: {error}", "无法创建 {shown}：{error}"))
    })
}
