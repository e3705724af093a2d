//! The parameters of a call.

use std::collections::HashSet;
use std::time::Instant;

use axum::extract::{FromRequest as _, Multipart, Request};
use top_core::{FileItem, Params};

use crate::gateway_error::GatewayError;
use crate::limits::MAX_PARAMETERS;

/// The parameters of a call, from the query and the body.
#[derive(Debug, Default)]
pub(crate) struct Incoming {
    pub(crate) texts: Vec<(String, String)>,
    files: Vec<(String, FileItem)>,
    /// The text parameters as they were received, percent-encoded. Contains secrets.
    pub(crate) form: Vec<u8>,
    pub(crate) started: Started,
    pub(crate) is_in_batch: bool,
}

/// The time at which the sandbox started to read a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Started(pub(crate) Instant);

impl Default for Started {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Incoming {
    /// Returns the value of a text parameter, unless it is blank.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.texts
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
            .filter(|v| !v.trim().is_empty())
    }

    /// Returns the parameters whose names are wanted.
    pub(crate) fn params(&self, wanted: impl Fn(&str) -> bool) -> Params {
        let mut params = Params::new();
        for (name, value) in self.texts.iter().filter(|(name, _)| wanted(name)) {
            params.push_text(name, value);
        }
        for (name, file) in self.files.iter().filter(|(name, _)| wanted(name)) {
            params.push_file(name, file.clone());
        }
        params
    }

    /// Adds the parameters of a form. Counts them before it decodes one.
    pub(crate) fn add_form(&mut self, form: Vec<u8>) -> Result<(), GatewayError> {
        self.check_count(form.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).count())?;
        for (name, value) in form_urlencoded::parse(&form) {
            // The parser replaces invalid UTF-8.
            if name.contains(char::REPLACEMENT_CHARACTER) || value.contains(char::REPLACEMENT_CHARACTER) {
                return Err(invalid_encoding());
            }
            self.texts.push((name.into_owned(), value.into_owned()));
        }
        self.keep_form(form);
        Ok(())
    }

    pub(crate) async fn add_parts(&mut self, request: Request) -> Result<(), GatewayError> {
        let malformed = || unreadable("the body is not valid multipart/form-data");
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| malformed())?;
        while let Some(part) = parts.next_field().await.map_err(|_| malformed())? {
            self.check_count(1)?;
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let content_type = part.content_type().unwrap_or("application/octet-stream").to_owned();
            let content = part.bytes().await.map_err(|_| malformed())?.to_vec();
            match file_name {
                Some(file_name) => {
                    self.files.push((name, FileItem::new(file_name, content_type, content)));
                }
                None => {
                    let value = String::from_utf8(content).map_err(|_| invalid_encoding())?;
                    let mut pair = form_urlencoded::Serializer::new(String::new());
                    self.keep_form(pair.append_pair(&name, &value).finish().into_bytes());
                    self.texts.push((name, value));
                }
            }
        }
        Ok(())
    }

    /// Keeps parameters as they were received, without a copy of a large form.
    fn keep_form(&mut self, mut form: Vec<u8>) {
        if self.form.len() < form.len() {
            std::mem::swap(&mut self.form, &mut form);
            if !form.is_empty() {
                form.push(b'&');
                self.form.splice(..0, form);
            }
        } else if !form.is_empty() {
            self.form.push(b'&');
            self.form.append(&mut form);
        }
    }

    /// Adds the text parameters of another part of the request, which take effect where this one has none.
    pub(crate) fn add_defaults(&mut self, defaults: &Self) -> Result<(), GatewayError> {
        self.check_count(defaults.texts.len())?;
        self.started = defaults.started;
        self.keep_form(defaults.form.clone());
        self.texts.extend_from_slice(&defaults.texts);
        self.keep_first_of_each_name();
        Ok(())
    }

    /// If a name occurs twice, the first value counts.
    pub(crate) fn keep_first_of_each_name(&mut self) {
        let mut names = HashSet::new();
        self.texts.retain(|(name, _)| names.insert(name.clone()));
    }

    /// Refuses more parameters than are allowed.
    fn check_count(&self, more: usize) -> Result<(), GatewayError> {
        if self.texts.len() + self.files.len() + more <= MAX_PARAMETERS {
            return Ok(());
        }
        let message = format!("the sandbox accepts at most {MAX_PARAMETERS} parameters in a call");
        Err(GatewayError::new(41, "Invalid arguments").sub("isv.too-many-parameters", message))
    }
}

pub(crate) fn invalid_encoding() -> GatewayError {
    GatewayError::new(47, "Invalid encoding").sub("isv.invalid-encoding", "send UTF-8")
}

pub(crate) fn unreadable(message: impl Into<String>) -> GatewayError {
    GatewayError::new(3, "Upload fail").sub("isv.invalid-body", message)
}
