//! Open sets of codes.

/// Defines an enum for a set of codes that the platform may extend: a code it does not know stays readable.
///
/// Numeric codes are written as numbers, others as texts; the type follows from the literals.
///
/// ```
/// top_core::code! {
///     /// Where an order stands (`tk_status`).
///     pub enum TkStatus: number {
///         /// 已付款: paid.
///         Paid = 12,
///         /// 已失效: closed before it was received.
///         Closed = 13,
///     }
/// }
///
/// assert_eq!(TkStatus::from(13), TkStatus::Closed);
/// assert_eq!(TkStatus::from(99).code(), 99);
///
/// top_core::code! {
///     /// The kind of a shop (`shop_type`).
///     pub enum ShopType: text {
///         /// 天猫.
///         Tmall = "B",
///     }
/// }
///
/// assert_eq!(ShopType::from("B"), ShopType::Tmall);
/// assert_eq!(ShopType::from("Q").code(), "Q");
/// ```
#[macro_export]
macro_rules! code {
    ($(#[$doc:meta])* $vis:vis enum $name:ident : number { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $vis enum $name {
            $($(#[$vdoc])* $variant,)+
            /// A code that was not documented when this was written.
            Unknown(i64),
        }

        impl $name {
            /// The number on the wire.
            #[must_use]
            pub const fn code(self) -> i64 {
                match self {
                    $(Self::$variant => $code,)+
                    Self::Unknown(code) => code,
                }
            }
        }

        impl From<i64> for $name {
            fn from(code: i64) -> Self {
                match code {
                    $($code => Self::$variant,)+
                    other => Self::Unknown(other),
                }
            }
        }

        impl From<i32> for $name {
            fn from(code: i32) -> Self {
                i64::from(code).into()
            }
        }

        impl $crate:: Scalar for $name {
            const DATA_TYPE: $crate::schema::DataType =
                $crate::schema::DataType::Code(&$crate::schema::CodeSet {
                    numeric: true,
                    values: &[$($crate::schema::CodeValue { code: stringify!($code), name: stringify!($variant), label: "" }),+],
                });
            const QUOTED: bool = false;

            fn from_token(scalar: $crate::decode::Token<'_>) -> Option<Self> {
                <i64 as $crate::Scalar>::from_token(scalar).map(Self::from)
            }

            fn push_text(&self, out: &mut String) {
                $crate::Scalar::push_text(&self.code(), out);
            }
        }
    };
    ($(#[$doc:meta])* $vis:vis enum $name:ident : text { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $vis enum $name {
            $($(#[$vdoc])* $variant,)+
            /// A code that was not documented when this was written.
            Unknown(String),
        }

        impl $name {
            /// The text on the wire.
            #[must_use]
            pub fn code(&self) -> &str {
                match self {
                    $(Self::$variant => $code,)+
                    Self::Unknown(code) => code,
                }
            }
        }

        impl From<&str> for $name {
            fn from(code: &str) -> Self {
                match code {
                    $($code => Self::$variant,)+
                    other => Self::Unknown(other.to_owned()),
                }
            }
        }

        impl $crate:: Scalar for $name {
            const DATA_TYPE: $crate::schema::DataType =
                $crate::schema::DataType::Code(&$crate::schema::CodeSet {
                    numeric: false,
                    values: &[$($crate::schema::CodeValue { code: $code, name: stringify!($variant), label: "" }),+],
                });
            const QUOTED: bool = true;

            fn from_token(scalar: $crate::decode::Token<'_>) -> Option<Self> {
                Some(Self::from(scalar.as_text().trim()))
            }

            fn push_text(&self, out: &mut String) {
                out.push_str(self.code());
            }
        }
    };
}
