//! `name=value` on the command line.

use std::path::Path;
use std::str::FromStr;

use top_core::describe::{ApiDescription, DataType};
use top_core::{FileItem, Params};

use crate::failure::Failure;

/// One `name=value`.
#[derive(Debug, Clone)]
pub(crate) struct Assignment {
    name: String,
    value: String,
}

impl FromStr for Assignment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some((name, value)) if !name.trim().is_empty() => {
                Ok(Self { name: name.trim().to_owned(), value: value.to_owned() })
            }
            _ => Err("write a parameter as name=value".to_owned()),
        }
    }
}

/// The parameters of a call. For an API that is known, files are those of its file parameters; for one that is not,
/// every value that begins with `@` names a file.
pub(crate) fn collect(api: Option<&ApiDescription>, assignments: &[Assignment]) -> Result<Params, Failure> {
    let mut params = Params::new();
    for Assignment { name, value } in assignments {
        let is_file = match api {
            Some(api) => matches!(api.parameter(name).map(|p| p.data_type), Some(DataType::Bytes)),
            None => value.starts_with('@'),
        };
        match value.strip_prefix('@') {
            Some(path) if is_file => params.push_file(name, read(name, Path::new(path))?),
            None if is_file => {
                return Err(Failure::usage(format!("`{name}` is a file")).hint(format!("write {name}=@PATH")));
            }
            _ => params.push_text(name, value),
        }
    }
    Ok(params)
}

fn read(name: &str, path: &Path) -> Result<FileItem, Failure> {
    let content = std::fs::read(path)
        .map_err(|error| Failure::usage(format!("`{name}`: {} can't be read: {error}", path.display())))?;
    let file_name = path.file_name().map_or_else(|| name.to_owned(), |n| n.to_string_lossy().into_owned());
    let media_type = mime_guess::from_path(path).first_or_octet_stream();
    Ok(FileItem::new(file_name, media_type.essence_str(), content))
}
