//! Requests in the manner of the official clients for other languages.

use top_sandbox::Sandbox;

use crate::{CARRIED_OUT, FORM, Pairs, assert_serves, form, member_mod, now, pairs, post, post_form, signed};

/// Replaces or adds a parameter.
fn with(mut request: Pairs, name: &str, value: &str) -> Pairs {
    request.retain(|(n, _)| n != name);
    request.extend(pairs([(name, value)]));
    request
}

#[tokio::test]
async fn timestamps_in_seconds_and_milliseconds_are_accepted() {
    let sandbox = Sandbox::start().await.unwrap();
    let (seconds, millis) = (now().as_secs(), now().as_millis());
    for timestamp in [seconds.to_string(), (seconds - 9 * 60).to_string(), millis.to_string()] {
        let request = with(member_mod(&sandbox), "timestamp", &timestamp);
        let response = post_form(&sandbox, &signed(request, "", sandbox.app_secret())).await;
        assert!(response.starts_with(CARRIED_OUT), "{timestamp}: {response}");
    }
    let too_large = "9".repeat(30);
    for timestamp in [
        (seconds - 11 * 60).to_string(),
        (millis + 11 * 60 * 1000).to_string(),
        "0".to_owned(),
        "-1".to_owned(),
        too_large,
    ] {
        let request = with(member_mod(&sandbox), "timestamp", &timestamp);
        let response = post_form(&sandbox, &signed(request, "", sandbox.app_secret())).await;
        assert!(response.contains(r#""sub_code":"isv.invalid-timestamp""#), "{timestamp}: {response}");
    }
}

/// The Java and .NET clients leave them out; those for PHP, Python, Go, Node and C sign their names.
#[tokio::test]
async fn empty_values_are_accepted_signed_or_not() {
    let sandbox = Sandbox::start().await.unwrap();
    let empty = pairs([("remark", ""), ("partner_id", "")]);
    let by_name = signed([member_mod(&sandbox), empty.clone()].concat(), "", sandbox.app_secret());
    let left_out = [signed(member_mod(&sandbox), "", sandbox.app_secret()), empty].concat();
    for request in [by_name, left_out] {
        let response = post_form(&sandbox, &request).await;
        assert!(response.starts_with(CARRIED_OUT), "{response}");
    }
    let one_more =
        [signed(member_mod(&sandbox), "", sandbox.app_secret()), pairs([("remark", "x")])].concat();
    let response = post_form(&sandbox, &one_more).await;
    assert!(response.contains(r#""code":25"#), "{response}");
}

/// Milliseconds, all system parameters in the query, empty values signed by their names.
#[tokio::test]
async fn a_request_of_the_python_client_is_accepted() {
    let sandbox = Sandbox::start().await.unwrap();
    let request = with(member_mod(&sandbox), "timestamp", &now().as_millis().to_string());
    let request = with(request, "partner_id", "taobao-sdk-python-20210816");
    let request = signed(with(request, "remark", ""), "", sandbox.app_secret());
    let api = ["operate_type", "organization_id", "remark"];
    let (api, system): (Pairs, Pairs) =
        request.into_iter().partition(|(name, _)| api.contains(&name.as_str()));
    let target = format!("/router/rest?{}", form(&system));
    let response = post(&sandbox, &target, &format!("{FORM};charset=UTF-8"), form(&api).as_bytes()).await;
    assert!(response.starts_with(CARRIED_OUT), "{response}");
}

/// A line break before the first boundary, no space after colons, and a media type for each text.
#[tokio::test]
async fn multipart_of_the_java_client_is_accepted() {
    let sandbox = Sandbox::start().await.unwrap();
    let part = |(name, value): (String, String)| {
        format!(
            "\r\n--1720000000\r\nContent-Disposition:form-data;name=\"{name}\"\r\n\
             Content-Type:text/plain\r\n\r\n{value}"
        )
    };
    let parts = signed(member_mod(&sandbox), "", sandbox.app_secret()).into_iter().map(part);
    let body = parts.collect::<Vec<_>>().concat() + "\r\n--1720000000--\r\n";
    let content_type = "multipart/form-data;charset=UTF-8;boundary=1720000000";
    let response = post(&sandbox, "/router/rest", content_type, body.as_bytes()).await;
    assert!(response.starts_with(CARRIED_OUT), "{response}");
}

#[tokio::test]
async fn other_media_types_are_refused_with_a_reason() {
    let sandbox = Sandbox::start().await.unwrap();
    for content_type in ["application/json", "text/plain;charset=UTF-8", "x"] {
        let response = post(&sandbox, "/router/rest", content_type, b"{}").await;
        assert!(response.contains("<sub_code>isv.invalid-content-type</sub_code>"), "{response}");
        assert!(response.contains("application/x-www-form-urlencoded"), "{response}");
    }
    // Without a body, the media type is irrelevant.
    let request = signed(member_mod(&sandbox), "", sandbox.app_secret());
    let target = format!("/router/rest?{}", form(&request));
    let response = post(&sandbox, &target, "application/json", b"").await;
    assert!(response.starts_with(CARRIED_OUT), "{response}");
    assert_serves(&sandbox).await;
}
