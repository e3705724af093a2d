//! `tbk sign`: published signatures, and the diagnosis of common mistakes.

use encoding_rs::GBK;
use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::Value;
use top_core::SignMethod;

use super::{Served, shown, stdout, tbk, tbk_at};

const SECRET: &str = "helloworld";
pub(crate) const PUBLISHED: [&str; 4] =
    ["sign", "taobao.item.seller.get", "fields=num_iid,title,nick,price,num", "num_iid=11223344"];

/// The command with the credentials of the official guide.
pub(crate) fn guide() -> assert_cmd::Command {
    let mut command = tbk_at("http://127.0.0.1:9/router/rest");
    command.env("TBK_SESSION", "test");
    command
}

#[test]
fn published_signatures_are_reproduced() {
    for (sign_method, sign) in [
        ("md5", "66987CB115214E59E6EC978214934FB8"),
        ("hmac", "D56D7858309C31B6251083A874D48273"),
        ("hmac-sha256", "04DB15AD0774D5CFCE2C837DE43E3FCEA9011ED74F3038FB6AB5F3C4CEA119E8"),
    ] {
        let mut command = guide();
        command.args(PUBLISHED).args(["--timestamp", "2016-01-01 12:00:00", "--sign-method", sign_method]);
        command.assert().success().stdout(format!("{sign}\n"));
    }
}

#[test]
fn steps_hide_the_secret_and_the_session() {
    let explained = |form: &[&str]| {
        let mut command = guide();
        command.env("TBK_SESSION", "6100canary").env("TBK_APP_SECRET", "s3cretcanary");
        command.args([
            "sign",
            "taobao.tbk.sc.material.optional",
            "q=女装 & co",
            "--explain",
            "--sign-method",
            "hmac",
        ]);
        shown(command.args(["--timestamp", "2026-01-01 00:00:00"]).args(form))
    };
    let text = explained(&[]);
    insta::assert_snapshot!(text.replace(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit(), "#"));
    let data: Value = serde_json::from_str(&explained(&["-o", "json"])).unwrap();
    assert_eq!(data["formula"], "HMAC-MD5(key ***, string)");
    assert!(data["string_to_sign"].as_str().unwrap().contains("q女装 & co"));
    assert!(!text.contains("canary") && !data.to_string().contains("canary"), "{text}");
}

#[test]
fn steps_hide_secrets_inside_other_values() {
    let nested = r#"{"a":"{\"session\":\"6100canary1nested\"}","b":"6100canary2session","c":"kept"}"#;
    let run = |arguments: &[&str], input: &str| {
        let mut command = guide();
        command.env("TBK_SESSION", "6100canary2session").env("TBK_APP_SECRET", "s3cretcanary");
        shown(command.arg("sign").args(arguments).write_stdin(input.to_owned()))
    };
    let parameter = format!("q={nested}");
    let form: String = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("app_key", "12345678"), ("method", "taobao.tbk.shop.get"), ("q", nested)])
        .append_pair("session", "6100canary2session")
        .finish();
    for output in ["table", "json"] {
        let signed = ["taobao.tbk.sc.material.optional", &parameter, "--explain", "-o", output];
        let diagnosed = ["--request", "-", "--explain", "-o", output];
        for text in [run(&signed, ""), run(&diagnosed, &form)] {
            assert!(!text.contains("canary") && text.contains("kept"), "{text}");
        }
    }
}

#[test]
fn signed_body_is_accepted_by_the_gateway() {
    let served = Served::start(&[]);
    let mut sign = served.tbk();
    let body = sign.args(["sign", "taobao.tbk.tpwd.create", "url=https://a.example/?x=1&y=女装", "--body"]);
    let body = body.assert().success().get_output().stdout.clone();
    let mut curl = std::process::Command::new("curl");
    let sent = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&sent, body).unwrap();
    curl.args(["--silent", "--data"]).arg(format!("@{}", sent.path().display()));
    let response = curl.arg(served.variable("TBK_ENDPOINT")).output().unwrap().stdout;
    let response: Value = serde_json::from_slice(&response).unwrap();
    assert!(response["tbk_tpwd_create_response"]["data"]["model"].is_string(), "{response}");
}

/// A request as a form, with a signature that may contain mistakes.
struct Mistake {
    pairs: Vec<(&'static str, String)>,
    digest: SignMethod,
    /// Returns the text to sign. The pairs are sorted by name, without empty values.
    text: fn(&[(&'static str, String)]) -> Vec<u8>,
    /// Formats the signature.
    write: fn(String) -> String,
}

fn plain(pairs: &[(&'static str, String)]) -> Vec<u8> {
    pairs.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()].concat()).collect()
}

impl Mistake {
    fn none() -> Self {
        let now = top_core::TopTime::now().to_whole_seconds().to_string();
        let pairs = [
            ("v", "2.0"),
            ("method", "taobao.tbk.sc.publisher.info.get"),
            ("app_key", "12345678"),
            ("sign_method", "md5"),
            ("timestamp", &now),
            ("format", "json"),
            ("session", "6100abc"),
            ("info_type", "1"),
            ("relation_app", "女装 common"),
        ];
        let pairs = pairs.map(|(name, value)| (name, value.to_owned())).to_vec();
        Self { pairs, digest: SignMethod::Md5, text: plain, write: |sign| sign }
    }

    fn set(mut self, name: &'static str, value: &str) -> Self {
        self.pairs.retain(|(known, _)| *known != name);
        self.pairs.push((name, value.to_owned()));
        self
    }

    fn form(&self) -> String {
        let mut signed: Vec<_> = self.pairs.iter().filter(|(_, value)| !value.is_empty()).cloned().collect();
        signed.sort();
        let sign = (self.write)(self.digest.sign(&SECRET.into(), &(self.text)(&signed)));
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(self.pairs.iter().map(|(name, value)| (*name, value.as_str())));
        form.append_pair("sign", &sign).finish()
    }

    /// The mistakes that `tbk sign --request` reports, and its status.
    fn found(&self) -> (Vec<String>, i32) {
        diagnose(&self.form())
    }
}

/// Returns the mistakes that `tbk sign --request` reports, and its status.
fn diagnose(request: &str) -> (Vec<String>, i32) {
    let mut command = guide();
    let output =
        command.args(["sign", "--request", "-", "-o", "json"]).write_stdin(request).output().unwrap();
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let mistakes = findings.iter().filter(|finding| finding["weight"] == "mistake");
    assert!(
        mistakes.clone().all(|finding| finding["advice"].as_str().is_some_and(|advice| !advice.is_empty()))
    );
    let mistakes = mistakes.map(|finding| finding["finding"].as_str().unwrap().to_owned()).collect();
    (mistakes, output.status.code().unwrap())
}

#[test]
fn correct_request_is_confirmed() {
    assert_eq!(Mistake::none().found(), (vec![], 0));
    let mut command = guide();
    command.args(["sign", "--request", "-"]).write_stdin(Mistake::none().form());
    command.assert().success().stdout(contains("the signature is correct"));
}

#[test]
fn each_mistake_is_the_only_finding() {
    fn as_sent(pairs: &[(&'static str, String)]) -> Vec<u8> {
        let mut unsorted = pairs.to_vec();
        // The order of the form.
        let order = [
            "v",
            "method",
            "app_key",
            "sign_method",
            "timestamp",
            "format",
            "session",
            "info_type",
            "relation_app",
        ];
        unsorted.sort_by_key(|(name, _)| order.iter().position(|known| known == name));
        plain(&unsorted)
    }
    fn without(name: &str, pairs: &[(&'static str, String)]) -> Vec<u8> {
        plain(&pairs.iter().filter(|(known, _)| *known != name).cloned().collect::<Vec<_>>())
    }
    fn joined(pairs: &[(&'static str, String)], equals: &str, and: &str) -> Vec<u8> {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}{equals}{value}")).collect();
        pairs.join(and).into_bytes()
    }
    let with = |text| Mistake { text, ..Mistake::none() };
    let cases: Vec<(Mistake, &str)> = vec![
        (with(as_sent), "parameters were signed in the order in which they were sent"),
        (with(|pairs| without("session", pairs)), "session was sent but not signed"),
        (with(|pairs| without("format", pairs)), "format was sent but not signed"),
        (with(|pairs| joined(pairs, "=", "&")), "the signed string contains = and &"),
        (with(|pairs| joined(pairs, "=", "")), "the signed string contains ="),
        (
            with(|pairs| GBK.encode(&String::from_utf8(plain(pairs)).unwrap()).0.into_owned()),
            "relation_app was signed in GBK",
        ),
        (
            with(|pairs| {
                let text = String::from_utf8(plain(pairs)).unwrap();
                text.chars().map(|c| if c.is_ascii() { c } else { '?' }).collect::<String>().into_bytes()
            }),
            "relation_app was signed with question marks instead of Chinese characters",
        ),
        (
            with(|pairs| {
                let encode =
                    |value: &String| form_urlencoded::byte_serialize(value.as_bytes()).collect::<String>();
                pairs.iter().flat_map(|(name, value)| [*name, &encode(value)].concat().into_bytes()).collect()
            }),
            "values were signed after URL encoding",
        ),
        (Mistake { digest: SignMethod::Hmac, ..Mistake::none() }, "signed with hmac, but sign_method is md5"),
        (Mistake { write: |sign| sign.to_lowercase(), ..Mistake::none() }, "sign is in lower case"),
        (
            with(|pairs| {
                let mut text = plain(pairs);
                text.splice(0..0, *b"simplify");
                text
            }),
            "sign matches none of",
        ),
    ];
    for (mistake, finding) in cases {
        let (found, status) = mistake.found();
        assert!(found.len() == 1 && found[0].starts_with(finding), "{finding}: {found:?}");
        assert_eq!(status, 1);
    }
}

#[test]
fn combined_mistakes_are_all_reported() {
    let late_and_unsorted = Mistake {
        text: |pairs| {
            let mut pairs: Vec<_> = pairs.iter().filter(|(name, _)| *name != "session").cloned().collect();
            let order =
                ["v", "method", "app_key", "sign_method", "timestamp", "format", "info_type", "relation_app"];
            pairs.sort_by_key(|(name, _)| order.iter().position(|known| known == name));
            plain(&pairs)
        },
        write: |sign| sign.to_lowercase(),
        ..Mistake::none()
    };
    let (found, _) = late_and_unsorted.found();
    assert_eq!(
        found,
        [
            "sign is in lower case",
            "parameters were signed in the order in which they were sent",
            "session was sent but not signed"
        ]
    );
}

#[test]
fn signed_empty_values_are_reported() {
    let mistake = Mistake {
        text: |pairs| {
            let mut pairs = pairs.to_vec();
            pairs.push(("relation_id", String::new()));
            pairs.sort();
            plain(&pairs)
        },
        ..Mistake::none().set("relation_id", "")
    };
    assert_eq!(mistake.found().0, ["parameters without a value were signed"]);
}

#[test]
fn requests_are_checked_without_a_secret() {
    let found = |form: &str| {
        let mut command = tbk();
        let output =
            command.args(["sign", "--request", "-", "-o", "json"]).write_stdin(form).output().unwrap();
        let findings: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        findings.iter().map(|finding| finding["finding"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let utc =
        top_core::TopTime::from_unix_millis(top_core::TopTime::now().unix_millis() - 8 * 3_600_000).unwrap();
    let utc = utc.to_whole_seconds().to_string().replace(' ', "+");
    let form = format!(
        "method=taobao.tbk.sc.order.details.get&app_key=1&v=1.0&sign_method=hmac-sha256&timestamp={utc}&q=%C9%CC%C6%B7&q=2&sign=ab"
    );
    let all = found(&form).join("\n");
    for finding in [
        "v is 1.0",
        "q is sent twice",
        "q is not UTF-8",
        "sign has 2 characters, but hmac-sha256 gives 64",
        "sign is in lower case",
        "timestamp is 8 hours behind: it is in UTC",
        "taobao.tbk.sc.order.details.get requires a session",
        "start_time is required",
        "the signature was not checked",
    ] {
        assert!(all.contains(finding), "{finding}: {all}");
    }
    let all =
        found("https://eco.taobao.com/router/rest?method=x&session=6100abc&sign=AB&timestamp=2018-9-3+1:2:3")
            .join("\n");
    for finding in [
        "session is in the URL",
        "timestamp is 2018-9-3 1:2:3",
        "app_key is missing",
        "x is unknown to this program",
    ] {
        assert!(all.contains(finding), "{finding}: {all}");
    }
    assert!(!all.contains("6100abc"));
}

#[test]
fn diagnosis_hides_secrets() {
    let mistake = Mistake { digest: SignMethod::Hmac, ..Mistake::none() }.set("session", "6100canarycanary");
    let mut command = guide();
    command.env("TBK_APP_SECRET", "canaryhelloworld");
    let message = shown(
        command.args(["sign", "--request", "-", "--explain", "-o", "table"]).write_stdin(mistake.form()),
    );
    assert!(message.contains("session = ***") && !message.contains("canary"), "{message}");
}

#[test]
fn missing_and_unknown_algorithms_are_reported() {
    let mut undeclared = Mistake::none();
    undeclared.pairs.retain(|(name, _)| *name != "sign_method");
    assert_eq!(undeclared.found().0, ["sign_method is missing"]);
    assert_eq!(Mistake::none().set("sign_method", "sha1").found().0, ["sign_method is sha1"]);
}

#[test]
fn request_with_a_file_has_no_form_body() {
    let mut command = guide();
    let file = concat!("pic_stream=@", env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    command.args(["sign", "taobao.tbk.dg.pic.embed", "adzone_id=1", file, "--body"]);
    command.assert().code(2).stdout(is_empty()).stderr(contains("multipart"));
}

#[test]
fn invalid_requests_are_reported() {
    let wrong = |text: &'static str| {
        let mut command = guide();
        command.args(["sign", "--request", "-"]).write_stdin(text).assert().code(2).stdout(is_empty())
    };
    wrong("hello").stderr(contains("no parameters of TOP").and(contains("a curl command")));
    wrong("{\"a\":").stderr(contains("not valid JSON"));
    wrong("curl 'unfinished").stderr(contains("curl"));
    guide().args(["sign"]).assert().code(2);
    assert!(stdout(guide().args(["sign", "a.b", "--explain", "-o", "json"]))["sign"].is_string());
}

#[test]
fn findings_and_steps_are_one_json_value() {
    let lower = Mistake { write: |sign| sign.to_lowercase(), ..Mistake::none() };
    let explained = |mut command: assert_cmd::Command| -> Value {
        command.args(["sign", "--request", "-", "--explain", "-o", "json"]).write_stdin(lower.form());
        serde_json::from_slice(&command.output().unwrap().stdout).unwrap()
    };
    let shown = explained(guide());
    assert_eq!(shown["findings"][0]["finding"], "sign is in lower case");
    let mut pairs = lower.pairs.clone();
    pairs.sort();
    assert_eq!(shown["steps"]["sign"], lower.digest.sign(&SECRET.into(), &plain(&pairs)));
    // Without a secret, there is no signature.
    let steps = &explained(tbk())["steps"];
    assert_eq!((&steps["sign"], steps["sorted"].as_array().unwrap().len()), (&Value::Null, 9));
}

#[test]
fn hundreds_of_parameters_are_diagnosed_quickly() {
    let form = (0..400).fold(String::new(), |form, n| form + "p" + &n.to_string() + "=v&");
    let mut command = guide();
    command.timeout(std::time::Duration::from_secs(30));
    command
        .args(["sign", "--request", "-"])
        .write_stdin(form + "method=a.b&app_key=12345678&sign_method=md5&sign=AB");
    command.assert().code(1).stdout(contains("sign matches none of"));
}

#[test]
fn gbk_text_that_is_valid_utf8_is_reported() {
    let mut command = tbk();
    let form = "method=taobao.tbk.shop.get&app_key=1&q=%C5%AE%D7%B0&fields=caf%C3%A9&sign=AB";
    command.args(["sign", "--request", "-"]).write_stdin(form);
    command.assert().stdout(contains(r#"\"女装\" in GBK"#).and(contains("fields is").not()));
}

#[test]
fn json_body_is_reported() {
    let mut command = tbk();
    let line = "curl https://eco.taobao.com/router/rest -d '{\"method\":\"taobao.tbk.shop.get\"}'";
    command.args(["sign", "--request", "-"]).write_stdin(line);
    command.assert().code(1).stdout(contains("the body is JSON"));
}
