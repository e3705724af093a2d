//! Errors of the operating system and of libraries, in the language of this run.

use std::error::Error;
use std::io;
use std::iter::successors;

use rusqlite::ErrorCode;

use crate::ui::lang::{Lang, lang, say};

/// Describes an error with its causes.
///
/// Libraries and the operating system have English texts only. In Chinese, it is the cause that is known here, otherwise the
/// text of the last one.
pub(crate) fn describe(error: &(dyn Error + 'static)) -> String {
    match lang() {
        Lang::En => english(error),
        Lang::Zh => chinese(error),
    }
}

/// Returns the error of the operating system among an error and its causes, as the end of a Chinese sentence.
pub(crate) fn of_system(first: Option<&(dyn Error + 'static)>) -> String {
    let found = chain(first)
        .find_map(|error| error.downcast_ref::<io::Error>()?.raw_os_error())
        .map(|code| format!("：{}", system(&io::Error::from_raw_os_error(code))));
    found.unwrap_or_default()
}

/// Returns an error and its causes.
fn chain<'e>(first: Option<&'e (dyn Error + 'static)>) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    successors(first, |&error| error.source())
}

/// Returns the causes as well, unless they say the same. Those of PostgreSQL are behind a message that only says which part
/// failed; that of SQLite repeats the message after a number.
fn english(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    if error.is::<io::Error>() {
        return text;
    }
    for cause in chain(error.source()) {
        let message = cause.to_string();
        if !text.contains(&message) && !message.ends_with(&text) {
            text = format!("{text}: {message}");
        }
    }
    text
}

fn chinese(error: &(dyn Error + 'static)) -> String {
    let last = || chain(Some(error)).last().map(ToString::to_string).unwrap_or_default();
    chain(Some(error)).find_map(known).unwrap_or_else(last)
}

fn known(error: &(dyn Error + 'static)) -> Option<String> {
    if let Some(error) = error.downcast_ref::<io::Error>() {
        let inner = error.get_ref().and_then(|inner| known(inner));
        return Some(inner.unwrap_or_else(|| system(error)));
    }
    if let Some(error) = error.downcast_ref::<rusqlite::Error>().and_then(rusqlite::Error::sqlite_error) {
        return Some(sqlite(*error));
    }
    if let Some(error) = error.downcast_ref::<csv::Error>() {
        return table(error);
    }
    error.downcast_ref::<serde_json::Error>().map(json)
}

fn system(error: &io::Error) -> String {
    let what = match error.kind() {
        io::ErrorKind::NotFound => "文件或目录不存在",
        io::ErrorKind::PermissionDenied => "没有权限",
        io::ErrorKind::AddrInUse => "端口已被占用",
        io::ErrorKind::AddrNotAvailable => "地址不可用",
        io::ErrorKind::ConnectionRefused => "连接被拒绝",
        io::ErrorKind::ConnectionReset => "连接被重置",
        io::ErrorKind::ConnectionAborted => "连接已中断",
        io::ErrorKind::HostUnreachable => "主机不可达",
        io::ErrorKind::NetworkUnreachable => "网络不可达",
        io::ErrorKind::TimedOut => "超时",
        io::ErrorKind::AlreadyExists => "已存在",
        io::ErrorKind::IsADirectory => "是目录",
        io::ErrorKind::NotADirectory => "不是目录",
        io::ErrorKind::ReadOnlyFilesystem => "文件系统只读",
        io::ErrorKind::StorageFull => "磁盘空间不足",
        io::ErrorKind::InvalidData => "不是 UTF-8 文本",
        io::ErrorKind::UnexpectedEof => "内容不完整",
        _ => "系统错误",
    };
    error.raw_os_error().map_or_else(|| what.to_owned(), |code| format!("{what}（{code}）"))
}

fn sqlite(error: rusqlite::ffi::Error) -> String {
    let what = match error.code {
        ErrorCode::CannotOpen => "无法打开文件",
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => "数据库被占用",
        ErrorCode::DatabaseCorrupt => "数据库文件已损坏",
        ErrorCode::DiskFull => "磁盘空间不足",
        ErrorCode::NotADatabase => "不是 SQLite 数据库文件",
        ErrorCode::OutOfMemory => "内存不足",
        ErrorCode::PermissionDenied => "没有权限",
        ErrorCode::ReadOnly => "数据库只读",
        ErrorCode::SystemIoFailure => "文件读写失败",
        _ => "SQLite 错误",
    };
    format!("{what}（SQLite {}）", error.extended_code)
}

fn table(error: &csv::Error) -> Option<String> {
    Some(match error.kind() {
        csv::ErrorKind::Io(error) => system(error),
        csv::ErrorKind::Utf8 { pos, .. } => match pos {
            Some(at) => format!("第 {} 行不是 UTF-8 文本", at.line()),
            None => "不是 UTF-8 文本".to_owned(),
        },
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => match pos {
            Some(at) => format!("第 {} 行有 {len} 列，应为 {expected_len} 列", at.line()),
            None => format!("有一行为 {len} 列，应为 {expected_len} 列"),
        },
        _ => return None,
    })
}

/// Describes an error of JSON without its place.
pub(crate) fn of_json(error: &serde_json::Error) -> String {
    match lang() {
        Lang::En => {
            let text = error.to_string();
            text.split(" at line ").next().unwrap_or_default().to_owned()
        }
        Lang::Zh => kind_of_json(error).to_owned(),
    }
}

fn json(error: &serde_json::Error) -> String {
    format!("{}，第 {} 行第 {} 列", kind_of_json(error), error.line(), error.column())
}

fn kind_of_json(error: &serde_json::Error) -> &'static str {
    match error.classify() {
        serde_json::error::Category::Io => "读取失败",
        serde_json::error::Category::Syntax => "语法错误",
        serde_json::error::Category::Data => "结构或类型不符",
        serde_json::error::Category::Eof => "内容不完整",
    }
}

/// Describes why a TOML file cannot be read, with the line. The text of the line is not quoted, because it may contain a secret.
pub(crate) fn of_toml(written: &str, error: &toml::de::Error) -> String {
    let line = error.span().map_or(1, |span| written[..span.start].matches('\n').count() + 1);
    let what = match lang() {
        Lang::En => error.message().to_owned(),
        Lang::Zh => {
            let key = written
                .lines()
                .nth(line - 1)
                .and_then(|line| line.split_once('='))
                .map(|(key, _)| key.trim());
            let is_key = |key: &&str| key.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
            match key.filter(is_key) {
                Some(key) => format!("`{key}` 不是可用的项，或值的格式不正确"),
                None => "语法不正确".to_owned(),
            }
        }
    };
    say!("line {line}: {what}", "第 {line} 行：{what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_texts_keep_the_number_of_the_error() {
        assert_eq!(chinese(&io::Error::from(io::ErrorKind::TimedOut)), "超时");
        #[cfg(unix)]
        assert_eq!(chinese(&io::Error::from_raw_os_error(13)), "没有权限（13）");
        assert_eq!(chinese(&io::Error::other("x")), "系统错误");
    }

    #[test]
    fn the_cause_that_is_known_is_described() {
        let json = serde_json::from_str::<u8>("{").unwrap_err();
        assert_eq!(chinese(&json), "结构或类型不符，第 1 行第 0 列");
        let mut reader = csv::Reader::from_reader("a,b\n1\n".as_bytes());
        let uneven = reader.records().next().unwrap().unwrap_err();
        assert_eq!(chinese(&uneven), "第 2 行有 1 列，应为 2 列");
    }
}
