//! Files to upload.

use std::fmt;
use std::sync::Arc;

/// A file parameter: makes the request multipart. The content is not part of the signature.
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
    /// A file of that name and media type.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        content_type: impl Into<String>,
        content: impl Into<Arc<[u8]>>,
    ) -> Self {
        Self { name: name.into(), content_type: content_type.into(), content: content.into() }
    }

    /// The file's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its media type, such as `image/png`.
    #[must_use]
    pub fn content_type(&self) -> &str {
        &self.content_type
    }

    /// Its bytes.
    #[must_use]
    pub fn content(&self) -> &Arc<[u8]> {
        &self.content
    }

    /// How many bytes it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.content.len()
    }

    /// Whether it has none.
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
