//! The store that the commands use, and its errors.

use std::ffi::OsString;
use std::path::Path;

use clap::Args;
use tbk_sync::engine::EngineError;
use tbk_sync::store::{Durability, Sqlite, StoreError};

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// The file of a store.
#[derive(Debug, Args)]
pub(super) struct StoreFile {
    #[arg(
        long,
        env = "TBK_ORDERS_STORE",
        hide_env_values = true,
        value_name = "FILE",
        global = true,
        display_order = 100,
        default_value = "orders.db",
        help = text(
            "Store: a SQLite file. PostgreSQL is not supported yet",
            "存储：SQLite 文件。暂不支持 PostgreSQL",
        )
    )]
    store: OsString,
}

impl StoreFile {
    /// Opens the store for writing, and creates its file if it is missing.
    pub(super) fn open(&self) -> Result<Sqlite, Failure> {
        Sqlite::open(self.path()?, Durability::Full).map_err(failure)
    }

    /// Opens the store for reading, also while another process writes.
    pub(super) fn read(&self) -> Result<Sqlite, Failure> {
        let path = self.path()?;
        if !path.exists() {
            let path = path.display();
            return Err(Failure::usage(say!("there is no store {path}", "存储 {path} 不存在")).hint(text(
                "`tbk orders sync` creates it; --store names another file",
                "`tbk orders sync` 会创建；用 --store 指定其他文件",
            )));
        }
        Sqlite::open_readonly(path).map_err(failure)
    }

    pub(super) fn path(&self) -> Result<&Path, Failure> {
        let given = self.store.to_string_lossy();
        if given.trim().is_empty() {
            return Ok(Path::new("orders.db"));
        }
        if let Some((scheme, _)) = given.split_once("://") {
            // The address can contain a password.
            return Err(Failure::usage(say!(
                "stores of the kind {scheme} are not supported",
                "不支持 {scheme} 类型的存储"
            ))
            .hint(text("give the path of a SQLite file", "请给出 SQLite 文件的路径")));
        }
        Ok(Path::new(&self.store))
    }
}

/// Describes an error of a store.
pub(super) fn failure(error: StoreError) -> Failure {
    match error {
        StoreError::InUse { store, by } => {
            Failure::local(say!("{store} is in use by {by}", "{store} 正被 {by} 使用")).hint(text(
                "end the other process, or use another --store; commands that only read work meanwhile",
                "请结束该进程，或用 --store 指定其他文件；只读命令不受影响",
            ))
        }
        StoreError::NewerSchema { store, found, known } => Failure::local(say!(
            "{store} has schema {found}, but this program knows schemas up to {known}",
            "{store} 的结构版本为 {found}，本程序最高支持 {known}"
        ))
        .hint(text("use a newer version of this program", "请使用更新版本的程序")),
        StoreError::Fenced { account } => Failure::local(say!(
            "another worker has taken over the account {account}",
            "账号 {account} 已由其他进程接管"
        )),
        StoreError::Database { action, source } => {
            let zh = in_chinese(action);
            Failure::local(say!("cannot {action}: {source}", "{zh}：{source}"))
        }
        other => Failure::local(other.to_string()),
    }
}

fn in_chinese(action: &str) -> &'static str {
    match action {
        "open the store" | "open the store for reading" => "无法打开存储",
        "lock the store" => "无法锁定存储",
        _ => "存储操作失败",
    }
}

/// Describes an error of the engine.
pub(super) fn engine_failure(error: EngineError) -> Failure {
    match error {
        EngineError::Store(error) => failure(error),
        EngineError::Call(error) => Failure::from(error),
        EngineError::Busy { account } => Failure::local(say!(
            "the account {account} cannot be read now: it is parked, or waits for the end of a limit or after a failure",
            "账号 {account} 暂不可读取：已暂停，或正在等待流控结束，或失败后等待重试"
        ))
        .hint(text("`tbk orders status` shows the reason", "`tbk orders status` 可查看原因")),
        EngineError::Page { why } => {
            Failure::local(say!("a page cannot be read: {why}", "有一页无法读取：{why}"))
        }
        other => Failure::usage(other.to_string()),
    }
}
