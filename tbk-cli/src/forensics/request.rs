//! Parses a request that was sent by any program, in one of several formats.

use encoding_rs::GBK;

use super::{curl, json, multipart, printed};
use crate::ui::failure::Failure;
use crate::ui::lang::text;
use crate::ui::source;

/// The content of a request.
#[derive(Debug, Default)]
pub(crate) struct SentRequest {
    pub(crate) pairs: Vec<Pair>,
    /// Files, which are not signed.
    pub(crate) files: Vec<SentFile>,
    /// Whether the body is JSON, which the gateway does not accept.
    pub(crate) is_json: bool,
    /// Whether the pairs are from lines, which any text has.
    is_lines: bool,
    /// The encoding of text that is not percent-encoded.
    charset: Charset,
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

/// A file of a multipart request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SentFile {
    /// The name of the parameter.
    pub(crate) name: String,
    pub(crate) file_name: String,
    /// The content, if the request contains it.
    pub(crate) content: Vec<u8>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Charset {
    #[default]
    Utf8,
    Gbk,
    /// One character for each byte.
    Bytes,
}

impl Pair {
    /// Returns the value as text. Invalid UTF-8 is replaced.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.name.is_empty()
            || match std::str::from_utf8(&self.bytes) {
                Ok(text) => text.trim_start().is_empty(),
                Err(_) => false,
            }
    }
}

impl SentRequest {
    /// Parses a URL, a form, a curl command, an HTTP request, a multipart body, a JSON object, the printed map of a program,
    /// or lines of parameters in a log. Text before the request, such as the prefix of a log, is skipped.
    pub(crate) fn read(input: Vec<u8>) -> Result<Self, Failure> {
        let (input, charset) = match source::decoded(input) {
            Ok(text) => (text, Charset::Utf8),
            // Files in other parts are binary, so each part has an encoding of its own.
            Err(bytes) if multipart::is_multipart(&bytes) => {
                (bytes.iter().copied().map(char::from).collect(), Charset::Bytes)
            }
            Err(bytes) => (GBK.decode(&bytes).0.into_owned(), Charset::Gbk),
        };
        let trimmed = input.trim();
        let direct = Self::parse(trimmed.strip_prefix("$ ").unwrap_or(trimmed), charset);
        if direct.as_ref().is_ok_and(|request| request.score() == COMPLETE) {
            return direct;
        }
        let score = |request: &Result<Self, Failure>| request.as_ref().map_or(0, Self::score);
        let mut best = direct;
        for part in printed::embedded(trimmed) {
            let other = Self::parse(part, charset);
            if score(&other) > score(&best) {
                best = other;
            }
        }
        let prefixed = Self::of_prefixed_lines(trimmed, charset);
        if prefixed.score() > score(&best) {
            best = Ok(prefixed);
        }
        best.and_then(|request| if request.score() > 0 { Ok(request) } else { Err(no_parameters()) })
    }

    fn parse(input: &str, charset: Charset) -> Result<Self, Failure> {
        let mut request = Self { charset, ..Self::default() };
        if input.starts_with("curl") && input[4..].starts_with(char::is_whitespace) {
            curl::add(&mut request, input)?;
        } else if input.starts_with("POST ") || input.starts_with("GET ") {
            request.add_http(input)?;
        } else if input.starts_with("--") {
            multipart::add(&mut request, input);
        } else if let Some(map) = printed::java_map(input) {
            request.add_all(map);
        } else if input.starts_with('{') {
            match (json::members(input), printed::literal(input)) {
                (Ok(members), _) => request.add_all(members),
                (Err(_), Some(pairs)) => request.add_all(pairs),
                (Err(error), None) => return Err(Failure::json(text("the request", "请求"), input, &error)),
            }
        } else if let Some(pairs) = printed::var_dump(input).or_else(|| printed::literal(input)) {
            request.add_all(pairs);
        } else if is_url(input) {
            request.add_url(input);
        } else if is_form(input) {
            request.add_form(input, false);
        } else {
            request.is_lines = true;
            for (name, value) in input.lines().filter_map(printed::line) {
                request.add_plain(name, value, false);
            }
        }
        Ok(request)
    }

    fn of_prefixed_lines(input: &str, charset: Charset) -> Self {
        let mut request = Self { charset, is_lines: true, ..Self::default() };
        for (name, value) in input.lines().filter_map(printed::prefixed_line) {
            request.add_plain(name, value, false);
        }
        request
    }

    /// Returns how much speaks for this interpretation of the input: the number of system parameters that identify a request
    /// of TOP, doubled, and less for lines.
    fn score(&self) -> usize {
        let is_sent = |name: &&&str| self.pairs.iter().any(|pair| pair.name == **name);
        let count = IDENTIFYING.iter().filter(is_sent).count();
        (2 * count).saturating_sub(usize::from(self.is_lines))
    }

    /// Returns the first value of the parameter that is not empty.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.pairs.iter().find(|pair| pair.name == name && !pair.is_empty()).map(Pair::text)
    }

    fn add_all<N: AsRef<str>, V: AsRef<str>>(&mut self, pairs: Vec<(N, V)>) {
        for (name, value) in pairs {
            self.add_plain(name.as_ref(), value.as_ref(), false);
        }
    }

    /// Adds a parameter that is not percent-encoded.
    pub(super) fn add_plain(&mut self, name: &str, value: &str, in_query: bool) {
        let (name, bytes) = (name.trim().to_owned(), self.encoded(value));
        let raw = form_urlencoded::byte_serialize(&bytes).collect();
        self.pairs.push(Pair { name, raw, bytes, in_query });
    }

    pub(super) fn add_file(&mut self, name: &str, file_name: &str, content: &str) {
        let content = self.encoded(content);
        self.files.push(SentFile { name: name.to_owned(), file_name: file_name.to_owned(), content });
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
        let query = query.split('#').next().unwrap_or_default();
        // In a log, a quotation mark and other text may follow the URL.
        self.add_form(query.split(['"', '\n']).next().unwrap_or_default(), true);
    }

    /// Adds the parameters of a request body.
    pub(super) fn add_body(&mut self, body: &str) -> Result<(), Failure> {
        if body.trim_start().starts_with('{') {
            self.is_json = true;
            let members = json::members(body.trim())
                .map_err(|error| Failure::json(text("the request", "请求"), body, &error))?;
            self.add_all(members);
            return Ok(());
        }
        self.add_form(body, false);
        Ok(())
    }

    fn add_http(&mut self, request: &str) -> Result<(), Failure> {
        let end = ["\r\n\r\n", "\n\n"].iter().filter_map(|end| Some((request.find(end)?, end.len()))).min();
        let (head, body) = match end {
            Some((at, length)) => (&request[..at], &request[at + length..]),
            None => (request, ""),
        };
        let target = head.lines().next().and_then(|line| line.split(' ').nth(1)).unwrap_or_default();
        self.add_url(target);
        let is_parts = |line: &str| {
            let line = line.to_ascii_lowercase();
            line.strip_prefix("content-type:")
                .is_some_and(|media| media.trim_start().starts_with("multipart/"))
        };
        if head.lines().any(is_parts) {
            multipart::add(self, body);
            return Ok(());
        }
        self.add_body(body)
    }

    /// Returns the original bytes of the text.
    fn encoded(&self, text: &str) -> Vec<u8> {
        match self.charset {
            Charset::Utf8 => text.into(),
            Charset::Gbk => GBK.encode(text).0.into_owned(),
            Charset::Bytes => text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect(),
        }
    }
}

/// The score of a request that needs no other interpretation.
const COMPLETE: usize = 2 * IDENTIFYING.len();

/// The system parameters that identify a request of TOP.
const IDENTIFYING: [&str; 6] = ["method", "app_key", "sign", "timestamp", "v", "sign_method"];

fn no_parameters() -> Failure {
    Failure::usage(text("no parameters of TOP found", "其中没有 TOP 的参数")).hint(text(
        "pass a URL, a form, a curl command, an HTTP request, JSON, the printed map of a program, or lines of name=value",
        "可为 URL、表单、curl 命令、HTTP 请求、JSON、程序打印的参数表，或每行一个 name=value",
    ))
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

/// Decodes percent-encoded bytes.
pub(crate) fn decoded(bytes: &[u8], plus_is_space: bool) -> Vec<u8> {
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'%' => {
                let byte = digit(at + 1)
                    .zip(digit(at + 2))
                    .and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
                out.push(byte.unwrap_or(b'%'));
                at += if byte.is_some() { 2 } else { 0 };
            }
            b'+' if plus_is_space => out.push(b' '),
            byte => out.push(byte),
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
        let file = SentFile { name: "pic".to_owned(), file_name: "p".to_owned(), content: b"x".to_vec() };
        assert_eq!(SentRequest::read(multipart.into()).unwrap().files, [file]);
        let parts = "curl https://x/router/rest \\\n -F method=a -F pic=@p.png --data-urlencode 'q=a b'";
        let request = SentRequest::read(parts.into()).unwrap();
        assert_eq!((request.files[0].name.as_str(), request.files[0].file_name.as_str()), ("pic", "p.png"));
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
