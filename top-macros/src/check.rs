//! Everything wrong with an annotated struct, beyond the form of its annotations.

use syn::ext::IdentExt as _;

use crate::ast::{Api, Field, Object};
use crate::attr::{Errors, mentions};
use crate::method;

/// What the client sets itself; kept equal to `top_core::check::SYSTEM_PARAMETERS` by a test.
const SYSTEM_PARAMETERS: [&str; 11] = [
    "method",
    "app_key",
    "target_app_key",
    "sign_method",
    "sign",
    "session",
    "timestamp",
    "format",
    "v",
    "partner_id",
    "simplify",
];

/// The parameters that say which page, and how.
const PAGING: [(&str, &str); 5] = [
    ("page_no", "Number"),
    ("page_num", "Number"),
    ("position_index", "Cursor"),
    ("cursor", "Cursor"),
    ("offset", "Offset"),
];

/// What the parameter of that name counts: a variant of `PageBy`.
pub(crate) fn page_by(parameter: &syn::Ident) -> &'static str {
    PAGING.iter().find(|(known, _)| parameter == known).map_or("Number", |(_, kind)| kind)
}

pub(crate) fn api(api: &Api<'_>, errors: &mut Errors) {
    match &api.method {
        Some(method) => {
            if let Some(problem) = method::problem(&method.value()) {
                errors.add(method.span(), problem);
            }
        }
        // A method of the wrong form was reported where it stands.
        None if mentions(&api.input.attrs, "top_api", "method") => {}
        None => errors.add(
            api.input.ident.span(),
            "the method is missing: write `#[top_api(method = \"taobao.tbk.…\")]` above the struct",
        ),
    }
    if let (Some(_), Some(span)) = (api.readonly, api.idempotent) {
        errors.add(span, "`idempotent` says nothing beside `readonly`: leave it out");
    }
    if let Some(paginate) = &api.paginate {
        let by = &paginate.by;
        let known = PAGING.iter().any(|(name, _)| by.last() == name) && by.0.len() < 3;
        if !known || api.fields.iter().all(|field| *field.ident != *by.field()) {
            let names: Vec<_> = PAGING.iter().map(|(name, _)| format!("`{name}`")).collect();
            errors.add(
                by.field().span(),
                format!("`paginate` takes a field of the struct: one of {}", names.join(", ")),
            );
        }
    }
    for field in &api.fields {
        if field.ident.unraw() == "build" {
            errors.add(
                field.ident.span(),
                "the builder's last step is named `build`: name the field otherwise and write `#[top(name = \"build\")]`",
            );
        }
        if SYSTEM_PARAMETERS.contains(&field.name.text.as_str()) {
            errors.add(
                field.name.span,
                format!("`{}` is a system parameter: the client sets it itself", field.name.text),
            );
        }
    }
    fields(&api.fields, errors);
}

pub(crate) fn object(object: &Object<'_>, errors: &mut Errors) {
    if let Some(list_item) = &object.list_item {
        element(&list_item.value(), list_item.span(), errors);
    }
    fields(&object.fields, errors);
}

fn fields(fields: &[Field<'_>], errors: &mut Errors) {
    for (i, field) in fields.iter().enumerate() {
        element(&field.name.text, field.name.span, errors);
        if let Some(earlier) = fields[..i].iter().find(|earlier| earlier.name.text == field.name.text) {
            errors.add(
                field.name.span,
                format!(
                    "`{}` is on the wire already: the name of the field `{}`",
                    field.name.text, earlier.ident
                ),
            );
        }
        limits(field, errors);
    }
}

fn limits(field: &Field<'_>, errors: &mut Errors) {
    if let Some(list_item) = &field.list_item {
        element(&list_item.value(), list_item.span(), errors);
    }
    let for_lists = [
        field.max_items.map(|(_, span)| ("max_items", span)),
        field.list_item.as_ref().map(|text| ("list_item", text.span())),
    ];
    if !field.shape.list {
        for (key, span) in for_lists.into_iter().flatten() {
            errors.add(span, format!("`{key}` is for lists: the field is no `Vec`"));
        }
    }
    let for_values =
        [field.max_len.map(|(_, span)| ("max_len", span)), field.range.map(|(_, span)| ("range", span))];
    if field.shape.list {
        for (key, span) in for_values.into_iter().flatten() {
            errors.add(span, format!("`{key}` is for single values: for a list write `max_items`"));
        }
    }
}

fn element(name: &str, span: proc_macro2::Span, errors: &mut Errors) {
    if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c.is_control()) {
        errors.add(span, "a name on the wire is one word, such as `page_size`");
    }
}
