//! Property tests of encoding, signing, values and decoding.
#![allow(clippy::unwrap_used, missing_docs)]

mod fixed_inputs;

use std::time::Duration;

use fixed_inputs::config;
use proptest::prelude::*;
use tbk_apis::{TbkOrderDetailsGet, TbkSpreadGet, TbkSpreadRequest};
use top_core::decode::Options;
use top_core::decode_response;
use top_core::protocol::decode_raw;
use top_core::protocol::{SystemParams, form_body};
use top_core::{BasisPoints, Fen, Json, Params, Percent, SignMethod, TopApi, TopObject, TopTime, Yuan};

#[derive(Debug, Clone, PartialEq, TopObject)]
struct Everything {
    text: Option<String>,
    number: Option<i64>,
    flag: Option<bool>,
    time: Option<TopTime>,
    texts: Vec<String>,
    inner: Vec<Inner>,
}

#[derive(Debug, Clone, PartialEq, TopObject)]
struct Inner {
    id: i64,
    text: Option<String>,
}

/// A text that is a value: blank texts and `--` mean "no value" on the wire.
fn text() -> impl Strategy<Value = String> {
    any::<String>().prop_filter("no value", |text| !matches!(text.trim(), "" | "--"))
}

fn everything() -> impl Strategy<Value = Everything> {
    let time = (0_i64..253_402_200_000_000).prop_map(|millis| TopTime::from_unix_millis(millis).unwrap());
    let inner = (any::<i64>(), proptest::option::of(text())).prop_map(|(id, text)| Inner { id, text });
    (
        proptest::option::of(text()),
        proptest::option::of(any::<i64>()),
        proptest::option::of(any::<bool>()),
        proptest::option::of(time),
        proptest::collection::vec(text(), 0..4),
        proptest::collection::vec(inner, 0..4),
    )
        .prop_map(|(text, number, flag, time, texts, inner)| Everything {
            text,
            number,
            flag,
            time,
            texts,
            inner,
        })
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.everything.get", response = Everything)]
struct GetEverything {}

/// JSON values that do not fit some fields. Not used for `inner`, whose items have a required member.
fn invalid() -> impl Strategy<Value = String> {
    proptest::sample::select(vec![
        "null",
        "true",
        "-1",
        "1.5",
        "1e400",
        r#""x""#,
        r#""1,234.50""#,
        r#""0000-00-00 00:00:00""#,
        "[]",
        "{}",
        "[[]]",
        "[null]",
        r#"["a",{"b":[]}]"#,
        r#"{"a":{"b":1}}"#,
        r#"[7,{"id":2}]"#,
        r#"{"inner":[true]}"#,
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn objects_round_trip_through_json(value in everything()) {
        let json = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(serde_json::from_str::<Everything>(&json).unwrap(), value);
    }

    #[test]
    fn object_parameter_is_valid_json(urls in proptest::collection::vec(text(), 1..5)) {
        let requests = urls.iter().map(|url| TbkSpreadRequest { url: url.clone() });
        let mut params = Params::new();
        TbkSpreadGet::builder().requests(requests).build().write_params(&mut params);
        let read: serde_json::Value = serde_json::from_str(params.get("requests").unwrap()).unwrap();
        let read: Vec<_> = read.as_array().unwrap().iter().map(|r| r["url"].as_str().unwrap()).collect();
        prop_assert_eq!(read, urls);
    }

    #[test]
    fn body_holds_the_signed_parameters(pairs in proptest::collection::vec((text(), text()), 0..8)) {
        let mut params = Params::new();
        for (name, value) in &pairs {
            params.push_text(name, value);
        }
        SystemParams::new("taobao.tbk.shop.get", "1", TopTime::now()).stamp_and_sign(&mut params, &"s".into());
        let body = form_body(&params);
        prop_assert!(body.is_ascii());
        let sent: Vec<_> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
        let signed: Vec<_> = params.iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
        prop_assert_eq!(sent, signed);
    }

    #[test]
    fn signature_matches_an_independent_implementation(
        pairs in proptest::collection::btree_map(text(), any::<String>(), 0..8),
        secret in "[!-~]{1,80}",
    ) {
        for method in [SignMethod::Md5, SignMethod::Hmac, SignMethod::HmacSha256] {
            let mut params = Params::new();
            for (name, value) in &pairs {
                params.push_text(name, value);
            }
            let now = TopTime::from_unix_millis(1_767_196_800_000).unwrap();
            let mut system = SystemParams::new("taobao.tbk.shop.get", "1", now);
            system.sign_method = method;
            system.stamp_and_sign(&mut params, &secret.as_str().into());
            let own = [
                ("method", "taobao.tbk.shop.get"), ("app_key", "1"), ("sign_method", method.as_str()),
                ("timestamp", "2026-01-01 00:00:00"), ("v", "2.0"), ("format", "json"),
            ];
            let mut all: Vec<(&[u8], &str)> = pairs.iter().map(|(n, v)| (n.as_bytes(), v.as_str())).collect();
            all.extend(own.map(|(name, value)| (name.as_bytes(), value)));
            prop_assert_eq!(params.get("sign").unwrap(), independent_sign(method, &secret, all));
        }
    }

    #[test]
    fn times_round_trip_through_text(millis in 0_i64..253_402_200_000_000) {
        let time = TopTime::from_unix_millis(millis).unwrap();
        prop_assert_eq!(time.to_string().parse::<TopTime>().unwrap(), time);
    }

    #[test]
    fn times_add_and_subtract(millis in 0_i64..4_000_000_000_000, ahead in 0_u64..4_000_000_000_000) {
        let (start, ahead) = (TopTime::from_unix_millis(millis).unwrap(), Duration::from_millis(ahead));
        let end = start + ahead;
        prop_assert_eq!(end.unix_millis(), millis + i64::try_from(ahead.as_millis()).unwrap());
        prop_assert_eq!((end - ahead, end.duration_since(start)), (start, ahead));
        prop_assert!(end.date() >= start.date() && start.date().midnight() <= start);
    }

    #[test]
    fn amounts_convert_without_loss(fen in any::<i64>(), others in proptest::collection::vec(any::<i32>(), 0..20)) {
        let yuan = Yuan::from(Fen::from(fen));
        prop_assert_eq!(Fen::try_from(yuan).unwrap(), Fen::from(fen));
        prop_assert_eq!(yuan.to_string().parse::<Yuan>().unwrap(), yuan);
        let points = BasisPoints::from(fen);
        prop_assert_eq!(BasisPoints::try_from(Percent::from(points)).unwrap(), points);
        let fens: Vec<Fen> = others.iter().map(|fen| i64::from(*fen).into()).collect();
        let yuans: Yuan = fens.iter().copied().map(Yuan::from).sum();
        prop_assert_eq!(yuans, fens.iter().sum::<Fen>().into());
    }

    #[test]
    fn decimals_keep_their_digits_through_serde(digits in "-?[1-9][0-9]{0,20}(\\.[0-9]{1,7})?") {
        let yuan: Yuan = serde_json::from_str(&digits).unwrap();
        prop_assert_eq!(yuan.to_string(), digits.clone());
        let json: Json = serde_json::from_str(&format!("[{digits}]")).unwrap();
        prop_assert_eq!(json.as_str(), format!("[{digits}]"));
    }

    #[test]
    fn invalid_value_affects_only_its_own_field(invalid in invalid(), place in 0_usize..5) {
        let mut members = [
            r#""text":"t""#, r#""number":1"#, r#""flag":true"#, r#""time":"2026-01-01 00:00:00""#,
            r#""texts":["a"]"#, r#""inner":[{"id":1}]"#,
        ].map(str::to_owned);
        let whole: Everything = serde_json::from_str(&format!("{{{}}}", members.join(","))).unwrap();
        let (name, _) = members[place].split_once(':').unwrap();
        members[place] = format!("{name}:{invalid}");
        let body = format!(r#"{{"tbk_everything_get_response":{{{}}}}}"#, members.join(","));
        let opened = decode_response::<GetEverything>(body.as_bytes(), Options::default()).unwrap();
        let strict = Options { strict: true, ..Options::default() };
        prop_assert_eq!(decode_response::<GetEverything>(body.as_bytes(), strict).is_ok(), opened.warnings.is_empty());
        let (read, mut expected) = (opened.data, whole);
        match place {
            0 => expected.text = read.text.clone(),
            1 => expected.number = read.number,
            2 => expected.flag = read.flag,
            3 => expected.time = read.time,
            _ => expected.texts = read.texts.clone(),
        }
        prop_assert_eq!(read, expected, "{}", body);
    }

    #[test]
    fn decoder_does_not_panic_on_random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode_response::<TbkOrderDetailsGet>(&bytes, Options::default());
        let _ = decode_raw("taobao.tbk.shop.get", &bytes);
    }

    #[test]
    fn decoder_does_not_panic_on_random_fragments(parts in proptest::collection::vec(fragment(), 0..40)) {
        let text = parts.concat();
        for text in [text.clone(), format!(r#"{{"tbk_order_details_get_response":{{"data":{text}"#), format!("<tbk_order_details_get_response><data>{text}")] {
            let _ = decode_response::<TbkOrderDetailsGet>(text.as_bytes(), Options::default());
            let _ = decode_raw("taobao.tbk.order.details.get", text.as_bytes());
        }
    }
}

/// The signature rules of the platform, implemented with other libraries: sort by bytes, omit empty values.
fn independent_sign(method: SignMethod, secret: &str, mut all: Vec<(&[u8], &str)>) -> String {
    all.retain(|(name, value)| !name.is_empty() && !value.trim().is_empty());
    all.sort_by_key(|(name, _)| *name);
    let text: Vec<u8> = all.into_iter().flat_map(|(name, value)| [name, value.as_bytes()].concat()).collect();
    let digest = match method {
        SignMethod::Md5 => md5::compute([secret.as_bytes(), &text, secret.as_bytes()].concat()).0.to_vec(),
        SignMethod::Hmac => {
            let mut key = [0; 64];
            let secret =
                if secret.len() > 64 { md5::compute(secret).0.to_vec() } else { secret.as_bytes().to_vec() };
            key[..secret.len()].copy_from_slice(&secret);
            let inner = md5::compute([&key.map(|byte| byte ^ 0x36)[..], &text].concat());
            md5::compute([&key.map(|byte| byte ^ 0x5c)[..], &inner.0].concat()).0.to_vec()
        }
        SignMethod::HmacSha256 => hmac_sha256::HMAC::mac(text, secret).to_vec(),
    };
    let hex: Vec<String> = digest.iter().map(|byte| format!("{byte:02X}")).collect();
    hex.concat()
}

fn fragment() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\"results\"",
        "\"data\"",
        "\"publisher_order_dto\"",
        "null",
        "true",
        "1",
        "-",
        "1e9",
        "\\",
        "\\u12",
        "女",
        "\n",
        "<results>",
        "</results>",
        "<publisher_order_dto>",
        "</publisher_order_dto>",
        "<trade_id>",
        "</trade_id>",
        "<a/>",
        "&amp;",
        "&",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?x",
        "?>",
        "<!DOCTYPE",
        "\"error_response\"",
        "<error_response>",
    ])
}
