//! Undocumented responses.

/// Defines the response struct of an API with an undocumented response. The struct keeps the data as JSON.
///
/// # Examples
///
/// ```
/// use top_core::decode::Options;
/// use top_core::{TopApi, TopObject, decode_response};
///
/// top_core::raw_response! {
///     /// The response to [`Demo`].
///     pub struct DemoResponse;
/// }
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.demo.get")]
/// struct Demo {}
///
/// let body = b"<tbk_demo_get_response><a><b>1</b><b>2</b></a></tbk_demo_get_response>";
/// let opened = decode_response::<Demo>(body, Options::default())?;
/// assert_eq!(opened.data.as_json(), r#"{"a":{"b":["1","2"]}}"#);
/// # Ok::<(), top_core::protocol::ResponseError>(())
/// ```
#[macro_export]
macro_rules! raw_response {
    ($(#[$doc:meta])* $vis:vis struct $name:ident;) => {
        $(#[$doc])*
        ///
        /// The response is not documented, so the struct keeps its data as JSON. A later version may add fields;
        /// `as_json` and `parse` remain.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        #[non_exhaustive]
        $vis struct $name {
            json: String,
        }

        impl $name {
            /// Returns the data as JSON, for every encoding of the response. Values from XML are strings.
            #[must_use]
            pub fn as_json(&self) -> &str {
                &self.json
            }

            /// Deserializes the data with serde.
            ///
            /// # Errors
            ///
            /// Returns an error if the data does not match `T`.
            pub fn parse<T: $crate::__private::serde::de::DeserializeOwned>(
                &self,
            ) -> $crate::__private::serde_json::Result<T> {
                $crate::__private::serde_json::from_str(&self.json)
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::serialize(self, serializer)
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize(deserializer)
            }
        }

        impl $crate::TopObject for $name {
            const SCHEMA: &'static $crate::schema::ObjectSchema =
                &$crate::schema::ObjectSchema { name: stringify!($name), list_item: "", fields: &[] };

            fn read_object(
                decoder: &mut $crate::decode::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, $crate::decode::DecodeError> {
                Ok(Some(Self { json: decoder.whole()? }))
            }

            fn write_members(&self, object: &mut $crate::encode::ObjectWriter<'_>) {
                object.members_of(&self.json);
            }
        }
    };
}
