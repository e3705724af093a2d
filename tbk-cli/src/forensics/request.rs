//! Parses a request that was sent by any program, in one of several formats.

use encoding_rs::GBK;
use serde_json::Value;

use super::curl;
use crate::ui::failure::Failure;
use crate::ui::lang::text;
use crate::ui::source;

/// The content of a request.
#[derive(Debug, Default)]
pub(crate) struct SentRequest {
    pub(crate) pairs: Vec<Pair>,
    /// The names of files, which are not signed.
    pub(crate) files: Vec<String>,
    /// Whether the body is JSON, which the gateway does not accept.
    pub(crate) is_json: bool,
    /// Whether text that is not percent-encoded is GBK.
    is_gbk: bool,
}

/// A text parameter.
#[derive(Debug, Clone)]
pub(crate) struct Pair {
    pub(crate) name: String,
    /// The percent-encoded value, as in a form.
    pub(crate) raw: String,
    /// The decoded value, as the gateway receives it.
    pub(crate) bytes: Vec<u8>,
    pub(crate) in_query: bool,
}

impl Pair {
    /// Returns the value as text. Invalid UTF-8 is replaced.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.name.is_empty() || self.text().trim().is_empty()
    }
}

impl SentRequest {
    /// Parses a URL, a form, a curl command, an HTTP request, a JSON object, or lines of parameters in a log.
    pub(crate) fn read(input: Vec<u8>) -> Result<Self, Failure> {
        let (input, is_gbk) = match source::decoded(input) {
            Ok(text) => (text, false),
            Err(bytes) => (GBK.decode(&bytes).0.into_owned(), true),
        };
        let mut request = Self { is_gbk, ..Self::default() };
        let input = input.trim();
        let input = input.strip_prefix("$ ").unwrap_or(input);
        if input.starts_with("curl") && input[4..].starts_with(char::is_whitespace) {
            curl::add(&mut request, input)?;
        } else if input.starts_with("POST ") || input.starts_with("GET ") {
            request.add_http(input)?;
        } else if let Some(map) = java_map(input) {
            for (name, value) in map {
                request.add_plain(name, value, false);
            }
        } else if input.starts_with('{') {
            request.add_json(input)?;
        } else if is_url(input) {
            request.add_url(input);
        } else if is_form(input) {
            request.add_form(input, false);
        } else {
            for (name, value) in input.lines().filter_map(line) {
                request.add_plain(name, value, false);
            }
        }
        let is_top_parameter = |pair: &Pair| ["method", "app_key", "sign"].contains(&pair.name.as_str());
        if !request.pairs.iter().any(is_top_parameter) {
            return Err(Failure::usage(text("no parameters of TOP found", "其中没有 TOP 的参数")).hint(
                text(
                    "pass a URL, a form, a curl command, an HTTP request, JSON, or lines of name=value",
                    "可为 URL、表单、curl 命令、HTTP 请求、JSON，或每行一个 name=value",
                ),
            ));
        }
        Ok(request)
    }

    /// Returns the first value of the parameter that is not empty.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.pairs.iter().find(|pair| pair.name == name && !pair.is_empty()).map(Pair::text)
    }

    /// Adds a parameter that is not percent-encoded.
    pub(super) fn add_plain(&mut self, name: &str, value: &str, in_query: bool) {
        let (name, bytes) = (name.trim().to_owned(), self.encoded(value));
        let raw = form_urlencoded::byte_serialize(&bytes).collect();
        self.pairs.push(Pair { name, raw, bytes, in_query });
    }

    pub(super) fn add_form(&mut self, form: &str, in_query: bool) {
        let form: String = form.lines().map(str::trim).collect();
        for pair in form.split('&').filter(|pair| !pair.is_empty()) {
            let (name, raw) = pair.split_once('=').unwrap_or((pair, ""));
            let name = String::from_utf8_lossy(&decoded(name.as_bytes(), true)).into_owned();
            let bytes = decoded(&self.encoded(raw), true);
            self.pairs.push(Pair { name, raw: raw.to_owned(), bytes, in_query });
        }
    }

    pub(super) fn add_url(&mut self, url: &str) {
        let query = url.split_once('?').map_or("", |(_, query)| query);
        self.add_form(query.split('#').next().unwrap_or_default(), true);
    }

    /// Adds the parameters of a request body.
    pub(super) fn add_body(&mut self, body: &str) -> Result<(), Failure> {
        if body.trim_start().starts_with('{') {
            self.is_json = true;
            return self.add_json(body);
        }
        self.add_form(body, false);
        Ok(())
    }

    fn add_http(&mut self, request: &str) -> Result<(), Failure> {
        let request = request.replace("\r\n", "\n");
        let (head, body) = request.split_once("\n\n").unwrap_or((&request, ""));
        let target = head.lines().next().and_then(|line| line.split(' ').nth(1)).unwrap_or_default();
        self.add_url(target);
        let is_parts = |line: &str| line.to_ascii_lowercase().starts_with("content-type: multipart/");
        if head.lines().any(is_parts) {
            self.add_parts(body);
            return Ok(());
        }
        self.add_body(body)
    }

    /// Adds the parts of a multipart body. Its first line is the boundary.
    fn add_parts(&mut self, body: &str) {
        let boundary = body.lines().next().unwrap_or_default();
        for part in body.split(boundary).filter_map(|part| part.trim_start().split_once("\n\n")) {
            let (head, value) = part;
            let Some((_, name)) = head.split_once(" name=\"") else { continue };
            let name = name.split('"').next().unwrap_or_default();
            if head.contains("filename=") {
                self.files.push(name.to_owned());
            } else {
                self.add_plain(name, value.strip_suffix('\n').unwrap_or(value), false);
            }
        }
    }

    fn add_json(&mut self, json: &str) -> Result<(), Failure> {
        let value: Value = serde_json::from_str(json)
            .map_err(|error| Failure::json(text("the request", "请求"), json, &error))?;
        for (name, value) in value.as_object().into_iter().flatten() {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            self.add_plain(name, &value, false);
        }
        Ok(())
    }

    /// Returns the original bytes of the text.
    fn encoded(&self, text: &str) -> Vec<u8> {
        if self.is_gbk { GBK.encode(text).0.into_owned() } else { text.into() }
    }
}

fn is_url(input: &str) -> bool {
    let scheme = input.split_once("://").map_or("", |(scheme, _)| scheme);
    let has_scheme = !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphabetic());
    !input.contains('\n') && (has_scheme || input.starts_with(['/', '?']))
}

/// Whether the input is a form in one line, or in lines that are split at `&`.
fn is_form(input: &str) -> bool {
    let mut lines = input.lines();
    let first = lines.next().unwrap_or_default();
    input.contains('=') && lines.all(|line| line.trim().starts_with('&')) || first.trim_end().ends_with('&')
}

/// Parses `name=value`, `name: value`, or `[name] => value` of PHP's `print_r`.
fn line(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end_matches('\r');
    let printed = line.trim_start().strip_prefix('[').and_then(|rest| rest.split_once("] => "));
    let split = |separator: &str| line.split_once(separator).filter(|(name, _)| is_identifier(name.trim()));
    printed.or_else(|| split("=")).or_else(|| split(": "))
}

/// Parses `{name=value, name=value}`, the text of a Java map.
fn java_map(input: &str) -> Option<Vec<(&str, &str)>> {
    let inside = input.strip_prefix('{')?.strip_suffix('}')?;
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    let mut start = 0;
    for (end, _) in inside.match_indices(", ").chain([(inside.len(), "")]) {
        // A comma that is not followed by a name belongs to the value.
        let next = inside.get(end + 2..).unwrap_or_default();
        if end == inside.len() || next.split_once('=').is_some_and(|(name, _)| is_identifier(name)) {
            pairs.push(inside.get(start..end)?.split_once('=').filter(|(name, _)| is_identifier(name))?);
            start = end + 2;
        }
    }
    Some(pairs)
}

fn is_identifier(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Decodes percent-encoded bytes.
pub(crate) fn decoded(bytes: &[u8], plus_is_space: bool) -> Vec<u8> {
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

    fn read(input: &str) -> Vec<(String, String)> {
        SentRequest::read(input.into())
            .unwrap()
            .pairs
            .iter()
            .map(|pair| (pair.name.clone(), pair.text()))
            .collect()
    }

    #[test]
    fn every_format_gives_the_same_parameters() {
        let pairs = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>()
        };
        let expected = pairs(&[("method", "taobao.tbk.shop.get"), ("q", "女装 & co"), ("sign", "AB")]);
        let form = "method=taobao.tbk.shop.get&q=%E5%A5%B3%E8%A3%85+%26+co&sign=AB";
        assert_eq!(read(form), expected);
        assert_eq!(read(&format!("https://eco.taobao.com/router/rest?{form}")), expected);
        assert_eq!(read(&format!("curl -X POST -d '{form}' https://eco.taobao.com/router/rest")), expected);
        assert_eq!(read(&format!("POST /router/rest HTTP/1.1\r\nHost: x\r\n\r\n{form}")), expected);
        assert_eq!(read(&format!("GET /router/rest?{form} HTTP/1.1\nHost: x\n\n")), expected);
        assert_eq!(read(r#"{"method":"taobao.tbk.shop.get","q":"女装 & co","sign":"AB"}"#), expected);
        assert_eq!(read(&format!("/router/rest?{form}")), expected);
        assert_eq!(read(&format!("$ curl -sS -m 5 -d'{form}' https://eco.taobao.com/router/rest")), expected);
        assert_eq!(read(&form.replace('&', "\n  &")), expected);
        assert_eq!(read("{method=taobao.tbk.shop.get, q=女装 & co, sign=AB}"), expected);
        assert_eq!(
            read("Array\n(\n    [method] => taobao.tbk.shop.get\n    [q] => 女装 & co\n    [sign] => AB\n)"),
            expected
        );
        assert_eq!(read("method: taobao.tbk.shop.get\r\nq: 女装 & co\r\nsign: AB"), expected);
        assert_eq!(read("method=taobao.tbk.shop.get\nq=女装 / co\nsign=AB")[1].1, "女装 / co");
        let multipart = "POST /router/rest HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n\
            --b\r\nContent-Disposition: form-data; name=\"method\"\r\n\r\ntaobao.tbk.shop.get\r\n\
            --b\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\n女装 & co\r\n\
            --b\r\nContent-Disposition: form-data; name=\"pic\"; filename=\"p\"\r\n\r\nx\r\n\
            --b\r\nContent-Disposition: form-data; name=\"sign\"\r\n\r\nAB\r\n--b--\r\n";
        assert_eq!(read(multipart), expected);
        assert_eq!(SentRequest::read(multipart.into()).unwrap().files, ["pic"]);
        let parts = "curl https://x/router/rest \\\n -F method=a -F pic=@p.png --data-urlencode 'q=a b'";
        let request = SentRequest::read(parts.into()).unwrap();
        assert_eq!(request.files, ["pic"]);
        assert_eq!(request.get("q").as_deref(), Some("a b"));
        assert!(SentRequest::read("hello".into()).is_err());
    }

    #[test]
    fn url_inside_of_a_value_is_not_the_request() {
        let pairs = read("method=taobao.tbk.tpwd.create&url=https://uland.taobao.com/1?e=2&sign=AB");
        assert_eq!(pairs[1], ("url".to_owned(), "https://uland.taobao.com/1?e=2".to_owned()));
        assert_eq!(pairs.len(), 3);
    }

    #[test]
    fn gbk_input_stays_gbk() {
        let bytes = |input: &[u8]| SentRequest::read(input.into()).unwrap().pairs.remove(1).bytes;
        let goods = [0xc9, 0xcc, 0xc6, 0xb7];
        assert_eq!(bytes(&[b"method=a&q=", &goods[..], b"&sign=AB"].concat()), goods);
        assert_eq!(bytes(&[br#"{"method":"a","q":""#, &goods[..], br#""}"#].concat()), goods);
    }

    #[test]
    fn quoting_of_browsers_is_parsed() {
        assert_eq!(
            read(r"curl 'https://x/router/rest' --data-raw $'method=a&q=it\u0021\'s&sign=AB'")[1].1,
            "it!'s"
        );
    }

    #[test]
    fn missing_and_json_bodies_are_reported() {
        let absent = SentRequest::read(b"curl -d @body.txt https://x/router/rest".to_vec()).unwrap_err();
        assert_eq!(absent.to_string(), "the body of this curl command is in the file body.txt");
        let json = SentRequest::read(br#"curl https://x/router/rest -d '{"method":"a"}'"#.to_vec()).unwrap();
        assert!(json.is_json);
    }
}
