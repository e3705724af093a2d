//! The client on real sockets: requests, responses, errors and redaction.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::io::Write as _;
use std::time::Duration;

use tbk_apis::{TbkScOrganizationMemberMod, TbkShopGet};
use top_core::{
    Cause, Clock, Endpoint, Error, ErrorKind, FileItem, Format, Params, SignMethod, TopApi, TopClient,
    TopObject, TopTime,
};
use top_tests::{WireServer, http};

const SECRET: &str = "5ecre7app5ecre7";
const SESSION: &str = "6100e55ion5ecre7";

#[derive(Debug, TopApi)]
#[top_api(method = "taobao.tbk.demo.get", session = optional)]
struct Demo {
    q: Option<String>,
    picture: Option<FileItem>,
}

#[derive(Debug, TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

const RESPONSE: &str = r#"{"tbk_demo_get_response":{"total":3,"request_id":"r1"}}"#;

fn demo() -> Demo {
    Demo { q: Some("女装 & co".to_owned()), picture: None }
}

fn client(url: &str) -> TopClient {
    let endpoint = Endpoint::custom(url).unwrap();
    let builder = TopClient::builder("12345678", SECRET).endpoint(endpoint);
    builder.attempt_timeout(Duration::from_secs(5)).build().unwrap()
}

/// An error in every form that a program can print.
fn shown(error: &Error) -> String {
    format!("{error} {error:?} {error:#?} {:?}", error.hint())
}

#[tokio::test]
async fn parameters_are_in_the_body_not_in_the_url() {
    let server = WireServer::with_body(RESPONSE).unwrap();
    let reply = client(server.url()).session(SESSION).call(&demo()).await.unwrap();
    assert_eq!((reply.data.total, reply.request_id.as_deref()), (Some(3), Some("r1")));
    let request = &server.requests()[0];
    assert_eq!(request.head.lines().next(), Some("POST /router/rest HTTP/1.1"));
    assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded;charset=utf-8"));
    assert_eq!(request.header("accept-encoding"), Some("gzip"));
    assert!(!request.head.contains(SESSION), "{}", request.head);
    assert_eq!(request.parameter("session").as_deref(), Some(SESSION));
    assert_eq!(request.parameter("q").as_deref(), Some("女装 & co"));
    assert_eq!(request.parameter("sign").unwrap().len(), 64);
    assert!(!String::from_utf8_lossy(&request.body).contains(SECRET));
}

#[tokio::test]
async fn builder_sets_the_system_parameters() {
    let server = WireServer::with_body(RESPONSE).unwrap();
    let client = TopClient::builder("12345678", SECRET)
        .endpoint(Endpoint::custom(server.url()).unwrap())
        .sign_method(SignMethod::Md5)
        .format(Format::SimplifiedJson)
        .target_app_key("87654321")
        .partner_id("rebate-app")
        .clock(At("2026-01-01 00:00:00"))
        .build()
        .unwrap();
    assert_eq!(client.call(&demo()).await.unwrap().data.total, Some(3));
    let request = &server.requests()[0];
    for (name, value) in [
        ("method", "taobao.tbk.demo.get"),
        ("app_key", "12345678"),
        ("target_app_key", "87654321"),
        ("sign_method", "md5"),
        ("timestamp", "2026-01-01 00:00:00"),
        ("format", "json"),
        ("simplify", "true"),
        ("v", "2.0"),
        ("partner_id", "rebate-app"),
    ] {
        assert_eq!(request.parameter(name).as_deref(), Some(value), "{name}");
    }
    assert_eq!(request.parameter("session"), None);
}

#[derive(Debug)]
struct At(&'static str);

impl Clock for At {
    fn now(&self) -> TopTime {
        self.0.parse().unwrap()
    }
}

#[tokio::test]
async fn sequential_calls_reuse_the_connection() {
    let server = WireServer::with_body(RESPONSE).unwrap();
    let client = client(server.url());
    for _ in 0..3 {
        assert_eq!(client.clone().call(&demo()).await.unwrap().data.total, Some(3));
    }
    assert_eq!((server.requests().len(), server.connections()), (3, 1));
}

#[tokio::test]
async fn one_client_calls_with_and_without_a_session() {
    let server = WireServer::with_body(RESPONSE).unwrap();
    let client = client(server.url());
    assert_eq!(client.call(&demo()).await.unwrap().data.total, Some(3));
    assert_eq!(client.session(SESSION).call(&demo()).await.unwrap().data.total, Some(3));
    let sessions: Vec<_> = server.requests().iter().map(|request| request.parameter("session")).collect();
    assert_eq!(sessions, [None, Some(SESSION.to_owned())]);
}

#[tokio::test]
async fn file_is_sent_unchanged_in_a_multipart_request() {
    let server = WireServer::with_body(RESPONSE).unwrap();
    let content: Vec<u8> = (0..=255).collect();
    let picture = FileItem::new("封面\".png", "image/png", content.clone());
    let api = Demo { picture: Some(picture), ..demo() };
    assert_eq!(client(server.url()).call(&api).await.unwrap().data.total, Some(3));
    let request = &server.requests()[0];
    let content_type = request.header("content-type").unwrap();
    assert!(content_type.starts_with("multipart/form-data; boundary="), "{content_type}");
    let contains = |part: &[u8]| request.body.windows(part.len()).any(|window| window == part);
    assert!(contains(&content));
    assert!(contains("name=\"picture\"; filename=\"封面\\\".png\"".as_bytes()));
    assert!(contains(
        "name=\"q\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n女装 & co\r\n".as_bytes()
    ));
}

#[tokio::test]
async fn file_name_cannot_inject_a_header() {
    let picture = FileItem::new("a\r\nX-Evil: 1.png", "image/png", vec![1]);
    let error =
        client("http://127.0.0.1:9/").call(&Demo { picture: Some(picture), q: None }).await.unwrap_err();
    assert!(
        error.to_string().contains("`picture` has a file name or media type with control characters"),
        "{error}"
    );
}

#[tokio::test]
async fn compressed_response_is_decoded() {
    let server =
        WireServer::start(|_| http("200 OK", "content-encoding: gzip\r\n", &gzip(RESPONSE.as_bytes())))
            .unwrap();
    assert_eq!(client(server.url()).call(&demo()).await.unwrap().data.total, Some(3));
}

#[tokio::test]
async fn decompression_stops_at_the_body_limit() {
    let bomb = gzip(&vec![b' '; 64 << 20]);
    let server = WireServer::start(move |_| http("200 OK", "content-encoding: gzip\r\n", &bomb)).unwrap();
    let error = client(server.url()).call(&demo()).await.unwrap_err();
    assert!(matches!(error.cause(), Cause::TooLarge { limit: 16_777_216 }), "{error}");
    assert_eq!(error.kind(), ErrorKind::OutcomeUnknown, "the API is not readonly");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn redirect_is_not_followed() {
    let other = WireServer::with_body(RESPONSE).unwrap();
    let location = format!("location: {}\r\n", other.url());
    let server = WireServer::start(move |_| http("307 Temporary Redirect", &location, b"")).unwrap();
    let error = client(server.url()).session(SESSION).call(&demo()).await.unwrap_err();
    assert!(error.to_string().contains("HTTP status 307, a redirect"), "{error}");
    assert_eq!(other.requests().len(), 0);
}

#[tokio::test]
async fn unreachable_gateway_is_named() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error =
        client(&format!("http://{free}/router/rest")).session(SESSION).call(&demo()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotSent, "{error:?}");
    assert!(
        error
            .to_string()
            .starts_with("taobao.tbk.demo.get: the gateway was not reached at http://127.0.0.1:")
    );
    assert!(error.hint().unwrap().en().contains("endpoint"));
}

#[tokio::test]
async fn closed_connection_leaves_the_outcome_unknown() {
    let server = WireServer::start(|_| Vec::new()).unwrap();
    let error = client(server.url()).session(SESSION).call(&demo()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutcomeUnknown, "{error:?}");
    assert!(error.to_string().contains("may have taken effect"), "{error}");
    assert_eq!(server.requests().len(), 1, "the call is not retried");
}

#[tokio::test]
async fn timeout_leaves_the_outcome_unknown() {
    // The server announces a body and never sends it.
    let server = WireServer::start(|_| b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n".to_vec()).unwrap();
    let endpoint = Endpoint::custom(server.url()).unwrap();
    let builder = TopClient::builder("12345678", SECRET).endpoint(endpoint);
    let client = builder.attempt_timeout(Duration::from_millis(300)).build().unwrap();
    let error = client.call(&demo()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutcomeUnknown, "{error:?}");
    assert!(error.to_string().contains("timed out"), "{error}");
}

#[tokio::test]
async fn proxy_page_is_not_a_gateway_response() {
    let server = WireServer::start(|_| http("502 Bad Gateway", "", b"<html>upstream down</html>")).unwrap();
    let error = client(server.url()).call(&demo()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "taobao.tbk.demo.get: HTTP status 502, with a web page, not a gateway response; it begins with `<html>upstream down</html>`; check whether the call took effect before you repeat it"
    );
    let server = WireServer::with_body("<html>please log in</html>").unwrap();
    let error = client(server.url()).call(&demo()).await.unwrap_err();
    assert!(error.to_string().contains("a web page, not a gateway response"), "{error}");
}

#[tokio::test]
async fn gateway_error_is_decoded_for_any_status() {
    const BODY: &[u8] = br#"{"error_response":{"code":27,"msg":"Invalid session","sub_code":"invalid-sessionkey","request_id":"r7"}}"#;
    for status in ["200 OK", "400 Bad Request", "500 Internal Server Error"] {
        let server = WireServer::start(move |_| http(status, "", BODY)).unwrap();
        let error = client(server.url()).session(SESSION).call(&demo()).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "taobao.tbk.demo.get: error 27 Invalid session: invalid-sessionkey [request_id r7]; have the account authorise again"
        );
        assert_eq!(error.api_error().unwrap().code, 27);
        assert_eq!(error.request_id(), Some("r7"));
        assert!(error.hint().unwrap().en().contains("authorise again"));
    }
}

#[tokio::test]
async fn errors_redact_secrets_that_the_server_echoes() {
    let echo = |request: &top_tests::WireRequest| {
        let of = |name| request.parameter(name).unwrap_or_default();
        format!("{} {} {SECRET}", of("session"), of("sign"))
    };
    let bodies: [fn(&str) -> String; 5] = [
        |echo| {
            format!(
                r#"{{"error_response":{{"code":27,"msg":"{echo}","sub_code":"{echo}","sub_msg":"{echo}","request_id":"{echo}"}}}}"#
            )
        },
        |echo| format!(r#"{{"tbk_demo_get_response":{{"total":"{echo}"}}}}"#),
        |echo| format!(r#"{{"{echo}_response":{{}}}}"#),
        |echo| format!("<html>{echo}</html>"),
        |echo| format!("<error_response><sub_msg>{echo}</sub_msg></error_response>"),
    ];
    for body in bodies {
        for status in ["200 OK", "502 Bad Gateway"] {
            let server = WireServer::start(move |r| http(status, "", body(&echo(r)).as_bytes())).unwrap();
            // Data that does not fit its field is a warning that quotes the data.
            let shown = match client(server.url()).session(SESSION).call(&demo()).await {
                Ok(reply) => format!("{reply:?}"),
                Err(error) => shown(&error),
            };
            let sign = server.requests()[0].parameter("sign").unwrap();
            assert!(shown.contains("***"), "{shown}");
            for secret in [SESSION, SECRET, &sign, &SESSION[..8], &sign[..12]] {
                assert!(!shown.contains(secret), "{shown}");
            }
        }
    }
}

#[tokio::test]
async fn debug_shows_no_secret() {
    let server = WireServer::with_body(RESPONSE).unwrap();
    let builder = TopClient::builder("12345678", SECRET);
    let client = client(server.url());
    let session = client.session(SESSION);
    let reply = session.call(&demo()).await.unwrap();
    let shown = format!("{builder:?} {client:?} {session:?} {reply:?}");
    assert!(shown.contains("12345678"), "{shown}");
    for secret in [SECRET, SESSION] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn malformed_credentials_are_named_but_not_shown() {
    for (key, secret, what) in [
        ("", SECRET, "app_key is empty"),
        ("123 456", SECRET, "app_key has blanks"),
        ("12345678", "", "app_secret is empty"),
        ("12345678", "hunter2\n", "app_secret has blanks"),
        ("12345678", "hunter2密", "app_secret has characters outside of ASCII"),
    ] {
        let error = TopClient::builder(key, secret).build().unwrap_err();
        assert!(error.to_string().starts_with(what), "{error}");
        assert!(!shown(&error).contains("hunter2"), "{error}");
    }
    let error = client("http://127.0.0.1:9/").session("hunter2 hunter2").call(&demo()).await.unwrap_err();
    assert!(error.to_string().contains("session has blanks"), "{error}");
    assert!(!shown(&error).contains("hunter2"), "{error}");
}

#[tokio::test]
async fn invalid_request_is_rejected_before_sending() {
    let server = WireServer::with_body(RESPONSE).unwrap();
    let api = TbkShopGet::builder().q(" ").fields(["user_id"]).page_size(1000).build();
    let error = client(server.url()).call(&api).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "taobao.tbk.shop.get was not called: `page_size` must be from 1 to 100, not 1000; `q` is required and has no value"
    );
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn call_raw_signs_and_returns_the_body() {
    let server = WireServer::with_body(RESPONSE).unwrap();
    let mut params = Params::new();
    params.push_text("q", "鞋");
    let reply = client(server.url()).call_raw("taobao.tbk.demo.get", params).await.unwrap();
    assert_eq!(reply.body(), RESPONSE);
    assert_eq!(reply.request_id.as_deref(), Some("r1"));
    assert_eq!(reply.json().unwrap()["tbk_demo_get_response"]["total"], 3);
    assert_eq!(format!("{reply:?}"), r#"RawReply { request_id: Some("r1"), .. }"#);
    assert_eq!(server.requests()[0].parameter("q").as_deref(), Some("鞋"));
}

#[tokio::test]
async fn call_raw_rejects_system_parameters_and_bad_methods() {
    let client = client("http://127.0.0.1:9/");
    for name in ["sign", "session", "method", "timestamp"] {
        let mut params = Params::new();
        params.push_text(name, "x");
        let error = client.call_raw("taobao.tbk.demo.get", params).await.unwrap_err();
        assert!(error.to_string().contains(&format!("`{name}` is a system parameter")), "{error}");
    }
    for method in ["", "shop", "taobao..get", "taobao.tbk.shop.get\r\nx"] {
        let error = client.call_raw(method, Params::new()).await.unwrap_err();
        assert!(error.to_string().contains("is not a method name"), "{error}");
    }
}

#[tokio::test]
async fn described_call_returns_decoded_data() {
    const BODY: &str = r#"{"tbk_sc_organization_member_mod_response":{"result":"true","biz_error_desc":"","request_id":"r"}}"#;
    let server = WireServer::with_body(BODY).unwrap();
    let api = &top_core::Api::of::<TbkScOrganizationMemberMod>();
    let mut params = Params::new();
    params.push_text("operate_type", "1");
    params.push_text("organization_id", "1356");
    let client = client(server.url());
    let error = client.call_described(api, params.clone()).await.unwrap_err();
    assert!(error.to_string().contains("requires a session"), "{error}");
    let reply = client.session(SESSION).call_described(api, params).await.unwrap();
    assert_eq!(reply.data, r#"{"result":true}"#);
}

#[test]
fn clients_are_send_sync_and_clone() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<TopClient>();
    shared::<TopClient<top_core::SessionSource>>();
    shared::<top_core::blocking::TopClient>();
}

#[test]
fn blocking_client_needs_no_runtime() {
    let server = WireServer::with_body(RESPONSE).unwrap();
    let endpoint = Endpoint::custom(server.url()).unwrap();
    let client = TopClient::builder("12345678", SECRET).endpoint(endpoint).build_blocking().unwrap();
    assert_eq!(client.call(&demo()).unwrap().data.total, Some(3));
    assert_eq!(client.session(SESSION).call(&demo()).unwrap().data.total, Some(3));
    assert_eq!(client.call_raw("taobao.tbk.demo.get", Params::new()).unwrap().body(), RESPONSE);
    assert!(!format!("{client:?}").contains(SECRET));
}

#[tokio::test]
async fn blocking_call_inside_a_runtime_is_an_error() {
    let client = TopClient::builder("12345678", SECRET).build_blocking().unwrap();
    let error = client.call(&demo()).unwrap_err();
    assert!(error.to_string().contains("use `top_core::TopClient`"), "{error}");
    drop(client);
}
