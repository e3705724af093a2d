//! Parses a curl command from a shell's history or from the developer tools of a browser.

use super::request::SentRequest;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// Options with a value that is not part of the parameters.
const OPTIONS_WITH_VALUE: [&str; 24] = [
    "-H",
    "--header",
    "-X",
    "--request",
    "-A",
    "--user-agent",
    "-o",
    "--output",
    "-e",
    "--referer",
    "-b",
    "--cookie",
    "-c",
    "--cookie-jar",
    "-u",
    "--user",
    "-m",
    "--max-time",
    "-x",
    "--proxy",
    "--connect-timeout",
    "--retry",
    "-K",
    "--cacert",
];

/// Adds the parameters that the command sends.
pub(super) fn add(request: &mut SentRequest, line: &str) -> Result<(), Failure> {
    let line = line.replace("\\\r\n", " ").replace("\\\n", " ");
    let words = shell_words::split(&without_ansi_c(&line)).map_err(|_| {
        Failure::usage(text("the curl command has an unclosed quote", "该 curl 命令的引号未闭合"))
    })?;
    let mut words = words.into_iter().skip(1);
    let mut as_query = false;
    while let Some(word) = words.next() {
        let (option, attached) = option(&word);
        let mut value = || match attached {
            "" => words.next().unwrap_or_default(),
            value => value.to_owned(),
        };
        match option {
            "-G" | "--get" => as_query = true,
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" => {
                let data = value();
                if let (true, Some(file)) = (option != "--data-raw", data.strip_prefix('@')) {
                    return Err(Failure::usage(say!(
                        "the body of this curl command is in the file {file}",
                        "该 curl 命令的请求体在文件 {file} 中"
                    ))
                    .hint(text(
                        "replace the file name with the content of the file",
                        "请将文件名替换为文件内容",
                    )));
                }
                if as_query { request.add_form(&data, true) } else { request.add_body(&data)? }
            }
            "--data-urlencode" => {
                let pair = value();
                let (name, value) = pair.split_once('=').unwrap_or((&pair, ""));
                request.add_plain(name, value, as_query);
            }
            "-F" | "--form" | "--form-string" => {
                let part = value();
                let (name, value) = part.split_once('=').unwrap_or((&part, ""));
                if let Some(file) = value.strip_prefix(['@', '<']) {
                    request.add_file(name, file.split(';').next().unwrap_or_default(), "");
                } else {
                    request.add_plain(name, value.split(";type=").next().unwrap_or_default(), false);
                }
            }
            "--url" => request.add_url(&value()),
            option if OPTIONS_WITH_VALUE.contains(&option) => {
                value();
            }
            option if option.starts_with('-') => {}
            url => request.add_url(url),
        }
    }
    Ok(())
}

/// Splits an option of one letter from its attached value: `-dq=1`.
fn option(word: &str) -> (&str, &str) {
    let is_short = word.starts_with('-') && !word.starts_with("--") && word.is_char_boundary(2);
    let (option, attached) = if is_short && word.len() > 2 { word.split_at(2) } else { (word, "") };
    if ["-d", "-F"].contains(&option) || OPTIONS_WITH_VALUE.contains(&option) {
        (option, attached)
    } else {
        // Letters without values may be combined: -sS.
        (word, "")
    }
}

/// Replaces `$'…'`, which browsers write for texts with quotes, by standard quoting.
fn without_ansi_c(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, inside)) = rest.split_once("$'") {
        out.push_str(before);
        let (value, after) = ansi_c(inside);
        out.push_str(&shell_words::quote(&value));
        rest = after;
    }
    out + rest
}

/// Returns the text up to the closing quote, and the rest.
fn ansi_c(inside: &str) -> (String, &str) {
    let mut value = String::new();
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        match c {
            '\'' => break,
            '\\' => match chars.next() {
                Some('n') => value.push('\n'),
                Some('r') => value.push('\r'),
                Some('t') => value.push('\t'),
                Some('u') => {
                    let digits: String = chars.by_ref().take(4).collect();
                    value.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                }
                Some(other) => value.push(other),
                None => {}
            },
            other => value.push(other),
        }
    }
    (value, chars.as_str())
}
