//! Fields and their types.

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Attribute, GenericArgument, Ident, LitStr, PathArguments, Type};

use crate::attr::{Entry, Errors, Range, entries, misplaced};

/// A field with its `#[top(…)]`.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) docs: Vec<&'a Attribute>,
    /// `#[deprecated]`
    pub(crate) deprecated_attr: Option<&'a Attribute>,
    pub(crate) shape: Shape<'a>,
    pub(crate) name: Name,
    pub(crate) example: Option<Example>,
    pub(crate) default: Option<LitStr>,
    pub(crate) list_item: Option<LitStr>,
    pub(crate) max_items: Option<(u32, Span)>,
    pub(crate) max_len: Option<(u32, Span)>,
    pub(crate) range: Option<(Range, Span)>,
    pub(crate) unit: Option<LitStr>,
    pub(crate) format: Option<Format>,
    pub(crate) restricted: Option<LitStr>,
    pub(crate) deprecated: Option<LitStr>,
}

/// `example = "59"`, or `example = 59` if the gateway sends a JSON number.
pub(crate) struct Example {
    pub(crate) text: String,
    pub(crate) is_number: bool,
    pub(crate) span: Span,
}

/// `format = "…"`
pub(crate) struct Format {
    /// The variant of `top_core::schema::Format`.
    pub(crate) variant: Ident,
    /// The character between the items of a list.
    pub(crate) separator: Option<char>,
}

impl Format {
    const ALL: [(&'static str, &'static str, Option<char>); 9] = [
        ("epoch-ms", "EpochMillis", None),
        ("epoch", "Epoch", None),
        ("comma-list", "CommaList", Some(',')),
        ("space-list", "SpaceList", Some(' ')),
        ("month-compact", "CompactMonth", None),
        ("month-or-date", "MonthOrDate", None),
        ("date-or-date-time", "DateOrDateTime", None),
        ("days-or-date", "DaysOrDate", None),
        ("key-value", "KeyValue", None),
    ];

    fn parse(text: &LitStr) -> syn::Result<Self> {
        let found = Self::ALL.iter().find(|(name, ..)| *name == text.value());
        let Some((_, variant, separator)) = found else {
            let known: Vec<_> = Self::ALL.iter().map(|(name, ..)| format!("`{name}`")).collect();
            let message = format!("unknown format `{}`; expected one of {}", text.value(), known.join(", "));
            return Err(syn::Error::new(text.span(), message));
        };
        Ok(Self { variant: Ident::new(variant, text.span()), separator: *separator })
    }
}

/// The name on the wire, with its span.
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// The parts of a type, as written in the source.
#[derive(Clone, Copy)]
pub(crate) struct Shape<'a> {
    /// Whether the type is an `Option`.
    pub(crate) optional: bool,
    /// Whether the value is in a `Box`, as in recursive objects.
    pub(crate) boxed: bool,
    /// The type inside the `Option` and the `Box`, or the type itself.
    pub(crate) value: &'a Type,
    /// Whether the type is a `Vec` or an `Option` of one.
    pub(crate) list: bool,
    /// The type inside the `Option` and the `Vec`.
    pub(crate) inner: &'a Type,
}

impl<'a> Field<'a> {
    const KEYS: [&'static str; 11] = [
        "name",
        "example",
        "default",
        "list_item",
        "max_items",
        "max_len",
        "range",
        "unit",
        "format",
        "restricted",
        "deprecated",
    ];

    pub(super) fn parse(field: &'a syn::Field, ident: &'a Ident, errors: &mut Errors) -> Self {
        for name in ["top_api", "top_object", "code"] {
            misplaced(&field.attrs, name, "on a field, write `#[top(…)]`", errors);
        }
        let attrs = |name: &'static str| field.attrs.iter().filter(move |attr| attr.path().is_ident(name));
        let mut model = Self {
            ident,
            ty: &field.ty,
            docs: attrs("doc").collect(),
            deprecated_attr: attrs("deprecated").next(),
            shape: Shape::of(&field.ty),
            name: Name { text: ident.unraw().to_string(), span: ident.span() },
            example: None,
            default: None,
            list_item: None,
            max_items: None,
            max_len: None,
            range: None,
            unit: None,
            format: None,
            restricted: None,
            deprecated: None,
        };
        for entry in entries(&field.attrs, "top", &Self::KEYS, errors) {
            model.set(&entry, errors);
        }
        model
    }

    fn set(&mut self, entry: &Entry, errors: &mut Errors) {
        let span = entry.span();
        match entry.key.to_string().as_str() {
            "name" => {
                if let Some(text) = errors.keep(entry.text()) {
                    self.name = Name { text: text.value(), span: text.span() };
                }
            }
            "example" => self.example = errors.keep(entry.example()),
            "default" => self.default = errors.keep(entry.text()),
            "list_item" => self.list_item = errors.keep(entry.text()),
            "max_items" => self.max_items = errors.keep(entry.count()).map(|n| (n, span)),
            "max_len" => self.max_len = errors.keep(entry.count()).map(|n| (n, span)),
            "range" => self.range = errors.keep(entry.range()).map(|r| (r, span)),
            "unit" => self.unit = errors.keep(entry.text()),
            "format" => self.format = errors.keep(entry.text().and_then(|text| Format::parse(&text))),
            "restricted" => self.restricted = errors.keep(entry.text()),
            _ => self.deprecated = errors.keep(entry.text()),
        }
    }

    /// The reason in `#[deprecated]` or `#[top(deprecated = "…")]`, for the schema.
    pub(crate) fn deprecation(&self) -> Option<String> {
        if let Some(text) = &self.deprecated {
            return Some(text.value());
        }
        let attr = self.deprecated_attr?;
        let mut note = String::new();
        match &attr.meta {
            syn::Meta::NameValue(pair) => note = literal(&pair.value).unwrap_or_default(),
            // Other keys than `note` are skipped. rustc checks the attribute.
            syn::Meta::List(_) => {
                let _ = attr.parse_nested_meta(|meta| {
                    let value: LitStr = meta.value()?.parse()?;
                    if meta.path.is_ident("note") {
                        note = value.value();
                    }
                    Ok(())
                });
            }
            syn::Meta::Path(_) => {}
        }
        Some(if note.is_empty() { "deprecated".to_owned() } else { note })
    }
}

fn literal(expr: &syn::Expr) -> Option<String> {
    match expr {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

impl<'a> Shape<'a> {
    fn of(ty: &'a Type) -> Self {
        let (optional, value) = argument_of(ty, "Option").map_or((false, ty), |inner| (true, inner));
        let (boxed, value) = argument_of(value, "Box").map_or((false, value), |inner| (true, inner));
        let (list, inner) = argument_of(value, "Vec").map_or((false, value), |inner| (true, inner));
        Self { optional, boxed, value, list, inner }
    }

    /// The span of an invalid `Option`: inside an `Option` or a `Vec`.
    pub(crate) fn misplaced_option(&self) -> Option<Span> {
        argument_of(self.inner, "Option").map(|_| self.inner.span())
    }

    /// Whether the type is an integer that does not convert from `i32`, the default type of a literal. Its setter takes
    /// the type itself instead of `impl Into`.
    pub(crate) fn is_odd_integer(&self) -> bool {
        let Type::Path(path) = strip_groups(self.value) else { return false };
        ["u8", "u16", "u32", "u64", "i8", "i16"].iter().any(|name| path.path.is_ident(name))
    }
}

/// Returns the `T` of `wrapper<T>`, for any path to `wrapper`.
fn argument_of<'a>(ty: &'a Type, wrapper: &str) -> Option<&'a Type> {
    let Type::Path(path) = strip_groups(ty) else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == wrapper)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(inner) => Some(inner),
        _ => None,
    }
}

/// Removes parentheses and the invisible groups around a `$t:ty` of a macro.
pub(crate) fn strip_groups(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => strip_groups(&group.elem),
        Type::Paren(paren) => strip_groups(&paren.elem),
        other => other,
    }
}
