//! Errors of the store and of the engine.

use tbk_sync::engine::EngineError;
use tbk_sync::store::StoreError;

use super::reason::page_problem;
use super::values::at;
use crate::ui::cause;
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{say, text};

/// Describes an error of a store.
#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
pub(super) fn failure(error: StoreError) -> Failure {
    failure_of(&error)
}

/// As [`failure`].
pub(super) fn failure_of(error: &StoreError) -> Failure {
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
        StoreError::OlderSchema { store, found, known } => Failure::local(say!(
            "{store} has schema {found}, but this program needs schema {known}",
            "{store} 的结构版本为 {found}，本程序需要 {known}"
        ))
        .hint(text(
            "`tbk orders init` updates it and keeps its records",
            "`tbk orders init` 会升级结构并保留记录",
        )),
        StoreError::Empty { store } => {
            Failure::usage(say!("the store {store} is empty", "存储 {store} 为空")).hint(text(
                "run `tbk orders init` or `tbk orders sync`; --store names another store",
                "请运行 `tbk orders init` 或 `tbk orders sync`；用 --store 指定其他存储",
            ))
        }
        StoreError::Foreign { store } => {
            Failure::usage(say!("{store} belongs to another program", "{store} 是其他程序的数据库")).hint(
                text(
                    "use another file, or another database of PostgreSQL",
                    "请换一个文件，或换一个 PostgreSQL 数据库",
                ),
            )
        }
        StoreError::FileSystem { store } => Failure::usage(say!(
            "the file system of {store} does not support the write-ahead log of SQLite",
            "{store} 所在的文件系统不支持 SQLite 的预写日志（WAL）"
        ))
        .hint(text("use a local disk", "请使用本地磁盘")),
        StoreError::Url => Failure::usage(text("the URL of the database is not valid", "数据库地址无效"))
            .hint(text(
                "write postgres://user:password@host/database, with %40 for an @ in the password",
                "格式：postgres://用户:密码@主机/数据库；密码中的 @ 写作 %40",
            )),
        StoreError::Fenced { account } => Failure::local(say!(
            "another worker has taken over the account {account}",
            "账号 {account} 已由其他进程接管"
        )),
        StoreError::Database { action, source } => {
            let (zh, source) = (in_chinese(action), cause::describe(&**source));
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
        EngineError::Held { account, until } => {
            let until = at(until);
            Failure::new(
                Status::Throttled,
                say!(
                    "{account}: a call limit is reached until {until} GMT+8",
                    "{account} 已触发流控，{until}（GMT+8）结束"
                ),
            )
        }
        EngineError::Busy { account } => Failure::local(say!(
            "the account {account} cannot be read now: it is parked, waits after a failure, or another worker has it",
            "账号 {account} 暂不可读取：已暂停，或失败后等待重试，或正由其他进程处理"
        ))
        .hint(text("`tbk orders status` shows the reason", "`tbk orders status` 可查看原因")),
        EngineError::Page { why } => {
            let why = page_problem(&why);
            Failure::local(say!("a page cannot be read: {why}", "有一页无法读取：{why}"))
        }
        EngineError::NoSession { account } => {
            Failure::usage(say!("the account {account} has no session", "账号 {account} 没有 session"))
        }
        EngineError::UnknownAccount { account } => {
            Failure::usage(say!("there is no account {account}", "没有账号 {account}"))
        }
        EngineError::NoSuchAxis { origin, axis } => Failure::usage(say!(
            "the list {origin} cannot be read by the time {axis}",
            "列表 {origin} 不能按 {axis} 时间读取"
        )),
        other => Failure::usage(other.to_string()),
    }
}
