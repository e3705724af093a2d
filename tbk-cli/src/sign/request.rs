//! A request as somebody sent it, in whichever form it was kept.

use serde_json::Value;

use crate::failure::Failure;
use crate::lang::text;

/// What a request held.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) pairs: Vec<Pair>,
    /// Files are not signed.
    pub(crate) files: Vec<String>,
}

/// One text parameter.
#[derive(Debug, Clone)]
pub(crate) struct Pair {
    pub(crate) name: String,
    /// As it was written, percent-encoded or not.
    pub(crate) raw: String,
    /// What the gateway makes of it.
    pub(crate) bytes: Vec<u8>,
    pub(crate) in_query: bool,
}

impl Pair {
    /// The value as text; what is no UTF-8 is replaced.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.name.is_empty() || self.text().trim().is_empty()
    }
}

impl Seen {
    /// Reads a URL, a form, a curl line, an HTTP request or a JSON object.
    pub(crate) fn read(given: &str) -> Result<Self, Failure> {
        let given = given.trim();
        let mut seen = Self::default();
        if given.starts_with("curl ") {
            seen.add_curl(given)?;
        } else if given.starts_with("POST ") || given.starts_with("GET ") {
            seen.add_http(given);
        } else if given.starts_with('{') {
            seen.add_json(given)?;
        } else if given.contains("://") && !given.contains('\n') {
            seen.add_url(given);
        } else if given.contains('&') {
            seen.add_form(given, false);
        } else {
            given
                .lines()
                .filter_map(|line| line.split_once('='))
                .for_each(|(name, value)| seen.add_plain(name, value));
        }
        if seen.pairs.is_empty() {
            return Err(Failure::usage(text("this holds no parameters", "其中没有参数")).hint(text(
                "give a URL, a form, a curl line, an HTTP request, JSON, or lines of name=value",
                "可为 URL、表单、curl 命令、HTTP 请求、JSON，或每行一个 name=value",
            )));
        }
        Ok(seen)
    }

    /// The first parameter of that name that has a value.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.pairs.iter().find(|pair| pair.name == name && !pair.is_empty()).map(Pair::text)
    }

    fn add_plain(&mut self, name: &str, value: &str) {
        let (name, value) = (name.trim().to_owned(), value.trim_end_matches('\r'));
        self.pairs.push(Pair { name, raw: value.to_owned(), bytes: value.into(), in_query: false });
    }

    fn add_form(&mut self, form: &str, in_query: bool) {
        for pair in form.trim().split('&').filter(|pair| !pair.is_empty()) {
            let (name, raw) = pair.split_once('=').unwrap_or((pair, ""));
            let name = String::from_utf8_lossy(&decoded(name.trim(), true)).into_owned();
            self.pairs.push(Pair { name, raw: raw.to_owned(), bytes: decoded(raw, true), in_query });
        }
    }

    fn add_url(&mut self, url: &str) {
        let query = url.split_once('?').map_or("", |(_, query)| query);
        self.add_form(query.split('#').next().unwrap_or_default(), true);
    }

    fn add_http(&mut self, request: &str) {
        let request = request.replace("\r\n", "\n");
        let (head, body) = request.split_once("\n\n").unwrap_or((&request, ""));
        let target = head.lines().next().and_then(|line| line.split(' ').nth(1)).unwrap_or_default();
        self.add_url(target);
        self.add_form(body, false);
    }

    fn add_json(&mut self, json: &str) -> Result<(), Failure> {
        let value: Value = serde_json::from_str(json)
            .map_err(|error| Failure::json(text("the request", "请求"), json, &error))?;
        for (name, value) in value.as_object().into_iter().flatten() {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            self.add_plain(name, &value);
        }
        Ok(())
    }

    fn add_curl(&mut self, line: &str) -> Result<(), Failure> {
        let line = line.replace("\\\n", " ");
        let words = shell_words::split(&line).map_err(|error| Failure::usage(format!("curl: {error}")))?;
        let mut words = words.into_iter().skip(1);
        let mut as_query = false;
        while let Some(word) = words.next() {
            let mut value = || words.next().unwrap_or_default();
            match word.as_str() {
                "-G" | "--get" => as_query = true,
                "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" => {
                    self.add_form(&value(), as_query);
                }
                "--data-urlencode" => {
                    let pair = value();
                    let (name, value) = pair.split_once('=').unwrap_or((&pair, ""));
                    let raw: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
                    let name = name.to_owned();
                    self.pairs.push(Pair { name, raw, bytes: value.into(), in_query: as_query });
                }
                "-F" | "--form" | "--form-string" => {
                    let part = value();
                    let (name, value) = part.split_once('=').unwrap_or((&part, ""));
                    if value.starts_with('@') {
                        self.files.push(name.to_owned());
                    } else {
                        self.add_plain(name, value);
                    }
                }
                "--url" => self.add_url(&value()),
                "-H" | "--header" | "-X" | "--request" | "-A" | "--user-agent" | "-o" | "--output" | "-e"
                | "-b" => {
                    value();
                }
                flag if flag.starts_with('-') => {}
                url => self.add_url(url),
            }
        }
        Ok(())
    }
}

/// Percent-decoded bytes.
pub(crate) fn decoded(raw: &str, plus_is_space: bool) -> Vec<u8> {
    let bytes = raw.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], byte) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
                continue;
            }
            (b'+', _) if plus_is_space => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(given: &str) -> Vec<(String, String)> {
        Seen::read(given).unwrap().pairs.iter().map(|pair| (pair.name.clone(), pair.text())).collect()
    }

    #[test]
    fn every_form_of_a_request_holds_the_same() {
        let pairs = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>()
        };
        let wanted = pairs(&[("method", "taobao.tbk.shop.get"), ("q", "女装 & co"), ("sign", "AB")]);
        let form = "method=taobao.tbk.shop.get&q=%E5%A5%B3%E8%A3%85+%26+co&sign=AB";
        assert_eq!(read(form), wanted);
        assert_eq!(read(&format!("https://eco.taobao.com/router/rest?{form}")), wanted);
        assert_eq!(read(&format!("curl -X POST -d '{form}' https://eco.taobao.com/router/rest")), wanted);
        assert_eq!(read(&format!("POST /router/rest HTTP/1.1\r\nHost: x\r\n\r\n{form}")), wanted);
        assert_eq!(read(&format!("GET /router/rest?{form} HTTP/1.1\nHost: x\n\n")), wanted);
        assert_eq!(read(r#"{"method":"taobao.tbk.shop.get","q":"女装 & co","sign":"AB"}"#), wanted);
        assert_eq!(read("method=taobao.tbk.shop.get\nq=女装 / co\nsign=AB")[1].1, "女装 / co");
        let parts = "curl https://x/router/rest \\\n -F method=a -F pic=@p.png --data-urlencode 'q=a b'";
        let seen = Seen::read(parts).unwrap();
        assert_eq!(seen.files, ["pic"]);
        assert_eq!(seen.get("q").as_deref(), Some("a b"));
        assert!(Seen::read("hello").is_err());
    }
}
