//! Faults as they are on the wire, seen through a bare socket.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::io::{ErrorKind, Read as _};
use std::time::{Duration, Instant, SystemTime};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use top_core::request::{SystemParams, form_body};
use top_core::{Format, Params, Session, TopTime};
use top_sandbox::{Fault, FaultRule, Outcome, Sandbox};

const READ: &str = "taobao.tbk.shop.get";

async fn with(fault: impl Into<FaultRule>) -> Sandbox {
    Sandbox::builder().fault(fault).start().await.unwrap()
}

/// A signed request for shops, as bytes.
fn request(sandbox: &Sandbox, format: Format) -> Vec<u8> {
    let mut params = Params::new();
    params.push_text("q", "女装");
    params.push_text("fields", "user_id");
    let session = Session::from(sandbox.session());
    let mut system = SystemParams::new(READ, sandbox.app_key(), TopTime::now());
    system.format = format;
    system.session = Some(&session);
    system.stamp_and_sign(&mut params, &sandbox.app_secret().into());
    let body = form_body(&params);
    format!(
        "POST /router/rest HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// What comes back until the connection ends, and how it ends.
async fn answer(sandbox: &Sandbox, format: Format) -> (Vec<u8>, Result<(), ErrorKind>) {
    let address = sandbox.url().split('/').nth(2).unwrap();
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(&request(sandbox, format)).await.unwrap();
    let mut bytes = Vec::new();
    let ended = stream.read_to_end(&mut bytes).await;
    (bytes, ended.map(|_| ()).map_err(|error| error.kind()))
}

async fn text(sandbox: &Sandbox) -> String {
    let (bytes, ended) = answer(sandbox, Format::Json).await;
    assert_eq!(ended, Ok(()));
    String::from_utf8_lossy(&bytes).into_owned()
}

fn header<'t>(answer: &'t str, name: &str) -> Option<&'t str> {
    let head = answer.split("\r\n\r\n").next()?;
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").unwrap().1
}

fn outcomes(sandbox: &Sandbox) -> Vec<Outcome> {
    sandbox.calls().into_iter().map(|call| call.outcome).collect()
}

#[tokio::test]
async fn a_reset_is_a_reset() {
    for (fault, outcome) in [
        (Fault::ResetBeforeBody, Outcome::Faulted),
        (Fault::ResetAfterBody, Outcome::Faulted),
        (Fault::ResetAfterAnswering, Outcome::CarriedOutAndFaulted),
    ] {
        let sandbox = with(fault.clone()).await;
        let (bytes, ended) = answer(&sandbox, Format::Json).await;
        assert_eq!((bytes.len(), ended), (0, Err(ErrorKind::ConnectionReset)), "{fault:?}");
        assert_eq!((outcomes(&sandbox), sandbox.received()), (vec![outcome], 1), "{fault:?}");
        // And then it behaves.
        assert!(text(&sandbox).await.contains("tbk_shop_get_response"));
        assert_eq!(sandbox.connections(), 2);
    }
}

#[tokio::test]
async fn bytes_are_sent_as_they_are() {
    let sandbox = with(Fault::Raw(b"\x00\xff nonsense".to_vec())).await;
    assert_eq!(answer(&sandbox, Format::Json).await, (b"\x00\xff nonsense".to_vec(), Ok(())));
}

#[tokio::test]
async fn silence_is_kept() {
    let sandbox = with(Fault::NeverAnswer).await;
    let waited = tokio::time::timeout(Duration::from_millis(200), answer(&sandbox, Format::Json)).await;
    assert!(waited.is_err());
    assert_eq!(outcomes(&sandbox), [Outcome::Faulted]);
}

#[tokio::test]
async fn a_slow_answer_is_right_and_slow() {
    let sandbox = with(Fault::SlowLoris { every: Duration::from_millis(2) }).await;
    let start = Instant::now();
    let slow = text(&sandbox).await;
    let took = start.elapsed();
    let length: u64 = header(&slow, "content-length").unwrap().parse().unwrap();
    assert_eq!(body(&slow).len() as u64, length);
    assert!(took >= Duration::from_millis(2 * length), "{length} bytes in {took:?}");
    assert!(body(&slow).starts_with(r#"{"tbk_shop_get_response":{"#), "{slow}");
}

#[tokio::test]
async fn lengths_lie_and_answers_end_in_the_middle() {
    let whole = text(&with(Fault::Bom).await).await;
    let wrong = text(&with(Fault::WrongLength).await).await;
    let length: usize = header(&wrong, "content-length").unwrap().parse().unwrap();
    assert_eq!(length, body(&wrong).len() + 64);
    let cut = text(&with(Fault::Truncated).await).await;
    assert!(body(&cut).len() < body(&whole).len());
    assert_eq!(header(&cut, "content-length").unwrap(), body(&cut).len().to_string());
}

#[tokio::test]
async fn a_status_comes_with_its_headers() {
    let answer = text(&with(Fault::Status { status: 503, retry_after: Some(7) }).await).await;
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
    assert_eq!(
        (header(&answer, "retry-after"), header(&answer, "content-type")),
        (Some("7"), Some("text/html"))
    );
    let answer = text(&with(Fault::EmptyStatus(500)).await).await;
    assert!(answer.starts_with("HTTP/1.1 500 ") && body(&answer).is_empty());
    let answer =
        text(&with(Fault::Redirect { status: 307, location: "https://evil.example/".to_owned() }).await)
            .await;
    assert!(answer.starts_with("HTTP/1.1 307 "));
    assert_eq!(header(&answer, "location"), Some("https://evil.example/"));
    assert!(body(&text(&with(Fault::Html).await).await).contains("please log in"));
}

#[tokio::test]
async fn a_bomb_is_small_and_grows_and_layers_are_two() {
    let sandbox = with(Fault::GzipBomb { bytes: 8 << 20 }).await;
    let (bytes, _) = answer(&sandbox, Format::Json).await;
    assert!(bytes.len() < 64 << 10, "{}", bytes.len());
    let start = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
    let mut grown = Vec::new();
    flate2::read::GzDecoder::new(&bytes[start..]).read_to_end(&mut grown).unwrap();
    assert_eq!(grown.len(), 8 << 20);

    let sandbox = with(Fault::StackedEncodings).await;
    let (bytes, _) = answer(&sandbox, Format::Json).await;
    let head = String::from_utf8_lossy(&bytes).into_owned();
    assert_eq!(header(&head, "content-encoding"), Some("gzip, gzip"));
    let start = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
    let mut data = String::new();
    let once = flate2::read::GzDecoder::new(&bytes[start..]);
    flate2::read::GzDecoder::new(once).read_to_string(&mut data).unwrap();
    assert!(data.contains("tbk_shop_get_response"), "{data}");
}

#[tokio::test]
async fn texts_are_damaged_where_they_stand() {
    let bytes = |fault| async { answer(&with(fault).await, Format::Json).await.0 };
    let holds = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    assert!(holds(&bytes(Fault::Bom).await, b"\r\n\r\n\xEF\xBB\xBF{"));
    assert!(holds(&bytes(Fault::Gbk).await, b"\"\xD6\xD0\xCE\xC4sandbox"));
    assert!(holds(&bytes(Fault::InvalidUtf8).await, b"\"\xFF\xFEsandbox"));
}

#[tokio::test]
async fn envelopes_are_mixed_up_in_every_encoding() {
    for (format, wrong, other) in [
        (Format::Json, r#"{"tbk_no_such_response":"#, r#"_response":{"#),
        (Format::Xml, "<tbk_no_such_response>", "_response>"),
    ] {
        let text = |fault| async move {
            String::from_utf8_lossy(&answer(&with(fault).await, format).await.0).into_owned()
        };
        assert!(text(Fault::WrongEnvelope).await.contains(wrong));
        let of_another = text(Fault::OtherApi).await;
        assert!(of_another.contains(other) && !of_another.contains("tbk_shop_get_response"), "{of_another}");
        let both = text(Fault::BothSuccessAndError).await;
        assert!(both.contains("tbk_shop_get_response") && both.contains("error_response"), "{both}");
        let is_xml = |text: &str| body(text).trim_start().starts_with('<');
        assert_ne!(is_xml(&text(Fault::OtherFormat).await), format == Format::Xml);
        let error = text(Fault::OtherFormatError).await;
        assert!(is_xml(&error) != (format == Format::Xml) && error.contains("isp."), "{error}");
    }
}

#[tokio::test]
async fn data_is_deep_long_or_absurd() {
    let deep = text(&with(Fault::DeepNesting { depth: 500 }).await).await;
    assert!(deep.contains(&format!("\"deep\":{}{}", "[".repeat(500), "]".repeat(500))));
    let huge = text(&with(Fault::HugeArray { items: 1000 }).await).await;
    assert_eq!(huge.matches("7,").count(), 999);
    let number = text(&with(Fault::HugeNumber).await).await;
    assert!(number.contains(&format!("\"user_id\":{}", "9".repeat(400))), "{number}");
}

#[tokio::test]
async fn errors_and_bans_say_what_they_were_told_to() {
    let answer = text(&with(Fault::ban("100000000000000000000")).await).await;
    assert!(answer.contains("This ban will last for 100000000000000000000 more seconds"), "{answer}");
    let sandbox = with(Fault::error(15, "9100")).await;
    let answer = text(&sandbox).await;
    assert!(answer.contains(
        r#"{"error_response":{"code":15,"msg":"Remote service error","sub_code":"9100","request_id":"#
    ));
    assert_eq!(outcomes(&sandbox), [Outcome::Refused { code: 15, sub_code: Some("9100".to_owned()) }]);
}

#[tokio::test]
async fn the_gateways_clock_shows_in_its_answers_and_in_what_it_accepts() {
    let sandbox = Sandbox::builder().clock_offset(3600).start().await.unwrap();
    let answer = text(&sandbox).await;
    let date = httpdate::parse_http_date(header(&answer, "date").unwrap()).unwrap();
    let ahead = date.duration_since(SystemTime::now()).unwrap();
    assert!((3590..=3600).contains(&ahead.as_secs()), "{ahead:?}");
    assert!(answer.contains(r#""code":31"#), "{answer}");
}

#[tokio::test]
async fn faults_can_be_for_one_api_later_and_added_while_it_runs() {
    let sandbox = with(FaultRule::new(Fault::Html).on("taobao.tbk.other").always()).await;
    sandbox.fault(FaultRule::new(Fault::Html).on(READ).after(1));
    assert!(text(&sandbox).await.contains("tbk_shop_get_response"));
    assert!(text(&sandbox).await.contains("please log in"));
    assert!(text(&sandbox).await.contains("tbk_shop_get_response"));
    let wanted = [Outcome::CarriedOut, Outcome::Faulted, Outcome::CarriedOut];
    assert_eq!(outcomes(&sandbox), wanted);
    assert_eq!(sandbox.take_calls().len(), 3);
    assert_eq!(sandbox.calls().len(), 0);
}

#[tokio::test]
async fn what_is_kept_of_a_request_holds_no_secret() {
    let sandbox = Sandbox::start().await.unwrap();
    text(&sandbox).await;
    let call = &sandbox.calls()[0];
    assert_eq!(
        (call.method.as_deref(), call.parameter("q"), call.with_session),
        (Some(READ), Some("女装"), true)
    );
    let shown = format!("{call:?} {sandbox:?}");
    assert!(
        !shown.contains(sandbox.session())
            && !shown.contains(sandbox.app_secret())
            && !shown.contains("\"sign\"")
    );
}

#[tokio::test]
async fn a_gateway_that_was_closed_refuses_and_comes_back_where_it_was() {
    let sandbox = Sandbox::start().await.unwrap();
    let address = sandbox.url().split('/').nth(2).unwrap().to_owned();
    let mut open = TcpStream::connect(&address).await.unwrap();
    sandbox.close().await;
    let refused = TcpStream::connect(&address).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
    assert!(matches!(open.read(&mut [0]).await, Ok(0) | Err(_)), "the connection that was open has ended");
    sandbox.open().await.unwrap();
    assert!(text(&sandbox).await.contains("tbk_shop_get_response"));
}
