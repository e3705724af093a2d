//! The decoder, the source of all typed values.

use std::fmt::Write as _;

use super::token::{Kind, Token};
use super::{DecodeError, MAX_DEPTH, Options, Problem, Report, Source, Unknown, UnknownFields, shorten};
use crate::schema::{DataType, Field};

/// The decoder of one response.
///
/// An implementation of [`TopValue`](crate::TopValue) calls [`scalar`](Self::scalar), [`object`](Self::object),
/// [`list`](Self::list) or [`raw`](Self::raw). The calls are the same for all encodings.
///
/// # Examples
///
/// ```
/// use top_core::decode::{DecodeError, Decoder};
/// use top_core::encode::JsonWriter;
/// use top_core::schema::DataType;
/// use top_core::{TopObject, TopValue};
///
/// /// A rate that responses contain as `"1550"` or as `"15.5%"`.
/// #[derive(Debug, PartialEq)]
/// struct Rate(f64);
///
/// impl TopValue for Rate {
///     const TYPE: DataType = DataType::Decimal;
///
///     fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
///         decoder.scalar(DataType::Decimal, |token| match token.as_text().strip_suffix('%') {
///             Some(percent) => percent.parse().ok().map(Rate),
///             None => token.as_text().parse::<f64>().ok().map(|points| Rate(points / 100.0)),
///         })
///     }
///
///     fn write_json(&self, json: &mut JsonWriter) {
///         json.bare(|out| out.push_str(&(self.0 * 100.0).to_string()));
///     }
/// }
///
/// #[derive(TopObject)]
/// struct Commission {
///     rates: Vec<Rate>,
/// }
///
/// let commission: Commission = serde_json::from_str(r#"{"rates":["1550","15.5%"]}"#)?;
/// assert_eq!(commission.rates, [Rate(15.5), Rate(15.5)]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug)]
pub struct Decoder<'a> {
    source: Source<'a>,
    options: Options,
    path: Vec<Step>,
    /// The documented wrapper element of the list in the field being read.
    list_item: Option<&'static str>,
    /// The separator between the items of the list in the field being read, for a list that is one text.
    separator: Option<char>,
    /// One item of that text, to be read next.
    piece: Option<String>,
    /// Whether the current value is optional: a value with the wrong type is then a warning.
    is_optional: bool,
    report: Report,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Field(&'static str),
    Index(usize),
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(source: Source<'a>, options: Options) -> Self {
        Self {
            source,
            options,
            path: Vec::new(),
            list_item: None,
            separator: None,
            piece: None,
            is_optional: false,
            report: Report::default(),
        }
    }

    /// Moves to the next member of the root and passes its key to `look`.
    pub(crate) fn root_member<R>(
        &mut self,
        first: bool,
        look: impl FnOnce(&str) -> R,
    ) -> Result<Option<R>, DecodeError> {
        let member = self.source.member(first, look);
        self.check(member)
    }

    /// Skips the value of the current member of the root.
    pub(crate) fn skip_root_member(&mut self) -> Result<(), DecodeError> {
        let skipped = self.source.skip().map(|_| ());
        self.check(skipped)
    }

    /// Checks that only white space and comments follow.
    pub(crate) fn end(&mut self) -> Result<(), DecodeError> {
        let finished = self.source.finish();
        self.check(finished)
    }

    /// Returns the findings of the decoder so far, and resets them.
    pub(crate) fn take_report(&mut self) -> Report {
        std::mem::take(&mut self.report)
    }

    /// Reads a simple value. `take` converts it, and returns `None` for a value of another type.
    ///
    /// Returns `None` if there is no value, or if an optional field has a value of another type.
    ///
    /// # Errors
    ///
    /// Returns [`Problem::Mismatch`] for a value of another type in a required field, or in any field if the decoder is
    /// strict, and [`Problem::Syntax`] or [`Problem::Truncated`] for invalid JSON or XML.
    pub fn scalar<T>(
        &mut self,
        expected: DataType,
        take: impl FnOnce(Token<'_>) -> Option<T>,
    ) -> Result<Option<T>, DecodeError> {
        let convert = |scalar: Option<Token<'_>>| match scalar {
            None => Ok(None),
            Some(scalar) if scalar.is_nothing() => Ok(None),
            Some(scalar) => take(scalar).map(Some).ok_or_else(|| shorten(scalar.as_text())),
        };
        let taken = if let Some(piece) = self.piece.take() {
            convert(Some(Token::Text(&piece)))
        } else {
            if matches!(self.kind()?, Kind::Array | Kind::Object) {
                return self.empty_or_mismatch(expected.expected()).map(|()| None);
            }
            let taken = self.source.scalar(convert);
            self.check(taken)?
        };
        match taken {
            Ok(value) => Ok(value),
            Err(found) => self.mismatch(expected.expected(), &found).map(|()| None),
        }
    }

    /// Reads an object. For each known member, calls `set` with the index of the member in `fields`; `set` reads the
    /// value.
    ///
    /// Returns `false` if there is no value.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`scalar`](Self::scalar) and of `set`.
    pub fn object(
        &mut self,
        fields: &'static [Field],
        set: &mut dyn FnMut(&mut Self, usize) -> Result<(), DecodeError>,
    ) -> Result<bool, DecodeError> {
        // A response without any data is still a response.
        let at_root = self.path.is_empty();
        if self.kind()? != Kind::Object {
            self.nothing_or_mismatch("an object")?;
            return Ok(at_root);
        }
        let (mut members, mut next) = (0_usize, 0);
        loop {
            // Most responses have their members in the documented order, so the search continues after the last match.
            let keep_key = self.options.unknown == UnknownFields::Keep;
            let found = self.source.member(members == 0, |key| match index_of(fields, key, next) {
                Some(index) => Member::Known(index),
                None if at_root && key == "request_id" => Member::RequestId,
                None => Member::Unknown(if keep_key { key.to_owned() } else { String::new() }),
            });
            match self.check(found)? {
                None => return Ok(members > 0 || at_root),
                Some(Member::Known(index)) => {
                    next = index + 1;
                    self.member(&fields[index], index, set)?;
                }
                Some(Member::RequestId) => self.report.request_id = self.raw()?,
                Some(Member::Unknown(key)) => self.skip_unknown(&key)?,
            }
            members += 1;
        }
    }

    fn member(
        &mut self,
        field: &'static Field,
        index: usize,
        set: &mut dyn FnMut(&mut Self, usize) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        self.step(Step::Field(field.name))?;
        self.list_item = field.list_item();
        self.separator = field.separator();
        self.is_optional = !field.required || matches!(field.data_type, DataType::List(_));
        set(self, index)?;
        self.path.pop();
        Ok(())
    }

    fn step(&mut self, step: Step) -> Result<(), DecodeError> {
        self.path.push(step);
        // The error omits the path, which is too long.
        if self.path.len() > MAX_DEPTH { Err(DecodeError::whole(Problem::TooDeep)) } else { Ok(()) }
    }

    fn skip_unknown(&mut self, key: &str) -> Result<(), DecodeError> {
        let skipped = self.source.skip();
        let text = self.check(skipped)?;
        if self.options.unknown == UnknownFields::Keep {
            let unknown = Unknown { path: self.path_of(key), text: text.to_owned() };
            self.report.unknown.push(unknown);
        }
        Ok(())
    }

    /// Reads a list in any of its forms. Calls `push` for each item; `push` reads the item.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`scalar`](Self::scalar) and of `push`.
    pub fn list(
        &mut self,
        item: &'static DataType,
        push: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let list_item = self.list_item.take();
        let separator = self.separator.take();
        let mut index = 0;
        match self.kind()? {
            Kind::Nothing | Kind::Scalar if matches!(item, DataType::Object(_)) => {
                self.nothing_or_mismatch("a list")
            }
            Kind::Nothing => {
                let nothing = self.source.scalar(|_| ());
                self.check(nothing)
            }
            Kind::Scalar => match separator {
                Some(separator) => self.joined(separator, &mut index, push),
                None => self.item(&mut index, push),
            },
            Kind::Array => self.array(&mut index, push),
            Kind::Object => {
                let fields = item.object().map_or(&[][..], |object| object.fields);
                // The key of a wrapper is any name that is not a member of an item.
                let is_wrapper = self
                    .source
                    .first_key(|key| Some(key) == list_item || fields.iter().all(|field| field.name != key));
                match self.check(is_wrapper)? {
                    Some(false) => self.item(&mut index, push),
                    Some(true) | None => self.wrapper(&mut index, push),
                }
            }
        }
    }

    /// Reads the items of a list that is one text.
    fn joined(
        &mut self,
        separator: char,
        index: &mut usize,
        push: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let text =
            self.source.scalar(|scalar| scalar.map(|scalar| scalar.as_text().to_owned()).unwrap_or_default());
        for piece in self.check(text)?.split(separator).map(str::trim).filter(|piece| !piece.is_empty()) {
            self.piece = Some(piece.to_owned());
            self.item(index, push)?;
            self.piece = None;
        }
        Ok(())
    }

    fn item(
        &mut self,
        index: &mut usize,
        push: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        self.step(Step::Index(*index))?;
        self.is_optional = true;
        *index += 1;
        push(self)?;
        self.path.pop();
        Ok(())
    }

    fn array(
        &mut self,
        index: &mut usize,
        push: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let mut first = true;
        loop {
            let item = self.source.item(first);
            if !self.check(item)? {
                return Ok(());
            }
            first = false;
            self.item(index, push)?;
        }
    }

    /// Reads the items inside a wrapper: `{"n_tbk_item":[…]}`, or consecutive elements in XML.
    fn wrapper(
        &mut self,
        index: &mut usize,
        push: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let mut first = true;
        loop {
            let member = self.source.member(first, |_| ());
            if self.check(member)?.is_none() {
                return Ok(());
            }
            first = false;
            match self.kind()? {
                Kind::Array => self.array(index, push)?,
                _ => self.item(index, push)?,
            }
        }
    }

    /// Reads any value as text: the content of a string, or the JSON or XML of another value.
    ///
    /// # Errors
    ///
    /// Returns [`Problem::Syntax`] or [`Problem::Truncated`] for invalid JSON or XML.
    pub fn raw(&mut self) -> Result<Option<String>, DecodeError> {
        match self.kind()? {
            Kind::Array | Kind::Object => {
                let skipped = self.source.skip();
                let text = self.check(skipped)?;
                Ok((!is_empty(text)).then(|| text.to_owned()))
            }
            _ => self.scalar(DataType::Text, |token| Some(token.as_text().to_owned())),
        }
    }

    /// Reads the current object as JSON, in every encoding.
    ///
    /// # Errors
    ///
    /// Returns [`Problem::Mismatch`] for a value that is not an object, and [`Problem::Syntax`] or
    /// [`Problem::Truncated`] for invalid JSON or XML.
    pub fn whole(&mut self) -> Result<String, DecodeError> {
        let json = match &mut self.source {
            Source::Json(source) => source.skip().map(str::to_owned),
            Source::Xml(source) => source.read_as_json(),
        };
        let json = self.check(json)?;
        if json.starts_with('{') {
            self.report.request_id = super::json::text_member(&json, "request_id");
            return Ok(json);
        }
        match json.trim_matches('"').trim() {
            "" | "null" | "--" | "[]" => Ok("{}".to_owned()),
            _ => Err(self.fail(Problem::Mismatch { expected: "an object", found: shorten(&json) })),
        }
    }

    /// Returns whether the current value is an object.
    pub(crate) fn is_object(&mut self) -> Result<bool, DecodeError> {
        Ok(self.kind()? == Kind::Object)
    }

    fn kind(&mut self) -> Result<Kind, DecodeError> {
        let kind = self.source.kind();
        self.check(kind)
    }

    /// Consumes a value that is not an object, and reports a mismatch unless the value is empty.
    fn nothing_or_mismatch(&mut self, expected: &'static str) -> Result<(), DecodeError> {
        if self.kind()? == Kind::Array {
            return self.empty_or_mismatch(expected);
        }
        let found = self.source.scalar(|scalar| {
            scalar.filter(|scalar| !scalar.is_nothing()).map(|scalar| shorten(scalar.as_text()))
        });
        match self.check(found)? {
            None => Ok(()),
            Some(found) => self.mismatch(expected, &found),
        }
    }

    /// Consumes an unexpected array or object, and reports a mismatch unless it is empty.
    fn empty_or_mismatch(&mut self, expected: &'static str) -> Result<(), DecodeError> {
        let skipped = self.source.skip();
        let text = self.check(skipped)?;
        if is_empty(text) { Ok(()) } else { self.mismatch(expected, text) }
    }

    /// Reports a consumed value of another type than the field: as an error or as a warning.
    fn mismatch(&mut self, expected: &'static str, found: &str) -> Result<(), DecodeError> {
        if self.options.strict || !self.is_optional {
            return Err(self.fail(Problem::Mismatch { expected, found: shorten(found) }));
        }
        let path = path(&self.path);
        self.report.warn(path, expected, found);
        Ok(())
    }

    /// Adds the path to a problem of the source.
    fn check<T>(&self, outcome: Result<T, DecodeError>) -> Result<T, DecodeError> {
        outcome.map_err(|error| error.at(path(&self.path)))
    }

    #[cold]
    fn fail(&self, problem: Problem) -> DecodeError {
        DecodeError::new(path(&self.path), problem)
    }

    /// Consumes the value of a file parameter, and returns the error for it.
    pub(crate) fn unreadable(&mut self) -> Result<DecodeError, DecodeError> {
        let found = shorten(&self.raw()?.unwrap_or_default());
        Ok(self.fail(Problem::Mismatch { expected: "a file, which can't be deserialized", found }))
    }

    /// Returns the error for a missing required member of the current object.
    #[cold]
    pub(crate) fn missing(&self, field: &Field) -> DecodeError {
        DecodeError::new(self.path_of(field.name), Problem::Missing)
    }

    /// Returns the path of a member of the current object.
    fn path_of(&self, name: &str) -> String {
        let path = path(&self.path);
        if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
    }
}

fn path(steps: &[Step]) -> String {
    let mut out = String::new();
    for step in steps {
        match step {
            Step::Field(name) if out.is_empty() => out.push_str(name),
            // Writing to a String can't fail.
            Step::Field(name) => _ = write!(out, ".{name}"),
            Step::Index(index) => _ = write!(out, "[{index}]"),
        }
    }
    out
}

/// Returns whether a text is `{}`, `[]` or an empty element.
fn is_empty(text: &str) -> bool {
    let inside = text.strip_prefix(['{', '[']).and_then(|text| text.strip_suffix(['}', ']']));
    inside.is_some_and(|inside| inside.trim().is_empty())
}

enum Member {
    Known(usize),
    RequestId,
    Unknown(String),
}

/// Returns the index of the field with this name. Searches from `start` to the end, then before `start`.
fn index_of(fields: &[Field], key: &str, start: usize) -> Option<usize> {
    let (before, after) = fields.split_at(start.min(fields.len()));
    let is_key = |field: &Field| field.name == key;
    after.iter().position(is_key).map(|place| place + before.len()).or_else(|| before.iter().position(is_key))
}
