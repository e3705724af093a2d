//! Checks of annotations that do not depend on types.
//!
//! `top_core::__private::annotation` checks the form of the method, the system parameters, and the limits against the
//! types of the fields.

use proc_macro2::Span;
use syn::ext::IdentExt as _;

use crate::ast::{Api, Code, Field, Object, Value, Variant};
use crate::attr::{Errors, Paginate, mentions};

/// The parameters that select a page, each with its variant of `PageBy`.
const PAGING: [(&str, &str); 5] = [
    ("page_no", "Number"),
    ("page_num", "Number"),
    ("position_index", "Cursor"),
    ("cursor", "Cursor"),
    ("offset", "Offset"),
];

/// Returns the variant of `PageBy` for the parameter with this name.
pub(crate) fn page_by(parameter: &syn::Ident) -> &'static str {
    PAGING.iter().find(|(known, _)| parameter == known).map_or("Number", |(_, kind)| kind)
}

pub(crate) fn api(api: &mut Api<'_>, errors: &mut Errors) {
    // An invalid method was reported at its value.
    if api.method.is_none() && !mentions(&api.input.attrs, "top_api", "method") {
        errors.add(
            api.input.ident.span(),
            "missing method: write `#[top_api(method = \"taobao.tbk.…\")]` above the struct",
        );
    }
    if let (Some(_), Some(span)) = (api.readonly, api.idempotent) {
        errors.add(span, "`idempotent` is redundant with `readonly`: remove it");
    }
    if let Some(paginate) = api.paginate.take()
        && check_paginate(&paginate, api.fields(), errors)
    {
        api.paginate = Some(paginate);
    }
    for field in api.fields() {
        if field.ident.unraw() == "build" {
            errors.add(
                field.ident.span(),
                "the builder has a method `build`: rename the field and write `#[top(name = \"build\")]`",
            );
        }
    }
    check_fields(api.fields(), errors);
}

fn check_paginate(paginate: &Paginate, fields: &[Field<'_>], errors: &mut Errors) -> bool {
    let by = &paginate.by;
    let known = PAGING.iter().any(|(name, _)| by.last() == name) && by.0.len() < 3;
    if !known || fields.iter().all(|field| *field.ident != *by.field()) {
        let names: Vec<_> = PAGING.iter().map(|(name, _)| format!("`{name}`")).collect();
        errors.add(
            by.field().span(),
            format!("`paginate` takes a field of the struct: one of {}", names.join(", ")),
        );
        return false;
    }
    let kind = page_by(by.last());
    if let Some(cursor) = &paginate.cursor
        && kind != "Cursor"
    {
        errors.add(cursor.last().span(), format!("`{}` is not a cursor: remove `cursor = …`", by.text()));
        return false;
    }
    if let Some((_, span)) = paginate.first
        && kind == "Offset"
    {
        errors.add(span, "`first` is a page number, but an offset counts rows: remove `first`");
        return false;
    }
    if kind == "Cursor" && paginate.describes_pages() && paginate.cursor_path().is_none() {
        let message =
            format!("missing cursor of the response: write `cursor = data.{}` or `items = …`", by.last());
        errors.add(by.last().span(), message);
        return false;
    }
    true
}

pub(crate) fn object(object: &Object<'_>, errors: &mut Errors) {
    if let Some(list_item) = &object.list_item {
        check_name(&list_item.value(), list_item.span(), errors);
    }
    check_fields(object.fields(), errors);
}

pub(crate) fn code(code: &mut Code<'_>, errors: &mut Errors) {
    let other = code.other.as_ref().map(|other| (other.ident, other.numeric));
    let mut good: Vec<Variant<'_>> = Vec::new();
    for variant in std::mem::take(&mut code.variants) {
        let earlier = good.iter().find(|earlier| earlier.value == variant.value);
        let problem = match (other, &variant.value) {
            (Some((other, true)), Value::Text(_)) => {
                format!("`{other}` holds numbers, so the code must be a number: write `12`")
            }
            (Some((other, false)), Value::Number(number)) => {
                format!("`{other}` holds texts, so the code must be a text: write `\"{number}\"`")
            }
            _ => match earlier {
                Some(earlier) => format!("`{}` already has this code", earlier.ident),
                None => {
                    good.push(variant);
                    continue;
                }
            },
        };
        errors.add(variant.span, problem);
    }
    code.variants = good;
    let is_enum = matches!(code.input.data, syn::Data::Enum(_));
    let mentions_other = match &code.input.data {
        syn::Data::Enum(data) => {
            data.variants.iter().any(|variant| mentions(&variant.attrs, "code", "other"))
        }
        _ => false,
    };
    if is_enum && code.other.is_none() && !mentions_other {
        let payload = if code.is_numeric() { "i64" } else { "String" };
        errors.add(
            code.input.ident.span(),
            format!("missing variant for undocumented codes: add `#[code(other)] Other({payload})`"),
        );
    }
}

fn check_fields(fields: &[Field<'_>], errors: &mut Errors) {
    for (i, field) in fields.iter().enumerate() {
        check_name(&field.name.text, field.name.span, errors);
        if let Some(earlier) = fields[..i].iter().find(|earlier| earlier.name.text == field.name.text) {
            errors.add(
                field.name.span,
                format!(
                    "the field `{}` already has the name `{}` on the wire",
                    earlier.ident, field.name.text
                ),
            );
        }
        if let Some(span) = field.shape.misplaced_option() {
            errors.add(span, "a list or an `Option` can't contain an `Option`: remove the inner `Option`");
        }
        check_limits(field, errors);
    }
}

/// Checks the limits of a field that is written as `Vec`. All other checks of limits depend on the type.
fn check_limits(field: &Field<'_>, errors: &mut Errors) {
    if let Some(list_item) = &field.list_item {
        check_name(&list_item.value(), list_item.span(), errors);
    }
    if !field.shape.list {
        return;
    }
    let for_values =
        [field.max_len.map(|(_, span)| ("max_len", span)), field.range.map(|(_, span)| ("range", span))];
    for (key, span) in for_values.into_iter().flatten() {
        errors.add(span, format!("`{key}` applies to single values: for a list, write `max_items`"));
    }
}

fn check_name(name: &str, span: Span, errors: &mut Errors) {
    if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c.is_control()) {
        errors.add(span, "a name on the wire must be one word, such as `page_size`");
    }
}
