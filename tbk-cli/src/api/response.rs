//! Prints the data of a response: finds the list of entries and its columns.

use serde_json::Value;
use top_core::decode::Warning;
use top_core::schema::{ApiSchema, DataType, Field};

use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{counted, say, text};
use crate::ui::library;
use crate::ui::output::{Column, Form, Output, note};

/// Parses the data of a reply. Its depth is limited, so that no later step overflows the stack.
pub(crate) fn parse_data(json: &str) -> Result<Value, Failure> {
    serde_json::from_str(json).map_err(|error| {
        // The decoder returns valid JSON. The parser rejects only its depth, or a number that no float can represent.
        if error.to_string().starts_with("recursion limit") {
            let message = text(
                "the data is nested more than 127 levels deep and cannot be displayed",
                "数据嵌套超过 127 层，无法显示",
            );
            return Failure::local(message).hint(text(
                "`tbk call --raw` prints the response unchanged",
                "`tbk call --raw` 可原样输出响应",
            ));
        }
        let error = cause::describe(&error);
        Failure::local(say!("cannot display the data: {error}", "数据无法显示：{error}"))
    })
}

/// Prints the data. JSON contains all of it; the other formats contain the entries of its list, with a note of the
/// other values.
pub(crate) fn print_data(
    api: Option<&'static ApiSchema>,
    data: &Value,
    output: &Output,
) -> Result<(), Failure> {
    if output.form() == Form::Json && output.fields().is_empty() {
        return output.one(data);
    }
    let Some((path, list)) = list_of(api, data) else {
        let own = api.map(|api| Column::of(api.response)).filter(|own| !own.is_empty());
        return output.one_of(data, own);
    };
    let mut entries = output.entries(api.and_then(|api| columns(api, &path)));
    list.iter().try_for_each(|entry| entries.push(entry))?;
    entries.finish()?;
    if output.form() == Form::Table {
        note_totals(list.len(), &path, data);
    }
    Ok(())
}

/// Prints a warning for each value of the wrong type. The data does not contain these values.
pub(crate) fn print_warnings(warnings: &[Warning]) {
    /// More warnings would only fill the screen.
    const SHOWN: usize = 5;
    for warning in warnings.iter().take(SHOWN) {
        let warning = library::warning(warning);
        note(&say!("warning: {warning}", "警告：{warning}"));
    }
    if let Some(more) = warnings.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        note(&say!("… and {more} more", "……另有 {more} 处"));
    }
}

/// Returns the path and the entries of the list that the API declares, or of the only list.
pub(crate) fn list_of<'v>(
    api: Option<&'static ApiSchema>,
    data: &'v Value,
) -> Option<(String, &'v Vec<Value>)> {
    let declared = api.and_then(|api| api.paging?.items);
    if let Some(path) = declared {
        let list = path.split('.').try_fold(data, |at, step| at.get(step))?;
        return Some((path.to_owned(), list.as_array()?));
    }
    let mut lists =
        data.as_object()?.iter().filter_map(|(name, value)| Some((name.clone(), value.as_array()?)));
    let only = lists.next()?;
    (lists.next().is_none() && only.1.iter().any(Value::is_object)).then_some(only)
}

/// Returns all columns that entries of the list at this path can have.
pub(crate) fn columns(api: &ApiSchema, path: &str) -> Option<Vec<Column>> {
    let mut object = api.response;
    for step in path.split('.') {
        object = object.fields.iter().find(|field| field.name == step)?.data_type.object()?;
    }
    Some(Column::of(object)).filter(|columns| !columns.is_empty())
}

/// Notes the number of entries and the values outside of the list, such as `total_results` and `has_next`.
fn note_totals(count: usize, path: &str, data: &Value) {
    let mut rest = data.clone();
    if let Some(list) = rest.pointer_mut(&format!("/{}", path.replace('.', "/"))) {
        *list = Value::Null;
    }
    let mut simple = Vec::new();
    gather(&rest, &mut simple);
    let simple = simple.join(text(", ", "，"));
    let entries = counted(count, "entry", "entries");
    let entries = say!("{entries}", "{count} 条记录");
    note(&if simple.is_empty() { entries } else { entries + text("; ", "；") + &simple });
}

fn gather(value: &Value, simple: &mut Vec<String>) {
    for (name, value) in value.as_object().into_iter().flatten() {
        match value {
            Value::Object(_) => gather(value, simple),
            Value::Null | Value::Array(_) => {}
            Value::String(text) => simple.push(format!("{name} {text}")),
            other => simple.push(format!("{name} {other}")),
        }
    }
}

/// Rejects names in `--fields` that no entry can have.
pub(crate) fn check_fields(api: Option<&'static ApiSchema>, output: &Output) -> Result<(), Failure> {
    let Some(api) = api.filter(|api| !api.response.fields.is_empty()) else { return Ok(()) };
    let mut known = field_names(api);
    let fits = |name: &String| {
        known
            .iter()
            .any(|k| k == name || k.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('.')))
    };
    let Some(name) = output.fields().iter().find(|name| !fits(name)) else { return Ok(()) };
    let like = |known: &String| strsim::jaro_winkler(known.rsplit('.').next().unwrap_or_default(), name);
    known.sort_by(|a, b| like(b).total_cmp(&like(a)));
    known.dedup();
    known.truncate(5);
    let (known, method) = (known.join(", "), api.method);
    Err(Failure::usage(say!("no entry has a field `{name}`", "记录中没有字段 `{name}`")).hint(say!(
        "closest: {known}; `tbk describe {method}` lists all fields",
        "最接近的有：{known}；`tbk describe {method}` 查看全部字段"
    )))
}

/// Returns the names of the fields that an entry can have: those of the lists, then those of the response.
pub(crate) fn field_names(api: &ApiSchema) -> Vec<String> {
    let names = |columns: Vec<Column>| columns.into_iter().map(|column| column.name);
    let mut known: Vec<String> = Vec::new();
    // A response may contain any one of several lists.
    let declared = api.paging.and_then(|paging| paging.items);
    let all = || {
        let is_list = |field: &&Field| matches!(field.data_type, DataType::List(_));
        api.response.fields.iter().filter(is_list).map(|field| field.name).collect()
    };
    let lists: Vec<_> = declared.map_or_else(all, |path| vec![path]);
    for path in lists {
        known.extend(names(columns(api, path).unwrap_or_default()));
    }
    known.extend(names(Column::of(api.response)));
    known
}
