//! Types of values: parsing, formatting and arithmetic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::{Debug, Display};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use top_core::check::check;
use top_core::decode::Token;
use top_core::{
    BasisPoints, CompactDate, Date, Decimal, Fen, ItemId, Json, Params, Percent, Pid, Scalar, TopApi,
    TopObject, TopTime, UnixMillis, Yuan,
};

fn read<T: Scalar>(text: &str) -> Option<T> {
    T::from_token(Token::Text(text))
}

fn time(text: &str) -> TopTime {
    text.parse().unwrap()
}

/// Checks that `Display`, `FromStr` and serde use the same text.
fn round_trips<T>(text: &str)
where
    T: Scalar
        + Display
        + Debug
        + PartialEq
        + std::str::FromStr
        + serde::Serialize
        + serde::de::DeserializeOwned,
    T::Err: Debug,
{
    let value: T = text.parse().unwrap();
    assert_eq!(value.to_string(), text);
    let mut sent = String::new();
    value.push_text(&mut sent);
    assert_eq!(sent, text);
    let json = serde_json::to_string(&value).unwrap();
    assert_eq!(json, if T::QUOTED { format!("\"{text}\"") } else { text.to_owned() });
    assert_eq!(serde_json::from_str::<T>(&json).unwrap(), value);
    assert_eq!(serde_json::from_str::<T>(&format!("\"{text}\"")).unwrap(), value);
    assert!(serde_json::from_str::<T>("[1]").is_err() && serde_json::from_str::<T>("null").is_err());
}

#[test]
fn values_round_trip() {
    round_trips::<TopTime>("2026-01-31 09:05:00");
    round_trips::<TopTime>("2026-01-31 09:05:00.007");
    round_trips::<UnixMillis>("1767196800000");
    round_trips::<Date>("2026-01-31");
    round_trips::<CompactDate>("20260131");
    round_trips::<Yuan>("9.10");
    round_trips::<Yuan>("-12345678901234567890.123456");
    round_trips::<Percent>("15.50");
    round_trips::<Yuan>("1349.10");
    round_trips::<Fen>("-1349");
    round_trips::<BasisPoints>("1550");
    round_trips::<Pid>("mm_26632322_0_23810104");
    round_trips::<ItemId>("AAHdK3oDACLZmRu-xyz");
    let json: Json = serde_json::from_str(r#"{"n":18.5500}"#).unwrap();
    assert_eq!((json.as_str(), json.to_string()), (r#"{"n":18.5500}"#, r#"{"n":18.5500}"#.to_owned()));
    assert_eq!(serde_json::to_string(&json).unwrap(), r#""{\"n\":18.5500}""#);
    assert!("{".parse::<Json>().is_err());
}

#[test]
fn decodes_times_in_every_form() {
    let midnight = time("2019-09-03 00:00:00");
    for text in [
        "2019-09-03 00:00:00",
        "2019-09-03",
        "20190903",
        "1567440000",
        "1567440000000",
        " 2019-09-03  00:00:00.000 ",
    ] {
        assert_eq!(read(text), Some(midnight), "{text}");
    }
    assert_eq!(TopTime::from_token(Token::Number("1567440000")), Some(midnight));
    assert_eq!(read::<TopTime>("0").unwrap().unix_millis(), 0);
    assert_eq!(read::<TopTime>("1937297392332").unwrap().to_string(), "2031-05-23 18:09:52.332");
    for text in [
        "0000-00-00 00:00:00",
        "00000000",
        "20191301",
        "2019-9-3",
        "2018-02-30 00:00:00",
        "2018-01-01 24:00:00",
        "noon",
        "",
        "2018-01-01T00:00:00",
        "123456789",
        "9223372036854775807",
        "99999999999999999999",
        "女女女",
    ] {
        assert_eq!(read::<TopTime>(text), None, "{text}");
    }
    assert_eq!(read::<TopTime>("-1567440000").unwrap().to_string(), "1920-05-01 16:00:00");
    assert_eq!(read::<UnixMillis>("5"), TopTime::from_unix_millis(5).map(Into::into));
    assert_eq!(read::<UnixMillis>("2019-09-03"), Some(midnight.into()));
    // `FromStr` accepts only the forms of requests.
    for text in ["20190903", "1567440000000"] {
        assert!(text.parse::<TopTime>().is_err(), "{text}");
    }
}

#[test]
fn time_arithmetic_saturates() {
    let start = time("2026-02-28 23:59:59");
    let day = Duration::from_secs(24 * 3600);
    assert_eq!((start + day).to_string(), "2026-03-01 23:59:59");
    assert_eq!(start + day - day, start);
    assert_eq!((start + day).duration_since(start), day);
    assert_eq!(
        (start.duration_since(start + day), start.checked_duration_since(start + day)),
        (Duration::ZERO, None)
    );
    assert_eq!((start + Duration::MAX).to_string(), "9999-12-31 23:59:59.999");
    assert_eq!((start - Duration::MAX).to_string(), "0000-01-01 00:00:00");
    assert_eq!((start + Duration::MAX).date().to_string(), "9999-12-31");
    assert!(start < start + Duration::from_millis(1));
}

#[test]
fn times_convert_to_system_time_and_back() {
    for millis in [-62_167_248_000_000, -1, 0, 1, 1_767_196_800_123, 253_402_271_999_999] {
        let time = TopTime::from_unix_millis(millis).unwrap();
        assert_eq!(TopTime::try_from(SystemTime::from(time)).unwrap(), time);
        assert_eq!(read::<TopTime>(&time.to_string()), Some(time), "{time}");
    }
    for millis in [-62_167_248_000_001, 253_402_272_000_000, i64::MIN, i64::MAX] {
        assert_eq!(TopTime::from_unix_millis(millis), None);
    }
    let error = TopTime::try_from(UNIX_EPOCH + Duration::from_secs(1 << 40)).unwrap_err();
    assert!(error.to_string().ends_with("it is outside the years 0 to 9999"), "{error}");
}

#[test]
fn dates_are_in_gmt8() {
    // 16:30 UTC is half past midnight in GMT+8.
    let time = TopTime::from_unix_millis(1_767_198_600_000).unwrap();
    assert_eq!(time.to_string(), "2026-01-01 00:30:00");
    assert_eq!(time.date(), Date::new(2026, 1, 1).unwrap());
    assert_eq!(time.date().midnight() + Duration::from_secs(1800), time);
    for text in ["2024-02-29", "20240229"] {
        assert_eq!(read(text), Date::new(2024, 2, 29), "{text}");
        assert_eq!(read::<CompactDate>(text).map(Date::from), Date::new(2024, 2, 29), "{text}");
    }
    for text in ["2023-02-29", "20230229", "2024-2-29", "2024-02-29 00:00:00", "0000-00-00", "2024/02/29", ""]
    {
        assert_eq!(read::<Date>(text), None, "{text}");
    }
    assert!("20240229".parse::<Date>().is_err() && "2024-02-29".parse::<CompactDate>().is_err());
    assert_eq!((Date::new(10_000, 1, 1), Date::new(2026, 13, 1), Date::new(2026, 4, 31)), (None, None, None));
}

#[test]
fn amounts_are_exact_and_compare_by_value() {
    let fees: Vec<Yuan> = vec!["0.1".parse().unwrap(); 1000];
    assert_eq!(fees.iter().sum::<Yuan>(), Yuan::from(100));
    assert_eq!(fees.into_iter().sum::<Yuan>().amount(), Decimal::from(100));
    let (a, b): (Yuan, Yuan) = ("9.10".parse().unwrap(), "9.1".parse().unwrap());
    assert_eq!((a, a.to_string().as_str(), b.to_string().as_str()), (b, "9.10", "9.1"));
    assert_eq!(HashSet::from([a, b]).len(), 1);
    assert_eq!((a + b - Yuan::from(18)).to_string(), "0.20");
    assert!(a > Yuan::from(9) && a < Yuan::from(10));
    assert_eq!(Fen::from(i64::MAX) + Fen::from(1), Fen::from(i64::MAX));
    assert_eq!(Yuan::from(Decimal::MAX) + Yuan::from(1), Yuan::from(Decimal::MAX));
    assert_eq!(Percent::default() - Percent::from(1), Percent::from(-1));
}

#[test]
fn unit_conversions_are_exact_or_fail() {
    for (yuan, fen) in
        [("13.49", 1349), ("0", 0), ("-0.01", -1), ("100.000", 10_000), ("92233720368547758.07", i64::MAX)]
    {
        let amount: Yuan = yuan.parse().unwrap();
        assert_eq!(Fen::try_from(amount).unwrap(), Fen::from(fen), "{yuan}");
        assert_eq!(Yuan::from(Fen::from(fen)), amount, "{yuan}");
    }
    for yuan in ["0.001", "92233720368547758.08", "79228162514264337593543950335"] {
        assert!(Fen::try_from(yuan.parse::<Yuan>().unwrap()).is_err(), "{yuan}");
    }
    for (percent, points) in [("15.5", 1550), ("0.01", 1), ("100", 10_000), ("0", 0)] {
        let rate: Percent = percent.parse().unwrap();
        assert_eq!(BasisPoints::try_from(rate).unwrap(), BasisPoints::from(points));
        assert_eq!(Percent::from(BasisPoints::from(points)).to_string(), percent);
    }
    let error = BasisPoints::try_from("15.555".parse::<Percent>().unwrap()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`15.555` is not a valid whole number of basis points: it has more than two decimal places"
    );
}

#[test]
fn rejects_texts_that_are_not_amounts() {
    for text in [
        "",
        "--",
        "12元",
        "NaN",
        "1e999",
        "1_000",
        "1,234.50",
        "1.2.3",
        "0.12345678901234567890123456789012345",
    ] {
        let error = text.parse::<Yuan>().unwrap_err();
        assert_eq!(
            (error.kind(), error.reason()),
            ("amount in yuan", "write a decimal number such as `12.50`")
        );
        assert!(text.parse::<Percent>().is_err() && text.parse::<Fen>().is_err(), "{text}");
    }
    assert_eq!(read("1349.00"), Some(Fen::from(1349)));
    assert_eq!(read::<Fen>("1349.5"), None);
    assert_eq!(Yuan::from_token(Token::Number("1349.10")).unwrap().to_string(), "1349.10");
    assert_eq!(Yuan::from_token(Token::Bool(true)), None);
}

#[test]
fn errors_explain_invalid_pids() {
    for (text, reason) in [
        ("", "it does not begin with `mm_`"),
        ("26632322_1_2", "it does not begin with `mm_`"),
        ("mm_", "the member id is not a number"),
        ("mm_1", "the site id is missing"),
        ("mm_1_2", "the adzone id is missing"),
        ("mm_1_x_3", "the site id is not a number"),
        ("mm_1_2_+3", "the adzone id is not a number"),
        ("mm_1_2_03", "the adzone id is not a number"),
        ("mm_1_2_99999999999999999999", "the adzone id is not a number"),
        ("mm_1_2_3_4", "more follows the adzone id"),
    ] {
        let error = text.parse::<Pid>().unwrap_err();
        assert_eq!(
            error.reason(),
            format!("{reason}; write `mm_<member id>_<site id>_<adzone id>`"),
            "{text}"
        );
    }
    assert_eq!(" mm_1_0_3 ".parse(), Ok(Pid::new(1, 0, 3)));
    let long = "x".repeat(10_000).parse::<Pid>().unwrap_err().to_string();
    assert!(long.len() < 512, "{long}");
}

#[derive(Debug, Clone, Default, PartialEq, TopObject)]
struct Small {
    a: Option<u8>,
    b: Option<i8>,
    c: Option<u16>,
    d: Option<i16>,
    rate: Option<f64>,
    text: Option<Cow<'static, str>>,
    shared: Option<Arc<str>>,
    rates: Vec<f64>,
}

#[test]
fn supports_small_integers_floats_and_shared_strings() {
    let json = r#"{"a":"255","b":-128,"c":65535,"d":"-32768","rate":"1.50","text":"女","shared":7,"rates":[0.1,"1e-7"]}"#;
    let small: Small = serde_json::from_str(json).unwrap();
    let expected = Small {
        a: Some(255),
        b: Some(-128),
        c: Some(65535),
        d: Some(-32768),
        rate: Some(1.5),
        text: Some("女".into()),
        shared: Some("7".into()),
        rates: vec![0.1, 1e-7],
    };
    assert_eq!(small, expected);
    let text = r#"{"a":255,"b":-128,"c":65535,"d":-32768,"rate":1.5,"text":"女","shared":"7","rates":[0.1,0.0000001]}"#;
    assert_eq!(top_core::object_to_json(&small), text);
    for odd in [
        r#"{"a":256}"#,
        r#"{"b":-129}"#,
        r#"{"rate":"NaN"}"#,
        r#"{"rate":"inf"}"#,
        r#"{"rate":1e999}"#,
        r#"{"rate":true}"#,
    ] {
        assert!(serde_json::from_str::<Small>(odd).is_err(), "{odd}");
    }
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.values.get", response = Small)]
struct Values {
    #[top(range = 0..=100)]
    rate: Option<f64>,
    rates: Option<Vec<f64>>,
    day: Option<Date>,
    compact: Option<CompactDate>,
    pid: Option<Pid>,
    from: Option<TopTime>,
    millis: Option<UnixMillis>,
    fee: Option<Yuan>,
    fen: Option<Fen>,
}

#[test]
fn parameters_have_the_form_of_their_type() {
    let api = Values {
        rate: Some(0.5),
        rates: Some(vec![1.0, 2.5]),
        day: Date::new(2026, 1, 31),
        compact: Date::new(2026, 1, 31).map(Into::into),
        pid: Some(Pid::new(1, 2, 3)),
        from: Some(time("2026-01-31 00:00:00")),
        millis: Some(time("2026-01-01 00:00:00").into()),
        fee: Some("9.10".parse().unwrap()),
        fen: Some(910.into()),
    };
    let mut params = Params::new();
    api.write_params(&mut params);
    let sent: Vec<_> = params.iter().collect();
    assert_eq!(
        sent,
        [
            ("rate", "0.5"),
            ("rates", "1,2.5"),
            ("day", "2026-01-31"),
            ("compact", "20260131"),
            ("pid", "mm_1_2_3"),
            ("from", "2026-01-31 00:00:00"),
            ("millis", "1767196800000"),
            ("fee", "9.10"),
            ("fen", "910"),
        ]
    );
    assert_eq!(check(Values::SCHEMA, &params), Ok(()));
}

#[test]
fn validation_rejects_values_in_another_form() {
    let message = |name, value| {
        let error = check(Values::SCHEMA, &Params::from([(name, value)])).unwrap_err();
        assert_eq!(error.problems.len(), 1);
        error.problems[0].kind.to_string()
    };
    assert_eq!(message("rate", "101"), "must be from 0 to 100, not 101");
    assert_eq!(message("rate", "1_0"), "must be a number, not `1_0`");
    assert_eq!(
        message("day", "20260131"),
        "must be a date, not `20260131`: write `yyyy-MM-dd` as in `2026-01-31`"
    );
    assert_eq!(
        message("compact", "2026-01-31"),
        "must be a date, not `2026-01-31`: write `yyyyMMdd` as in `20260131`"
    );
    assert!(message("pid", "mm_1_2").starts_with("must be a PID, not `mm_1_2`: the adzone id is missing"));
    assert!(message("from", "1767196800000").starts_with("must be a time, not `1767196800000`: write"));
    assert_eq!(check(Values::SCHEMA, &Params::from([("from", "2026-11-11"), ("rate", "1e1")])), Ok(()));
    for rate in [f64::NAN, f64::INFINITY] {
        let mut params = Params::new();
        params.push("rate", &rate);
        assert!(check(Values::SCHEMA, &params).is_err(), "{rate}");
    }
}

#[test]
fn parameters_can_be_built_in_one_expression() {
    let made = Params::new().with("q", "女装").with("empty", "").with("page_no", &2).with("ids", &vec![1, 2]);
    let expected = [("q", "女装"), ("page_no", "2"), ("ids", "1,2")];
    assert_eq!(made.iter().collect::<Vec<_>>(), expected);
    assert_eq!(Params::from(expected).iter().collect::<Vec<_>>(), expected);
    let collected: Params = expected.map(|(name, value)| (name.to_owned(), value)).into_iter().collect();
    assert_eq!(collected.iter().collect::<Vec<_>>(), expected);
}

#[cfg(feature = "jiff")]
#[test]
fn times_convert_to_jiff_and_back() {
    let time = time("2026-01-31 09:05:00.007");
    let timestamp = jiff::Timestamp::from(time);
    assert_eq!(timestamp.to_string(), "2026-01-31T01:05:00.007Z");
    assert_eq!(TopTime::try_from(timestamp).unwrap(), time);
    assert!(TopTime::try_from(jiff::Timestamp::MIN).is_err());
    assert_eq!(jiff::civil::Date::from(time.date()), jiff::civil::date(2026, 1, 31));
    assert_eq!(Date::try_from(jiff::civil::date(2026, 1, 31)).unwrap(), time.date());
    assert!(Date::try_from(jiff::civil::date(-1, 1, 31)).is_err());
}

#[cfg(feature = "chrono")]
#[test]
fn times_convert_to_chrono_and_back() {
    use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

    let time = time("2026-01-31 09:05:00.007");
    assert_eq!(DateTime::<Utc>::from(time).timestamp_millis(), time.unix_millis());
    let local = DateTime::<FixedOffset>::from(time);
    assert_eq!(local.offset().local_minus_utc(), 8 * 3600);
    assert_eq!(TopTime::try_from(local).unwrap(), time);
    assert!(TopTime::try_from(DateTime::<Utc>::MAX_UTC).is_err());
    let day = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    assert_eq!((NaiveDate::from(time.date()), Date::try_from(day).unwrap()), (day, time.date()));
    assert!(Date::try_from(NaiveDate::MIN).is_err());
}

#[cfg(feature = "time")]
#[test]
fn times_convert_to_time_and_back() {
    use time::OffsetDateTime;

    let moment = time("2026-01-31 09:05:00.007");
    let local = OffsetDateTime::from(moment);
    assert_eq!((local.hour(), local.millisecond(), local.offset().whole_hours()), (9, 7, 8));
    assert_eq!(TopTime::try_from(local).unwrap(), moment);
    assert_eq!(Date::try_from(local.date()).unwrap(), moment.date());
    assert_eq!(time::Date::from(moment.date()), local.date());
    assert!(Date::try_from(time::Date::MIN).is_err());
}
