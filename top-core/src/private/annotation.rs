//! Checks of annotations that depend on the types of the fields.
//!
//! The derives call these functions in constants, with the span of the annotation. A wrong annotation is therefore a
//! compile error at its own position.

#![allow(clippy::panic, reason = "the functions run in the compiler: a panic is a compile error")]

use crate::names::{SYSTEM_PARAMETERS, is_method, same_text};
use crate::schema::{DataType, FailureTest, Field, Format, PageBy};
use crate::value::TopValue;

/// Checks `method = …`.
#[must_use]
#[track_caller]
pub const fn method(text: &'static str) -> &'static str {
    assert!(
        is_method(text),
        "invalid method: write lower-case words separated by dots, such as `taobao.tbk.shop.get`"
    );
    text
}

/// Checks the name of a parameter.
#[must_use]
#[track_caller]
pub const fn parameter(name: &'static str) -> &'static str {
    let mut i = 0;
    while i < SYSTEM_PARAMETERS.len() {
        assert!(
            !same_text(SYSTEM_PARAMETERS[i], name),
            "this is a system parameter, which the client sets: remove the field"
        );
        i += 1;
    }
    name
}

/// Checks a parameter that the builder requires because its type is not written as `Option`.
#[must_use]
#[track_caller]
pub const fn required(optional: bool) -> bool {
    assert!(
        !optional,
        "this type is an alias of `Option`, which the builder can't detect: write `Option<…>`"
    );
    true
}

/// Checks and sets `max_items = …`.
#[must_use]
#[track_caller]
pub const fn max_items(field: Field, most: u32) -> Field {
    assert!(
        matches!(field.data_type, DataType::List(_)),
        "`max_items` applies to lists, but this field is not a list"
    );
    field.max_items(most)
}

/// Checks and sets `list_item = …`.
#[must_use]
#[track_caller]
pub const fn list_item(field: Field, name: &'static str) -> Field {
    assert!(
        matches!(field.data_type, DataType::List(_)),
        "`list_item` applies to lists, but this field is not a list"
    );
    field.with_list_item(name)
}

/// Checks and sets `max_len = …`.
#[must_use]
#[track_caller]
pub const fn max_len(field: Field, most: u32) -> Field {
    match field.data_type {
        DataType::Text | DataType::Json => {}
        DataType::Code(set) if !set.numeric => {}
        DataType::Number
        | DataType::Decimal
        | DataType::Yuan
        | DataType::Fen
        | DataType::Percent
        | DataType::BasisPoints
        | DataType::Code(_) => {
            panic!("`max_len` applies to texts: for a number, write `range = 1..=100`");
        }
        _ => panic!("`max_len` applies to texts, but this field is not a text"),
    }
    field.max_len(most)
}

/// Checks and sets `range = …`.
#[must_use]
#[track_caller]
pub const fn range(field: Field, low: Option<i64>, high: Option<i64>) -> Field {
    match field.data_type {
        kind if kind.is_number() => {}
        DataType::Text | DataType::Json => {
            panic!("`range` applies to numbers: for a text, write `max_len = 60`")
        }
        _ => panic!("`range` applies to numbers, but this field is not a number"),
    }
    field.range(low, high)
}

/// Checks and sets `default = …`, after `range = …`.
#[must_use]
#[track_caller]
pub const fn default(field: Field, text: &'static str) -> Field {
    assert!(takes(field.data_type, text), "the `default` is not valid for the type of this field");
    if let (Some((low, high)), Some(number)) = (field.range, whole(text.as_bytes()))
        && (matches!(low, Some(low) if number < low) || matches!(high, Some(high) if number > high))
    {
        panic!("the `default` is outside the `range`");
    }
    field.default(text)
}

/// Checks and sets `example = …`.
#[must_use]
#[track_caller]
pub const fn example(field: Field, text: &'static str) -> Field {
    assert!(takes_joined(field, text), "the `example` is not valid for the type of this field");
    field.example(text).quoted(true)
}

/// Checks and sets `example = 59`, a JSON number.
#[must_use]
#[track_caller]
pub const fn number_example(field: Field, text: &'static str) -> Field {
    example(field, text).quoted(false)
}

/// Checks and sets `unit = …`.
#[must_use]
#[track_caller]
pub const fn unit(field: Field, unit: &'static str) -> Field {
    assert!(
        matches!(field.data_type, DataType::Number | DataType::Decimal),
        "`unit` applies to numbers without a unit, such as `i64` or `Decimal`"
    );
    field.with_unit(unit)
}

/// Checks and sets `format = …`.
#[must_use]
#[track_caller]
pub const fn format(field: Field, format: Format) -> Field {
    match (format, field.data_type) {
        (Format::EpochMillis, DataType::Date)
        | (Format::CommaList | Format::SpaceList, DataType::List(_))
        | (Format::Epoch, DataType::Number)
        | (
            Format::CompactMonth
            | Format::MonthOrDate
            | Format::DateOrDateTime
            | Format::DaysOrDate
            | Format::KeyValue,
            DataType::Text,
        ) => {}
        (Format::EpochMillis, _) => {
            panic!("this format applies to `TopTime`: for a parameter, use `UnixMillis` without a format")
        }
        (Format::CommaList | Format::SpaceList, _) => panic!("this format applies to lists: write `Vec<…>`"),
        (Format::Epoch, _) => panic!("this format applies to whole numbers"),
        _ => panic!("this format applies to texts"),
    }
    field.with_format(format)
}

/// Returns the type of the member at the end of a path.
#[must_use]
pub const fn type_of<R, T: TopValue>(_: fn(&R) -> Option<&T>) -> DataType {
    T::TYPE
}

/// Checks the flag of `failure(…)` or the code of `entries(…)`.
#[track_caller]
pub const fn flag(kind: DataType, test: FailureTest, success: &[&str]) {
    assert!(is_single(kind), "this must be a single value: a boolean, a number or a text");
    match test {
        FailureTest::Present if matches!(kind, DataType::Boolean) => {
            panic!("`present` does not apply to a boolean: write `failure(flag)`");
        }
        FailureTest::Present => return,
        FailureTest::Differs => {}
    }
    let mut i = 0;
    while i < success.len() {
        match kind {
            DataType::Boolean if !same_text(success[i], "true") && !same_text(success[i], "false") => {
                panic!("a boolean means success if it is `true`: write `failure(flag)`");
            }
            DataType::Boolean => {}
            _ if takes(kind, success[i]) => {}
            _ => panic!("a number needs the value that means success: write `failure(flag = 200)`"),
        }
        i += 1;
    }
}

/// Checks the parameter of `paginate(…)`.
#[track_caller]
pub const fn page_parameter(kind: DataType, by: PageBy) {
    match by {
        PageBy::Cursor if is_single(kind) => {}
        PageBy::Cursor => panic!("a cursor must be a text or a number"),
        _ if matches!(kind, DataType::Number) => {}
        _ => panic!("a page number or offset must be a whole number, such as `i64`"),
    }
}

/// Checks a member of the response that a clause reads as text.
#[track_caller]
pub const fn member(kind: DataType) {
    assert!(is_single(kind), "this must be a single value, not an object or a list");
}

const fn is_single(kind: DataType) -> bool {
    !matches!(kind, DataType::Object(_) | DataType::List(_) | DataType::Bytes | DataType::Json)
}

/// Returns whether a text is valid for a field. Takes the separator of a list into account.
const fn takes_joined(field: Field, text: &str) -> bool {
    match (field.format, field.data_type) {
        (Some(Format::SpaceList), DataType::List(item)) => {
            list_takes(*item, text.as_bytes().trim_ascii(), b' ')
        }
        _ => takes(field.data_type, text),
    }
}

/// Returns whether a text is valid for a type. A blank text is always valid, and JSON is not checked.
const fn takes(kind: DataType, text: &str) -> bool {
    let text = text.as_bytes().trim_ascii();
    match kind {
        DataType::List(item) => list_takes(*item, text, b','),
        kind => text.is_empty() || takes_one(kind, text),
    }
}

const fn list_takes(kind: DataType, text: &[u8], separator: u8) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = 0;
        while end < rest.len() && rest[end] != separator {
            end += 1;
        }
        let (item, after) = rest.split_at(end);
        if !takes_one(kind, item.trim_ascii()) {
            return false;
        }
        rest = match after.split_first() {
            Some((_, after)) => after,
            None => after,
        };
    }
    true
}

const fn takes_one(kind: DataType, text: &[u8]) -> bool {
    match kind {
        DataType::Number | DataType::Fen | DataType::BasisPoints | DataType::Id | DataType::EpochMillis => {
            whole(integral(text)).is_some() && is_decimal(text, b'0')
        }
        DataType::Decimal | DataType::Yuan | DataType::Percent => is_decimal(text, b'9'),
        DataType::Code(set) if set.numeric => whole(text).is_some(),
        DataType::Boolean => matches!(text, b"true" | b"false" | b"1" | b"0"),
        DataType::Date => is_date(text) || (whole(text).is_some() && matches!(text.len(), 8 | 10..)),
        DataType::Day => is_date(text) && text.len() == 10,
        DataType::CompactDay => text.len() == 8 && whole(text).is_some(),
        DataType::Pid => is_pid(text),
        _ => true,
    }
}

/// Returns the text before a decimal point.
const fn integral(text: &[u8]) -> &[u8] {
    let mut end = 0;
    while end < text.len() && text[end] != b'.' {
        end += 1;
    }
    text.split_at(end).0
}

/// Returns whether a text is `mm_` and three numbers separated by `_`.
const fn is_pid(text: &[u8]) -> bool {
    let [b'm', b'm', rest @ ..] = text else { return false };
    let (mut i, mut parts) = (0, 0);
    while i < rest.len() {
        let starts_part = rest[i] == b'_' && i + 1 < rest.len() && rest[i + 1].is_ascii_digit();
        if starts_part {
            parts += 1;
        } else if i == 0 || !rest[i].is_ascii_digit() {
            return false;
        }
        i += 1;
    }
    parts == 3
}

/// Parses a whole number.
const fn whole(text: &[u8]) -> Option<i64> {
    let (digits, sign) = match text {
        [b'-', digits @ ..] => (digits, -1),
        digits => (digits, 1),
    };
    let (mut number, mut i) = (0_i64, 0);
    while i < digits.len() {
        if !digits[i].is_ascii_digit() {
            return None;
        }
        let digit = sign * (digits[i] - b'0') as i64;
        number = match number.checked_mul(10) {
            Some(tens) => match tens.checked_add(digit) {
                Some(number) => number,
                None => return None,
            },
            None => return None,
        };
        i += 1;
    }
    if i == 0 { None } else { Some(number) }
}

/// Returns whether a text is a decimal number whose decimal places have digits up to `highest`.
const fn is_decimal(text: &[u8], highest: u8) -> bool {
    let (mut i, mut digits, mut points) = (0, 0, 0);
    if let [b'-', ..] = text {
        i = 1;
    }
    while i < text.len() {
        match text[i] {
            b'.' if points == 0 && digits > 0 => points = 1,
            digit @ b'0'..=b'9' if points == 0 || digit <= highest => digits += 1,
            _ => return false,
        }
        i += 1;
    }
    digits > 0 && text[text.len() - 1] != b'.'
}

/// Returns whether a text is `yyyy-MM-dd` with an optional time.
const fn is_date(text: &[u8]) -> bool {
    const FORM: &[u8; 19] = b"dddd-dd-dd dd:dd:dd";
    if text.len() < 10 {
        return false;
    }
    let mut i = 0;
    while i < text.len() && i < FORM.len() {
        let fits = if FORM[i] == b'd' { text[i].is_ascii_digit() } else { text[i] == FORM[i] };
        if !fits {
            return false;
        }
        i += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rejects_system_parameters() {
        for name in SYSTEM_PARAMETERS {
            assert!(std::panic::catch_unwind(|| parameter(name)).is_err(), "{name}");
        }
        assert_eq!(parameter("page_no"), "page_no");
    }

    #[test]
    fn checks_texts_by_type() {
        let (number, price, date) = (DataType::Number, DataType::Yuan, DataType::Date);
        for (kind, good, bad) in [
            (number, &["1", "-7", "0.00", ""][..], &["x", "1.5", "1-2", "-", "99999999999999999999"][..]),
            (price, &["9.10", "-1", "1349"], &["9.", ".5", "1,000", "12元"]),
            (DataType::Boolean, &["true", "0"], &["yes", "TRUE"]),
            (
                date,
                &["2019-04-18", "2019-04-18 12:00:00", "1555555555000"],
                &["2019", "18.04.2019", "2019-4-18"],
            ),
            (DataType::List(&DataType::Number), &["1,2", "7"], &["1,x", "1,,2"]),
            (DataType::Day, &["2019-04-18"], &["2019-04-18 12:00:00", "20190418", "2019"]),
            (DataType::CompactDay, &["20190418"], &["2019-04-18", "201904"]),
            (
                DataType::Pid,
                &["mm_1_2_3", "mm_26632322_0_1"],
                &["mm_1_2", "mm_1__3", "mm_1_2_3_4", "1_2_3", "mm1_2_3"],
            ),
            (DataType::Decimal, &["1.5", "2"], &["x"]),
            (DataType::Text, &["anything"], &[]),
        ] {
            for text in good {
                assert!(takes(kind, text), "{kind:?} {text:?}");
            }
            for text in bad {
                assert!(!takes(kind, text), "{kind:?} {text:?}");
            }
        }
    }
}
