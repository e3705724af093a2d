//! The sandbox on its socket, called by requests that are signed by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use top_sandbox::Sandbox;

type Pairs = Vec<(String, String)>;

/// A good call of the seed API, before it is signed.
fn member_mod(sandbox: &Sandbox) -> Pairs {
    [
        ("method", "taobao.tbk.sc.organization.member.mod"),
        ("app_key", sandbox.app_key()),
        ("session", sandbox.session()),
        ("timestamp", &beijing(0)),
        ("v", "2.0"),
        ("format", "json"),
        ("sign_method", "md5"),
        ("operate_type", "1"),
        ("organization_id", "1356"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

/// The time in Beijing, from another library than the one that the sandbox reads it with.
fn beijing(offset_seconds: u64) -> String {
    shifted(SystemTime::now() + Duration::from_secs(offset_seconds))
}

fn beijing_before(seconds: u64) -> String {
    shifted(SystemTime::now() - Duration::from_secs(seconds))
}

fn shifted(moment: SystemTime) -> String {
    let in_beijing = moment + Duration::from_secs(8 * 3600);
    assert!(in_beijing > UNIX_EPOCH);
    // As RFC 3339, `2026-01-31T09:05:00Z`.
    humantime::format_rfc3339_seconds(in_beijing).to_string().replace('T', " ").replace('Z', "")
}

fn set(pairs: &mut Pairs, name: &str, value: &str) {
    pairs.retain(|(n, _)| n != name);
    if value != "-" {
        pairs.push((name.to_owned(), value.to_owned()));
    }
}

fn sign(pairs: &mut Pairs, secret: &str) {
    pairs.sort();
    let text: String =
        pairs.iter().filter(|(_, v)| !v.is_empty()).flat_map(|(n, v)| [n.as_str(), v.as_str()]).collect();
    let sign = format!("{:X}", md5::compute(format!("{secret}{text}{secret}")));
    pairs.push(("sign".to_owned(), sign));
}

async fn post(sandbox: &Sandbox, pairs: &Pairs) -> String {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    let request = reqwest::Client::new().post(sandbox.url()).body(body);
    let response = request.header("content-type", "application/x-www-form-urlencoded").send().await.unwrap();
    assert_eq!(response.status(), 200);
    response.text().await.unwrap()
}

/// The answer to a good call with one parameter changed (`-` takes it away) and signed anew.
async fn with(sandbox: &Sandbox, name: &str, value: &str) -> Value {
    let mut pairs = member_mod(sandbox);
    set(&mut pairs, name, value);
    sign(&mut pairs, sandbox.app_secret());
    serde_json::from_str(&post(sandbox, &pairs).await).unwrap()
}

#[tokio::test]
async fn a_good_call_is_answered_from_the_examples() {
    let sandbox = Sandbox::start().await.unwrap();
    let answer = with(&sandbox, "operate_type", "2").await;
    let response = &answer["tbk_sc_organization_member_mod_response"];
    assert_eq!(response["result"], true);
    assert!(response["request_id"].as_str().is_some_and(|id| !id.is_empty()));
    assert_eq!(response.get("biz_error_code"), None);
    assert_eq!(sandbox.received(), 1);
}

#[tokio::test]
async fn every_mistake_has_the_gateways_code() {
    let sandbox = Sandbox::start().await.unwrap();
    for (name, value, code, sub_code) in [
        ("method", "-", 21, None),
        ("method", "taobao.tbk.no.such", 22, Some("isv.invalid-method")),
        ("app_key", "-", 28, None),
        ("app_key", "1", 29, Some("isv.appkey-not-exists")),
        ("timestamp", "-", 30, None),
        ("timestamp", "2026-1-1 0:0:0", 31, Some("isv.invalid-timestamp")),
        ("timestamp", &beijing_before(11 * 60), 31, Some("isv.invalid-timestamp")),
        ("timestamp", &beijing(11 * 60), 31, Some("isv.invalid-timestamp")),
        // Ten o'clock in London is not ten o'clock in Beijing.
        ("timestamp", &beijing_before(8 * 3600), 31, Some("isv.invalid-timestamp")),
        ("v", "-", 32, None),
        ("v", "1.0", 33, Some("isv.invalid-version")),
        ("session", "-", 26, None),
        ("session", "6100other", 27, Some("invalid-sessionkey")),
        ("sign_method", "sha1", 25, Some("isv.invalid-signature")),
        ("operate_type", "-", 40, Some("isv.missing-parameter:operate_type")),
        ("operate_type", "", 40, Some("isv.missing-parameter:operate_type")),
        ("operate_type", "one", 41, Some("isv.invalid-parameter:operate_type")),
    ] {
        let answer = with(&sandbox, name, value).await;
        let error = &answer["error_response"];
        assert_eq!(
            (error["code"].as_i64(), error["sub_code"].as_str()),
            (Some(code), sub_code),
            "{name}={value}"
        );
    }
}

#[tokio::test]
async fn nine_minutes_are_forgiven_and_unknown_parameters_passed_over() {
    let sandbox = Sandbox::start().await.unwrap();
    let harmless =
        [("timestamp", beijing_before(9 * 60)), ("timestamp", beijing(9 * 60)), ("extra", "1".to_owned())];
    for (name, value) in harmless {
        let answer = with(&sandbox, name, &value).await;
        assert_eq!(answer["tbk_sc_organization_member_mod_response"]["result"], true, "{name}={value}");
    }
}

#[tokio::test]
async fn a_signature_must_be_there_and_right() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut pairs = member_mod(&sandbox);
    assert!(post(&sandbox, &pairs).await.contains(r#""code":24"#));
    sign(&mut pairs, "another secret");
    let answer = post(&sandbox, &pairs).await;
    assert!(answer.contains(r#""code":25"#), "{answer}");
    for secret in [sandbox.app_secret(), sandbox.session(), pairs.last().unwrap().1.as_str()] {
        assert!(!answer.contains(secret), "{answer}");
    }
}

#[tokio::test]
async fn xml_is_the_answer_where_no_format_was_asked_for() {
    let sandbox = Sandbox::start().await.unwrap();
    for (format, answer) in [
        ("-", "<tbk_sc_organization_member_mod_response><result>true</result>"),
        ("xml", "<tbk_sc_organization_member_mod_response><result>true</result>"),
        ("yaml", "<error_response><code>23</code>"),
    ] {
        let mut pairs = member_mod(&sandbox);
        set(&mut pairs, "format", format);
        sign(&mut pairs, sandbox.app_secret());
        let body = post(&sandbox, &pairs).await;
        assert!(body.contains(answer), "{format}: {body}");
    }
}

#[tokio::test]
async fn parameters_may_stand_in_the_query_as_well() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut pairs = member_mod(&sandbox);
    sign(&mut pairs, sandbox.app_secret());
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
    let answer = reqwest::get(format!("{}?{query}", sandbox.url())).await.unwrap().text().await.unwrap();
    assert!(answer.contains(r#""result":true"#), "{answer}");
}

#[tokio::test]
async fn no_bytes_bring_the_sandbox_down() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = reqwest::Client::new();
    let multipart = "multipart/form-data; boundary=x";
    for (content_type, body) in [
        ("application/x-www-form-urlencoded", b"%ff%fe=%zz&&&=&a=%e4%b8".to_vec()),
        ("application/x-www-form-urlencoded", vec![0xff; 1000]),
        ("application/x-www-form-urlencoded", vec![b'a'; 17 << 20]),
        ("multipart/form-data", b"nothing".to_vec()),
        (multipart, b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut o".to_vec()),
        (multipart, b"--x\r\n\r\n\r\n--x--".to_vec()),
        ("application/json", b"{}".to_vec()),
    ] {
        let request = client.post(sandbox.url()).header("content-type", content_type).body(body);
        // A body that is too long may be refused before it is read to its end.
        if let Ok(response) = request.send().await {
            assert!(response.text().await.unwrap().contains("<error_response><code>"), "{content_type}");
        }
    }
    let put = client.put(sandbox.url()).send().await.unwrap().text().await.unwrap();
    assert!(put.contains("<code>9</code>"), "{put}");
    let elsewhere = sandbox.url().replace("/router/rest", "/");
    assert_eq!(client.get(elsewhere).send().await.unwrap().status(), 404);
    let answer = with(&sandbox, "operate_type", "1").await;
    assert_eq!(answer["tbk_sc_organization_member_mod_response"]["result"], true);
}

#[tokio::test]
async fn the_sandbox_listens_on_this_machine_only_and_ends_when_dropped() {
    let open = Sandbox::builder().listen("0.0.0.0:0".parse().unwrap()).start().await.unwrap_err();
    assert!(open.to_string().contains("listen on 127.0.0.1"), "{open}");
    let sandbox = Sandbox::start().await.unwrap();
    let shown = format!("{sandbox:?}");
    assert!(!shown.contains(sandbox.app_secret()) && !shown.contains(sandbox.session()), "{shown}");
    let url = sandbox.url().to_owned();
    drop(sandbox);
    for _ in 0..100 {
        if reqwest::get(&url).await.is_err() {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("{url} still answers");
}

#[tokio::test]
async fn each_sandbox_has_credentials_of_its_own() {
    let (one, other) = (Sandbox::start().await.unwrap(), Sandbox::start().await.unwrap());
    assert_ne!(one.app_secret(), other.app_secret());
    assert_ne!(one.session(), other.session());
    assert_ne!(one.url(), other.url());
}

#[tokio::test]
async fn an_authorised_account_has_the_session_that_the_gateway_takes() {
    use top_core::auth::{TopAuthTokenCreate, TopAuthTokenRefresh};

    let sandbox = Sandbox::start().await.unwrap();
    let client = top_core::TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(top_core::Endpoint::custom(sandbox.url()).unwrap())
        .build()
        .unwrap();
    let token =
        client.call(&TopAuthTokenCreate::builder().code("c").build()).await.unwrap().data.token().unwrap();
    let (session, refresh_token) = token.expose_secret();
    assert_eq!(session, sandbox.session());
    let refresh = TopAuthTokenRefresh::builder().refresh_token(refresh_token.unwrap()).build();
    let token = client.call(&refresh).await.unwrap().data.token().unwrap();
    assert_eq!((token.expose_secret().0, token.user_nick.as_deref()), (sandbox.session(), Some("sandbox")));
}
