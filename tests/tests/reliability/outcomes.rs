//! Which calls are retried, and which end with an unknown outcome. Asserts the number of requests.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tbk_apis::TbkScAdzoneCreate;
use top_core::{ErrorClass, ErrorKind as K};
use top_tests::{WireServer, http};

use super::{builder_of, idempotent, kind, read, write};

const THROTTLED: &str = r#""error_response":{"code":7,"msg":"App Call Limited","sub_code":"accesscontrol.limited-by-app-access-count","sub_msg":"This ban will last for 0 more seconds"}"#;
const GIFT: &str =
    r#""tbk_dg_vegas_tlj_create_response":{"result":{"success":true,"model":{"rights_id":"r1"}}}"#;

/// A server that sends the same response to every request.
fn always(status: &'static str, body: String) -> WireServer {
    WireServer::start(move |_| http(status, "", body.as_bytes())).unwrap()
}

#[tokio::test]
async fn write_with_data_beside_an_error_is_not_retried() {
    for (status, body) in [
        ("200 OK", format!("{{{GIFT},{THROTTLED}}}")),
        ("200 OK", format!("{{{THROTTLED},{GIFT}}}")),
        ("429 Too Many Requests", format!("{{{GIFT}}}")),
        ("502 Bad Gateway", format!("{{{GIFT}}}")),
        // Simplified JSON: the members of the response are at the root.
        ("429 Too Many Requests", r#"{"result":{"success":true},"request_id":"a"}"#.to_owned()),
        (
            "429 Too Many Requests",
            "<tbk_dg_vegas_tlj_create_response><result/></tbk_dg_vegas_tlj_create_response>".to_owned(),
        ),
        // Truncated.
        ("429 Too Many Requests", format!("{{{}", &GIFT[..60])),
        ("200 OK", format!(r#"{{{GIFT},"error_response":{{"code":27,"sub_code":"invalid-sessionkey"}}}}"#)),
        ("200 OK", format!(r#"{{{GIFT},"error_response":{{"code":31,"msg":"Invalid Timestamp"}}}}"#)),
    ] {
        let server = always(status, body.clone());
        let error = builder_of(&server).build().unwrap().call(&write()).await.unwrap_err();
        assert_eq!((error.kind(), server.requests().len()), (K::OutcomeUnknown, 1), "{status} {body}");
        assert_eq!(error.class(), ErrorClass::UnknownOutcome);
        assert!(!error.is_retryable());
    }
}

#[tokio::test]
async fn session_error_beside_data_is_not_renewed_for_writes() {
    let body =
        r#"{"tbk_sc_adzone_create_response":{},"error_response":{"code":27,"sub_code":"session-expired"}}"#;
    let server = always("200 OK", body.to_owned());
    let renewals = Arc::new(AtomicUsize::new(0));
    let account = builder_of(&server).build().unwrap().session_from(Counted(Arc::clone(&renewals)));
    let error =
        account.call(&TbkScAdzoneCreate::builder().site_id(1).adzone_name("a").build()).await.unwrap_err();
    assert_eq!((error.kind(), server.requests().len()), (K::OutcomeUnknown, 1), "{error}");
    assert_eq!(renewals.load(Ordering::SeqCst), 1, "the first session and no renewal");
}

#[derive(Debug)]
struct Counted(Arc<AtomicUsize>);

impl top_core::SessionProvider for Counted {
    fn provide<'a>(
        &'a self,
        _: Option<&'a top_core::Session>,
    ) -> top_core::transport::BoxFuture<'a, Result<top_core::LiveSession, top_core::BoxError>> {
        let count = self.0.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move { Ok(top_core::LiveSession::new(format!("6100n{count}"))) })
    }
}

#[tokio::test]
async fn throttled_write_without_data_is_retried() {
    for (status, headers, body) in [
        ("200 OK", "", format!("{{{THROTTLED}}}")),
        ("429 Too Many Requests", "retry-after: 0\r\n", "<html>Too Many Requests</html>".to_owned()),
        (
            "429 Too Many Requests",
            "retry-after: 0\r\n",
            r#"{"message":"API rate limit exceeded"}"#.to_owned(),
        ),
    ] {
        let requests = AtomicUsize::new(0);
        let server = WireServer::start(move |_| match requests.fetch_add(1, Ordering::SeqCst) {
            0 => http(status, headers, body.as_bytes()),
            _ => http("200 OK", "", format!("{{{GIFT}}}").as_bytes()),
        })
        .unwrap();
        let client = builder_of(&server).build().unwrap();
        assert_eq!((kind(client.call(&write()).await), server.requests().len()), (Ok(()), 2), "{status}");
    }
}

#[tokio::test]
async fn reads_and_idempotent_calls_never_end_as_unknown() {
    let no_response = || WireServer::start(|_| Vec::new()).unwrap();
    for (start, expected) in [
        (no_response as fn() -> WireServer, K::Disconnected),
        (|| always("502 Bad Gateway", String::new()), K::Http),
        (|| always("200 OK", r#"{"error_response":{"code":10,"msg":"x"}}"#.to_owned()), K::Platform),
        (|| always("200 OK", r#"{"tbk_x"#.to_owned()), K::Decode),
    ] {
        let server = start();
        let error = builder_of(&server).build().unwrap().call(&idempotent()).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts(), server.requests().len()), (expected, 4, 4));
        assert!(error.is_retryable(), "{error}");

        let server = start();
        let error = builder_of(&server).build().unwrap().call(&read()).await.unwrap_err();
        assert_eq!((error.kind(), server.requests().len()), (expected, 4));

        let server = start();
        let error = builder_of(&server).build().unwrap().call(&write()).await.unwrap_err();
        assert_eq!((error.kind(), server.requests().len()), (K::OutcomeUnknown, 1));
    }
}

#[tokio::test]
async fn missing_response_times_out_except_for_writes() {
    let slow = || {
        WireServer::start(|_| {
            std::thread::sleep(std::time::Duration::from_millis(500));
            Vec::new()
        })
        .unwrap()
    };
    let quick = std::time::Duration::from_millis(50);
    let server = slow();
    let client = builder_of(&server).attempt_timeout(quick).deadline(quick * 3).build().unwrap();
    assert_eq!(kind(client.call(&read()).await), Err(K::TimedOut));
    assert_eq!(kind(client.call(&idempotent()).await), Err(K::TimedOut));
    assert_eq!(kind(client.call(&write()).await), Err(K::OutcomeUnknown));
}

#[tokio::test]
async fn write_with_an_oversized_response_is_unknown() {
    let server = always("200 OK", "x".repeat(2000));
    let client = builder_of(&server).max_body_size(1000).build().unwrap();
    let error = client.call(&write()).await.unwrap_err();
    assert_eq!((error.kind(), server.requests().len()), (K::OutcomeUnknown, 1));
    assert!(error.to_string().contains("larger than 1000 bytes"), "{error}");
    assert_eq!(kind(client.call(&read()).await), Err(K::TooLarge));
}

#[tokio::test]
async fn write_with_an_unreadable_error_is_unknown() {
    for body in [
        r#"{"error_response":5}"#,
        r#"{"error_response":{}}"#,
        r#"{"error_response":[]}"#,
        r#"{"error_response":{"code":"#,
        "<error_response><code>",
        "{}",
    ] {
        let server = always("200 OK", body.to_owned());
        let error = builder_of(&server).build().unwrap().call(&write()).await.unwrap_err();
        assert_eq!((error.kind(), server.requests().len()), (K::OutcomeUnknown, 1), "{body}: {error}");
    }
    // Data in the envelope of the API, even if not as documented: the call took effect.
    let server = always("200 OK", r#"{"tbk_dg_vegas_tlj_create_response":7}"#.to_owned());
    let error = builder_of(&server).build().unwrap().call(&write()).await.unwrap_err();
    assert_eq!((error.kind(), server.requests().len()), (K::Decode, 1), "{error}");
}

#[tokio::test]
async fn error_with_odd_types_keeps_its_code() {
    let body = r#"{"error_response":{"code":{"value":7},"msg":["a"],"sub_code":15,"sub_msg":null}}"#;
    let server = always("200 OK", body.to_owned());
    let error = builder_of(&server).build().unwrap().call(&read()).await.unwrap_err();
    let api = error.api_error().unwrap();
    assert_eq!((api.code.as_str(), api.sub_code.as_deref()), (r#"{"value":7}"#, Some("15")), "{error}");
}

#[tokio::test]
async fn unknown_write_hint_names_the_verifying_api() {
    let server = WireServer::start(|_| Vec::new()).unwrap();
    let error = builder_of(&server).build().unwrap().call(&write()).await.unwrap_err();
    let hint = error.hint().unwrap();
    for text in [hint.en(), hint.zh()] {
        assert!(text.contains("taobao.tbk.dg.vegas.tlj.report") && text.contains("rights_id"), "{text}");
    }
    assert!(error.to_string().contains(hint.en()), "{error}");
    // A request that was not sent has no effect, so its error has another hint.
    let schema = <tbk_apis::TbkDgVegasTljCreate as top_core::TopApi>::SCHEMA;
    assert_eq!(schema.verify, Some(hint));
    let unreachable =
        builder_of(&server).endpoint(top_core::Endpoint::custom("http://127.0.0.1:1/").unwrap());
    let error = unreachable.build().unwrap().call(&write()).await.unwrap_err();
    assert_ne!(error.hint(), Some(hint));
}
