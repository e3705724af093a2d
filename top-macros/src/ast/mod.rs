//! The models of annotated structs and enums, with spans.

mod code;
mod field;

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;
use syn::{Data, DeriveInput, Expr, Fields, Ident, LitStr, Type};

pub(crate) use code::{Code, Value, Variant};
pub(crate) use field::{Example, Field, strip_groups};

use crate::attr::{Entries, Entry, Errors, Failure, Paginate, entries, mentions, misplaced};
use crate::krate;

/// `#[derive(TopApi)]`
pub(crate) struct Api<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: TokenStream,
    pub(crate) method: Option<LitStr>,
    pub(crate) title: Option<LitStr>,
    pub(crate) api_id: Option<u32>,
    pub(crate) session: &'static str,
    /// `None` if the annotation is invalid. An error was reported.
    pub(crate) response: Option<Type>,
    pub(crate) readonly: Option<Span>,
    pub(crate) idempotent: Option<Span>,
    pub(crate) paginate: Option<Paginate>,
    pub(crate) failure: Option<Failure>,
    pub(crate) entries: Option<Entries>,
    pub(crate) verify: Option<Expr>,
    pub(crate) errors: Option<Expr>,
    /// `None` if the input is not a struct with named fields.
    pub(crate) fields: Option<Vec<Field<'a>>>,
}

/// `#[derive(TopObject)]`
pub(crate) struct Object<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: TokenStream,
    pub(crate) list_item: Option<LitStr>,
    /// `None` if the input is not a struct with named fields.
    pub(crate) fields: Option<Vec<Field<'a>>>,
}

impl<'a> Api<'a> {
    const KEYS: [&'static str; 13] = [
        "method",
        "title",
        "api_id",
        "session",
        "response",
        "readonly",
        "idempotent",
        "paginate",
        "failure",
        "entries",
        "verify",
        "errors",
        "crate",
    ];

    pub(crate) fn parse(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let ident = &input.ident;
        // The span of the struct, so that the compiler reports a missing type there.
        let response = format_ident!("{}Response", ident.unraw(), span = ident.span());
        let mut api = Self {
            input,
            krate: krate::path(),
            method: None,
            title: None,
            api_id: None,
            session: "none",
            response: Some(syn::parse_quote!(#response)),
            readonly: None,
            idempotent: None,
            paginate: None,
            failure: None,
            entries: None,
            verify: None,
            errors: None,
            fields: fields(input, "TopApi", errors),
        };
        misplaced(&input.attrs, "top", "on a struct, write `#[top_api(…)]`", errors);
        // If the entry can't be parsed, the response is unknown.
        if mentions(&input.attrs, "top_api", "response") {
            api.response = None;
        }
        for entry in entries(&input.attrs, "top_api", &Self::KEYS, errors) {
            api.set(&entry, errors);
        }
        api
    }

    fn set(&mut self, entry: &Entry, errors: &mut Errors) {
        let span = entry.key.span();
        match entry.key.to_string().as_str() {
            "method" => self.method = errors.keep(entry.text()),
            "title" => self.title = errors.keep(entry.text()),
            "api_id" => self.api_id = errors.keep(entry.count()),
            "session" => {
                let word = entry.word(&["required", "optional", "none"]);
                self.session = errors.keep(word).unwrap_or("none");
            }
            "response" => self.response = errors.keep(entry.ty()).or_else(|| entry.quoted_type()),
            "readonly" => self.readonly = errors.keep(entry.flag()).map(|()| span),
            "idempotent" => self.idempotent = errors.keep(entry.flag()).map(|()| span),
            "paginate" => self.paginate = errors.keep(entry.inside("paginate(page_no)")),
            "failure" => self.failure = errors.keep(entry.inside("failure(result.success)")),
            "entries" => self.entries = errors.keep(entry.inside("entries(results as Row, code = code)")),
            "verify" => self.verify = errors.keep(entry.constant("verify = CHECK_GIFT")),
            "crate" => self.krate = errors.keep(entry.path()).unwrap_or_else(krate::path),
            _ => self.errors = errors.keep(entry.constant("errors = ORDER_ERRORS")),
        }
    }

    /// The name of the struct, without `r#`.
    pub(crate) fn name(&self) -> String {
        self.input.ident.unraw().to_string()
    }

    pub(crate) fn fields(&self) -> &[Field<'a>] {
        self.fields.as_deref().unwrap_or_default()
    }

    /// The type of the response, or a placeholder if it is unknown.
    pub(crate) fn response(&self) -> TokenStream {
        let krate = &self.krate;
        match &self.response {
            Some(ty) => quote!(#ty),
            None => quote!(#krate::__private::UnknownResponse),
        }
    }
}

impl<'a> Object<'a> {
    pub(crate) fn parse(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        misplaced(&input.attrs, "top", "on a struct, write `#[top_object(…)]`", errors);
        let fields = fields(input, "TopObject", errors);
        let mut object = Self { input, krate: krate::path(), list_item: None, fields };
        for entry in entries(&input.attrs, "top_object", &["list_item", "crate"], errors) {
            match entry.key.to_string().as_str() {
                "list_item" => object.list_item = errors.keep(entry.text()),
                _ => object.krate = errors.keep(entry.path()).unwrap_or_else(krate::path),
            }
        }
        object
    }

    pub(crate) fn fields(&self) -> &[Field<'a>] {
        self.fields.as_deref().unwrap_or_default()
    }
}

fn fields<'a>(input: &'a DeriveInput, derive: &str, errors: &mut Errors) -> Option<Vec<Field<'a>>> {
    if !input.generics.params.is_empty() {
        errors.push(syn::Error::new_spanned(
            &input.generics,
            format!("`{derive}` does not support type parameters or lifetimes: use owned values"),
        ));
    }
    let named = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => Some(&fields.named),
            Fields::Unit => return Some(Vec::new()),
            Fields::Unnamed(_) => None,
        },
        _ => None,
    };
    let Some(named) = named else {
        errors.add(input.ident.span(), not_a_struct(input, derive));
        return None;
    };
    Some(named.iter().filter_map(|field| Some(Field::parse(field, field.ident.as_ref()?, errors))).collect())
}

fn not_a_struct(input: &DeriveInput, derive: &str) -> String {
    let ident: &Ident = &input.ident;
    let message = format!("`{derive}` requires a struct with named fields: write `struct {ident} {{ … }}`");
    match input.data {
        Data::Enum(_) => format!("{message}; for a set of codes, use `#[derive(TopCode)]`"),
        _ => message,
    }
}
