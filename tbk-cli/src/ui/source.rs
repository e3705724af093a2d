//! Input from a file, or from standard input for `-`.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read as _};

use encoding_rs::Encoding;

use crate::ui::cause;
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
    read.map_err(|error| unreadable(path, &error))
}

/// Reads a text in UTF-8, or in the encoding of its byte order mark, which Windows editors and shells write.
pub(crate) fn text_of(path: &str) -> Result<String, Failure> {
    decoded(bytes(path)?).map_err(|_| not_utf8(name(path)))
}

/// Opens a text for reading in parts: UTF-8 without its byte order mark. A text with the byte order mark of another
/// encoding is read and converted at once.
pub(crate) fn open(path: &str) -> Result<Box<dyn BufRead + Send>, Failure> {
    let unreadable = |error: std::io::Error| unreadable(path, &error);
    let mut input: Box<dyn BufRead + Send> = match path {
        "-" => Box::new(BufReader::new(std::io::stdin())),
        _ => Box::new(BufReader::new(File::open(path).map_err(unreadable)?)),
    };
    let mut start = Vec::new();
    input.by_ref().take(3).read_to_end(&mut start).map_err(unreadable)?;
    match Encoding::for_bom(&start) {
        Some((encoding, length)) if encoding == encoding_rs::UTF_8 => start.drain(..length).for_each(drop),
        Some(_) => {
            input.read_to_end(&mut start).map_err(unreadable)?;
            return Ok(Box::new(Cursor::new(decoded(start).unwrap_or_default())));
        }
        None => {}
    }
    Ok(Box::new(Cursor::new(start).chain(input)))
}

/// The error for an input that cannot be read.
pub(crate) fn unreadable(path: &str, error: &std::io::Error) -> Failure {
    let (path, error) = (name(path), cause::describe(error));
    Failure::usage(say!("cannot read {path}: {error}", "无法读取 {path}：{error}"))
}

/// The error for an input in another encoding.
pub(crate) fn not_utf8(name: &str) -> Failure {
    Failure::usage(say!("{name} is not UTF-8", "{name} 不是 UTF-8")).hint(text(
        "save it as UTF-8, or convert it: iconv -f GBK -t UTF-8",
        "请保存为 UTF-8，或转换：iconv -f GBK -t UTF-8",
    ))
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
