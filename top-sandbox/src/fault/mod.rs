//! Faults that a test can inject.

pub(crate) mod body;
mod rule;
mod wire;

use std::time::Duration;

use serde::{Deserialize as _, Deserializer};

pub use rule::FaultRule;

pub(crate) use rule::Script;
pub(crate) use wire::WireAction;

/// A failure that the gateway produces on purpose.
///
/// Faults act on a real socket, some of them below HTTP. Unless a variant says otherwise, the sandbox checks the request
/// as usual and then damages the response. If a check fails, the sandbox returns the error undamaged.
///
/// A [`FaultRule`] selects the requests that a fault affects. A fault without a rule affects the next request.
///
/// # Examples
///
/// The client repeats a call whose connection is reset, because this API has the same effect once or twice:
///
/// ```
/// use tbk_apis::prelude::*;
/// use top_sandbox::{Fault, Outcome, Sandbox};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::builder().fault(Fault::ResetAfterAnswering).start().await?;
/// let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
///     .endpoint(Endpoint::custom(sandbox.url())?)
///     .build()?;
/// let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
/// assert_eq!(client.session(sandbox.session()).call(&request).await?.data.result, Some(true));
///
/// let outcomes: Vec<_> = sandbox.calls().into_iter().map(|call| call.outcome).collect();
/// assert_eq!(outcomes, [Outcome::CarriedOutAndFaulted, Outcome::CarriedOut]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Fault {
    /// Resets the connection after the head of the request is read and before its body is read.
    ///
    /// The method is not known at this point, so [`FaultRule::on`] and [`FaultRule::account`] have no effect. An earlier rule takes precedence only
    /// if it is certain to apply to any request.
    ResetBeforeBody,
    /// Resets the connection after the request is read. The request is not carried out.
    ResetAfterBody,
    /// Carries out the request, then resets the connection.
    ResetAfterAnswering,
    /// Reads the request and never responds.
    NeverAnswer,
    /// Carries out the request and sends the body of the response byte by byte.
    SlowLoris {
        /// The time between two bytes. In files: `every_ms`, in milliseconds.
        #[serde(rename = "every_ms", deserialize_with = "milliseconds")]
        every: Duration,
    },
    /// Sends a `Content-Length` that is larger than the body, then closes the connection.
    WrongLength,
    /// Cuts the body of the response. `Content-Length` matches the shortened body.
    Truncated,
    /// Sends exactly these bytes and closes the connection. In files: a string. The request is not carried out.
    #[serde(deserialize_with = "bytes_of_text")]
    Raw(Vec<u8>),
    /// Returns an HTTP status with the HTML page of a proxy. The request is not carried out.
    Status {
        /// The status.
        status: u16,
        /// The value of the header `Retry-After`, in seconds.
        retry_after: Option<u32>,
    },
    /// Returns an HTTP status without a body. The request is not carried out.
    EmptyStatus(u16),
    /// Returns the HTML page of a login form with status 200. The request is not carried out.
    Html,
    /// Returns a redirect. The request is not carried out.
    Redirect {
        /// The status, such as 307.
        status: u16,
        /// The value of the header `Location`.
        location: String,
    },
    /// Returns a small compressed body that decompresses to a large one.
    GzipBomb {
        /// The decompressed length, in bytes.
        bytes: usize,
    },
    /// Compresses the body twice.
    StackedEncodings,
    /// Puts a byte order mark before the body.
    Bom,
    /// Puts bytes that are invalid UTF-8 into a text of the response.
    InvalidUtf8,
    /// Puts characters in GBK into a text of the response.
    Gbk,
    /// Returns the data under a key that belongs to no API.
    WrongEnvelope,
    /// Returns the response of another API.
    OtherApi,
    /// Returns data and an error in one response.
    BothSuccessAndError,
    /// Returns XML if JSON is requested, and JSON if XML is requested.
    OtherFormat,
    /// Returns an error of the platform (`isp.*`), in XML if JSON is requested, and in JSON if XML is requested.
    OtherFormatError,
    /// Adds an undocumented member with nested lists.
    DeepNesting {
        /// The depth of the nesting.
        depth: usize,
    },
    /// Adds an undocumented member with a list of numbers.
    HugeArray {
        /// The number of items.
        items: usize,
    },
    /// Replaces every number of the data with one that no integer type can hold.
    HugeNumber,
    /// Reports a business error in the data. Has no effect on APIs that do not declare how they report one.
    BusinessError {
        /// The code, as the API defines it.
        code: i64,
        /// The message.
        message: String,
    },
    /// Fails some entries of a request for several, such as the links of a link conversion. The other entries succeed.
    ///
    /// A failed entry has the members in which its API reports the error of an entry, and no result. If the API has no such
    /// members, the response has no result for the entry.
    Entry {
        /// The entries whose input contains this text fail.
        input: String,
        /// The code, as the API defines it.
        code: i64,
        /// The message.
        message: String,
    },
    /// Returns a gateway error. The request is not carried out.
    Error {
        /// The main code.
        code: u32,
        /// The text of the main code.
        #[serde(default)]
        msg: String,
        /// The precise code.
        sub_code: Option<String>,
        /// The text of the precise code.
        sub_msg: Option<String>,
    },
    /// Reports a further page on every page.
    EndlessPages,
    /// Returns, on every page after the first, the cursor that the request sent.
    StuckCursor,
    /// Returns the first page for every page.
    RepeatedPage,
    /// Starts each page with the last entry of the previous page.
    DuplicateRows,
}

impl Fault {
    /// Creates a gateway error with the documented text of the main code. An empty `sub_code` is omitted.
    ///
    /// # Examples
    ///
    /// ```
    /// use tbk_apis::prelude::*;
    /// use top_core::ErrorKind;
    /// use top_sandbox::{Fault, Sandbox};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::builder().fault(Fault::error(27, "session-expired")).start().await?;
    /// let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
    ///     .endpoint(Endpoint::custom(sandbox.url())?)
    ///     .build()?;
    /// let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
    /// let error = client.session(sandbox.session()).call(&request).await.unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::SessionExpired);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn error(code: u32, sub_code: &str) -> Self {
        let sub_code = (!sub_code.is_empty()).then(|| sub_code.to_owned());
        Self::Error { code, msg: message(code).to_owned(), sub_code, sub_msg: None }
    }

    /// Creates the error for an app whose daily quota is used up. The ban lasts for `seconds`, which can be any text.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use tbk_apis::prelude::*;
    /// use top_sandbox::{Fault, Sandbox};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::builder().fault(Fault::ban(3600)).start().await?;
    /// let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
    ///     .endpoint(Endpoint::custom(sandbox.url())?)
    ///     .build()?;
    /// let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
    /// let error = client.session(sandbox.session()).call(&request).await.unwrap_err();
    /// let ban = error.throttle().and_then(|throttle| throttle.ban);
    /// assert_eq!(ban, Some(Duration::from_secs(3600)));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn ban(seconds: impl std::fmt::Display) -> Self {
        Self::ban_of("accesscontrol.limited-by-app-access-count", seconds)
    }

    /// Creates the error for another limit, given by its `sub_code`. The ban lasts for `seconds`, which can be any text.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Fault;
    ///
    /// let fault = Fault::ban_of("accesscontrol.limited-by-api-access-count", 60);
    /// assert!(matches!(fault, Fault::Error { code: 7, .. }));
    /// ```
    #[must_use]
    pub fn ban_of(sub_code: &str, seconds: impl std::fmt::Display) -> Self {
        let sub_msg = Some(format!("This ban will last for {seconds} more seconds"));
        Self::Error { code: 7, msg: message(7).to_owned(), sub_code: Some(sub_code.to_owned()), sub_msg }
    }

    /// Returns whether the fault affects the body of the response or the connection, rather than the data of one call.
    pub(crate) fn is_of_sending(&self) -> bool {
        matches!(
            self,
            Self::ResetAfterAnswering
                | Self::SlowLoris { .. }
                | Self::WrongLength
                | Self::Truncated
                | Self::GzipBomb { .. }
                | Self::StackedEncodings
                | Self::Bom
                | Self::InvalidUtf8
                | Self::Gbk
        )
    }
}

fn milliseconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    u64::deserialize(deserializer).map(Duration::from_millis)
}

fn bytes_of_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    String::deserialize(deserializer).map(String::into_bytes)
}

/// Returns the documented text of a main code.
pub(crate) fn message(code: u32) -> &'static str {
    match code {
        3 => "Upload Fail",
        7 => "App Call Limited",
        9 => "Http Action Not Allowed",
        10 => "Service Currently Unavailable",
        11 => "Insufficient ISV Permissions",
        12 => "Insufficient User Permissions",
        13 => "Insufficient Partner Permissions",
        21 => "Missing Method",
        22 => "Invalid Method",
        24 => "Missing Signature",
        25 => "Invalid signature",
        26 => "Missing session",
        27 => "Invalid session",
        28 => "Missing App Key",
        29 => "Invalid App Key",
        30 => "Missing Timestamp",
        31 => "Invalid timestamp",
        40 => "Missing Required Arguments",
        41 => "Invalid Arguments",
        _ => "Remote service error",
    }
}
