//! Errors of the operating system, in the language of this run.

use std::io::{Error, ErrorKind};

use crate::ui::lang::{Lang, lang};

/// Describes the error. The operating system has English texts only, so the Chinese text is that of the kind.
pub(crate) fn describe(error: &Error) -> String {
    match lang() {
        Lang::En => error.to_string(),
        Lang::Zh => chinese(error),
    }
}

fn chinese(error: &Error) -> String {
    let what = match error.kind() {
        ErrorKind::NotFound => "文件或目录不存在",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::ConnectionRefused => "连接被拒绝",
        ErrorKind::ConnectionReset => "连接被重置",
        ErrorKind::ConnectionAborted => "连接已中断",
        ErrorKind::HostUnreachable => "主机不可达",
        ErrorKind::NetworkUnreachable => "网络不可达",
        ErrorKind::TimedOut => "超时",
        ErrorKind::AlreadyExists => "已存在",
        ErrorKind::IsADirectory => "是目录",
        ErrorKind::NotADirectory => "不是目录",
        ErrorKind::ReadOnlyFilesystem => "文件系统只读",
        ErrorKind::StorageFull => "磁盘空间不足",
        ErrorKind::InvalidData => "不是 UTF-8 文本",
        ErrorKind::UnexpectedEof => "内容不完整",
        _ => "系统错误",
    };
    error.raw_os_error().map_or_else(|| what.to_owned(), |code| format!("{what}（{code}）"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_texts_keep_the_number_of_the_error() {
        assert_eq!(chinese(&ErrorKind::TimedOut.into()), "超时");
        #[cfg(unix)]
        assert_eq!(chinese(&Error::from_raw_os_error(13)), "没有权限（13）");
        assert_eq!(chinese(&Error::other("x")), "系统错误");
    }
}
