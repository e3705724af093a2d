//! Requests that are sent twice.

use top_sandbox::Sandbox;

use crate::{CARRIED_OUT, member_mod, now, pairs, post_form, signed};

#[tokio::test]
async fn replays_are_refused_only_on_request() {
    let lenient = Sandbox::start().await.unwrap();
    let request = signed(member_mod(&lenient), "", lenient.app_secret());
    for _ in 0..2 {
        assert!(post_form(&lenient, &request).await.starts_with(CARRIED_OUT));
    }
    let strict = Sandbox::builder().refuse_replays().start().await.unwrap();
    let request = signed(member_mod(&strict), "", strict.app_secret());
    assert!(post_form(&strict, &request).await.starts_with(CARRIED_OUT));
    let replayed = post_form(&strict, &request).await;
    assert!(replayed.contains(r#""code":31"#), "{replayed}");
    assert!(replayed.contains(r#""sub_code":"isv.request-replay-error""#), "{replayed}");
}

#[tokio::test]
async fn a_new_timestamp_makes_a_new_request() {
    let sandbox = Sandbox::builder().refuse_replays().start().await.unwrap();
    for millis in [now().as_millis(), now().as_millis() + 1] {
        let mut request = member_mod(&sandbox);
        request.retain(|(name, _)| name != "timestamp");
        request.extend(pairs([("timestamp", &millis.to_string())]));
        let response = post_form(&sandbox, &signed(request, "", sandbox.app_secret())).await;
        assert!(response.starts_with(CARRIED_OUT), "{response}");
    }
}

/// Otherwise a forged request could block a valid one.
#[tokio::test]
async fn unsigned_requests_are_not_remembered() {
    let sandbox = Sandbox::builder().refuse_replays().start().await.unwrap();
    let request = signed(member_mod(&sandbox), "", sandbox.app_secret());
    let forged = [request.clone(), pairs([("remark", "x")])].concat();
    assert!(post_form(&sandbox, &forged).await.contains(r#""code":25"#));
    assert!(post_form(&sandbox, &request).await.starts_with(CARRIED_OUT));
}
