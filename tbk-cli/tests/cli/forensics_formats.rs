//! Requests as other programs print them, and large ones.

use std::time::{Duration, Instant};

use md5::{Digest as _, Md5};
use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;

use super::forensics::{Foreign, SECRET, around, encoded, findings, hex, mistakes, now, texts};
use super::{tbk, tbk_at};

const METHOD: &str = "taobao.tbk.sc.publisher.info.get";

/// The pairs of a correct request, with `sign`.
fn pairs() -> Vec<(String, String)> {
    let request = Foreign::new().value("relation_app", "it's 女装 & \"co\"", "it's 女装 & \"co\"".as_bytes());
    let mut pairs: Vec<_> = request
        .sent
        .iter()
        .map(|(name, value)| (name.clone(), String::from_utf8(value.clone()).unwrap()))
        .collect();
    pairs.push(("sign".to_owned(), request.sign()));
    pairs
}

fn joined(separator: &str, write: impl Fn(&str, &str) -> String) -> String {
    let texts: Vec<_> = pairs().iter().map(|(name, value)| write(name, value)).collect();
    texts.join(separator)
}

/// Asserts that the request is read completely and unchanged: its signature is correct.
fn assert_correct(request: &str) {
    let found = findings(request, &[]);
    assert_eq!(texts(&found, "mistake"), [""; 0], "{request}");
    assert!(texts(&found, "note").contains(&"the signature is correct".to_owned()), "{request}\n{found:?}");
}

fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

#[test]
fn php_arrays_are_read() {
    let dump = joined("\n", |name, value| format!("  [\"{name}\"]=>\n  string({}) \"{value}\"", value.len()));
    assert_correct(&format!("array(10) {{\n{dump}\n}}\n"));
    let typed = dump.replace("string(1) \"1\"", "int(1)").replace('}', "");
    assert_correct(&format!("array(11) {{\n{typed}\n  [\"page_no\"]=>\n  NULL\n}}"));
    let export = joined("\n", |name, value| format!("  '{name}' => {},", single_quoted(value)));
    assert_correct(&format!("array (\n{export}\n)"));
    assert_correct(&format!("[\n{export}\n  'page_no' => NULL,\n]"));
    assert_correct(&format!("$params = array(\n{export}\n);"));
    let printed = joined("\n", |name, value| format!("    [{name}] => {value}"));
    assert_correct(&format!("Array\n(\n{printed}\n)\n"));
}

#[test]
fn flags_of_php_are_sent_as_digits() {
    let request =
        "array (\n'method' => 'a.b', 'app_key' => '1', 'simplify' => true, 'x' => false, 'sign' => 'AB')";
    let mut command = tbk();
    command.args(["sign", "--request", "-", "--explain", "-o", "table"]).write_stdin(request);
    command.assert().stdout(contains("simplify = 1\n").and(contains("x = 0\n")));
}

#[test]
fn python_objects_are_read() {
    let dict = joined(", ", |name, value| format!("'{name}': {}", single_quoted(value)));
    assert_correct(&format!("{{{dict}}}"));
    assert_correct(&format!("{{{dict}, 'page_no': None}}"));
    assert_correct(&format!("params = {{{dict}}}"));
    assert_correct(&format!("{{{}}}", dict.replace("女装", "\\u5973\\u88c5").replace(": '", ": u'")));
    assert_correct(&format!(
        "{{{}}}",
        dict.replace("女装", "\\xe5\\xa5\\xb3\\xe8\\xa3\\x85").replace(": '", ": b'")
    ));
    let tuples = joined(", ", |name, value| format!("('{name}', {})", single_quoted(value)));
    assert_correct(&format!("[{tuples}]"));
    assert_correct(&format!("OrderedDict([{tuples}])"));
    assert_correct(&format!("OrderedDict({{{dict}}})"));
}

#[test]
fn javascript_objects_are_read() {
    let object = joined(",\n", |name, value| format!("  {name}: {}", single_quoted(value)));
    assert_correct(&format!("{{\n{object}\n}}"));
    assert_correct(&format!("{{\n{object},\n  page_no: undefined\n}}"));
    let numbers = object.replace("info_type: '1'", "info_type: 1");
    assert_correct(&format!("console.log: {{\n{numbers}\n}}"));
    let map = joined(", ", |name, value| format!("'{name}' => {}", single_quoted(value)));
    assert_correct(&format!("Map(10) {{ {map} }}"));
    assert_correct(&format!("URLSearchParams {{ {map} }}"));
}

#[test]
fn text_of_a_log_before_the_request_is_skipped() {
    let form = joined("&", |name, value| format!("{name}={}", encoded(value.as_bytes())));
    let prefix = "2026-11-26 17:00:01.123 [main] INFO  c.t.Client - ";
    assert_correct(&format!("{prefix}request: {form}"));
    assert_correct(&format!("{prefix}body={form}"));
    assert_correct(&format!("{prefix}POST https://eco.taobao.com/router/rest?{form}"));
    assert_correct(&format!("{prefix}url=\"https://eco.taobao.com/router/rest?{form}\" status=200"));
    assert_correct(&format!(
        "127.0.0.1 - - [26/Nov/2026:17:00:01] \"GET /router/rest?{form} HTTP/1.1\" 200 12"
    ));
    assert_correct(&format!("user@host:~$ curl -d '{form}' https://eco.taobao.com/router/rest"));
    let json =
        serde_json::to_string(&pairs().into_iter().collect::<std::collections::BTreeMap<_, _>>()).unwrap();
    assert_correct(&format!("{prefix}params: {json} (12 ms)"));
    let map = joined(", ", |name, value| format!("{name}={value}"));
    assert_correct(&format!("{prefix}params {{{map}}}"));
    assert_correct(&joined("\n", |name, value| format!("{prefix}{name}={value}")));
    assert_correct(&joined("\r\n", |name, value| format!("INFO: {name}={value}")));
    assert_correct(&joined("\n", |name, value| format!("web_1  | {name}: {value}")));
}

/// A multipart body as the official Java SDK writes it.
fn java_multipart(file: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in pairs() {
        body.extend(format!("\r\n--1764142800123456789\r\nContent-Disposition:form-data;name=\"{name}\"\r\nContent-Type:text/plain\r\n\r\n{value}").bytes());
    }
    body.extend(b"\r\n--1764142800123456789\r\nContent-Disposition:form-data;name=\"pic\";filename=\"p.png\"\r\nContent-Type:image/png\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--1764142800123456789--\r\n");
    body
}

#[test]
fn multipart_of_the_java_sdk_is_read() {
    let head = "POST /router/rest HTTP/1.1\r\nContent-Type:multipart/form-data;charset=UTF-8;boundary=1764142800123456789\r\n\r\n";
    // With and without the head, and with a file that is not text.
    for file in [&b"text"[..], &[0x89, b'P', 0xff, 0, 0xc9]] {
        let body = java_multipart(file);
        for request in [body.clone(), [head.as_bytes(), &body].concat()] {
            let found = findings(request, &[]);
            assert_eq!(texts(&found, "mistake"), [""; 0]);
            assert_eq!(texts(&found, "note"), ["files are not signed: pic", "the signature is correct"]);
        }
    }
}

#[test]
fn signed_files_are_named() {
    let file = [0x89, b'P', 0xff, 0];
    for (signed, expected) in [
        (&file[..], "the content of files was signed"),
        (b"p.png", "the names of files were signed"),
        (b"@p.png", "the names of files were signed"),
        (b"", "the parameter names of files were signed"),
    ] {
        let request = Foreign::new();
        let mut signed_pairs: Vec<_> = request.sent.clone();
        signed_pairs.push(("pic".to_owned(), signed.to_vec()));
        signed_pairs.sort();
        let string: Vec<u8> =
            signed_pairs.into_iter().flat_map(|(name, value)| [name.into_bytes(), value].concat()).collect();
        let mut body = Vec::new();
        let sign = ("sign".to_owned(), around(&string).into_bytes());
        for (name, value) in request.sent.iter().chain([&sign]) {
            body.extend(format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").bytes());
            body.extend([value, &b"\r\n"[..]].concat());
        }
        body.extend(b"--b\r\nContent-Disposition: form-data; name=\"pic\"; filename=\"p.png\"\r\n\r\n");
        body.extend([&file[..], b"\r\n--b--\r\n"].concat());
        assert_eq!(texts(&findings(body, &[]), "mistake"), [expected]);
    }
}

#[test]
fn signature_of_an_independent_program_is_confirmed() {
    // Computed with Python's hashlib.
    let form = "method=taobao.item.seller.get&app_key=12345678&session=test&timestamp=2016-01-01+12%3A00%3A00&format=json&v=2.0\
                &sign_method=md5&fields=num_iid%2Ctitle%2Cnick%2Cprice%2Cnum&num_iid=11223344&sign=";
    let with = |sign: &str| mistakes(&format!("{form}{sign}"));
    assert_eq!(with("66987CB115214E59E6EC978214934FB8"), [""; 0]);
    assert_eq!(
        with("DF5141BC0EC08C286C4A3D3F5CF341BE"),
        ["the digest was computed twice: MD5 of the hex text of MD5"]
    );
    assert_eq!(
        with("705AC48A6C8CAB4468F8B7A6B3B2F7D5A8770DDE"),
        ["signed with SHA1(*** + string + ***), which is not an algorithm of the platform"]
    );
    assert_eq!(
        with("10477E6F01EEF7F20B52861A08A1739D64521451B4794F8C1036DFBD4493BD8F"),
        ["signed with SHA256(string), which is not an algorithm of the platform"]
    );
    assert_eq!(with("Zph8sRUhTlnm7JeCFJNPuA%3D%3D"), ["sign is base64"]);
}

/// Asserts that a request is diagnosed within a few seconds, also without optimisation and on a busy machine.
fn assert_fast(request: String, expected: &str) {
    let start = Instant::now();
    let mut command = tbk_at("http://127.0.0.1:9/router/rest");
    command
        .timeout(Duration::from_secs(40))
        .args(["sign", "--request", "-", "-o", "jsonl"])
        .write_stdin(request);
    command.assert().code(1).stdout(contains(expected));
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

#[test]
fn large_requests_are_diagnosed_in_linear_time() {
    let time = encoded(now().as_bytes());
    let base = format!("method={METHOD}&app_key=12345678&sign_method=md5&v=2.0&timestamp={time}");
    let unsigned = format!("{base}&sign=00000000000000000000000000000000");
    let many = (0..100_000).fold(String::new(), |form, n| form + &format!("p{n}=v&"));
    assert_fast(many + &unsigned, "not all combinations were tried");
    let large = "x".repeat(9 << 20);
    assert_fast(format!("{unsigned}&q={large}"), "not all combinations were tried");
    assert_fast(format!("{unsigned}{}", "&q=v".repeat(100_000)), "q is sent 100000 times");
    // The most common mistake is found in a large request, too.
    let string = format!("app_key12345678method{METHOD}q{large}sign_methodmd5timestamp{}v2.0", now_of(&time));
    let sign = hex(Md5::digest([SECRET, &string, SECRET].concat()));
    assert_fast(format!("{base}&q={large}&session=6100abc&sign={sign}"), "session was sent but not signed");
}

/// Decodes a timestamp of a form.
fn now_of(time: &str) -> String {
    time.replace('+', " ").replace("%3A", ":")
}

#[test]
fn deeply_nested_values_are_read() {
    let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
    for request in [
        format!("{{\"method\":\"a.b\",\"app_key\":\"1\",\"sign\":\"AB\",\"q\":{deep}}}"),
        format!("{{'method': 'a.b', 'app_key': '1', 'sign': 'AB', 'q': {deep}}}"),
        format!("method=a.b&app_key=1&sign=AB&q={deep}"),
    ] {
        assert_fast(request, "a.b is unknown to this program");
    }
    let mut command = tbk();
    command.args(["sign", "--request", "-"]).write_stdin("{".repeat(30_000));
    command.assert().code(2).stderr(contains("not valid JSON"));
}
