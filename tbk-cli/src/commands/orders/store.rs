//! The store that the commands use.

use std::error::Error;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use secrecy::{ExposeSecret as _, SecretString};
use tbk_sync::store::{Durability, Postgres, Sqlite, Store, StoreError};

use super::failure::failure;
use super::url::Url;
use crate::config::sync::from_home;
use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// The variable with the store.
const VARIABLE: &str = "TBK_ORDERS_STORE";

/// The store if none is given.
const DEFAULT: &str = "orders.db";

/// Which store to use.
#[derive(Debug, Args)]
pub(super) struct StoreOption {
    #[arg(
        long,
        env = VARIABLE,
        hide_env_values = true,
        value_name = "FILE|URL",
        global = true,
        display_order = 100,
        help = text(
            "Store: a SQLite file, or a database such as postgres://tbk@db.example/orders, with its password in PGPASSWORD \
             [default: the store of the configuration, or else orders.db]",
            "存储：SQLite 文件，或 PostgreSQL 数据库，例如 postgres://tbk@db.example/orders，密码取自 PGPASSWORD \
             [默认：配置中的存储，否则为 orders.db]",
        )
    )]
    store: Option<OsString>,
}

/// Where a store is.
pub(super) enum Location {
    File(PathBuf),
    Postgres(Url),
}

/// A store that is open.
pub(super) struct Opened {
    pub(super) store: Arc<dyn Store>,
    /// The path of the file, or the address of the database.
    pub(super) name: String,
}

impl StoreOption {
    /// Returns the given store, or else that of the configuration.
    pub(super) fn location(&self, configured: Option<&SecretString>) -> Result<Location, Failure> {
        let given = self.store.as_ref().filter(|store| !store.to_string_lossy().trim().is_empty());
        if let Some(store) = given {
            let location = Location::of(store)?;
            let is_variable = std::env::var_os(VARIABLE).is_some_and(|value| value == *store);
            return if is_variable { Ok(location) } else { location.without_password() };
        }
        let Some(configured) = configured else { return Ok(Location::File(DEFAULT.into())) };
        match Location::of(configured.expose_secret().as_ref())? {
            Location::File(path) => Ok(Location::File(from_home(&path, "[sync] store")?)),
            database @ Location::Postgres(_) => Ok(database),
        }
    }
}

impl Location {
    fn of(store: &OsStr) -> Result<Self, Failure> {
        let given = store.to_string_lossy();
        let Some((scheme, _)) = given.split_once("://") else { return Ok(Self::File(store.into())) };
        if matches!(scheme, "postgres" | "postgresql") {
            return Ok(Self::Postgres(Url::new(given.trim())));
        }
        // The address can contain a password.
        Err(Failure::usage(say!(
            "stores of the kind {scheme} are not supported",
            "不支持 {scheme} 类型的存储"
        ))
        .hint(text(
            "give the path of a SQLite file, or postgres://user@host/database",
            "请给出 SQLite 文件的路径，或 postgres://user@host/database",
        )))
    }

    /// Refuses a password: other users see the command line.
    fn without_password(self) -> Result<Self, Failure> {
        match &self {
            Self::Postgres(url) if url.has_password() => Err(Failure::usage(text(
                "the password of the database is on the command line, where other users can see it",
                "命令行中含有数据库密码，其他用户可以看到",
            ))
            .hint(text(
                "put the password in PGPASSWORD, or the whole address in TBK_ORDERS_STORE",
                "请将密码放入 PGPASSWORD，或将完整地址放入 TBK_ORDERS_STORE",
            ))),
            _ => Ok(self),
        }
    }

    /// Opens the store for writing, and creates what is missing. `workers` use it at the same time.
    pub(super) async fn open(&self, workers: usize) -> Result<Opened, Failure> {
        match self {
            Self::File(path) => {
                let store = Sqlite::open(path, Durability::Full).map_err(|error| self.failure(error))?;
                Ok(Opened { store: Arc::new(store), name: path.display().to_string() })
            }
            Self::Postgres(url) => connect(url, workers).await,
        }
    }

    /// Opens a store that exists for writing.
    pub(super) async fn open_existing(&self) -> Result<Arc<dyn Store>, Failure> {
        self.check_exists()?;
        if let Err(error @ StoreError::Empty { .. }) = self.reader().await {
            return Err(self.failure(error));
        }
        Ok(self.open(1).await?.store)
    }

    /// Opens the store for reading, also while another process writes. Creates nothing.
    pub(super) async fn read(&self) -> Result<Arc<dyn Store>, Failure> {
        self.check_exists()?;
        self.reader().await.map_err(|error| self.failure(error))
    }

    async fn reader(&self) -> Result<Arc<dyn Store>, StoreError> {
        Ok(match self {
            Self::File(path) => Arc::new(Sqlite::open_readonly(path)?),
            Self::Postgres(url) => {
                Arc::new(Postgres::open_existing(url.with_password().expose_secret(), 1).await?)
            }
        })
    }

    /// Describes an error of opening the store.
    fn failure(&self, error: StoreError) -> Failure {
        match (self, error) {
            (Self::File(path), StoreError::Database { source, .. }) => cannot_open(path, &*source),
            (_, error) => failure(error),
        }
    }

    fn check_exists(&self) -> Result<(), Failure> {
        match self {
            Self::File(path) if !path.exists() => Err(missing(path)),
            _ => Ok(()),
        }
    }

    /// Opens the store for writing, and returns what was done.
    pub(super) async fn init(&self) -> Result<String, Failure> {
        let is_new =
            self.check_exists().is_err() || matches!(self.reader().await, Err(StoreError::Empty { .. }));
        let name = self.open(1).await?.name;
        Ok(if is_new {
            say!("created {name}", "已创建 {name}")
        } else {
            say!("{name} is a store", "{name} 是有效的存储")
        })
    }
}

fn cannot_open(path: &Path, error: &(dyn Error + 'static)) -> Failure {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
    if let Some(folder) = folder {
        let folder = folder.display();
        return Failure::usage(say!("there is no folder {folder}", "目录 {folder} 不存在"));
    }
    let (path, is_folder) = (path.display(), path.is_dir());
    if is_folder {
        return Failure::usage(say!("{path} is a folder", "{path} 是目录"))
            .hint(text("--store names a file, such as orders.db", "--store 应为文件，例如 orders.db"));
    }
    let why = cause::describe(error);
    Failure::local(say!("cannot open the store {path}: {why}", "无法打开存储 {path}：{why}"))
}

fn missing(path: &Path) -> Failure {
    let path = path.display();
    Failure::usage(say!("there is no store {path}", "存储 {path} 不存在")).hint(text(
        "`tbk orders sync` creates it; --store names another file",
        "`tbk orders sync` 会创建；用 --store 指定其他文件",
    ))
}

/// Each worker uses at most two connections at a time: one for a page, and one to renew its lease.
async fn connect(url: &Url, workers: usize) -> Result<Opened, Failure> {
    let url = url.with_password();
    let store = Postgres::open(url.expose_secret(), workers.saturating_mul(2)).await.map_err(failure)?;
    let name = store.address().to_owned();
    Ok(Opened { store: Arc::new(store), name })
}
