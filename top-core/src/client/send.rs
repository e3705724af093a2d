//! One request on the wire: everything in the body, nothing in the URL.

use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::multipart::{Form, Part};
use secrecy::{ExposeSecret, SecretString};

use super::call::Settings;
use super::reply::Reply;
use crate::de::excerpt;
use crate::envelope::{Answer, Refusal, decode_raw};
use crate::error::Error;
use crate::params::Params;
use crate::request::form_body;

/// An answer as it came.
pub(super) struct Received {
    method: String,
    status: reqwest::StatusCode,
    body: Vec<u8>,
    /// What must not show in an error, should the other side repeat it.
    secrets: Vec<SecretString>,
}

impl std::fmt::Debug for Received {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Received")
            .field("method", &self.method)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// Sends stamped and signed parameters, and reads what comes back up to the client's limit.
pub(super) async fn send(
    http: &reqwest::Client,
    settings: &Settings,
    method: &str,
    mut params: Params,
) -> Result<Received, Error> {
    let secrets = [params.get("sign"), params.get("session"), Some(settings.app_secret.expose())];
    let secrets =
        secrets.into_iter().flatten().filter(|secret| !secret.is_empty()).map(SecretString::from).collect();
    let failed = |error| failure(method, settings, error);
    let request = http.post(settings.endpoint.url().clone()).header(ACCEPT, "text/xml,text/javascript");
    let files = params.take_files();
    let request = if files.is_empty() {
        request
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded;charset=utf-8")
            .body(form_body(&params))
    } else {
        let mut form = Form::new();
        for (name, value) in params.iter() {
            let part = Part::text(value.to_owned()).mime_str("text/plain; charset=utf-8").map_err(failed)?;
            form = form.part(name.to_owned(), part);
        }
        for (name, file) in files {
            let part = Part::bytes(file.content().to_vec())
                .file_name(file.name().to_owned())
                .mime_str(file.content_type())
                .map_err(failed)?;
            form = form.part(name, part);
        }
        request.multipart(form)
    };
    let mut response = request.send().await.map_err(failed)?;
    let status = response.status();
    let mut body = Vec::new();
    // Counted after decompression, so that a small answer can't grow without end.
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        if body.len() + chunk.len() > settings.max_body_size {
            return Err(Error::TooLarge { method: method.to_owned(), limit: settings.max_body_size });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Received { method: method.to_owned(), status, body, secrets })
}

impl Received {
    /// Decodes the body; an error never shows what must stay secret.
    pub(super) fn decode<T>(
        self,
        decode: impl Fn(&[u8]) -> Result<Answer<T>, Refusal>,
    ) -> Result<Reply<T>, Error> {
        if !self.status.is_success() {
            return Err(self.refused());
        }
        match decode(&self.body) {
            Ok(Answer { data, request_id, unknown }) => {
                let body = String::from_utf8_lossy(&self.body).into_owned();
                Ok(Reply { data, request_id, unknown, body })
            }
            Err(refusal) => {
                // Errors quote the answer: they are made once more from an answer without secrets.
                let refusal =
                    self.without_secrets().and_then(|clean| decode(&clean).err()).unwrap_or(refusal);
                Err(error(self.method, refusal))
            }
        }
    }

    /// A status that is no success: the gateway's own error if the body is one.
    fn refused(self) -> Error {
        let body = self.without_secrets().unwrap_or(self.body);
        if let Err(refusal @ Refusal::Api(_)) = decode_raw(&self.method, &body) {
            return error(self.method, refusal);
        }
        let found = match self.status {
            status if status.is_redirection() => {
                "a redirect: it is not followed, because the session would go along; set the endpoint it should be"
                    .to_owned()
            }
            _ if body.is_empty() => "without a body".to_owned(),
            _ => format!("its body begins with {}", excerpt(&String::from_utf8_lossy(&body))),
        };
        Error::Http { method: self.method, status: self.status.as_u16(), found }
    }

    /// The body with every secret blotted out; `None` where it holds none.
    fn without_secrets(&self) -> Option<Vec<u8>> {
        let text = String::from_utf8_lossy(&self.body);
        if !self.secrets.iter().any(|secret| text.contains(secret.expose_secret())) {
            return None;
        }
        let blot = |text: String, secret: &SecretString| text.replace(secret.expose_secret(), "***");
        let clean = self.secrets.iter().fold(text.into_owned(), blot);
        Some(clean.into_bytes())
    }
}

fn error(method: String, refusal: Refusal) -> Error {
    match refusal {
        Refusal::Api(error) => Error::Api { method, error: Box::new(error) },
        Refusal::Decode { error, request_id } => Error::Decode { method, request_id, error: Box::new(error) },
    }
}

fn failure(method: &str, settings: &Settings, error: reqwest::Error) -> Error {
    let method = method.to_owned();
    if error.is_builder() {
        return Error::Config(format!(
            "{method}: the request can't be built: {}",
            reason(&error.without_url())
        ));
    }
    if error.is_connect() {
        let endpoint = settings.endpoint.to_string();
        return Error::Unreachable { method, endpoint, reason: reason(&error.without_url()) };
    }
    Error::NoAnswer { method, reason: reason(&error.without_url()) }
}

/// The innermost cause says what happened, the outer ones where.
fn reason(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}
