//! What the command line names as a file, or as - for standard input.

use std::io::Read as _;

use encoding_rs::Encoding;

use crate::failure::Failure;
use crate::lang::{say, text};

/// The bytes as they are.
pub(crate) fn bytes(path: &str) -> Result<Vec<u8>, Failure> {
    let read = if path == "-" {
        let mut given = Vec::new();
        std::io::stdin().lock().read_to_end(&mut given).map(|_| given)
    } else {
        std::fs::read(path)
    };
    read.map_err(|error| {
        let path = name(path);
        Failure::usage(say!("{path} can't be read: {error}", "无法读取 {path}：{error}"))
    })
}

/// The text: UTF-8, or what a byte order mark says, as editors and shells of Windows write it.
pub(crate) fn text_of(path: &str) -> Result<String, Failure> {
    decoded(bytes(path)?).map_err(|_| {
        let path = name(path);
        Failure::usage(say!("{path} is no UTF-8", "{path} 不是 UTF-8")).hint(text(
            "save it as UTF-8, or convert it: iconv -f GBK -t UTF-8",
            "请保存为 UTF-8，或转换：iconv -f GBK -t UTF-8",
        ))
    })
}

/// The text of these bytes, or the bytes again where they are none.
pub(crate) fn decoded(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => Ok(encoding.decode(&bytes).0.into_owned()),
        None => String::from_utf8(bytes).map_err(std::string::FromUtf8Error::into_bytes),
    }
}

/// How texts call it.
pub(crate) fn name(path: &str) -> &str {
    if path == "-" { text("standard input", "标准输入") } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text() {
        assert_eq!(decoded(b"\xef\xbb\xbf{}".to_vec()).as_deref(), Ok("{}"));
        assert_eq!(decoded(b"\xff\xfe{\0}\0".to_vec()).as_deref(), Ok("{}"));
        assert_eq!(decoded("女装".into()).as_deref(), Ok("女装"));
        assert_eq!(decoded(vec![0xc9, 0xcc]), Err(vec![0xc9, 0xcc]));
    }
}
