//! What can go wrong on purpose.

pub(crate) mod body;
mod rule;
mod wire;

use std::time::Duration;

use serde::{Deserialize as _, Deserializer};

pub use rule::FaultRule;

pub(crate) use rule::Script;
pub(crate) use wire::TopValue;

/// One way in which the gateway misbehaves, on a real socket and below HTTP where it takes that.
///
/// Where nothing else is said, a request is checked as ever before its answer is damaged, and an error that the checks
/// find goes out undamaged.
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
/// let add = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
/// // Twice is the same as once for this API: the client asks again.
/// assert_eq!(client.session(sandbox.session()).call(&add).await?.data.result, Some(true));
/// let outcomes: Vec<_> = sandbox.calls().into_iter().map(|call| call.outcome).collect();
/// assert_eq!(outcomes, [Outcome::CarriedOutAndFaulted, Outcome::CarriedOut]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Fault {
    /// The connection is reset once the head of the request was read; its body was not. Which API it is for is not
    /// known then: [`FaultRule::on`] says nothing, and of the rules before it those count that are sure to strike.
    ResetBeforeBody,
    /// The connection is reset once the request was read; it is not carried out.
    ResetAfterBody,
    /// The request is carried out, then the connection is reset.
    ResetAfterAnswering,
    /// The request is read; no answer ever comes.
    NeverAnswer,
    /// The request is carried out; the body of its answer comes byte by byte.
    SlowLoris {
        /// The time between two bytes; in files milliseconds, as `every_ms`.
        #[serde(rename = "every_ms", deserialize_with = "milliseconds")]
        every: Duration,
    },
    /// The answer says that it is longer than it is; then the connection ends.
    WrongLength,
    /// The answer ends in the middle, and its length says so.
    Truncated,
    /// Exactly these bytes, then the end of the connection; in files a text.
    #[serde(deserialize_with = "bytes_of_text")]
    Raw(Vec<u8>),
    /// An HTTP status with a proxy's page; not carried out.
    Status {
        /// The status.
        status: u16,
        /// The header `Retry-After`, in seconds.
        retry_after: Option<u32>,
    },
    /// An HTTP status without a body; not carried out.
    EmptyStatus(u16),
    /// A login page with status 200; not carried out.
    Html,
    /// A redirect; not carried out.
    Redirect {
        /// The status, such as 307.
        status: u16,
        /// Where to.
        location: String,
    },
    /// A small compressed answer that decompresses to that many bytes.
    GzipBomb {
        /// The decompressed length.
        bytes: usize,
    },
    /// The answer is compressed twice.
    StackedEncodings,
    /// A byte order mark stands before the answer.
    Bom,
    /// A text of the answer holds bytes that are no UTF-8.
    InvalidUtf8,
    /// A text of the answer is encoded as GBK.
    Gbk,
    /// The data stands under a key that no API has.
    WrongEnvelope,
    /// The answer is one to another API.
    OtherApi,
    /// The answer holds data and an error.
    BothSuccessAndError,
    /// XML where JSON was asked for, and the reverse.
    OtherFormat,
    /// An error of the platform (`isp.*`) in XML where JSON was asked for, and the reverse.
    OtherFormatError,
    /// A member that nobody knows, nested that deep.
    DeepNesting {
        /// The depth.
        depth: usize,
    },
    /// A member that nobody knows, with that many numbers.
    HugeArray {
        /// How many.
        items: usize,
    },
    /// Every number of the data is one that no type holds.
    HugeNumber,
    /// The answer says in its data that the platform refused; for APIs that declare how they say so.
    BusinessError {
        /// The API's own code.
        code: i64,
        /// The text about it.
        message: String,
    },
    /// An error of the gateway; not carried out.
    Error {
        /// The main code.
        code: u32,
        /// Its text.
        #[serde(default)]
        msg: String,
        /// The precise cause.
        sub_code: Option<String>,
        /// Its text.
        sub_msg: Option<String>,
    },
    /// Pages say that there is more, for ever.
    EndlessPages,
    /// Pages after the first give the cursor that they were asked with.
    StuckCursor,
    /// Every page is the first.
    RepeatedPage,
    /// Each page begins with the last entry of the one before.
    DuplicateRows,
}

impl Fault {
    /// An error of the gateway by its codes.
    #[must_use]
    pub fn error(code: u32, sub_code: &str) -> Self {
        let sub_code = (!sub_code.is_empty()).then(|| sub_code.to_owned());
        Self::Error { code, msg: message(code).to_owned(), sub_code, sub_msg: None }
    }

    /// The app's quota is used up, for so many more seconds: a number, or whatever else may stand there.
    #[must_use]
    pub fn ban(seconds: impl std::fmt::Display) -> Self {
        Self::ban_of("accesscontrol.limited-by-app-access-count", seconds)
    }

    /// A limit is reached: that of the `sub_code`.
    #[must_use]
    pub fn ban_of(sub_code: &str, seconds: impl std::fmt::Display) -> Self {
        let sub_msg = Some(format!("This ban will last for {seconds} more seconds"));
        Self::Error { code: 7, msg: message(7).to_owned(), sub_code: Some(sub_code.to_owned()), sub_msg }
    }
}

fn milliseconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    u64::deserialize(deserializer).map(Duration::from_millis)
}

fn bytes_of_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    String::deserialize(deserializer).map(String::into_bytes)
}

/// The documented texts of the main codes.
fn message(code: u32) -> &'static str {
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
