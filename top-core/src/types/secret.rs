//! Secret values.

use std::fmt;
use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};

use crate::decode::{DecodeError, Decoder};
use crate::encode::JsonWriter;
use crate::schema::DataType;
use crate::value::TopValue;

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Arc<SecretString>);

        impl $name {
            pub(crate) fn expose_secret(&self) -> &str {
                self.0.expose_secret()
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(Arc::new(text.into()))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(Arc::new(text.into()))
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
    /// The secret of an app (App Secret). It signs requests and is never sent.
    ///
    /// `Debug` shows `***`. The value is wiped from memory on drop; clones share one copy.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::AppSecret;
    ///
    /// let secret = AppSecret::from("0123456789abcdef");
    /// assert_eq!(format!("{secret:?}"), "AppSecret(***)");
    /// ```
    AppSecret
}

secret! {
    /// The access token of an authorised account (`session`, SessionKey).
    ///
    /// `Debug` shows `***`. The value is wiped from memory on drop; clones share one copy.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::Session;
    ///
    /// let session = Session::from("6100a1b2c3");
    /// assert_eq!(format!("{session:?}"), "Session(***)");
    /// ```
    #[doc(alias = "SessionKey")]
    #[doc(alias = "授权")]
    Session
}

secret! {
    /// A secret parameter or response member, such as a refresh token or an authorisation code.
    ///
    /// A request contains the value; serde and JSON for display contain `"***"`.
    /// `Debug` shows `***`. The value is wiped from memory on drop; clones share one copy.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{Params, Secret};
    ///
    /// let token = Secret::from("6200a1b2c3");
    /// assert_eq!(format!("{token:?}"), "Secret(***)");
    /// let params = Params::new().with("refresh_token", &token);
    /// assert_eq!(params.get("refresh_token"), Some("6200a1b2c3"));
    /// ```
    Secret
}

impl TopValue for Secret {
    const TYPE: DataType = DataType::Text;

    fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        Ok(decoder.raw()?.map(Self::from))
    }

    fn write_json(&self, json: &mut JsonWriter) {
        json.secret(self.expose_secret());
    }

    fn write_text(&self, out: &mut String) {
        out.push_str(self.expose_secret());
    }
}

impl Session {
    /// Returns a name for the account that does not reveal the session.
    #[cfg(feature = "client")]
    pub(crate) fn digest(&self) -> String {
        use sha2::Digest as _;

        crate::encode::upper_hex(&sha2::Sha256::digest(self.expose_secret())[..12])
    }
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        self.expose_secret() == other.expose_secret()
    }
}

impl Eq for Session {}
