//! Reads the parameters of a request.

use std::time::Instant;

use axum::body::to_bytes;
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::{Method, header::CONTENT_TYPE};
use top_core::{FileItem, Params};

use crate::gateway::MAX_BODY;
use crate::gateway_error::GatewayError;

/// The parameters of a request, from the query and the body.
#[derive(Debug, Default)]
pub(crate) struct Incoming {
    pub(crate) texts: Vec<(String, String)>,
    files: Vec<(String, FileItem)>,
    /// The text parameters as they were received, percent-encoded. Contains secrets.
    pub(crate) form: Vec<u8>,
    pub(crate) started: Started,
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
    pub(crate) async fn read(request: Request) -> Result<Self, GatewayError> {
        let mut incoming = Self::default();
        incoming.add_form(request.uri().query().unwrap_or_default().as_bytes())?;
        match *request.method() {
            Method::GET => return Ok(incoming),
            Method::POST => {}
            _ => {
                return Err(GatewayError::new(9, "Http action not allowed")
                    .sub("isv.invalid-http-method", "send GET or POST"));
            }
        }
        let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if content_type.is_some_and(|value| value.trim_start().starts_with("multipart/form-data")) {
            incoming.add_parts(request).await?;
        } else {
            let body = to_bytes(request.into_body(), MAX_BODY).await.map_err(|_| unreadable())?;
            incoming.add_form(&body)?;
        }
        Ok(incoming)
    }

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

    fn add_form(&mut self, form: &[u8]) -> Result<(), GatewayError> {
        self.keep_form(form);
        for (name, value) in form_urlencoded::parse(form) {
            // The parser replaces invalid UTF-8.
            if name.contains(char::REPLACEMENT_CHARACTER) || value.contains(char::REPLACEMENT_CHARACTER) {
                return Err(invalid_encoding());
            }
            self.add_text(name.into_owned(), value.into_owned());
        }
        Ok(())
    }

    async fn add_parts(&mut self, request: Request) -> Result<(), GatewayError> {
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
        while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
            let name = part.name().unwrap_or_default().to_owned();
            if let Some(file_name) = part.file_name().map(str::to_owned) {
                let content_type = part.content_type().unwrap_or("application/octet-stream").to_owned();
                let content = part.bytes().await.map_err(|_| unreadable())?;
                self.files.push((name, FileItem::new(file_name, content_type, content.to_vec())));
            } else {
                let value = part.bytes().await.map_err(|_| unreadable())?;
                let value = String::from_utf8(value.to_vec()).map_err(|_| invalid_encoding())?;
                let mut form = form_urlencoded::Serializer::new(String::new());
                self.keep_form(form.append_pair(&name, &value).finish().as_bytes());
                self.add_text(name, value);
            }
        }
        Ok(())
    }

    /// Keeps parameters as they were received.
    fn keep_form(&mut self, form: &[u8]) {
        if !self.form.is_empty() && !form.is_empty() {
            self.form.push(b'&');
        }
        self.form.extend_from_slice(form);
    }

    /// Adds a text parameter. If a name occurs twice, the first value counts.
    fn add_text(&mut self, name: String, value: String) {
        if self.texts.iter().all(|(earlier, _)| *earlier != name) {
            self.texts.push((name, value));
        }
    }
}

fn invalid_encoding() -> GatewayError {
    GatewayError::new(47, "Invalid encoding").sub("isv.invalid-encoding", "send UTF-8")
}

fn unreadable() -> GatewayError {
    GatewayError::new(3, "Upload fail")
        .sub("isv.invalid-body", "the body is cut off, malformed or longer than 16 MiB")
}
