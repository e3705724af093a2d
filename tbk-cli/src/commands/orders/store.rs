//! The store that the commands use.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use secrecy::ExposeSecret as _;
use tbk_sync::store::{Durability, Postgres, Sqlite, Store};

use super::failure::failure;
use super::url::Url;
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
        default_value = DEFAULT,
        help = text(
            "Store: a SQLite file, or a database such as postgres://tbk@db.example/orders, with its password in PGPASSWORD",
            "存储：SQLite 文件，或 PostgreSQL 数据库，例如 postgres://tbk@db.example/orders，密码取自 PGPASSWORD",
        )
    )]
    store: OsString,
}

/// Where a store is.
enum Place {
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
    /// Opens the store for writing, and creates what is missing. `workers` use it at the same time.
    pub(super) async fn open(&self, workers: usize) -> Result<Opened, Failure> {
        match self.place()? {
            Place::File(path) => {
                let store = Sqlite::open(&path, Durability::Full).map_err(failure)?;
                Ok(Opened { store: Arc::new(store), name: path.display().to_string() })
            }
            Place::Postgres(url) => connect(&url, workers).await,
        }
    }

    /// Opens the store for reading, also while another process writes.
    pub(super) async fn read(&self) -> Result<Arc<dyn Store>, Failure> {
        match self.place()? {
            Place::File(path) if path.exists() => Ok(Arc::new(Sqlite::open_readonly(path).map_err(failure)?)),
            Place::File(path) => {
                let path = path.display();
                Err(Failure::usage(say!("there is no store {path}", "存储 {path} 不存在")).hint(text(
                    "`tbk orders sync` creates it; --store names another file",
                    "`tbk orders sync` 会创建；用 --store 指定其他文件",
                )))
            }
            Place::Postgres(url) => Ok(connect(&url, 1).await?.store),
        }
    }

    /// Opens the store for writing, and returns what was done.
    pub(super) async fn init(&self) -> Result<String, Failure> {
        let is_new = matches!(self.place()?, Place::File(path) if !path.exists());
        let name = self.open(1).await?.name;
        Ok(if is_new {
            say!("created {name}", "已创建 {name}")
        } else {
            say!("{name} is a store", "{name} 是有效的存储")
        })
    }

    fn place(&self) -> Result<Place, Failure> {
        let given = self.store.to_string_lossy();
        if given.trim().is_empty() {
            return Ok(Place::File(DEFAULT.into()));
        }
        let Some((scheme, _)) = given.split_once("://") else {
            return Ok(Place::File(Path::new(&self.store).to_owned()));
        };
        if !matches!(scheme, "postgres" | "postgresql") {
            // The address can contain a password.
            return Err(Failure::usage(say!(
                "stores of the kind {scheme} are not supported",
                "不支持 {scheme} 类型的存储"
            ))
            .hint(text(
                "give the path of a SQLite file, or postgres://user@host/database",
                "请给出 SQLite 文件的路径，或 postgres://user@host/database",
            )));
        }
        let is_variable = std::env::var_os(VARIABLE).is_some_and(|value| value == self.store);
        let url = Url::new(given.trim());
        if url.has_password() && !is_variable {
            return Err(Failure::usage(text(
                "the password of the database is on the command line, where other users can see it",
                "命令行中含有数据库密码，其他用户可以看到",
            ))
            .hint(text(
                "put the password in PGPASSWORD, or the whole address in TBK_ORDERS_STORE",
                "请将密码放入 PGPASSWORD，或将完整地址放入 TBK_ORDERS_STORE",
            )));
        }
        Ok(Place::Postgres(url))
    }
}

/// Each worker uses at most two connections at a time: one for a page, and one to renew its lease.
async fn connect(url: &Url, workers: usize) -> Result<Opened, Failure> {
    let store = Postgres::open(url.with_password().expose_secret(), workers.saturating_mul(2))
        .await
        .map_err(failure)?;
    let name = store.address().to_owned();
    Ok(Opened { store: Arc::new(store), name })
}
