//! The model of an annotated struct, with the places where everything stands.

use proc_macro2::Span;
use syn::{Attribute, Data, DeriveInput, Expr, Fields, GenericArgument, Ident, LitStr, PathArguments, Type};

use crate::attr::{Entries, Errors, Failure, Paginate, entries, misplaced};

/// `#[derive(TopApi)]`
pub(crate) struct Api<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) method: Option<LitStr>,
    pub(crate) title: Option<LitStr>,
    pub(crate) api_id: Option<u32>,
    pub(crate) session: &'static str,
    pub(crate) response: Type,
    pub(crate) readonly: Option<Span>,
    pub(crate) idempotent: Option<Span>,
    pub(crate) paginate: Option<Paginate>,
    pub(crate) failure: Option<Failure>,
    pub(crate) entries: Option<Entries>,
    pub(crate) errors: Option<Expr>,
    /// How to find out whether a call took effect.
    pub(crate) verify: Option<Expr>,
    pub(crate) fields: Vec<Field<'a>>,
}

/// `#[derive(TopObject)]`
pub(crate) struct Object<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) list_item: Option<LitStr>,
    pub(crate) fields: Vec<Field<'a>>,
}

/// A field and what `#[top(…)]` says of it.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) docs: Vec<&'a Attribute>,
    pub(crate) shape: Shape<'a>,
    pub(crate) name: Name,
    pub(crate) example: Option<LitStr>,
    pub(crate) default: Option<LitStr>,
    pub(crate) list_item: Option<LitStr>,
    pub(crate) max_items: Option<(u32, Span)>,
    pub(crate) max_len: Option<(u32, Span)>,
    pub(crate) range: Option<((i64, i64), Span)>,
    pub(crate) deprecated: Option<LitStr>,
}

/// The name on the wire, and where it stands.
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// What a type is made of, as far as its spelling tells.
#[derive(Clone, Copy)]
pub(crate) struct Shape<'a> {
    /// It is an `Option`.
    pub(crate) optional: bool,
    /// What is inside of the `Option`, or the type itself.
    pub(crate) value: &'a Type,
    /// It is a `Vec`, or an `Option` of one.
    pub(crate) list: bool,
    /// What is inside of the `Option` and the `Vec`.
    pub(crate) inner: &'a Type,
}

impl<'a> Api<'a> {
    pub(crate) fn parse(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        const KEYS: [&str; 12] = [
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
            "errors",
            "verify",
        ];
        let mut api = Self {
            input,
            method: None,
            title: None,
            api_id: None,
            session: "none",
            response: default_response(&input.ident),
            readonly: None,
            idempotent: None,
            paginate: None,
            failure: None,
            entries: None,
            errors: None,
            verify: None,
            fields: fields(input, "TopApi", errors),
        };
        misplaced(&input.attrs, "top", "on a struct write `#[top_api(…)]`", errors);
        for entry in entries(&input.attrs, "top_api", &KEYS, errors) {
            let span = entry.key.span();
            match entry.key.to_string().as_str() {
                "method" => api.method = errors.keep(entry.text()),
                "title" => api.title = errors.keep(entry.text()),
                "api_id" => api.api_id = errors.keep(entry.count()),
                "session" => {
                    let word = entry.word(&["required", "optional", "none"]);
                    api.session = errors.keep(word).unwrap_or("none");
                }
                "response" => {
                    if let Some(ty) = errors.keep(entry.ty()) {
                        api.response = ty;
                    }
                }
                "readonly" => api.readonly = errors.keep(entry.flag()).map(|()| span),
                "idempotent" => api.idempotent = errors.keep(entry.flag()).map(|()| span),
                "paginate" => api.paginate = errors.keep(entry.inside("paginate(page_no)")),
                "failure" => api.failure = errors.keep(entry.inside("failure(result.success)")),
                "entries" => api.entries = errors.keep(entry.inside("entries(results as Row, code = code)")),
                "errors" => api.errors = errors.keep(entry.constant("errors = ORDER_ERRORS")),
                _ => api.verify = errors.keep(entry.constant("verify = CHECK_GIFT")),
            }
        }
        api
    }
}

/// Points at the struct, so that a type that is missing is reported there.
fn default_response(ident: &Ident) -> Type {
    let name = Ident::new(&format!("{ident}Response"), ident.span());
    syn::parse_quote!(#name)
}

impl<'a> Object<'a> {
    pub(crate) fn parse(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        misplaced(&input.attrs, "top", "on a struct write `#[top_object(…)]`", errors);
        let mut object = Self { input, list_item: None, fields: fields(input, "TopObject", errors) };
        for entry in entries(&input.attrs, "top_object", &["list_item"], errors) {
            object.list_item = errors.keep(entry.text());
        }
        object
    }
}

fn fields<'a>(input: &'a DeriveInput, derive: &str, errors: &mut Errors) -> Vec<Field<'a>> {
    if !input.generics.params.is_empty() {
        errors.push(syn::Error::new_spanned(
            &input.generics,
            format!("`{derive}` takes a struct without type parameters or lifetimes: own the values"),
        ));
    }
    let named = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => Some(&fields.named),
            Fields::Unit => return Vec::new(),
            Fields::Unnamed(_) => None,
        },
        _ => None,
    };
    let Some(named) = named else {
        let message =
            format!("`{derive}` takes a struct with named fields: `struct {} {{ … }}`", input.ident);
        errors.add(input.ident.span(), message);
        return Vec::new();
    };
    named.iter().filter_map(|field| Some(Field::parse(field, field.ident.as_ref()?, errors))).collect()
}

impl<'a> Field<'a> {
    fn parse(field: &'a syn::Field, ident: &'a Ident, errors: &mut Errors) -> Self {
        const KEYS: [&str; 8] =
            ["name", "example", "default", "list_item", "max_items", "max_len", "range", "deprecated"];
        for name in ["top_api", "top_object"] {
            misplaced(&field.attrs, name, "on a field write `#[top(…)]`", errors);
        }
        let own = Name { text: syn::ext::IdentExt::unraw(ident).to_string(), span: ident.span() };
        let mut model = Self {
            ident,
            ty: &field.ty,
            docs: field.attrs.iter().filter(|attr| attr.path().is_ident("doc")).collect(),
            shape: shape(&field.ty),
            name: own,
            example: None,
            default: None,
            list_item: None,
            max_items: None,
            max_len: None,
            range: None,
            deprecated: None,
        };
        for entry in entries(&field.attrs, "top", &KEYS, errors) {
            let span = entry.key.span();
            match entry.key.to_string().as_str() {
                "name" => {
                    if let Some(text) = errors.keep(entry.text()) {
                        model.name = Name { text: text.value(), span: text.span() };
                    }
                }
                "example" => model.example = errors.keep(entry.text()),
                "default" => model.default = errors.keep(entry.text()),
                "list_item" => model.list_item = errors.keep(entry.text()),
                "max_items" => model.max_items = errors.keep(entry.count()).map(|n| (n, span)),
                "max_len" => model.max_len = errors.keep(entry.count()).map(|n| (n, span)),
                "range" => model.range = errors.keep(entry.range()).map(|r| (r, span)),
                _ => model.deprecated = errors.keep(entry.text()),
            }
        }
        model
    }
}

fn shape(ty: &Type) -> Shape<'_> {
    let (optional, value) = argument_of(ty, "Option").map_or((false, ty), |inner| (true, inner));
    let (list, inner) = argument_of(value, "Vec").map_or((false, value), |inner| (true, inner));
    Shape { optional, value, list, inner }
}

/// The `T` of `wrapper<T>`, however the path to `wrapper` is written.
fn argument_of<'a>(ty: &'a Type, wrapper: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == wrapper)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(inner) => Some(inner),
        _ => None,
    }
}
