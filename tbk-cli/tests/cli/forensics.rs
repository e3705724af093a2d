//! Requests with mistakes of other programs. They are signed here, not by the library.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use encoding_rs::GBK;
use hmac::{Hmac, KeyInit, Mac as _};
use md5::{Digest as _, Md5};
use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use serde_json::Value;
use sha1::Sha1;
use sha2::Sha256;

use super::{tbk, tbk_at};

pub(crate) const SECRET: &str = "helloworld";

/// A request: the pairs that are sent and the pairs that are signed, with their digest.
#[derive(Clone)]
pub(crate) struct Foreign {
    pub(crate) sent: Vec<(String, Vec<u8>)>,
    signed: Vec<(String, Vec<u8>)>,
    digest: fn(&[u8]) -> String,
    /// Changes the whole string.
    string: fn(Vec<u8>) -> Vec<u8>,
}

pub(crate) fn hex(bytes: impl AsRef<[u8]>) -> String {
    let digits: Vec<_> = bytes.as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
    digits.concat()
}

/// MD5 with the secret on both sides.
pub(crate) fn around(string: &[u8]) -> String {
    hex(Md5::digest([SECRET.as_bytes(), string, SECRET.as_bytes()].concat()))
}

fn with_key(key: &str, string: &[u8]) -> String {
    hex(Md5::digest([key.as_bytes(), string, key.as_bytes()].concat()))
}

pub(crate) fn now() -> String {
    top_core::TopTime::now().to_whole_seconds().to_string()
}

impl Foreign {
    /// A correct request with MD5.
    pub(crate) fn new() -> Self {
        let now = now();
        let pairs = [
            ("method", "taobao.tbk.sc.publisher.info.get"),
            ("app_key", "12345678"),
            ("v", "2.0"),
            ("format", "json"),
            ("sign_method", "md5"),
            ("timestamp", &now),
            ("session", "6100canary"),
            ("info_type", "1"),
            ("relation_app", "common"),
        ];
        let sent: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_vec())).collect();
        Self { signed: sent.clone(), sent, digest: around, string: |string| string }
    }

    /// Sends a value, and signs another one.
    pub(crate) fn value(mut self, name: &str, sent: &str, signed: &[u8]) -> Self {
        for (pairs, value) in [(&mut self.sent, sent.as_bytes()), (&mut self.signed, signed)] {
            pairs.retain(|(known, _)| known != name);
            pairs.push((name.to_owned(), value.to_vec()));
        }
        self
    }

    /// Sends and signs a value.
    pub(crate) fn set(self, name: &str, value: &str) -> Self {
        self.value(name, value, value.as_bytes())
    }

    fn unsent(mut self, name: &str, value: &str) -> Self {
        self.sent.retain(|(known, _)| known != name);
        self.signed.retain(|(known, _)| known != name);
        self.signed.push((name.to_owned(), value.into()));
        self
    }

    fn unsigned(mut self, name: &str) -> Self {
        self.signed.retain(|(known, _)| known != name);
        self
    }

    fn digest(mut self, digest: fn(&[u8]) -> String) -> Self {
        self.digest = digest;
        self
    }

    fn string(mut self, string: fn(Vec<u8>) -> Vec<u8>) -> Self {
        self.string = string;
        self
    }

    pub(crate) fn text(&self) -> Vec<u8> {
        let mut signed = self.signed.clone();
        signed.sort();
        (self.string)(
            signed.into_iter().flat_map(|(name, value)| [name.into_bytes(), value].concat()).collect(),
        )
    }

    pub(crate) fn sign(&self) -> String {
        (self.digest)(&self.text())
    }

    pub(crate) fn form(&self) -> String {
        let mut form: Vec<_> =
            self.sent.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        form.push(format!("sign={}", encoded(self.sign().as_bytes())));
        form.join("&")
    }

    pub(crate) fn mistakes(&self) -> Vec<String> {
        mistakes(&self.form())
    }
}

pub(crate) fn encoded(value: &[u8]) -> String {
    form_urlencoded::byte_serialize(value).collect()
}

pub(crate) fn findings(request: impl Into<Vec<u8>>, arguments: &[&str]) -> Vec<Value> {
    let mut command = tbk_at("http://127.0.0.1:9/router/rest");
    command.env("TBK_SESSION", "6100configuredcanary");
    command.args(["sign", "--request", "-", "-o", "json"]).args(arguments).write_stdin(request);
    let output = command.output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!shown.contains("canary") && !shown.contains(SECRET), "{shown}");
    serde_json::from_str(&shown).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

pub(crate) fn texts(findings: &[Value], weight: &str) -> Vec<String> {
    let of_weight = findings.iter().filter(|finding| finding["weight"] == weight);
    of_weight.map(|finding| finding["finding"].as_str().unwrap().to_owned()).collect()
}

pub(crate) fn mistakes(request: &str) -> Vec<String> {
    let findings = findings(request, &[]);
    assert!(
        findings.iter().all(|finding| finding["weight"] == "note" || finding["advice"] != ""),
        "{findings:?}"
    );
    texts(&findings, "mistake")
}

pub(crate) fn each(cases: Vec<(Foreign, &str)>) {
    for (request, expected) in cases {
        assert_eq!(request.mistakes(), [expected]);
    }
}

#[test]
fn correct_foreign_request_has_no_mistakes() {
    assert_eq!(Foreign::new().mistakes(), [""; 0]);
    assert_eq!(Foreign::new().set("relation_app", "a+b 女装 & 50% <x>").mistakes(), [""; 0]);
}

#[test]
fn wrong_digests_are_named() {
    let foreign = Foreign::new;
    let wrong = |name: &str| format!("signed with {name}, which is not an algorithm of the platform");
    let sha1 = wrong("SHA1(*** + string + ***)");
    let sha256 = wrong("SHA256(*** + string + ***)");
    let plain_sha256 = wrong("SHA256(string)");
    let hmac_sha1 = wrong("HMAC-SHA1(key ***, string)");
    each(vec![
        (
            foreign().digest(|text| hex(Md5::digest(around(text)))),
            "the digest was computed twice: MD5 of the hex text of MD5",
        ),
        (
            foreign().digest(|text| hex(Md5::digest(around(text).to_lowercase()))),
            "the digest was computed twice: MD5 of the hex text of MD5",
        ),
        (
            foreign().digest(|text| hex(Sha1::digest([SECRET.as_bytes(), text, SECRET.as_bytes()].concat()))),
            &sha1,
        ),
        (
            foreign()
                .digest(|text| hex(Sha256::digest([SECRET.as_bytes(), text, SECRET.as_bytes()].concat()))),
            &sha256,
        ),
        (foreign().digest(|text| hex(Sha256::digest(text))), &plain_sha256),
        (
            foreign().digest(|text| {
                let mut mac = Hmac::<Sha1>::new_from_slice(SECRET.as_bytes()).unwrap();
                mac.update(text);
                hex(mac.finalize().into_bytes())
            }),
            &hmac_sha1,
        ),
        (
            foreign().set("sign_method", "hmac").digest(|text| {
                let mut mac = Hmac::<Md5>::new_from_slice(SECRET.as_bytes()).unwrap();
                mac.update(&[SECRET.as_bytes(), text].concat());
                hex(mac.finalize().into_bytes())
            }),
            "the secret is the key of the HMAC and also in the string",
        ),
    ]);
}

#[test]
fn wrong_formats_of_the_digest_are_named() {
    let foreign = Foreign::new;
    each(vec![
        (foreign().digest(|text| STANDARD.encode(md5_bytes(text))), "sign is base64"),
        (foreign().digest(|text| URL_SAFE_NO_PAD.encode(md5_bytes(text))), "sign is base64"),
        (foreign().digest(|text| STANDARD.encode(around(text))), "sign is base64 of the hex digest"),
        (
            foreign().digest(|text| {
                md5_bytes(text).iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join("-")
            }),
            "sign has separators between its bytes",
        ),
        (foreign().digest(|text| around(text)[8..24].to_owned()), "sign is the middle half of the digest"),
    ]);
    // Not every digest has a byte below 16, so other values are tried.
    let lost = (0..1000)
        .map(|n| Foreign::new().set("relation_app", &n.to_string()))
        .find(|request| md5_bytes(&request.text()).iter().filter(|byte| **byte < 16).count() > 1);
    let lost = lost
        .unwrap()
        .digest(|text| md5_bytes(text).iter().map(|byte| format!("{byte:X}")).collect::<Vec<_>>().concat());
    assert_eq!(lost.mistakes(), ["leading zeros are missing in sign"]);
}

fn md5_bytes(text: &[u8]) -> Vec<u8> {
    Md5::digest([SECRET.as_bytes(), text, SECRET.as_bytes()].concat()).to_vec()
}

#[test]
fn changed_secrets_are_named() {
    let foreign = Foreign::new;
    each(vec![
        (
            foreign().digest(|text| with_key("\u{feff}helloworld", text)),
            "the secret was used with a byte order mark",
        ),
        (
            foreign().digest(|text| with_key("helloworld\n", text)),
            "the secret was used with a line end (\\n)",
        ),
        (
            foreign().digest(|text| with_key("helloworld\r\n", text)),
            "the secret was used with a line end (\\r\\n)",
        ),
        (
            foreign().digest(|text| with_key("\"helloworld\"", text)),
            "the secret was used with quotation marks",
        ),
    ]);
}

#[test]
fn changed_strings_are_named() {
    let foreign = Foreign::new;
    each(vec![
        (
            foreign().string(|text| ["\u{feff}".as_bytes(), &text].concat()),
            "the signed string begins with a byte order mark",
        ),
        (foreign().string(|text| [&text[..], b"\n"].concat()), "the signed string ends with a line end"),
    ]);
}

#[test]
fn parameters_that_are_not_sent_are_named() {
    let foreign = Foreign::new;
    each(vec![
        (foreign().unsent("format", "json"), "format was signed (json), but not sent"),
        (foreign().unsent("simplify", "true"), "simplify was signed (true), but not sent"),
        (
            foreign().unsent("partner_id", "top-sdk-php-20180326"),
            "partner_id was signed (top-sdk-php-20180326), but not sent",
        ),
        (foreign().unsent("app_secret", SECRET), "app_secret was signed (***), but not sent"),
        (foreign().unsent("target_app_key", ""), "target_app_key was signed without a value, but not sent"),
        (
            foreign()
                .set("method", "taobao.tbk.dg.newuser.order.get")
                .set("activity_id", "1")
                .unsent("page_size", "20"),
            "page_size was signed (20), but not sent",
        ),
        (foreign().unsent("special_id", "null"), "special_id was signed (null), but not sent"),
    ]);
    let mut late = foreign().unsent("session", "6100configuredcanary");
    assert_eq!(
        late.mistakes(),
        ["taobao.tbk.sc.publisher.info.get requires a session", "session was signed (***), but not sent"]
    );
    late = foreign();
    late.signed.push(("sign".to_owned(), Vec::new()));
    assert_eq!(late.mistakes(), ["the name sign is part of the signed string"]);
}

#[test]
fn times_in_another_form_are_named() {
    let time = now();
    let millis = time.parse::<top_core::TopTime>().unwrap().unix_millis();
    let seconds = (millis / 1000).to_string();
    let millis = millis.to_string();
    for (sent, signed) in [(&time, &seconds), (&time, &millis), (&millis, &time), (&seconds, &time)] {
        let request = Foreign::new().value("timestamp", sent, signed.as_bytes());
        assert_eq!(request.mistakes(), [format!("timestamp was signed as {signed:?}, but sent as {sent:?}")]);
    }
    // The official Python SDK sends milliseconds.
    let request = Foreign::new().set("timestamp", &millis);
    let notes = texts(&findings(request.form(), &[]), "note");
    assert_eq!(notes, ["timestamp is in milliseconds since 1970", "the signature is correct"]);
}

#[test]
fn combinations_of_mistakes_are_found() {
    let request = Foreign::new()
        .unsigned("session")
        .value("relation_app", "商品", &GBK.encode("商品").0)
        .digest(|text| around(text).to_lowercase());
    let expected =
        ["sign is in lower case", "session was sent but not signed", "relation_app was signed in GBK"];
    assert_eq!(request.mistakes(), expected);
}

#[test]
fn chinese_wording_is_that_of_the_console() {
    let early =
        top_core::TopTime::from_unix_millis(top_core::TopTime::now().unix_millis() - 1_072 * 60_000 - 30_000);
    let early = early.unwrap().to_whole_seconds().to_string();
    let request = Foreign::new().set("timestamp", &early).string(|text| [&text[..], b"changed"].concat());
    let mut command = tbk_at("http://127.0.0.1:9/router/rest");
    command.env("TBK_LANG", "zh").args(["sign", "--request", "-", "-o", "jsonl"]).write_stdin(request.form());
    let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
    assert!(output.contains("时间戳比现在早 17 小时 52 分"), "{output}");
    let count =
        output.split_once("签名错误：已尝试 ").unwrap().1.split_once(" 种常见错误，均不匹配").unwrap().0;
    assert!(count.parse::<u32>().unwrap() > 1000, "{count}");
    let mut command = tbk_at("http://127.0.0.1:9/router/rest");
    command.env("TBK_LANG", "zh").args(["sign", "--request", "-", "-o", "table"]).write_stdin(request.form());
    command.assert().stdout(contains("| 级别").and(contains("| 错误")).and(contains("mistake").not()));
}

#[test]
fn letters_of_the_name_session_do_not_matter() {
    for name in ["Session", "SESSION", "session"] {
        let form = format!("method=taobao.tbk.shop.get&app_key=1&{name}=6100canary&sign=AB&q=%C5%AE%D7%B0");
        let mut command = tbk();
        command.args(["sign", "--request", "-", "--explain", "-o", "table"]).write_stdin(form);
        let output = command.output().unwrap();
        let shown = String::from_utf8(output.stdout).unwrap();
        assert!(shown.contains(&format!("{name} = ***")) && !shown.contains("canary"), "{shown}");
        // Broken JSON is not displayed.
        let mut command = tbk();
        command.args(["sign", "--request", "-"]).write_stdin(format!("{{\"{name}\": \"6100canary\", x}}"));
        let output = command.assert().code(2).get_output().stderr.clone();
        assert!(!String::from_utf8(output).unwrap().contains("canary"));
        let mut command = tbk_at("http://127.0.0.1:9/router/rest");
        command.args(["sign", "taobao.tbk.shop.get", &format!("{name}=6100canary")]);
        command.assert().code(2).stderr(contains("is a secret"));
    }
}
