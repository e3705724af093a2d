//! Input from a file, or from standard input for `-`.

use std::io::Read as _;

use encoding_rs::Encoding;

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// Reads the bytes.
pub(crate) fn bytes(path: &str) -> Result<Vec<u8>, Failure> {
    let read = if path == "-" {
        let mut input = Vec::new();
        std::io::stdin().lock().read_to_end(&mut input).map(|_| input)
    } else {
        std::fs::read(path)
    };
    read.map_err(|error| {
        let path = name(path);
        Failure::usage(say!("cannot read {path}: {error}", "无法读取 {path}：{error}"))
    })
}

/// Reads a text in UTF-8, or in the encoding of its byte order mark, which Windows editors and shells write.
pub(crate) fn text_of(path: &str) -> Result<String, Failure> {
    decoded(bytes(path)?).map_err(|_| {
        let path = name(path);
        Failure::usage(say!("{path} is not UTF-8", "{path} 不是 UTF-8")).hint(text(
            "save it as UTF-8, or convert it: iconv -f GBK -t UTF-8",
            "请保存为 UTF-8，或转换：iconv -f GBK -t UTF-8",
        ))
    })
}

/// Decodes the bytes as text. Returns them unchanged if they are not valid.
pub(crate) fn decoded(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => Ok(encoding.decode(&bytes).0.into_owned()),
        None => String::from_utf8(bytes).map_err(std::string::FromUtf8Error::into_bytes),
    }
}

/// The name of the input in messages.
pub(crate) fn name(path: &str) -> &str {
    if path == "-" { text("standard input", "标准输入") } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_mark_selects_the_encoding_and_is_removed() {
        assert_eq!(decoded(b"\xef\xbb\xbf{}".to_vec()).as_deref(), Ok("{}"));
        assert_eq!(decoded(b"\xff\xfe{\0}\0".to_vec()).as_deref(), Ok("{}"));
        assert_eq!(decoded("女装".into()).as_deref(), Ok("女装"));
        assert_eq!(decoded(vec![0xc9, 0xcc]), Err(vec![0xc9, 0xcc]));
    }
}
