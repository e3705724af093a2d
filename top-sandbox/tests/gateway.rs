//! Tests the sandbox on its socket with requests that are signed without the SDK.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use top_sandbox::Sandbox;

type Pairs = Vec<(String, String)>;

/// Returns the parameters of a valid request, before it is signed.
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

/// Returns the time in Beijing, formatted by another library than the one that the sandbox parses it with.
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

/// Sends a valid request with one parameter changed (`-` removes it) and returns the response.
async fn with(sandbox: &Sandbox, name: &str, value: &str) -> Value {
    let mut pairs = member_mod(sandbox);
    set(&mut pairs, name, value);
    sign(&mut pairs, sandbox.app_secret());
    serde_json::from_str(&post(sandbox, &pairs).await).unwrap()
}

#[tokio::test]
async fn a_valid_call_returns_the_examples() {
    let sandbox = Sandbox::start().await.unwrap();
    let response = with(&sandbox, "operate_type", "2").await;
    let response = &response["tbk_sc_organization_member_mod_response"];
    assert_eq!(response["result"], true);
    assert!(response["request_id"].as_str().is_some_and(|id| !id.is_empty()));
    assert_eq!(response.get("biz_error_code"), None);
    assert_eq!(sandbox.received(), 1);
}

#[tokio::test]
async fn invalid_requests_get_the_documented_codes() {
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
        // The time in UTC.
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
        let response = with(&sandbox, name, value).await;
        let error = &response["error_response"];
        assert_eq!(
            (error["code"].as_i64(), error["sub_code"].as_str()),
            (Some(code), sub_code),
            "{name}={value}"
        );
    }
}

#[tokio::test]
async fn small_clock_skew_and_unknown_parameters_are_accepted() {
    let sandbox = Sandbox::start().await.unwrap();
    let accepted =
        [("timestamp", beijing_before(9 * 60)), ("timestamp", beijing(9 * 60)), ("extra", "1".to_owned())];
    for (name, value) in accepted {
        let response = with(&sandbox, name, &value).await;
        assert_eq!(response["tbk_sc_organization_member_mod_response"]["result"], true, "{name}={value}");
    }
}

#[tokio::test]
async fn the_signature_is_checked() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut pairs = member_mod(&sandbox);
    assert!(post(&sandbox, &pairs).await.contains(r#""code":24"#));
    sign(&mut pairs, "another secret");
    let response = post(&sandbox, &pairs).await;
    assert!(response.contains(r#""code":25"#), "{response}");
    for secret in [sandbox.app_secret(), sandbox.session(), pairs.last().unwrap().1.as_str()] {
        assert!(!response.contains(secret), "{response}");
    }
}

#[tokio::test]
async fn the_default_format_is_xml() {
    let sandbox = Sandbox::start().await.unwrap();
    for (format, response) in [
        ("-", "<tbk_sc_organization_member_mod_response><result>true</result>"),
        ("xml", "<tbk_sc_organization_member_mod_response><result>true</result>"),
        ("yaml", "<error_response><code>23</code>"),
    ] {
        let mut pairs = member_mod(&sandbox);
        set(&mut pairs, "format", format);
        sign(&mut pairs, sandbox.app_secret());
        let body = post(&sandbox, &pairs).await;
        assert!(body.contains(response), "{format}: {body}");
    }
}

#[tokio::test]
async fn parameters_are_read_from_the_query() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut pairs = member_mod(&sandbox);
    sign(&mut pairs, sandbox.app_secret());
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
    let response = reqwest::get(format!("{}?{query}", sandbox.url())).await.unwrap().text().await.unwrap();
    assert!(response.contains(r#""result":true"#), "{response}");
}

#[tokio::test]
async fn malformed_requests_do_not_stop_the_sandbox() {
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
        // The sandbox may reject a body that is too long before it has read the whole.
        if let Ok(response) = request.send().await {
            assert!(response.text().await.unwrap().contains("<error_response><code>"), "{content_type}");
        }
    }
    let put = client.put(sandbox.url()).send().await.unwrap().text().await.unwrap();
    assert!(put.contains("<code>9</code>"), "{put}");
    let elsewhere = sandbox.url().replace("/router/rest", "/");
    assert_eq!(client.get(elsewhere).send().await.unwrap().status(), 404);
    let response = with(&sandbox, "operate_type", "1").await;
    assert_eq!(response["tbk_sc_organization_member_mod_response"]["result"], true);
}

#[tokio::test]
async fn the_sandbox_listens_on_loopback_and_stops_on_drop() {
    let error = Sandbox::builder().listen("0.0.0.0:0".parse().unwrap()).start().await.unwrap_err();
    assert!(error.to_string().contains("listen on 127.0.0.1"), "{error}");
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
    panic!("{url} still responds");
}

#[tokio::test]
async fn each_sandbox_has_other_credentials() {
    let (one, other) = (Sandbox::start().await.unwrap(), Sandbox::start().await.unwrap());
    assert_ne!(one.app_secret(), other.app_secret());
    assert_ne!(one.session(), other.session());
    assert_ne!(one.url(), other.url());
}

#[tokio::test]
async fn an_authorised_token_holds_the_session() {
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
