//! Requests that are too large, too slow or too many.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::timeout;
use top_sandbox::{Outcome, Sandbox};

use crate::{
    CARRIED_OUT, FORM, PATIENCE, assert_serves, connect, exchange, form, head, member_mod, pairs, post,
    post_form, signed,
};

const TOO_MANY: &str = "isv.too-many-parameters";

fn numbered(count: usize) -> String {
    (0..count).map(|number| format!("p{number}=1")).collect::<Vec<_>>().join("&")
}

/// Took 18 seconds for the first body when the work was quadratic.
#[tokio::test]
async fn many_parameters_are_refused_at_once() {
    let sandbox = Sandbox::start().await.unwrap();
    let bodies = [numbered(60_000), numbered(600_000), "&=&".repeat(1_000_000), "a=1&".repeat(1_000_000)];
    let started = Instant::now();
    for body in bodies {
        let response = post(&sandbox, "/router/rest", FORM, body.as_bytes()).await;
        assert!(response.contains(TOO_MANY) && response.contains("at most 1000"), "{response}");
    }
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    assert_serves(&sandbox).await;
}

#[tokio::test]
async fn a_call_has_at_most_1000_parameters() {
    let sandbox = Sandbox::start().await.unwrap();
    // With `sign`, a valid request has ten parameters.
    for (more, accepted) in [(990, true), (991, false)] {
        let extra = (0..more).map(|number| (format!("p{number}"), "1".to_owned())).collect();
        let request = signed([member_mod(&sandbox), extra].concat(), "", sandbox.app_secret());
        let (query, body) = request.split_at(500);
        let target = format!("/router/rest?{}", form(&query.to_vec()));
        for response in [
            post_form(&sandbox, &request).await,
            post(&sandbox, &target, FORM, form(&body.to_vec()).as_bytes()).await,
        ] {
            assert_eq!(response.starts_with(CARRIED_OUT), accepted, "{response}");
            assert_eq!(response.contains(TOO_MANY), !accepted, "{response}");
        }
    }
}

#[tokio::test]
async fn many_parts_are_refused_at_once() {
    let sandbox = Sandbox::start().await.unwrap();
    let part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
    let body = part.repeat(200_000) + "--b--\r\n";
    let started = Instant::now();
    let response = post(&sandbox, "/router/rest", "multipart/form-data; boundary=b", body.as_bytes()).await;
    assert!(response.contains(TOO_MANY), "{response}");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_large_value_takes_linear_time() {
    let sandbox = Sandbox::start().await.unwrap();
    let large = "女".repeat(1 << 20);
    let request =
        [member_mod(&sandbox), pairs([("remark", large.as_str()), ("empty", ""), ("blank", " ")])].concat();
    let request = signed(request, "", sandbox.app_secret());
    let started = Instant::now();
    let response = post_form(&sandbox, &request).await;
    assert!(response.starts_with(CARRIED_OUT), "{response}");
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}

/// The client sends the whole body before it reads the response.
#[tokio::test]
async fn a_body_above_16_mib_gets_an_error() {
    let sandbox = Sandbox::start().await.unwrap();
    let body = vec![b'a'; (16 << 20) + 1];
    let chunked = [
        b"POST /router/rest HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
            .as_slice(),
        format!("{:x}\r\n", body.len()).as_bytes(),
        &body,
        b"\r\n0\r\n\r\n",
    ]
    .concat();
    for response in [post(&sandbox, "/router/rest", FORM, &body).await, exchange(&sandbox, &chunked).await] {
        assert!(response.contains("<code>3</code>"), "{response}");
        assert!(response.contains("the body is longer than 16 MiB"), "{response}");
    }
    let outcome = Outcome::Refused { code: 3, sub_code: Some("isv.invalid-body".to_owned()) };
    assert!(sandbox.calls().iter().all(|call| call.outcome == outcome));
    assert_serves(&sandbox).await;
}

#[tokio::test]
async fn a_slow_head_ends_the_connection() {
    let time = Duration::from_millis(500);
    let sandbox = Sandbox::builder().request_timeout(time).start().await.unwrap();
    let mut stream = connect(&sandbox).await;
    let started = Instant::now();
    let drip = async {
        let mut head = b"POST /router/rest HTTP/1.1\r\nX: ".to_vec();
        loop {
            // Fails when the sandbox has closed the connection.
            if stream.write_all(&head).await.is_err() {
                return;
            }
            head = b"x".to_vec();
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, drip).await.expect("the connection ends");
    assert!(started.elapsed() >= time);
    assert_eq!(sandbox.received(), 0);
    assert_serves(&sandbox).await;
}

#[tokio::test]
async fn a_slow_body_gets_an_error() {
    let sandbox = Sandbox::builder().request_timeout(Duration::from_millis(500)).start().await.unwrap();
    let request = head("/router/rest", FORM, 1000) + "method=";
    let response = exchange(&sandbox, request.as_bytes()).await;
    assert!(response.contains("the body did not arrive within 500ms"), "{response}");
    assert_serves(&sandbox).await;
}

#[tokio::test]
async fn large_bodies_that_stall_do_not_block_others() {
    let time = Duration::from_millis(500);
    let sandbox = Sandbox::builder().request_timeout(time).start().await.unwrap();
    let started = Instant::now();
    let mut stalled = Vec::new();
    for _ in 0..20 {
        let mut stream = connect(&sandbox).await;
        stream.write_all(head("/router/rest", FORM, 8 << 20).as_bytes()).await.unwrap();
        stalled.push(stream);
    }
    assert_serves(&sandbox).await;
    for mut stream in stalled {
        let mut response = String::new();
        timeout(PATIENCE, stream.read_to_string(&mut response)).await.expect("a response in time").unwrap();
        assert!(response.contains("did not arrive"), "{response}");
    }
    // The sandbox reads at most eight of them at the same time.
    assert!(started.elapsed() >= 3 * time, "{:?}", started.elapsed());
}

/// Other systems allow fewer open files by default.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn connections_above_the_limit_wait_for_a_free_one() {
    let sandbox = Sandbox::builder().request_timeout(Duration::from_secs(2)).start().await.unwrap();
    let mut idle = Vec::new();
    for _ in 0..300 {
        idle.push(connect(&sandbox).await);
    }
    while sandbox.connections() < 256 {
        tokio::task::yield_now().await;
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(sandbox.connections(), 256);
    assert_serves(&sandbox).await;
    assert_eq!(sandbox.connections(), 301);
}

#[tokio::test]
async fn deeply_nested_json_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    for nested in ["[".repeat(100_000), "{\"a\":".repeat(100_000), "[".repeat(100_000) + &"]".repeat(100_000)]
    {
        let mut request = member_mod(&sandbox);
        request.retain(|(name, _)| !["method", "operate_type", "organization_id"].contains(&name.as_str()));
        request.extend(pairs([("method", "taobao.tbk.spread.get"), ("requests", &nested)]));
        let response = post_form(&sandbox, &signed(request, "", sandbox.app_secret())).await;
        assert!(response.contains("isv.invalid-parameter:requests"), "{response}");
        assert!(response.len() < 1000, "{response}");
    }
    assert_serves(&sandbox).await;
}

#[tokio::test]
async fn an_oversized_head_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let long = "x".repeat(256 << 10);
    for request in [
        format!("POST /router/rest?{long} HTTP/1.1\r\nHost: x\r\n\r\n"),
        format!("POST /router/rest HTTP/1.1\r\nHost: x\r\nX: {long}\r\n\r\n"),
    ] {
        let mut stream = connect(&sandbox).await;
        // The sandbox closes the connection before it has read the whole head.
        let _ = timeout(PATIENCE, stream.write_all(request.as_bytes())).await.expect("the write ends");
        let mut response = Vec::new();
        let _ = timeout(PATIENCE, stream.read_to_end(&mut response)).await.expect("the connection ends");
        assert!(!response.starts_with(b"HTTP/1.1 200"));
    }
    assert_eq!(sandbox.received(), 0);
    assert_serves(&sandbox).await;
}
