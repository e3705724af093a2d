//! The decoder that types read themselves from.

use std::fmt::Write as _;

use super::error::excerpt;
use super::source::{Kind, Token};
use super::{DecodeError, Problem, Source, UnknownFields};
use crate::schema::{DataType, Field, ObjectSchema};

/// Reads one answer. Types call [`scalar`](Self::scalar), [`object`](Self::object), [`list`](Self::list) or
/// [`raw`](Self::raw); which encoding the answer has is none of their business.
#[derive(Debug)]
pub struct Decoder<'a> {
    source: Source<'a>,
    path: Vec<Step>,
    /// The documented wrapper element of the list in the field being read.
    list_item: Option<&'static str>,
    request_id: Option<String>,
    unknown: Option<Vec<Unknown>>,
    /// Values that a type can't take are kept with the unknown members, and read as nothing.
    forgiving: bool,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Field(&'static str),
    Index(usize),
}

/// A member of an answer that its type does not know, or a value that it could not take.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unknown {
    /// Where it stands, such as `results[0].new_field`.
    pub path: String,
    /// Its text as it came, JSON or XML; of a value that could not be taken the beginning.
    pub text: String,
    /// What the type holds at that place, where it could not take the value; `None` where it knows no such member.
    pub expected: Option<&'static str>,
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(source: Source<'a>, unknown: UnknownFields) -> Self {
        Self {
            source,
            path: Vec::new(),
            list_item: None,
            request_id: None,
            unknown: (unknown != UnknownFields::Skip).then(Vec::new),
            forgiving: unknown == UnknownFields::Report,
        }
    }

    /// Steps to the next member of the root and shows its key to `look`.
    pub(crate) fn root_member<R>(
        &mut self,
        first: bool,
        look: impl FnOnce(&str) -> R,
    ) -> Result<Option<R>, DecodeError> {
        self.source.member(first, look).map_err(DecodeError::whole)
    }

    /// Passes over the value of the member of the root that was stepped to.
    pub(crate) fn skip_root_member(&mut self) -> Result<(), DecodeError> {
        self.source.skip().map(|_| ()).map_err(DecodeError::whole)
    }

    /// Checks that nothing follows but white space and comments.
    pub(crate) fn end(&mut self) -> Result<(), DecodeError> {
        self.source.finish().map_err(DecodeError::whole)
    }

    pub(crate) fn take_request_id(&mut self) -> Option<String> {
        self.request_id.take()
    }

    pub(crate) fn take_unknown(&mut self) -> Vec<Unknown> {
        self.unknown.take().unwrap_or_default()
    }

    /// Reads a simple value; `take` gives `None` for what is no such value. `Ok(None)`: the wire said nothing.
    pub fn scalar<T>(
        &mut self,
        expected: DataType,
        take: impl FnOnce(Token<'_>) -> Option<T>,
    ) -> Result<Option<T>, DecodeError> {
        if matches!(self.kind()?, Kind::Array | Kind::Object) {
            return self.empty_or_mismatch(expected).map(|()| None);
        }
        let taken = self.source.scalar(|scalar| match scalar {
            None => Ok(None),
            Some(scalar) if scalar.says_nothing() => Ok(None),
            Some(scalar) => take(scalar).map(Some).ok_or_else(|| excerpt(scalar.as_text())),
        });
        match taken {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(found)) => self.mismatched(expected, found).map(|()| None),
            Err(problem) => Err(self.fail(problem)),
        }
    }

    /// Reads an object: calls `set` with the place of each member in `description`, for `set` to read its value.
    /// `false`: the wire said nothing.
    pub fn object(
        &mut self,
        description: &'static ObjectSchema,
        set: &mut dyn FnMut(&mut Self, usize) -> Result<(), DecodeError>,
    ) -> Result<bool, DecodeError> {
        // An answer without any data is still an answer.
        let at_root = self.path.is_empty();
        if self.kind()? != Kind::Object {
            self.nothing_or_mismatch(DataType::Object(description))?;
            return Ok(at_root);
        }
        let (mut members, mut next) = (0_usize, 0);
        loop {
            // Answers list their members in the documented order, mostly: the search goes on where it stopped.
            let keep_key = self.unknown.is_some();
            let found =
                self.source.member(members == 0, |key| match index_of(description.fields, key, next) {
                    Some(index) => Member::Known(index),
                    None if at_root && key == "request_id" => Member::RequestId,
                    None => Member::Unknown(if keep_key { key.to_owned() } else { String::new() }),
                });
            match found.map_err(|problem| self.fail(problem))? {
                None => return Ok(members > 0 || at_root),
                Some(Member::Known(index)) => {
                    next = index + 1;
                    self.member(&description.fields[index], index, set)?;
                }
                Some(Member::RequestId) => self.request_id = self.text()?,
                Some(Member::Unknown(key)) => self.pass_over(&key)?,
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
        self.path.push(Step::Field(field.name));
        self.list_item = field.list_item();
        set(self, index)?;
        self.path.pop();
        Ok(())
    }

    fn pass_over(&mut self, key: &str) -> Result<(), DecodeError> {
        let text = self.source.skip().map_err(|problem| self.fail(problem))?;
        if self.unknown.is_some() {
            let unknown = Unknown { path: self.path_of(key), text: text.to_owned(), expected: None };
            self.unknown.get_or_insert_default().push(unknown);
        }
        Ok(())
    }

    /// Reads a list, whatever its form: calls `push` for each item, for `push` to read it.
    pub fn list(
        &mut self,
        item: &'static DataType,
        push: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let list_item = self.list_item.take();
        let mut index = 0;
        match self.kind()? {
            Kind::Nothing | Kind::Scalar if matches!(item, DataType::Object(_)) => {
                self.nothing_or_mismatch(DataType::List(item))
            }
            Kind::Nothing => self.source.scalar(|_| ()).map_err(|problem| self.fail(problem)),
            Kind::Scalar => self.one(&mut index, push),
            Kind::Array => self.array(&mut index, push),
            Kind::Object => {
                let fields = item.object().map_or(&[][..], |object| object.fields);
                // The wrapper's key is anything that is no member of an item.
                let is_wrapper = self
                    .source
                    .first_key(|key| Some(key) == list_item || fields.iter().all(|field| field.name != key));
                match is_wrapper.map_err(|problem| self.fail(problem))? {
                    Some(false) => self.one(&mut index, push),
                    Some(true) | None => self.wrapper(&mut index, push),
                }
            }
        }
    }

    fn one(
        &mut self,
        index: &mut usize,
        push: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        self.path.push(Step::Index(*index));
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
        while self.source.item(first).map_err(|problem| self.fail(problem))? {
            first = false;
            self.one(index, push)?;
        }
        Ok(())
    }

    /// `{"n_tbk_item":[…]}`, or in XML the items one after the other.
    fn wrapper(
        &mut self,
        index: &mut usize,
        push: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let mut first = true;
        while self.source.member(first, |_| ()).map_err(|problem| self.fail(problem))?.is_some() {
            first = false;
            match self.kind()? {
                Kind::Array => self.array(index, push)?,
                _ => self.one(index, push)?,
            }
        }
        Ok(())
    }

    fn text(&mut self) -> Result<Option<String>, DecodeError> {
        self.scalar(DataType::Text, |token| Some(token.as_text().to_owned()))
    }

    /// The text of the value here: what a text holds, or the value's own JSON.
    pub fn raw(&mut self) -> Result<Option<String>, DecodeError> {
        match self.kind()? {
            Kind::Array | Kind::Object => {
                let text = self.source.skip().map_err(|problem| self.fail(problem))?;
                Ok((!matches!(text, "{}" | "[]")).then(|| text.to_owned()))
            }
            _ => self.scalar(DataType::Json, |scalar| Some(scalar.as_text().to_owned())),
        }
    }

    /// The whole object here as JSON, whatever the encoding; its `request_id` goes to the answer.
    pub fn whole(&mut self) -> Result<String, DecodeError> {
        let json = match &mut self.source {
            Source::Json(source) => source.skip().map(str::to_owned),
            Source::Xml(source) => source.read_as_json(),
        };
        let json = json.map_err(|problem| self.fail(problem))?;
        if !json.starts_with('{') {
            self.empty_json(&json)?;
            return Ok("{}".to_owned());
        }
        let value: serde_json::Value = serde_json::from_str(&json).map_err(|error| {
            self.fail(Problem::Syntax { encoding: "JSON", offset: 0, message: error.to_string() })
        })?;
        self.request_id = value["request_id"].as_str().map(str::to_owned);
        Ok(json)
    }

    fn empty_json(&self, json: &str) -> Result<(), DecodeError> {
        match json.trim_matches('"').trim() {
            "" | "null" | "--" | "[]" => Ok(()),
            _ => Err(self.fail(Problem::Mismatch { expected: "an object", found: excerpt(json) })),
        }
    }

    fn kind(&mut self) -> Result<Kind, DecodeError> {
        self.source.kind().map_err(|problem| self.fail(problem))
    }

    /// Consumes a value that is no object: fine where it says nothing.
    fn nothing_or_mismatch(&mut self, expected: DataType) -> Result<(), DecodeError> {
        if self.kind()? == Kind::Array {
            return self.empty_or_mismatch(expected);
        }
        let found = self.source.scalar(|scalar| {
            scalar.filter(|scalar| !scalar.says_nothing()).map(|scalar| excerpt(scalar.as_text()))
        });
        match found.map_err(|problem| self.fail(problem))? {
            None => Ok(()),
            Some(found) => self.mismatched(expected, found),
        }
    }

    /// Consumes an array or an object that stands in the place of something else: fine where it is empty.
    fn empty_or_mismatch(&mut self, expected: DataType) -> Result<(), DecodeError> {
        let text = self.source.skip().map_err(|problem| self.fail(problem))?;
        let inside = text.strip_prefix(['{', '[']).and_then(|text| text.strip_suffix(['}', ']']));
        match inside {
            Some(inside) if inside.trim().is_empty() => Ok(()),
            _ => {
                let found = excerpt(text);
                self.mismatched(expected, found)
            }
        }
    }

    /// A value that was read and is of another kind than the field holds.
    fn mismatched(&mut self, expected: DataType, found: String) -> Result<(), DecodeError> {
        let expected = match expected {
            DataType::Object(_) => "an object",
            DataType::List(_) => "a list",
            DataType::Number => "a whole number",
            DataType::Code(set) if set.numeric => "a whole number",
            DataType::Boolean => "a boolean",
            DataType::Date => "a time",
            DataType::Price => "an amount",
            _ => "a text",
        };
        if !self.forgiving {
            return Err(self.fail(Problem::Mismatch { expected, found }));
        }
        let unknown = Unknown { path: self.path(), text: found, expected: Some(expected) };
        self.unknown.get_or_insert_default().push(unknown);
        Ok(())
    }

    #[cold]
    fn fail(&self, problem: Problem) -> DecodeError {
        DecodeError::new(self.path(), problem)
    }

    /// The path of a member of the object here.
    pub(crate) fn path_of(&self, name: &str) -> String {
        let mut path = self.path();
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(name);
        path
    }

    fn path(&self) -> String {
        let mut out = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) if out.is_empty() => out.push_str(name),
                // Writing to a String can't fail.
                Step::Field(name) => _ = write!(out, ".{name}"),
                Step::Index(index) => _ = write!(out, "[{index}]"),
            }
        }
        out
    }
}

enum Member {
    Known(usize),
    RequestId,
    Unknown(String),
}

/// The place of the field of that name, looked for from `start` on and then before it.
fn index_of(fields: &[Field], key: &str, start: usize) -> Option<usize> {
    let (before, after) = fields.split_at(start.min(fields.len()));
    let is_key = |field: &Field| field.name == key;
    after.iter().position(is_key).map(|place| place + before.len()).or_else(|| before.iter().position(is_key))
}
