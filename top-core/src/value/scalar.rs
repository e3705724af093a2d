//! Strings, booleans and numbers.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Scalar;
use crate::decode::Token;
use crate::schema::DataType;

macro_rules! texts {
    ($($type:ty),*) => {$(
        impl Scalar for $type {
            const DATA_TYPE: DataType = DataType::Text;
            const QUOTED: bool = true;

            fn from_token(scalar: Token<'_>) -> Option<Self> {
                Some(scalar.as_text().to_owned().into())
            }

            fn push_text(&self, out: &mut String) {
                out.push_str(self);
            }
        }
    )*};
}

texts!(String, Cow<'static, str>, Arc<str>);

/// Responses contain booleans as `true`, `"true"`, 0 and 1.
impl Scalar for bool {
    const DATA_TYPE: DataType = DataType::Boolean;
    const QUOTED: bool = false;

    fn from_token(scalar: Token<'_>) -> Option<Self> {
        match scalar.as_text().trim() {
            "1" => Some(true),
            "0" => Some(false),
            text if text.eq_ignore_ascii_case("true") => Some(true),
            text if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

/// Returns the text of a number or a string.
fn number(scalar: Token<'_>) -> Option<&str> {
    match scalar {
        Token::Number(text) | Token::Text(text) => Some(text.trim()),
        Token::Bool(_) => None,
    }
}

/// Appends a value with `Display`.
fn push(out: &mut String, value: impl std::fmt::Display) {
    // Writing to a String can't fail.
    let _ = write!(out, "{value}");
}

/// Responses contain integers as numbers and strings, sometimes with a fraction of zeros. Decoding never converts them
/// to a float.
macro_rules! integers {
    ($($type:ty),*) => {$(
        impl Scalar for $type {
            const DATA_TYPE: DataType = DataType::Number;
            const QUOTED: bool = false;

            fn from_token(scalar: Token<'_>) -> Option<Self> {
                let text = number(scalar)?;
                text.parse().ok().or_else(|| {
                    let (whole, fraction) = text.split_once('.')?;
                    let zeros = !fraction.is_empty() && fraction.bytes().all(|b| b == b'0');
                    if zeros { whole.parse().ok() } else { None }
                })
            }

            fn push_text(&self, out: &mut String) {
                push(out, self);
            }
        }
    )*};
}

integers!(i8, u8, i16, u16, i32, u32, i64, u64);

/// For amounts, use `Yuan` or `Decimal`, which are exact. The wire has no infinite values and no NaN: validation
/// rejects a parameter with one before it is sent.
impl Scalar for f64 {
    const DATA_TYPE: DataType = DataType::Decimal;
    const QUOTED: bool = false;

    fn from_token(scalar: Token<'_>) -> Option<Self> {
        number(scalar)?.parse().ok().filter(|number: &Self| number.is_finite())
    }

    fn push_text(&self, out: &mut String) {
        if self.is_finite() {
            push(out, self);
        } else {
            out.push_str("null");
        }
    }
}

/// Decoding never rounds a decimal number: a number with too many digits is an error.
impl Scalar for Decimal {
    const DATA_TYPE: DataType = DataType::Decimal;
    const QUOTED: bool = false;

    fn from_token(scalar: Token<'_>) -> Option<Self> {
        // The parser also accepts `1_000`.
        let text = number(scalar).filter(|text| !text.contains('_'))?;
        Self::from_str_exact(text).ok()
    }

    fn push_text(&self, out: &mut String) {
        push(out, self);
    }
}
