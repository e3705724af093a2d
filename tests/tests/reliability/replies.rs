//! Replies: warnings, the body and serialization.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use top_core::{ErrorKind as K, Params};
use top_tests::{WireServer, http};
use tracing_subscriber::layer::{Context, SubscriberExt as _};

use super::{builder_of, read, write};

/// Two values that do not fit their fields.
const INVALID: &str = r#"{"tbk_shop_get_response":{"results":{"n_tbk_shop":[{"user_id":"1,234.50","shop_title":"a"}]},"total_results":"many","request_id":"r1"}}"#;

/// Collects the warnings that the client logs.
#[derive(Clone, Default)]
struct Warnings(Arc<Mutex<Vec<String>>>);

impl<S: tracing::Subscriber> tracing_subscriber::Layer<S> for Warnings {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "top_core" && *event.metadata().level() == tracing::Level::WARN {
            let mut fields = Fields(String::new());
            event.record(&mut fields);
            self.0.lock().unwrap().push(fields.0);
        }
    }
}

struct Fields(String);

impl tracing::field::Visit for Fields {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn std::fmt::Debug) {
        let _ = write!(self.0, "{field}={value:?} ");
    }
}

#[tokio::test]
async fn invalid_values_are_warnings_and_one_event() {
    let warnings = Warnings::default();
    // Other tests run without a subscriber at the same time. tracing may then record for the whole process that no one listens to
    // the event, unless a global subscriber does. It is already set if the test ran before in this process.
    let _ = tracing::subscriber::set_global_default(tracing_subscriber::registry());
    let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(warnings.clone()));
    let server = WireServer::with_body(INVALID).unwrap();
    let reply = builder_of(&server).build().unwrap().call(&read()).await.unwrap();
    assert_eq!(reply.data.results[0].shop_title.as_deref(), Some("a"));
    assert_eq!((&reply.data.results[0].user_id, reply.data.total_results), (&None, None));
    let paths: Vec<_> = reply.warnings.iter().map(|warning| warning.path.as_str()).collect();
    assert_eq!(paths, ["results[0].user_id", "total_results"]);
    let events = warnings.0.lock().unwrap().clone();
    assert_eq!(events.len(), 1, "{events:?}");
    for part in ["api=\"taobao.tbk.shop.get\"", "request_id=\"r1\"", "count=2", "results[0].user_id"] {
        assert!(events[0].contains(part), "{part}: {events:?}");
    }
}

#[tokio::test]
async fn strict_mode_rejects_invalid_values() {
    let server = WireServer::with_body(INVALID).unwrap();
    let error = builder_of(&server).strict(true).build().unwrap().call(&read()).await.unwrap_err();
    assert_eq!((error.kind(), server.requests().len()), (K::Decode, 1));
    assert!(error.to_string().contains("results[0].user_id"), "{error}");
}

#[tokio::test]
async fn reply_serializes_with_serde() {
    let server = WireServer::with_body(INVALID).unwrap();
    let client = builder_of(&server).build().unwrap();
    let mut params = Params::new();
    params.push_text("q", "a");
    params.push_text("fields", "user_id");
    let api = top_core::Api::of::<tbk_apis::TbkShopGet>();
    let reply = client.call_described(&api, params).await.unwrap();
    let json = serde_json::to_value(&reply).unwrap();
    assert_eq!(json["request_id"], "r1");
    assert_eq!(json["warnings"][1]["path"], "total_results");
    assert_eq!(json["warnings"][1]["found"], "many");
    assert!(json["business_error"].is_null() && json["data"].is_string(), "{json}");
    let body = r#"{"tbk_dg_vegas_tlj_create_response":{"result":{"success":false,"msg_code":"E1","msg_info":"no"}}}"#;
    let server = WireServer::with_body(body).unwrap();
    let reply = builder_of(&server).build().unwrap().call(&write()).await.unwrap();
    let error =
        serde_json::to_value(reply.business_error.as_ref().map(|error| (&error.code, &error.message)));
    assert_eq!(error.unwrap(), serde_json::json!(["E1", "no"]));
}

#[tokio::test]
async fn business_error_redacts_the_session() {
    let server = WireServer::start(|request| {
        let session = request.parameter("session").unwrap_or_default();
        let text = format!("{} {}", session, "限".repeat(300));
        http("200 OK", "", format!(r#"{{"tbk_dg_vegas_tlj_create_response":{{"result":{{"success":false,"msg_code":"E1","msg_info":"{text}"}}}}}}"#).as_bytes())
    })
    .unwrap();
    let account = builder_of(&server).build().unwrap().session("6100a1b2c3d4e5");
    let error = account.call(&write()).await.unwrap().into_result().unwrap_err();
    let shown = format!("{error:#} {error:?}");
    assert!(!shown.contains("6100a1b2c3d4e5") && shown.contains("***"), "{shown}");
    assert!(error.business_error().unwrap().message.as_ref().unwrap().len() <= 512, "{shown}");
}

#[tokio::test]
async fn body_is_available_as_bytes_and_text() {
    let server = WireServer::with_body(INVALID).unwrap();
    let reply = builder_of(&server).build().unwrap().call(&read()).await.unwrap();
    assert_eq!(reply.body(), INVALID);
    assert_eq!(&reply.body_bytes()[..], INVALID.as_bytes());
    let xml = b"<?xml version=\"1.0\" encoding=\"GBK\"?><tbk_shop_get_response><total_results>1</total_results><x>\xc5\xae</x></tbk_shop_get_response>";
    let server = WireServer::start(move |_| http("200 OK", "", xml)).unwrap();
    let reply = builder_of(&server).build().unwrap().call(&read()).await.unwrap();
    assert_eq!(reply.data.total_results, Some(1));
    assert!(reply.body().contains("<x>女</x>") && reply.body_bytes().contains(&0xc5), "{}", reply.body());
}
