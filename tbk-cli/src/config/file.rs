//! The configuration file. It is read and written as a whole, by one process at a time.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};
use top_core::TopTime;

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::note;

/// All profiles.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// The default profile.
    pub(crate) default: Option<String>,
    #[serde(default)]
    pub(crate) profiles: BTreeMap<String, Profile>,
}

/// An app, and the accounts that authorised it.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profile {
    pub(crate) app_key: Option<String>,
    #[serde(serialize_with = "serialize_secret")]
    pub(crate) app_secret: Option<SecretString>,
    pub(crate) endpoint: Option<String>,
    /// The callback URL of the authorisation.
    pub(crate) redirect_uri: Option<String>,
    /// The default account.
    pub(crate) account: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) accounts: BTreeMap<String, Account>,
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
fn serialize_secret<S: Serializer>(secret: &Option<SecretString>, serializer: S) -> Result<S::Ok, S::Error> {
    secret.as_ref().map(ExposeSecret::expose_secret).serialize(serializer)
}

/// Returns the directory of the configuration: `TBK_CONFIG_DIR`, or else the default of the system.
fn directory() -> Result<PathBuf, Failure> {
    if let Some(directory) = std::env::var_os("TBK_CONFIG_DIR").filter(|value| !value.is_empty()) {
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
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => {
                return Err(Failure::usage(say!(
                    "cannot read {shown}: {error}",
                    "无法读取 {shown}：{error}"
                )));
            }
        };
        check_permissions(&path)?;
        toml::from_str(&written).map_err(|error| {
            // The parser's message quotes the line, which may contain a secret.
            let line = error.span().map_or(1, |span| written[..span.start].matches('\n').count() + 1);
            let what = error.message();
            Failure::usage(say!(
                "{shown} is not a valid configuration: line {line}: {what}",
                "{shown} 不是合法的配置文件：第 {line} 行：{what}"
            ))
        })
    }

    /// Reads, changes and writes the configuration under the lock.
    pub(crate) fn change<T>(change: impl FnOnce(&mut Self) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut lock = Lock::open()?;
        let _guard = lock.take()?;
        let mut config = Self::read()?;
        let changed = change(&mut config)?;
        config.write()?;
        Ok(changed)
    }

    /// Replaces the file atomically. Only the owner can read the new one.
    pub(crate) fn write(&self) -> Result<(), Failure> {
        let directory = directory()?;
        let write = || {
            let written = toml::to_string_pretty(self).map_err(std::io::Error::other)?;
            let mut file = tempfile::NamedTempFile::new_in(&directory)?;
            file.write_all(written.as_bytes())?;
            file.as_file().sync_all()?;
            file.persist(directory.join("config.toml"))?;
            Ok(())
        };
        write().map_err(|error| unwritable(&directory, &error))
    }

    /// Returns the profile, and creates it if needed. The first profile becomes the default.
    pub(crate) fn profile(&mut self, name: &str) -> &mut Profile {
        self.default.get_or_insert_with(|| name.to_owned());
        self.profiles.entry(name.to_owned()).or_default()
    }
}

/// Prevents changes by other processes. A refresh token works once, so two processes must not use it.
pub(crate) struct Lock(fd_lock::RwLock<File>);

impl Lock {
    pub(crate) fn open() -> Result<Self, Failure> {
        let directory = directory()?;
        create_private_directory(&directory)?;
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(directory.join("lock"));
        file.map(|file| Self(fd_lock::RwLock::new(file))).map_err(|error| unwritable(&directory, &error))
    }

    /// Waits for the lock, with a note.
    pub(crate) fn take(&mut self) -> Result<fd_lock::RwLockWriteGuard<'_, File>, Failure> {
        if self.0.try_write().is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock) {
            note(text(
                "waiting for another tbk process that changes the configuration",
                "另一个 tbk 进程正在修改配置，等待其完成",
            ));
        }
        self.0.write().map_err(|error| {
            Failure::local(say!("cannot lock the configuration: {error}", "无法锁定配置：{error}"))
        })
    }
}

fn unwritable(directory: &Path, error: &std::io::Error) -> Failure {
    let shown = directory.display();
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
        let shown = directory.display();
        Failure::local(say!("cannot create {shown}: {error}", "无法创建 {shown}：{error}"))
    })
}
