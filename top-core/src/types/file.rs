//! Files to upload.

use std::fmt;
use std::sync::Arc;

/// A file to upload. A request with a file is sent as multipart. The signature does not cover the content.
///
/// # Examples
///
/// ```
/// use top_core::FileItem;
///
/// let picture = FileItem::new("cover.png", "image/png", vec![0x89, b'P', b'N', b'G']);
/// assert_eq!(picture.len(), 4);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct FileItem {
    name: String,
    content_type: String,
    content: Arc<[u8]>,
}

impl FileItem {
    /// Creates a file from a name, a media type and the content.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        content_type: impl Into<String>,
        content: impl Into<Arc<[u8]>>,
    ) -> Self {
        Self { name: name.into(), content_type: content_type.into(), content: content.into() }
    }

    /// Returns the name of the file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the media type, such as `image/png`.
    #[must_use]
    pub fn content_type(&self) -> &str {
        &self.content_type
    }

    /// Returns the content.
    #[must_use]
    pub fn content(&self) -> &Arc<[u8]> {
        &self.content
    }

    /// Returns the length of the content in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.content.len()
    }

    /// Returns whether the content is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }
}

impl fmt::Debug for FileItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileItem({:?}, {}, {} bytes)", self.name, self.content_type, self.content.len())
    }
}
