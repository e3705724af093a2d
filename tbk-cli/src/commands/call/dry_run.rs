//! `--dry-run`: prints the signed request, without secrets.

use serde_json::{Map, Value, json};
use top_core::protocol::SystemParams;
use top_core::schema::{ApiSchema, SessionPolicy};
use top_core::{Format, Params, TopTime};

use crate::config::credentials::Access;
use crate::ui::failure::Failure;
use crate::ui::output::{Form, Output, text_out};
use crate::ui::secret::masked;

/// Prints the request.
pub(crate) fn show(
    method: &str,
    api: Option<&ApiSchema>,
    access: &Access,
    format: Format,
    mut params: Params,
    output: &Output,
) -> Result<(), Failure> {
    let session = access.session().filter(|_| api.is_none_or(|api| api.session != SessionPolicy::None));
    let mut system = SystemParams::new(method, &access.app_key, TopTime::now());
    system.format = format;
    system.sign_method = access.sign_method;
    system.session = session.as_ref();
    system.stamp_and_sign(&mut params, &access.app_secret);
    let form: Map<String, Value> =
        params.iter().map(|(name, value)| (name.to_owned(), masked(&params, name, value).into())).collect();
    let file = |(name, file): (&str, &top_core::FileItem)| {
        (name.to_owned(), json!({ "name": file.name(), "media_type": file.content_type() }))
    };
    let files: Map<String, Value> = params.files().map(file).collect();
    let url = access.endpoint.to_string();
    if output.form() != Form::Table {
        return output.one(&json!({ "url": url, "form": form, "files": files }));
    }
    text_out(&format!("POST {url}\n"))?;
    for (name, value) in params.iter() {
        text_out(&format!("{name}={}", masked(&params, name, value)))?;
    }
    params
        .files()
        .try_for_each(|(name, file)| text_out(&format!("{name}=@{} ({})", file.name(), file.content_type())))
}
