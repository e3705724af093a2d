//! Values that must not be shown.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(SecretString);

        impl $name {
            pub(crate) fn expose(&self) -> &str {
                self.0.expose_secret()
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<&$name> for $name {
            fn from(secret: &$name) -> Self {
                secret.clone()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(***)"))
            }
        }
    };
}

secret! {
    /// The app's secret: signs requests, never travels. Wiped from memory when dropped, never shown.
    AppSecret
}

secret! {
    /// The access token of an authorised account (`session`, SessionKey). Wiped from memory when dropped, never shown.
    ///
    /// ```
    /// let session = top_core::Session::from("6100a1b2c3");
    /// assert_eq!(format!("{session:?}"), "Session(***)");
    /// ```
    Session
}
