//! The parameters of one request: a flat list of names and values, and the files.

use zeroize::Zeroize as _;

use crate::decode::{DecodeError, Decoder};
use crate::encode::ObjectWriter;
use crate::names::secret_parameters;
use crate::schema::{DataType, Field};
use crate::types::FileItem;
use crate::value::TopValue;

/// The parameters of one request: names and values as text, and files.
///
/// All names and values share one buffer, so that a parameter needs no allocation. The values of secret parameters are
/// wiped from memory on drop: a signed request contains the session and the signature.
///
/// # Examples
///
/// ```
/// use top_core::Params;
///
/// let mut params = Params::new();
/// params.push("q", "女装");
/// params.push("page_size", &20);
/// params.push("cat", &None::<String>);
/// assert_eq!(params.iter().collect::<Vec<_>>(), [("q", "女装"), ("page_size", "20")]);
/// ```
#[derive(Default)]
pub struct Params {
    text: String,
    entries: Vec<Entry>,
    files: Vec<(String, FileItem)>,
}

#[derive(Clone)]
struct Entry {
    /// The start of the name; the value follows it.
    start: usize,
    middle: usize,
    end: usize,
}

impl Entry {
    fn name<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.middle]
    }

    fn value<'t>(&self, text: &'t str) -> &'t str {
        &text[self.middle..self.end]
    }
}

impl Params {
    /// Creates an empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reserves capacity for more parameters and bytes: a buffer that grows leaves a copy of its secrets in memory.
    pub(crate) fn reserve(&mut self, parameters: usize, bytes: usize) {
        self.entries.reserve(parameters);
        self.text.reserve(bytes);
    }

    /// Appends a parameter. Skips empty values (`None`, a blank string, an empty list), because TOP does not sign them.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::Params;
    ///
    /// let mut params = Params::new();
    /// params.push("item_ids", &vec![1, 2]);
    /// params.push("q", "");
    /// assert_eq!(params.get("item_ids"), Some("1,2"));
    /// assert!(!params.contains("q"));
    /// ```
    pub fn push<T: Parameter + ?Sized>(&mut self, name: &str, value: &T) {
        value.add_to(self, name);
    }

    /// Appends a parameter and returns the list, for chained calls.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::Params;
    ///
    /// let params = Params::new().with("q", "女装").with("page_size", &20);
    /// assert_eq!(params.get("page_size"), Some("20"));
    /// assert_eq!(Params::from([("q", "女装")]).get("q"), Some("女装"));
    /// ```
    #[must_use]
    pub fn with<T: Parameter + ?Sized>(mut self, name: &str, value: &T) -> Self {
        self.push(name, value);
        self
    }

    /// Appends a parameter whose value is already text. Skips a blank value.
    pub fn push_text(&mut self, name: &str, value: &str) {
        self.push_with(name, |out| out.push_str(value));
    }

    /// Replaces all parameters with this name by one whose value is already text.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::Params;
    ///
    /// let mut params = Params::from([("page_no", "1")]);
    /// params.set_text("page_no", "2");
    /// assert_eq!(params.iter().collect::<Vec<_>>(), [("page_no", "2")]);
    /// ```
    pub fn set_text(&mut self, name: &str, value: &str) {
        let Self { text, entries, .. } = self;
        entries.retain(|entry| entry.name(text) != name);
        self.push_text(name, value);
    }

    /// Appends a file.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{FileItem, Params};
    ///
    /// let mut params = Params::new();
    /// params.push_file("image", FileItem::new("cover.png", "image/png", vec![0x89, b'P', b'N', b'G']));
    /// assert_eq!(params.files().count(), 1);
    /// ```
    pub fn push_file(&mut self, name: &str, file: FileItem) {
        self.files.push((name.to_owned(), file));
    }

    pub(crate) fn push_with(&mut self, name: &str, write: impl FnOnce(&mut String)) {
        // Enough for most requests, with the system parameters.
        if self.text.capacity() == 0 {
            self.reserve(24, 512);
        }
        let start = self.text.len();
        self.text.push_str(name);
        let middle = self.text.len();
        write(&mut self.text);
        // The official client treats a value of white space only as no value.
        if name.is_empty() || self.text[middle..].chars().all(char::is_whitespace) {
            self.text.truncate(start);
        } else {
            self.entries.push(Entry { start, middle, end: self.text.len() });
        }
    }

    /// Iterates over the names and values, without the files. The order is that of the calls of `push`; signing sorts
    /// the parameters by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|entry| (entry.name(&self.text), entry.value(&self.text)))
    }

    /// Returns the length of all names and values in bytes.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// Iterates over the parameters, each as its name followed by its value. The signature needs this form.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| &self.text[entry.start..entry.end])
    }

    /// Iterates over the names and contents of the files.
    pub fn files(&self) -> impl Iterator<Item = (&str, &FileItem)> {
        self.files.iter().map(|(name, file)| (name.as_str(), file))
    }

    /// Returns the value of the first parameter with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(n, _)| *n == name).map(|(_, value)| value)
    }

    /// Returns whether there is a parameter or a file with this name.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some() || self.files.iter().any(|(n, _)| n == name)
    }

    pub(crate) fn sort(&mut self) {
        let Self { text, entries, .. } = self;
        let name = |entry: &Entry| &text.as_bytes()[entry.start..entry.middle];
        // Parameters with the same name keep their order.
        entries.sort_unstable_by(|a, b| name(a).cmp(name(b)).then(a.start.cmp(&b.start)));
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Params {
    fn from(params: [(&str, &str); N]) -> Self {
        params.into_iter().collect()
    }
}

impl<K: AsRef<str>, V: AsRef<str>> FromIterator<(K, V)> for Params {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(params: I) -> Self {
        let mut out = Self::new();
        for (name, value) in params {
            out.push_text(name.as_ref(), value.as_ref());
        }
        out
    }
}

/// Keeps the capacity, because the client adds the system parameters to the clone.
impl Clone for Params {
    fn clone(&self) -> Self {
        let mut clone = Self::new();
        clone.files.clone_from(&self.files);
        clone.reserve(self.entries.capacity(), self.text.capacity());
        clone.text.push_str(&self.text);
        clone.entries.extend_from_slice(&self.entries);
        clone
    }
}

impl Drop for Params {
    fn drop(&mut self) {
        let mut text = std::mem::take(&mut self.text).into_bytes();
        for entry in &self.entries {
            let name = &text[entry.start..entry.middle];
            if secret_parameters().any(|secret| name == secret.as_bytes()) {
                text[entry.middle..entry.end].zeroize();
            }
        }
    }
}

/// Shows the names only: a value may be a session or personal data.
impl std::fmt::Debug for Params {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.iter().map(|(name, _)| name))
            .entries(self.files().map(|(n, _)| n))
            .finish()
    }
}

/// A type of a request parameter: every [`TopValue`] type, and [`FileItem`].
///
/// # Examples
///
/// ```
/// use top_core::{Parameter, Params, Yuan};
///
/// fn add(params: &mut Params, price: impl Parameter) {
///     params.push("start_price", &price);
/// }
///
/// let mut params = Params::new();
/// add(&mut params, "9.10".parse::<Yuan>()?);
/// assert_eq!(params.get("start_price"), Some("9.10"));
/// # Ok::<(), top_core::ParseError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as a parameter",
    label = "unsupported type",
    note = "use a number, bool, String, TopTime, Date, Yuan, Fen, Percent, ItemId, Pid, an enum with `#[derive(TopCode)]`, a struct with `#[derive(TopObject)]`, Json, FileItem, or an Option or Vec of these"
)]
pub trait Parameter {
    /// The type on the wire.
    const TYPE: DataType;
    /// Whether a request may omit the parameter.
    const OPTIONAL: bool = false;

    /// Appends the value as a parameter with this name, unless the value is empty.
    fn add_to(&self, params: &mut Params, name: &str);

    /// Writes the value as a member when the request is serialized as an object, unless the value is empty.
    #[doc(hidden)]
    fn write_member(&self, name: &str, object: &mut ObjectWriter<'_>);

    /// Reads the value of a member when the request is deserialized from an object.
    #[doc(hidden)]
    fn read_member(decoder: &mut Decoder<'_>, place: &mut Option<Self>) -> Result<(), DecodeError>
    where
        Self: Sized,
    {
        let _ = place;
        Err(decoder.unreadable()?)
    }

    /// Returns the value of a member, or an error if a required member is missing.
    #[doc(hidden)]
    fn finish_member(
        place: Option<Self>,
        decoder: &Decoder<'_>,
        field: &'static Field,
    ) -> Result<Self, DecodeError>
    where
        Self: Sized,
    {
        place.ok_or_else(|| decoder.missing(field))
    }
}

impl<T: TopValue> Parameter for T {
    const TYPE: DataType = T::TYPE;
    const OPTIONAL: bool = T::OPTIONAL;

    fn add_to(&self, params: &mut Params, name: &str) {
        if !self.is_nothing() {
            params.push_with(name, |out| self.write_text(out));
        }
    }

    fn write_member(&self, name: &str, object: &mut ObjectWriter<'_>) {
        TopValue::write_member(self, name, object);
    }

    fn read_member(decoder: &mut Decoder<'_>, place: &mut Option<Self>) -> Result<(), DecodeError> {
        <T as TopValue>::read_member(decoder, place)
    }

    fn finish_member(
        place: Option<Self>,
        decoder: &Decoder<'_>,
        field: &'static Field,
    ) -> Result<Self, DecodeError> {
        <T as TopValue>::finish_member(place, decoder, field)
    }
}

impl Parameter for str {
    const TYPE: DataType = DataType::Text;

    fn add_to(&self, params: &mut Params, name: &str) {
        params.push_text(name, self);
    }

    fn write_member(&self, name: &str, object: &mut ObjectWriter<'_>) {
        object.write(name, |json| json.string(self));
    }
}

impl Parameter for FileItem {
    const TYPE: DataType = DataType::Bytes;

    fn add_to(&self, params: &mut Params, name: &str) {
        params.push_file(name, self.clone());
    }

    /// Writes the name and the media type. JSON does not contain the content.
    fn write_member(&self, name: &str, object: &mut ObjectWriter<'_>) {
        object.write(name, |json| {
            json.object(|file| {
                file.write("name", |json| json.string(self.name()));
                file.write("content_type", |json| json.string(self.content_type()));
            });
        });
    }
}

impl Parameter for Option<FileItem> {
    const TYPE: DataType = DataType::Bytes;
    const OPTIONAL: bool = true;

    fn add_to(&self, params: &mut Params, name: &str) {
        if let Some(file) = self {
            file.add_to(params, name);
        }
    }

    fn write_member(&self, name: &str, object: &mut ObjectWriter<'_>) {
        if let Some(file) = self {
            file.write_member(name, object);
        }
    }

    fn finish_member(place: Option<Self>, _: &Decoder<'_>, _: &'static Field) -> Result<Self, DecodeError> {
        Ok(place.flatten())
    }
}
