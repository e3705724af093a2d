//! The position within a list of pages.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// The position of a page within a list, to resume from.
///
/// Convert it to text with `to_string` and back with `parse`. The format is opaque.
///
/// # Examples
///
/// ```
/// use top_core::Position;
///
/// let stored = "cursor 3 2018_10_01|abc";
/// let position: Position = stored.parse()?;
/// assert_eq!(position.to_string(), stored);
/// assert!("third".parse::<Position>().is_err());
/// # Ok::<(), top_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position(pub(super) At);

/// The value that selects the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum At {
    /// The first page, or the page that the request itself selects.
    Start,
    Number(u64),
    Offset(u64),
    /// A cursor as received, and the number of the page.
    Cursor {
        number: u64,
        cursor: String,
    },
}

impl Position {
    /// Returns the number of the page. `None` for the page that the request itself selects, and for lists that are selected by
    /// offset.
    ///
    /// # Examples
    ///
    /// ```
    /// let position: top_core::Position = "cursor 3 2018_10_01|abc".parse()?;
    /// assert_eq!(position.page(), Some(3));
    /// # Ok::<(), top_core::Error>(())
    /// ```
    #[must_use]
    pub fn page(&self) -> Option<u64> {
        match self.0 {
            At::Number(number) | At::Cursor { number, .. } => Some(number),
            At::Start | At::Offset(_) => None,
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            At::Start => f.write_str("start"),
            At::Number(number) => write!(f, "page {number}"),
            At::Offset(offset) => write!(f, "offset {offset}"),
            At::Cursor { number, cursor } => write!(f, "cursor {number} {cursor}"),
        }
    }
}

impl FromStr for Position {
    type Err = Error;

    /// Parses the text of a position.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if `text` is not a position.
    fn from_str(text: &str) -> Result<Self, Error> {
        let number = |text: &str| text.parse::<u64>().ok();
        let at = match text.split_once(' ') {
            None => (text == "start").then_some(At::Start),
            Some(("page", rest)) => number(rest).map(At::Number),
            Some(("offset", rest)) => number(rest).map(At::Offset),
            Some(("cursor", rest)) => rest.split_once(' ').and_then(|(count, cursor)| {
                Some(At::Cursor { number: number(count)?, cursor: cursor.to_owned() })
            }),
            Some(_) => None,
        };
        at.map(Self).ok_or_else(|| {
            Error::config("not a valid position; use the text of a position unchanged".to_owned())
        })
    }
}
