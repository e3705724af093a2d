//! Amounts.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::decode::Token;
use crate::schema::DataType;
use crate::value::Scalar;

/// A decimal amount that keeps the text it came from. The field says what it counts: yuan, fen or per cent.
///
/// ```
/// use top_core::Money;
///
/// let fee: Money = "9.10".parse()?;
/// assert_eq!(fee.to_string(), "9.10");
/// assert_eq!(fee.amount() + fee.amount(), "18.2".parse::<Money>()?.amount());
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[derive(Clone)]
pub struct Money {
    amount: Decimal,
    text: Box<str>,
}

impl Money {
    /// The amount, to calculate with.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        self.amount
    }

    /// The text it came from.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for Money {
    type Err = rust_decimal::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Exact or not at all: an amount is never rounded on its way in.
        let amount = Decimal::from_str_exact(text.trim())?;
        Ok(Self { amount, text: text.into() })
    }
}

impl From<Decimal> for Money {
    fn from(amount: Decimal) -> Self {
        Self { amount, text: amount.to_string().into() }
    }
}

/// A whole amount.
impl From<i32> for Money {
    fn from(amount: i32) -> Self {
        Decimal::from(amount).into()
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Money({})", self.text)
    }
}

/// Equal amounts are equal, however they are written: `1.10` is `1.1`.
impl PartialEq for Money {
    fn eq(&self, other: &Self) -> bool {
        self.amount == other.amount
    }
}
impl Eq for Money {}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Money {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.amount.cmp(&other.amount)
    }
}
impl std::hash::Hash for Money {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.amount.hash(state);
    }
}

impl Scalar for Money {
    const DATA_TYPE: DataType = DataType::Price;
    const QUOTED: bool = true;

    fn from_token(scalar: Token<'_>) -> Option<Self> {
        match scalar {
            Token::Number(text) | Token::Text(text) => text.parse().ok(),
            Token::Bool(_) => None,
        }
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(&self.text);
    }
}

/// A decimal number that is no amount.
impl Scalar for Decimal {
    const DATA_TYPE: DataType = DataType::Number;
    const QUOTED: bool = false;

    fn from_token(scalar: Token<'_>) -> Option<Self> {
        match scalar {
            Token::Number(text) | Token::Text(text) => Self::from_str_exact(text.trim()).ok(),
            Token::Bool(_) => None,
        }
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_on_the_wire_keeps_its_last_zero() {
        let money = Money::from_token(Token::Number("1349.10")).unwrap();
        assert_eq!(money.as_str(), "1349.10");
        assert_eq!(money, "1349.1".parse().unwrap());
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", "--", "12元", "NaN", "1e999"] {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
    }
}
