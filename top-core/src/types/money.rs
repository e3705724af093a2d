//! Amounts and rates. The type determines the unit.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::ParseError;
use crate::decode::Token;
use crate::schema::DataType;
use crate::value::{Scalar, scalar_serde};

macro_rules! amount {
    ($(#[$doc:meta])* $name:ident($inner:ty), $kind:literal, $data_type:ident, quoted: $quoted:literal, $write:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name($inner);

        impl $name {
            /// Returns the number without its unit.
            #[must_use]
            pub const fn amount(self) -> $inner {
                self.0
            }
        }

        impl From<$inner> for $name {
            fn from(amount: $inner) -> Self {
                Self(amount)
            }
        }

        impl From<$name> for $inner {
            fn from(amount: $name) -> Self {
                amount.0
            }
        }

        impl FromStr for $name {
            type Err = ParseError;

            fn from_str(text: &str) -> Result<Self, ParseError> {
                Self::from_token(Token::Text(text)).ok_or_else(|| ParseError::new($kind, text, $write))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        /// Saturates at the largest value.
        impl Add for $name {
            type Output = Self;

            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }

        /// Saturates at the smallest value.
        impl Sub for $name {
            type Output = Self;

            fn sub(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
                amounts.fold(Self::default(), Add::add)
            }
        }

        impl<'a> Sum<&'a Self> for $name {
            fn sum<I: Iterator<Item = &'a Self>>(amounts: I) -> Self {
                amounts.copied().sum()
            }
        }

        impl Scalar for $name {
            const DATA_TYPE: DataType = DataType::$data_type;
            const QUOTED: bool = $quoted;

            fn from_token(scalar: Token<'_>) -> Option<Self> {
                <$inner as Scalar>::from_token(scalar).map(Self)
            }

            fn push_text(&self, out: &mut String) {
                self.0.push_text(out);
            }
        }

        scalar_serde!($name);
    };
}

amount! {
    /// An amount in yuan (元). The amount is exact and keeps trailing zeros: `9.10` stays `9.10`.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{Fen, Yuan};
    ///
    /// let fees = ["9.10".parse::<Yuan>()?, "0.05".parse()?];
    /// let total: Yuan = fees.iter().sum();
    /// assert_eq!(total.to_string(), "9.15");
    /// assert_eq!(Fen::try_from(total)?, Fen::from(915));
    /// assert!(Fen::try_from("0.005".parse::<Yuan>()?).is_err());
    /// # Ok::<(), top_core::ParseError>(())
    /// ```
    Yuan(Decimal), "amount in yuan", Yuan, quoted: true, "write a decimal number such as `12.50`"
}

amount! {
    /// An amount in fen (分). One yuan has 100 fen.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{Fen, Yuan};
    ///
    /// let price = Fen::from(1349);
    /// assert_eq!(Yuan::from(price).to_string(), "13.49");
    /// ```
    Fen(i64), "amount in fen", Fen, quoted: false, "write a whole number such as `1250`"
}

amount! {
    /// A rate in per cent (百分比). `15.5` is 15.5 %.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{BasisPoints, Percent};
    ///
    /// let rate: Percent = "15.5".parse()?;
    /// assert_eq!(BasisPoints::try_from(rate)?, BasisPoints::from(1550));
    /// # Ok::<(), top_core::ParseError>(())
    /// ```
    Percent(Decimal), "rate in per cent", Percent, quoted: true, "write a decimal number such as `15.5`"
}

amount! {
    /// A rate in ten-thousandths (万分比). `1550` is 15.5 %.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{BasisPoints, Percent};
    ///
    /// assert_eq!(Percent::from(BasisPoints::from(1550)).to_string(), "15.5");
    /// ```
    BasisPoints(i64), "rate in ten-thousandths", BasisPoints, quoted: false, "write a whole number such as `1550`"
}

macro_rules! whole {
    ($($name:ident),+) => {$(
        /// Converts a whole number.
        impl From<i32> for $name {
            fn from(amount: i32) -> Self {
                Self(amount.into())
            }
        }
    )+};
}

whole!(Yuan, Percent);

impl From<Fen> for Yuan {
    fn from(amount: Fen) -> Self {
        Self(Decimal::new(amount.0, 2))
    }
}

/// Fails for an amount with a fraction of a fen.
impl TryFrom<Yuan> for Fen {
    type Error = ParseError;

    fn try_from(amount: Yuan) -> Result<Self, ParseError> {
        let error =
            || ParseError::new("whole number of fen", &amount.to_string(), "it has a fraction of a fen");
        hundredfold(amount.0).map(Self).ok_or_else(error)
    }
}

impl From<BasisPoints> for Percent {
    fn from(rate: BasisPoints) -> Self {
        Self(Decimal::new(rate.0, 2).normalize())
    }
}

/// Fails for a rate with a fraction of a basis point.
impl TryFrom<Percent> for BasisPoints {
    type Error = ParseError;

    fn try_from(rate: Percent) -> Result<Self, ParseError> {
        let reason = "it has more than two decimal places";
        let error = || ParseError::new("whole number of basis points", &rate.to_string(), reason);
        hundredfold(rate.0).map(Self).ok_or_else(error)
    }
}

/// Multiplies by 100. Returns `None` if the product is not a whole number.
fn hundredfold(number: Decimal) -> Option<i64> {
    let product = number.checked_mul(Decimal::ONE_HUNDRED)?;
    if product.is_integer() { product.to_i64() } else { None }
}
